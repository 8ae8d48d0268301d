"""The e-mails about accounts: what they say, and their way out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.template.loader import render_to_string

from strategy_portal import outbox
from strategy_portal.accounts.links import lasts, lasts_words, link_for
from strategy_portal.models import User


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail in plain text."""

    subject: str
    body: str
    of_use_for: timedelta | None = None


def send(letter: Letter, *, to: str, now: datetime) -> None:
    """Put a letter into the outbox; each is one of its own, also if words are alike."""
    outbox.queue(
        to=to,
        subject=letter.subject,
        body=letter.body,
        key=f"account:{uuid4()}",
        now=now,
        expires_at=now + letter.of_use_for if letter.of_use_for else None,
    )


def invitation(user: User, *, by: User) -> Letter:
    """Tell somebody that they have an account, and how to take it up."""
    subject = "Your account on the strategy portal"
    return with_link(subject, "letters/invitation.txt", user, by=by)


def way_back_in(user: User) -> Letter:
    """Give somebody who lost their password a link to choose another."""
    subject = "Choose a new password for the strategy portal"
    return with_link(subject, "letters/way_back_in.txt", user)


def no_account(address: str) -> Letter:
    """Tell an address that asked for a new password that it has no account."""
    subject = "No account on the strategy portal"
    return Letter(subject, words("letters/no_account.txt", address=address))


def change(user: User, what: str) -> Letter:
    """Tell somebody what has changed about how they sign in."""
    subject = "A change to your account on the strategy portal"
    return Letter(subject, words("letters/change.txt", user=user, what=what))


def with_link(subject: str, template: str, user: User, **context: object) -> Letter:
    """Return a letter that is of use for as long as the link in it."""
    body = words(
        template, user=user, link=link_for(user), lasts=lasts_words(user), **context
    )
    return Letter(subject, body, of_use_for=lasts(user))


def words(template: str, **context: object) -> str:
    """Return what a letter says."""
    return render_to_string(template, {**context, "portal": settings.PORTAL_URL})
