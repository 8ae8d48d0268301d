"""Adding and changing rows that people keep true: once each, and never over another.

A form says which version it read; whoever saves second sees what the first saved. A
form that is sent twice does its work once.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Model
from django.utils import timezone

from priorities.content import content_of
from priorities.models import Action, Milestone, Risk
from strategy_portal.audit import Event, record
from strategy_portal.models import User
from strategy_portal.wording import time_words

# Read aloud or copied from a screen, these are not taken for one another.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
LENGTH = 8

Keeps = TypeVar("Keeps", Action, Milestone, Risk)


class Refusal(Exception):
    """A change that was not made.

    `field` is where a form says so, and `renews` what its hidden fields hold from then
    on, so that sending it again does what the words say.
    """

    field: str | None = None
    renews: Mapping[str, object] = {}


class ChangedMeanwhile(Refusal):
    """Somebody else saved the row after it was read. `theirs` is as they left it."""

    def __init__(self, theirs: Any, seen: object) -> None:
        super().__init__(f"{saved_words(theirs)} while you typed.")
        self.theirs = theirs
        self.renews = {"seen": seen}


class AlreadyAdded(Refusal):
    """The form has added another row already."""

    def __init__(self, name: str, code: str) -> None:
        super().__init__(
            f"This form has added “{name}” already. Send it again to add this as well."
        )
        self.renews = {"code": new_code(code.partition("-")[0])}


class NeedsReason(Refusal):
    """The change is one that has to say why."""

    field = "reason"


def saved_words(row: Any) -> str:
    """Say who saved a row last, and when: `Head of Inclusion saved this at 2:16pm`."""
    if row.changed_at is None:
        return "Somebody saved this"
    at = time_words(timezone.localtime(row.changed_at))
    return f"{row.changed_by.display_name} saved this at {at}"


def new_code(prefix: str) -> str:
    """Return a code that no other row has: short, and safe to read aloud."""
    return f"{prefix}-{''.join(secrets.choice(LETTERS) for _ in range(LENGTH))}"


def hold(row: Model) -> None:
    """Let nobody else change what hangs on a row until the transaction ends."""
    type(row)._default_manager.select_for_update().get(pk=row.pk)


def add(row: Keeps, *, event: Event, about: Model, actor: User, now: datetime) -> Keeps:
    """Add a row with its record; the same row sent again is the one there is.

    The caller holds `about`. Raises AlreadyAdded where the code has other content.
    """
    standing = type(row)._default_manager.filter(code=row.code).first()
    if standing is not None:
        if content_of(standing) != content_of(row):
            raise AlreadyAdded(str(standing), row.code)
        return standing
    row.version, row.changed_at, row.changed_by = 1, now, actor
    row.save(force_insert=True)
    record(event, actor=actor, subject=row, about=about, now=now, after=content_of(row))
    return row


def change(
    row: Keeps,
    content: Mapping[str, Any],
    *,
    version: int,
    event: Event,
    actor: User,
    now: datetime,
    reason: str = "",
) -> bool:
    """Write what differs in a row that is held, and record it; say whether any did.

    Raises ChangedMeanwhile where somebody saved other content after `version`.
    """
    before = content_of(row)
    if before == content:
        return False
    if row.version != version:
        raise ChangedMeanwhile(row, row.version)
    for name, value in content.items():
        setattr(row, name, value)
    row.version, row.changed_at, row.changed_by = version + 1, now, actor
    row.save()
    record(
        event,
        actor=actor,
        subject=row,
        now=now,
        before=before,
        after=content_of(row),
        reason=reason,
    )
    return True
