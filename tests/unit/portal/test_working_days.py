"""Working days: weekends and bank holidays are none."""

from datetime import date

import pytest

from strategy_portal.working_days import is_working_day


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 10, 25),  # a Saturday
        date(2025, 10, 26),  # a Sunday
        date(2025, 12, 25),
        date(2025, 4, 21),  # Easter Monday
        date(2026, 12, 28),  # for Boxing Day, which is a Saturday
    ],
)
def test_offices_are_closed(day):
    assert not is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2025, 10, 24),
        date(2025, 12, 29),
        date(2026, 1, 2),  # a holiday in Scotland alone
        date(2090, 12, 25),  # a Monday, too far ahead for the holidays to be known
    ],
)
def test_offices_are_open(day):
    assert is_working_day(day)
