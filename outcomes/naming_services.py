"""Renaming posts and boards: signed quarters go on saying what they said."""

from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from outcomes.quarters import refuse_reported
from priorities.ending import StructureRefused, refuse_unfounded
from priorities.holding import held, refuse_unread, touch
from priorities.models import Board, FormerName, Post
from strategy_portal.audit import Event, record
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.wording import date_words, quarter_words

DAY = timedelta(days=1)
Named = TypeVar("Named", Post, Board)


@transaction.atomic
def rename(
    *,
    row: Named,
    version: int,
    name: str,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Named:
    """Call a post or a board something else from a quarter on.

    Scorecards of earlier quarters keep its name; whatever is about now has the new one
    at once. Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    refuse_unfounded(actor, now, reason)
    row = held(row)
    was = str(row)
    if was == name:
        return row
    refuse_unread(row, version)
    _refuse_taken(row, name)
    refuse_reported(first_quarter)
    _refuse_out_of_turn(row, first_quarter)
    _keep(row, was, first_quarter)
    setattr(row, _field_of(row), name)
    touch(row, actor=actor, now=now)
    row.save()
    record(
        Event.POST_RENAMED if isinstance(row, Post) else Event.BOARD_RENAMED,
        actor=actor,
        subject=row,
        now=now,
        before={"name": was},
        after={"name": name, "from": first_quarter.start},
        reason=reason,
    )
    return row


def _field_of(row: Post | Board) -> str:
    return "title" if isinstance(row, Post) else "name"


def _keep(row: Post | Board, was: str, first_quarter: Quarter) -> None:
    """Keep a name for the quarters before; one that was never in force is not kept."""
    last_day = first_quarter.start - DAY
    if row.valid_from and row.valid_from > last_day:
        return
    if not row.former_names.filter(valid_to=last_day).exists():
        kind = "post" if isinstance(row, Post) else "board"
        FormerName.objects.create(**{kind: row}, name=was, valid_to=last_day)


def _refuse_taken(row: Post | Board, name: str) -> None:
    others = type(row)._default_manager.filter(**{_field_of(row): name})
    if others.exclude(pk=row.pk).exists():
        kind = "post" if isinstance(row, Post) else "board"
        raise StructureRefused("name", f"Another {kind} is called {name}.")


def _refuse_out_of_turn(row: Post | Board, first_quarter: Quarter) -> None:
    """Raise StructureRefused where it has ended, or another name begins later."""
    later = row.former_names.filter(valid_to__gte=first_quarter.start)
    last = later.order_by("valid_to").last()
    if last:
        decided = Quarter.containing(last.valid_to).next()
        raise StructureRefused(
            "first_quarter",
            f"It has the name {row} from {quarter_words(decided)} on. Choose that "
            "quarter or a later one.",
        )
    if row.valid_to and row.valid_to < first_quarter.start:
        raise StructureRefused(
            "first_quarter", f"It ends on {date_words(row.valid_to)}."
        )
