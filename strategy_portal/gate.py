"""The gate before every page: closed unless the page says who may come in.

Whoever comes too late, because the session has ended, is asked to sign in; a form that
they sent is kept for them meanwhile, where the page asks for that. So is a form opened
before they last signed in.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    QueryDict,
)
from django.http.response import HttpResponseBase

from strategy_portal import clock
from strategy_portal.access import NotAllowed, Permission, require

View = Callable[..., HttpResponse]

KEPT = "kept_form"
# Of whom a kept form is: a hidden field that holds the key of their account.
TYPED_BY = "typed_by"
MOST_KEPT = 100_000
KEPT_FOR = timedelta(hours=1)
CAME_BACK = (
    "You signed in again after you had opened this page. What you typed is here, and "
    "not saved yet."
)


def needs(*permissions: Permission) -> Callable[[View], View]:
    """Mark a view with what it asks for; of several permissions, any one will do."""

    def mark(view: View) -> View:
        view.permissions = permissions  # type: ignore[attr-defined]
        return view

    return mark


def permissions_of(view: Any) -> tuple[Permission, ...]:
    """Return what a view asks for; nothing where it is open or was never marked.

    The pages of the admin say it on their site, once for all.
    """
    admin = getattr(view, "model_admin", view)
    site = getattr(admin, "admin_site", None)
    marks: tuple[Permission, ...] = getattr(site, "permissions", ())
    return getattr(view, "permissions", marks)


def is_open(view: Any) -> bool:
    """Return whether a view is for people who have not signed in, too."""
    return not getattr(view, "login_required", True)


def admit(get_response: Callable[[HttpRequest], HttpResponse]) -> "Gate":
    """Refuse each request whose view does not say that this person may come in."""
    return Gate(get_response)


class Gate:
    """Asks each view for its permission, before the view does anything.

    Signing in comes first: whoever is here without an account has been sent there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let the request on; the view is not known yet."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> None:
        """Raise NotAllowed where the view asks for more than the person may."""
        if is_open(view):
            return
        permissions = permissions_of(view)
        if not permissions:
            raise NotAllowed("Nobody has said who may open this page, so it is closed.")
        require(request.user, *permissions, on=clock.today())  # type: ignore[arg-type]


def keeps_typed(view: View) -> View:
    """Mark a view whose form is kept when it is sent after the session ended.

    The form says in the hidden field `typed_by` whose it is.
    """
    view.keeps_typed = True  # type: ignore[attr-defined]
    return view


class AskToSignIn(LoginRequiredMiddleware):
    """Sends strangers to sign in, and keeps what they typed where the view asks."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseRedirect:
        """Keep a form that may be kept, then ask to sign in and come back."""
        if keep_form(request):
            request.session.set_expiry(KEPT_FOR)
        return super().handle_no_permission(request, view_func)


def keep_form(request: HttpRequest) -> bool:
    """Keep a form in the session it came with, if its page does so and it says whose.

    Returns whether it was kept.
    """
    match = request.resolver_match
    if request.method != "POST" or not getattr(match and match.func, "keeps_typed", 0):
        return False
    fields = request.POST.copy()
    fields.pop("csrfmiddlewaretoken", None)
    typed = fields.urlencode()
    if not fields.get(TYPED_BY) or len(typed) > MOST_KEPT:
        return False
    request.session[KEPT] = {"path": request.path, "typed": typed}
    return True


def drop_form_of_another(request: HttpRequest) -> None:
    """Forget a kept form unless whoever has signed in typed it."""
    kept = request.session.get(KEPT)
    if kept and QueryDict(kept["typed"]).get(TYPED_BY) != str(request.user.pk):
        del request.session[KEPT]


def kept_form(request: HttpRequest) -> QueryDict | None:
    """Return, once, what this person had typed into the form of this page."""
    drop_form_of_another(request)
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return None
    del request.session[KEPT]
    return QueryDict(kept["typed"])
