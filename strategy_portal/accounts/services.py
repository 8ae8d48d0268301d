"""What may be done to accounts. Each is one transaction, and leaves its record."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import IntegrityError, transaction

from strategy_portal.access import NotAllowed, Permission, require
from strategy_portal.accounts import letters
from strategy_portal.accounts.sessions import close_sessions
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User


class HasAnAccount(Exception):
    """Somebody is invited who has an account already."""


class HasAPassword(Exception):
    """Somebody is invited again who has taken up their account."""


def invite(*, email: str, display_name: str, actor: User, now: datetime) -> User:
    """Make an account without a password, and send its owner a link to choose one.

    Raises NotAllowed and HasAnAccount.
    """
    require(actor, Permission.MANAGE_PEOPLE, on=day_of(now))
    try:
        with transaction.atomic():
            user: User = User.objects.create_user(
                email, display_name=display_name, joined_at=now
            )
            record(Event.ACCOUNT_INVITED, actor=actor, subject=user, now=now)
            letters.send(letters.invitation(user, by=actor), to=user.email, now=now)
    except IntegrityError as error:
        raise HasAnAccount(
            f"{email} has an account already; give it another role instead."
        ) from error
    return user


@transaction.atomic
def invite_again(*, user: User, actor: User, now: datetime) -> None:
    """Send a fresh link to somebody who has not taken up their account.

    Raises NotAllowed and HasAPassword.
    """
    require(actor, Permission.MANAGE_PEOPLE, on=day_of(now))
    if user.has_usable_password():
        raise HasAPassword(
            f"{user.display_name} has a password, and can ask for a new one."
        )
    record(Event.ACCOUNT_INVITED_AGAIN, actor=actor, subject=user, now=now)
    letters.send(letters.invitation(user, by=actor), to=user.email, now=now)


@transaction.atomic
def switch_off(*, user: User, actor: User, now: datetime, reason: str) -> None:
    """Let nobody use an account, from the next request on. Raises NotAllowed."""
    refuse_own_account(user, actor, now=now)
    user.is_active = False
    user.save(update_fields=["is_active"])
    close_sessions(user)
    record(
        Event.ACCOUNT_SWITCHED_OFF, actor=actor, subject=user, now=now, reason=reason
    )


@transaction.atomic
def switch_on(*, user: User, actor: User, now: datetime, reason: str) -> None:
    """Let an account be used again, with the roles that it still has.

    Raises NotAllowed.
    """
    refuse_own_account(user, actor, now=now)
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(Event.ACCOUNT_SWITCHED_ON, actor=actor, subject=user, now=now, reason=reason)


@transaction.atomic
def reset_second_factor(*, user: User, actor: User, now: datetime, reason: str) -> None:
    """Take away the app and the codes of somebody who has lost them.

    They are signed out everywhere and set up another app when they come back.
    Raises NotAllowed.
    """
    refuse_own_account(user, actor, now=now)
    Authenticator.objects.filter(user=user).delete()
    close_sessions(user)
    record(Event.SECOND_FACTOR_RESET, actor=actor, subject=user, now=now, reason=reason)
    what = "An administrator took away your authenticator app and recovery codes."
    letters.send(letters.change(user, what), to=user.email, now=now)


@transaction.atomic
def end_sessions(*, user: User, actor: User, now: datetime, reason: str = "") -> int:
    """Sign somebody out everywhere; return of how many places. Raises NotAllowed."""
    refuse_own_account(user, actor, now=now)
    ended = close_sessions(user)
    record_ended(user, actor=actor, ended=ended, now=now, reason=reason)
    return ended


@transaction.atomic
def end_own_sessions(*, actor: User, keep: str, now: datetime) -> int:
    """Sign oneself out everywhere but here, and return of how many places."""
    ended = close_sessions(actor, but=keep)
    record_ended(actor, actor=actor, ended=ended, now=now)
    return ended


@transaction.atomic
def end_own_session(*, session: UserSession, actor: User, now: datetime) -> None:
    """Sign oneself out of one other place."""
    session.end()
    record_ended(actor, actor=actor, ended=1, now=now)


@transaction.atomic
def set_password(*, actor: User, password: str, now: datetime) -> None:
    """Give somebody who came by a link the password that they chose."""
    actor.set_password(password)
    actor.save(update_fields=["password"])
    close_sessions(actor)
    record(Event.PASSWORD_SET, actor=actor, subject=actor, now=now)
    letters.send(
        letters.change(
            actor,
            "A password was chosen for your account, through a link in an e-mail.",
        ),
        to=actor.email,
        now=now,
    )


@transaction.atomic
def send_way_back_in(*, email: str, now: datetime) -> None:
    """Send a link to whoever has lost a password, or the news that there is no account.

    Both letters are written each time and one is sent, so that nobody can tell by the
    time it takes which it was.
    """
    user = User.objects.filter(email=email, is_active=True).first()
    stranger = User(pk=0, email=email, display_name=email, password=email)
    link, news = letters.way_back_in(user or stranger), letters.no_account(email)
    letters.send(link if user else news, to=email, now=now)


@transaction.atomic
def change_password(*, actor: User, password: str, keep: str, now: datetime) -> None:
    """Give somebody another password, and sign them out everywhere but here."""
    actor.set_password(password)
    actor.save(update_fields=["password"])
    close_sessions(actor, but=keep)
    record(Event.PASSWORD_CHANGED, actor=actor, subject=actor, now=now)
    letters.send(
        letters.change(actor, "Your password was changed."), to=actor.email, now=now
    )


@transaction.atomic
def note_second_factor(event: Event, *, actor: User, keep: str, now: datetime) -> None:
    """Record what somebody did to their app or codes, and sign them out elsewhere."""
    close_sessions(actor, but=keep)
    record(event, actor=actor, subject=actor, now=now)
    letters.send(letters.change(actor, DONE[event]), to=actor.email, now=now)


def record_ended(
    user: User, *, actor: User, ended: int, now: datetime, reason: str = ""
) -> None:
    """Record that somebody was signed out."""
    record(
        Event.SESSIONS_ENDED,
        actor=actor,
        subject=user,
        now=now,
        after={"ended": ended},
        reason=reason,
    )


def refuse_own_account(user: User, actor: User, *, now: datetime) -> None:
    """Raise NotAllowed unless an administrator acts on the account of another."""
    require(actor, Permission.MANAGE_PEOPLE, on=day_of(now))
    if user.pk == actor.pk:
        raise NotAllowed(
            "Nobody does this to their own account; ask another administrator."
        )


DONE = {
    Event.SECOND_FACTOR_SET_UP: "An authenticator app was set up for your account.",
    Event.SECOND_FACTOR_REMOVED: "Your authenticator app was removed.",
    Event.RECOVERY_CODES_MADE: "New recovery codes were made; the old ones are void.",
}
