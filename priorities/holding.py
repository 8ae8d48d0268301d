"""Holding a row that people keep, so that nobody saves over what they have not read."""

from datetime import datetime
from typing import TypeVar

from priorities.keeping import ChangedMeanwhile
from priorities.models import Kept
from strategy_portal.models import User

Row = TypeVar("Row", bound=Kept)


def held(row: Row) -> Row:
    """Return a row as it stands now, held until the transaction ends."""
    rows = type(row)._default_manager.select_for_update(of=("self",))
    return rows.select_related("changed_by").get(pk=row.pk)


def refuse_unread(row: Kept, version: int) -> None:
    """Raise ChangedMeanwhile where a row was saved again after it was read."""
    if row.version != version:
        raise ChangedMeanwhile(row, row.version)


def touch(row: Kept, *, actor: User, now: datetime) -> None:
    """Say of a row who changed it and when; the caller saves it."""
    row.version += 1
    row.changed_at, row.changed_by = now, actor
