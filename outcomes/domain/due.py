"""Which periods of a measure fall due in which quarter's collection, and on what day.

A figure can be given so many days after its period ends; it is collected with the
quarter before the one that this day lies in. So a quarter's own figures, due in 24
days, are collected with it; those of a calendar year, due in 60, with its Quarter 3;
those of a financial year, due in 120, with the next Quarter 1. Every period falls due
in one quarter alone. Terms are known by the months of the school census.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta
from enum import IntEnum, StrEnum

from strategy_portal.periods import Basis, NotAPeriod, Period, Quarter, period_ending

QUARTER_ENDS = (3, 6, 9, 12)
CENSUS_MONTHS = (1, 5, 10)
# The quarters that hold the census months end with these.
CENSUS_QUARTER_ENDS = (3, 6, 12)
# Where no figure is known yet that could tell the month of the next.
FIRST_MONTH = {Basis.FINANCIAL_QUARTER: 3, Basis.SNAPSHOT: 1, Basis.MONTH_END: 1}


class Frequency(StrEnum):
    """How often a measure has a new figure."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    YEARLY = "yearly"
    TWO_YEARLY = "two-yearly"
    ONCE = "once"


class Reminder(IntEnum):
    """When someone is reminded, in days after the day that a figure is due."""

    TWO_WEEKS_BEFORE = -14
    WEEK_BEFORE = -7
    DAY_BEFORE = -1
    DAY_LATE = 1
    FIVE_DAYS_LATE = 5


def periods_due(
    frequency: str,
    basis: Basis,
    quarter: Quarter,
    *,
    due_days: int,
    last_known: Period | None,
) -> tuple[Period, ...]:
    """Return the periods that fall due in a quarter's collection, oldest first.

    `due_days` are calendar days. `last_known` is the period of the newest figure, which
    tells in what month, and of two years in which, the next one comes; it is not left
    out itself. Raises ValueError for an unknown frequency.
    """
    often = Frequency(frequency)
    anchor = last_known if last_known and last_known.basis is basis else None
    return tuple(
        period
        for period in _ending_in_time(basis, quarter.next(), due_days)
        if _comes_round(often, period, anchor)
    )


def _ending_in_time(basis: Basis, within: Quarter, due_days: int) -> Iterator[Period]:
    """Yield the periods of a basis that end so many days before days of a quarter."""
    shift = timedelta(days=due_days)
    day, last = within.start - shift, within.end - shift
    while (end := _month_end(day)) <= last:
        with suppress(NotAPeriod):
            yield period_ending(basis, end)
        day = end + timedelta(days=1)


def _month_end(day: date) -> date:
    return period_ending(Basis.MONTH_END, day).end


def _comes_round(often: Frequency, period: Period, anchor: Period | None) -> bool:
    if often is Frequency.ONCE:
        return False
    years = period.end.year - anchor.end.year if anchor else 0
    if often is Frequency.TWO_YEARLY and years % 2:
        return False
    is_year = period.months == 12
    return is_year or period.end.month in _months(often, period.basis, anchor)


def _months(often: Frequency, basis: Basis, anchor: Period | None) -> Sequence[int]:
    """Return the months with which the periods of a part of a year may end."""
    match often:
        case Frequency.MONTHLY:
            return range(1, 13)
        case Frequency.QUARTERLY:
            return QUARTER_ENDS
        case Frequency.TERMLY:
            is_quarter = basis is Basis.FINANCIAL_QUARTER
            return CENSUS_QUARTER_ENDS if is_quarter else CENSUS_MONTHS
        case _:
            return (anchor.end.month if anchor else FIRST_MONTH[basis],)


def due_on(
    period: Period, due_days: int, *, is_working_day: Callable[[date], bool]
) -> date:
    """Return the day on which a period's figure is due: always a working one.

    It is so many calendar days after the period's last, or the next working day.
    """
    day = period.end + timedelta(days=due_days)
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def reminder_days(due: date) -> tuple[tuple[Reminder, date], ...]:
    """Return the calendar days of the reminders of a date, in their order."""
    return tuple((each, due + timedelta(days=each)) for each in Reminder)


def latest_reminder(due: date, today: date) -> tuple[Reminder, date] | None:
    """Return the last reminder of a date whose day has come; None before the first."""
    reached = [(each, day) for each, day in reminder_days(due) if day <= today]
    return reached[-1] if reached else None
