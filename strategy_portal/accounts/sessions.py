"""How long one stays signed in, where else one is, and how that ends."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.sessions.models import Session

from strategy_portal import clock

IDLE = timedelta(hours=1)
WHOLE = timedelta(hours=12)
# Noted no more often than this: a page that is read writes nothing.
NOTED_EVERY = timedelta(minutes=5)
BEGUN, SEEN = "begun", "seen"
ENDED_IDLE = (
    "You were signed out, because an hour went by without a page. Sign in again."
)
ENDED_WHOLE = "You were signed out, because twelve hours went by. Sign in again."


def begin(session, *, at: datetime) -> None:
    """Note when somebody signed in."""
    session[BEGUN] = session[SEEN] = at.timestamp()


def end_stale_sessions(get_response):
    """Sign out whoever has not asked for a page for long, or has been in all day."""

    def middleware(request):
        if request.user.is_authenticated:
            look_at_the_time(request, at=clock.wall())
        return get_response(request)

    return middleware


def look_at_the_time(request, *, at: datetime) -> None:
    """End the session of a request, or note that it is in use."""
    session = request.session
    if BEGUN not in session:
        begin(session, at=at)
    idle = timedelta(seconds=at.timestamp() - session[SEEN])
    if timedelta(seconds=at.timestamp() - session[BEGUN]) >= WHOLE:
        sign_out(request, why=ENDED_WHOLE)
    elif idle >= IDLE:
        sign_out(request, why=ENDED_IDLE)
    elif idle >= NOTED_EVERY:
        session[SEEN] = at.timestamp()


def sign_out(request, *, why: str) -> None:
    """End the session, and say why on the page that asks to sign in."""
    logout(request)
    messages.info(request, why)


def open_sessions(user):
    """Return a person's sessions that may still be used, the newest first."""
    noted = UserSession.objects.filter(user=user).order_by("-created_at", "-pk")
    alive = Session.objects.filter(
        session_key__in=[each.session_key for each in noted],
        expire_date__gt=clock.wall(),
    )
    keys = set(alive.values_list("session_key", flat=True))
    return [each for each in noted if each.session_key in keys]


def close_sessions(user, *, but: str | None = None) -> int:
    """End a person's sessions, all or all but one, and return how many they were."""
    noted = UserSession.objects.filter(user=user).exclude(session_key=but)
    keys = list(noted.values_list("session_key", flat=True))
    closed, _ = Session.objects.filter(session_key__in=keys).delete()
    noted.delete()
    return closed
