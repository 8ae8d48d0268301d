"""What comes next: the days that the public was promised, and those that are over."""

from dataclasses import dataclass
from datetime import date

from scorecards.promises import Promise, promises
from strategy_portal.wording import date_words, quarter_months


@dataclass(frozen=True, slots=True)
class Moved:
    """A day that was promised before, and why it was moved."""

    day: str
    why: str


@dataclass(frozen=True, slots=True)
class Coming:
    """A quarter whose scorecards are promised, and whether their day is over."""

    quarter: str
    day: str
    is_late: bool
    moved: tuple[Moved, ...]


def coming(today: date) -> tuple[Coming, ...]:
    """Return the quarters that are promised and not published, the first one first."""
    return tuple(_coming(promise, today) for promise in promises())


def _coming(promise: Promise, today: date) -> Coming:
    *earlier, last = promise.days
    moved = zip(earlier, promise.days[1:], strict=True)
    return Coming(
        quarter=quarter_months(promise.quarter),
        day=date_words(last.due_on),
        is_late=last.due_on < today,
        moved=tuple(
            Moved(date_words(before.due_on), after.reason) for before, after in moved
        ),
    )
