"""The pages of one's own account, and the ways into it."""

from allauth.core import ratelimit
from allauth.decorators import rate_limit
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from strategy_portal import clock
from strategy_portal.access import Permission, needs_second_factor, roles_of
from strategy_portal.accounts import links, services
from strategy_portal.accounts.forms import (
    NewPasswordForm,
    PasswordChangeForm,
    PasswordLostForm,
)
from strategy_portal.accounts.sessions import open_sessions
from strategy_portal.gate import needs

LINK = "password_link"
LONGEST_LINK = 200


@needs(Permission.OWN_ACCOUNT)
@require_safe
def your_account(request):
    """Show how one signs in, and where one is signed in."""
    today = clock.today()
    found = Authenticator.objects.filter(user=request.user)
    factors = {each.type: each.wrap() for each in found}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    here = request.session.session_key
    sessions = open_sessions(request.user)
    return TemplateResponse(
        request,
        "account/your_account.html",
        {
            "roles": [
                role.heading for role in sorted(roles_of(request.user, on=today))
            ],
            "has_app": Authenticator.Type.TOTP in factors,
            "needs_app": needs_second_factor(request.user, on=today),
            "codes_left": len(codes.get_unused_codes()) if codes else 0,
            "sessions": sessions,
            "here": here,
            "elsewhere": any(each.session_key != here for each in sessions),
        },
    )


@needs(Permission.OWN_ACCOUNT)
@require_POST
def sign_out(request):
    """Sign out, and have the browser forget what it was shown."""
    logout(request)
    response = redirect("front")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@needs(Permission.OWN_ACCOUNT)
@require_POST
def session_end(request, pk):
    """Sign out of one other place."""
    own = UserSession.objects.exclude(session_key=request.session.session_key)
    session = get_object_or_404(own, pk=pk, user=request.user)
    services.end_own_session(session=session, actor=request.user, now=clock.now())
    messages.success(request, "You are signed out there.")
    return redirect("your-account")


@needs(Permission.OWN_ACCOUNT)
@require_POST
def sessions_end(request):
    """Sign out of every other place."""
    services.end_own_sessions(
        actor=request.user, keep=request.session.session_key, now=clock.now()
    )
    messages.success(request, "You are signed out everywhere but here.")
    return redirect("your-account")


@needs(Permission.OWN_ACCOUNT)
@rate_limit(action="change_password")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password_change(request):
    """Change one's password."""
    form = PasswordChangeForm(request.user, request.POST or None)
    if form.is_valid():
        services.change_password(
            actor=request.user,
            password=form.cleaned_data["new_password"],
            keep=request.session.session_key,
            now=clock.now(),
        )
        update_session_auth_hash(request, request.user)
        messages.success(request, "Your password is changed.")
        return redirect("your-account")
    return TemplateResponse(request, "account/password_change.html", {"form": form})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def password_lost(request):
    """Ask for a link to choose a new password; answer the same to everybody."""
    form = PasswordLostForm(request.POST or None)
    if form.is_valid():
        email = form.cleaned_data["email"]
        if not ratelimit.consume(request, action="reset_password", key=email):
            return ratelimit.respond_429(request)
        services.send_way_back_in(email=email, now=clock.now())
        return redirect("password-asked")
    return TemplateResponse(request, "account/password_lost.html", {"form": form})


@login_not_required
@require_safe
def password_asked(request):
    """Say that a link is on its way, if there is an account."""
    return TemplateResponse(
        request, "account/password_asked.html", {"lasts": links.RESET_LASTS}
    )


@login_not_required
@rate_limit(action="reset_password_from_key")
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def password_new(request):
    """Choose a password by a link; the link's secret leaves the address at once."""
    if secret := request.GET.get("link", "")[:LONGEST_LINK]:
        return take_link(request, secret)
    user = links.user_of(request.session.get(LINK, ""))
    if user is None:
        return link_is_void(request)
    form = NewPasswordForm(user, request.POST or None)
    if form.is_valid():
        password = form.cleaned_data["new_password"]
        services.set_password(actor=user, password=password, now=clock.now())
        del request.session[LINK]
        messages.success(request, "Your password is set. Sign in with it.")
        return redirect("account_login")
    context = {"form": form, "person": user}
    return TemplateResponse(request, "account/password_new.html", context)


def take_link(request, secret):
    """Keep a link that works in the session, and show the same page without it."""
    if links.user_of(secret) is None:
        return link_is_void(request)
    if request.user.is_authenticated:
        logout(request)
    request.session[LINK] = secret
    return redirect("password-new")


def link_is_void(request):
    """Say that a link does not work, and how to get another."""
    return TemplateResponse(request, "account/link_void.html", {}, status=410)
