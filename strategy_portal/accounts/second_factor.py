"""The second proof of who somebody is: who needs it, who has it, who has shown it."""

from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from strategy_portal import clock
from strategy_portal.access import Permission, needs_second_factor
from strategy_portal.gate import is_open, permissions_of
from strategy_portal.models import User

PROVEN = "proven_twice"
# As long as allauth takes a password for fresh.
LATELY = timedelta(minutes=5)


def has_second_factor(user: User) -> bool:
    """Return whether somebody has an authenticator app."""
    apps = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return apps.exists()


def prove(session, user: User, *, at: datetime) -> None:
    """Note that somebody gave the right code in this session."""
    session[PROVEN] = [user.pk, at.timestamp()]


def forget(session) -> None:
    """Take the proof back."""
    session.pop(PROVEN, None)


def is_proven(session, user: User) -> bool:
    """Return whether this person gave the right code in this session."""
    return session.get(PROVEN, [None])[0] == user.pk


def is_proven_lately(session, user: User, *, at: datetime) -> bool:
    """Return whether they did so minutes ago."""
    if not is_proven(session, user):
        return False
    return at.timestamp() - session[PROVEN][1] < LATELY.total_seconds()


def ask_for_second_factor(get_response):
    """Let nobody who can change anything past their own account without a code."""
    return SecondFactorGate(get_response)


class SecondFactorGate:
    """Sends on to the code, or to setting up, before any other page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Let the request on; the view is not known yet."""
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Send on whoever still has to prove who they are."""
        if not settings.SECOND_FACTOR or is_open(view):
            return None
        if permissions_of(view) == (Permission.OWN_ACCOUNT,):
            return None
        if not must_prove(request.session, request.user):
            return None
        if has_second_factor(request.user):
            back = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('mfa_reauthenticate')}?{back}")
        return redirect("mfa_activate_totp")


def must_prove(session, user: User) -> bool:
    """Return whether somebody needs a second factor and has not shown one here."""
    if is_proven(session, user):
        return False
    return needs_second_factor(user, on=clock.today())
