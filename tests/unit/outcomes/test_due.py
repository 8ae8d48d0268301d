"""When the figures of a period fall due, and who is reminded when."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.due import (
    Frequency,
    Reminder,
    due_on,
    latest_reminder,
    periods_due,
    reminder_days,
)
from outcomes.models import Measure
from strategy_portal.periods import (
    Basis,
    Period,
    Quarter,
    format_period,
    parse_period,
    period_ending,
)
from strategy_portal.working_days import is_working_day

QUARTER, SNAPSHOT = Basis.FINANCIAL_QUARTER, Basis.SNAPSHOT
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))
months = st.builds(period_ending, st.just(Basis.MONTH_END), days)
quarters = st.builds(Quarter, st.integers(1990, 2090), st.integers(1, 4))
frequencies = st.sampled_from(Frequency)
bases = st.sampled_from(Basis)
due_days = st.integers(0, 500)
anchors = st.none() | st.builds(
    lambda month, basis: Period(month.end, month.start, basis), months, bases
)


def due(frequency, basis, code, days, last=None):
    known = None if last is None else parse_period(basis, last)
    found = periods_due(
        frequency, basis, Quarter.from_code(code), due_days=days, last_known=known
    )
    return [format_period(period) for period in found]


def test_frequencies_are_those_of_measures():
    assert [each.value for each in Frequency] == Measure.Frequency.values


@pytest.mark.parametrize(
    ("frequency", "basis", "code", "days", "last", "periods"),
    [
        ("quarterly", QUARTER, "2025-26-q2", 24, None, ["2025-26 Q2"]),
        ("quarterly", QUARTER, "2025-26-q4", 24, None, ["2025-26 Q4"]),
        ("yearly", Basis.CALENDAR_YEAR, "2025-26-q3", 60, "2024", ["2025"]),
        ("yearly", Basis.CALENDAR_YEAR, "2025-26-q4", 60, "2024", []),
        ("yearly", Basis.FINANCIAL_YEAR, "2025-26-q1", 120, None, ["2024/25"]),
        ("yearly", Basis.ACADEMIC_YEAR, "2025-26-q2", 60, None, ["2024/25"]),
        ("yearly", Basis.ACADEMIC_YEAR, "2026-27-q1", 330, None, ["2024/25"]),
        (
            "monthly",
            Basis.MONTH_END,
            "2025-26-q2",
            45,
            None,
            ["August 2025", "September 2025", "October 2025"],
        ),
        (
            "monthly",
            SNAPSHOT,
            "2025-26-q2",
            0,
            None,
            ["October 2025", "November 2025", "December 2025"],
        ),
        ("quarterly", Basis.MONTH_END, "2025-26-q2", 24, None, ["September 2025"]),
        ("termly", SNAPSHOT, "2025-26-q3", 60, None, []),
        ("termly", SNAPSHOT, "2025-26-q3", 45, None, ["January 2026"]),
        ("termly", SNAPSHOT, "2025-26-q2", 45, None, ["October 2025"]),
        ("termly", QUARTER, "2025-26-q1", 24, None, ["2025-26 Q1"]),
        ("termly", QUARTER, "2025-26-q2", 24, None, []),
        ("yearly", SNAPSHOT, "2024-25-q4", 150, None, ["January 2025"]),
        ("yearly", SNAPSHOT, "2024-25-q4", 150, "March 2024", []),
        ("yearly", SNAPSHOT, "2025-26-q1", 120, "March 2024", ["March 2025"]),
        ("two-yearly", SNAPSHOT, "2024-25-q4", 150, "January 2024", []),
        ("two-yearly", SNAPSHOT, "2024-25-q4", 150, "January 2023", ["January 2025"]),
        ("two-yearly", SNAPSHOT, "2024-25-q4", 150, None, ["January 2025"]),
        ("two-yearly", Basis.FINANCIAL_YEAR, "2025-26-q1", 120, "2023/24", []),
        ("two-yearly", Basis.FINANCIAL_YEAR, "2025-26-q1", 120, "2022/23", ["2024/25"]),
        ("yearly", QUARTER, "2025-26-q4", 24, None, ["2025-26 Q4"]),
        ("yearly", QUARTER, "2025-26-q2", 24, "2024-25 Q2", ["2025-26 Q2"]),
        ("once", Basis.ACADEMIC_YEAR, "2025-26-q2", 60, None, []),
        ("monthly", QUARTER, "2025-26-q2", 24, None, ["2025-26 Q2"]),
    ],
)
def test_period_falls_due_with_the_quarter_before_its_day(
    frequency, basis, code, days, last, periods
):
    assert due(frequency, basis, code, days, last) == periods


def test_last_figure_of_another_basis_tells_nothing():
    last = parse_period(Basis.CALENDAR_YEAR, "2024")

    found = periods_due(
        "two-yearly", SNAPSHOT, Quarter(2024, 4), due_days=150, last_known=last
    )

    assert [format_period(period) for period in found] == ["January 2025"]


def test_unknown_frequency_is_refused():
    with pytest.raises(ValueError, match="weekly"):
        due("weekly", QUARTER, "2025-26-q2", 24)


@given(frequencies, bases, quarters, due_days, anchors)
def test_whatever_falls_due_does_so_in_the_quarter_after(
    frequency, basis, quarter, days, last
):
    found = periods_due(frequency, basis, quarter, due_days=days, last_known=last)

    assert list(found) == sorted(set(found))
    for period in found:
        assert period.basis is basis
        day = period.end + timedelta(days=days)
        assert Quarter.containing(day) == quarter.next()


@given(bases, days, due_days)
def test_every_period_of_a_steady_measure_falls_due_once(basis, day, days_after):
    last = day.replace(month=12, day=31)
    periods = set(_ending_in(basis, last.year))
    quarter, found = Quarter.containing(last - timedelta(days=500)), []

    for _ in range(12):
        found += periods_due(
            "monthly", basis, quarter, due_days=days_after, last_known=None
        )
        quarter = quarter.next()

    assert len(found) == len(set(found))
    assert periods <= set(found)


def _ending_in(basis, year):
    ends = {
        QUARTER: (3, 6, 9, 12),
        Basis.FINANCIAL_YEAR: (3,),
        Basis.ACADEMIC_YEAR: (8,),
        Basis.CALENDAR_YEAR: (12,),
    }
    for month in ends.get(basis, range(1, 13)):
        yield period_ending(basis, date(year, month, 1))


@given(bases, st.integers(2000, 2080), st.integers(2000, 2080), due_days)
def test_two_yearly_figures_fall_due_every_other_year(basis, year, past, days_after):
    *_, last = _ending_in(basis, past)
    quarter, found = Quarter(year, 1), []

    for _ in range(16):
        found += periods_due(
            "two-yearly", basis, quarter, due_days=days_after, last_known=last
        )
        quarter = quarter.next()

    assert len(found) == 2
    assert all((period.end.year - past) % 2 == 0 for period in found)


# The day


def test_figure_is_due_on_a_working_day():
    year = parse_period(Basis.CALENDAR_YEAR, "2024")
    quarter = Quarter(2025, 2).period

    assert due_on(quarter, 24, is_working_day=is_working_day) == date(2025, 10, 24)
    assert due_on(quarter, 25, is_working_day=is_working_day) == date(2025, 10, 27)
    assert due_on(year, 108, is_working_day=is_working_day) == date(2025, 4, 22)


@given(months, due_days)
def test_due_day_is_the_first_working_day(period, days_after):
    found = due_on(period, days_after, is_working_day=is_working_day)

    plain = period.end + timedelta(days=days_after)
    passed = [plain + timedelta(days=each) for each in range((found - plain).days)]
    assert is_working_day(found)
    assert not any(is_working_day(day) for day in passed)


def test_reminders_come_before_and_after_in_order():
    assert reminder_days(date(2025, 10, 24)) == (
        (Reminder.TWO_WEEKS_BEFORE, date(2025, 10, 10)),
        (Reminder.WEEK_BEFORE, date(2025, 10, 17)),
        (Reminder.DAY_BEFORE, date(2025, 10, 23)),
        (Reminder.DAY_LATE, date(2025, 10, 25)),
        (Reminder.FIVE_DAYS_LATE, date(2025, 10, 29)),
    )


@pytest.mark.parametrize(
    ("today", "reminder"),
    [
        (date(2025, 10, 9), None),
        (date(2025, 10, 10), Reminder.TWO_WEEKS_BEFORE),
        (date(2025, 10, 22), Reminder.WEEK_BEFORE),
        (date(2025, 10, 24), Reminder.DAY_BEFORE),
        (date(2025, 10, 25), Reminder.DAY_LATE),
        (date(2026, 10, 25), Reminder.FIVE_DAYS_LATE),
    ],
)
def test_reminder_stands_until_the_day_of_the_next(today, reminder):
    due = date(2025, 10, 24)

    found = latest_reminder(due, today)

    assert found == (reminder and (reminder, due + timedelta(days=reminder)))
