"""What comes next: the days that the public was promised, and those that are over."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise, starmap

from scorecards.models import PublicationDay
from scorecards.promises import Promise, promises
from strategy_portal.wording import date_words, quarter_months


@dataclass(frozen=True, slots=True)
class Change:
    """What was said before, and why it is otherwise now."""

    before: str
    why: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A quarter whose scorecards are promised, and whether their day is over.

    `day` is empty where they were given up.
    """

    quarter: str
    day: str
    is_late: bool
    changes: tuple[Change, ...]


def coming(today: date) -> tuple[Coming, ...]:
    """Return the quarters that are promised and not published, the first one first."""
    return tuple(_coming(promise, today) for promise in promises())


def _coming(promise: Promise, today: date) -> Coming:
    due_on = promise.due_on
    return Coming(
        quarter=quarter_months(promise.quarter),
        day=date_words(due_on) if due_on else "",
        is_late=bool(due_on and due_on < today),
        changes=tuple(starmap(_change, pairwise(promise.days))),
    )


def _change(before: PublicationDay, after: PublicationDay) -> Change:
    if before.due_on is None:
        said = "It was said before that they would not come out."
    else:
        said = f"They were promised for {date_words(before.due_on)} before."
    return Change(said, after.reason)
