"""The gate before every page: closed unless the page says who may come in."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from strategy_portal import clock
from strategy_portal.access import NotAllowed, Permission, require

View = Callable[..., HttpResponse]


def needs(permission: Permission) -> Callable[[View], View]:
    """Mark a view with the permission that it asks for."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def permission_of(view: Any) -> Permission | None:
    """Return what a view asks for; None where it is open or was never marked.

    The pages of the admin say it on their site, once for all.
    """
    admin = getattr(view, "model_admin", view)
    site = getattr(admin, "admin_site", None)
    return getattr(view, "permission", getattr(site, "permission", None))


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
        permission = permission_of(view)
        if permission is None:
            raise NotAllowed("Nobody has said who may open this page, so it is closed.")
        require(request.user, permission, on=clock.today())  # type: ignore[arg-type]
