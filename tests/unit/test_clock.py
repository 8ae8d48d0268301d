"""The one reader of the clock."""

from datetime import UTC, date, datetime, timedelta

import pytest

from strategy_portal import clock


def test_demonstration_stays_on_its_day_while_the_time_goes_on(settings, monkeypatch):
    settings.TODAY, settings.TIME_OF_DAY = date(2025, 7, 1), None
    instant = datetime(2026, 1, 31, 14, 14, tzinfo=UTC)
    monkeypatch.setattr(clock.timezone, "now", lambda: instant)

    assert clock.today() == date(2025, 7, 1)
    assert clock.now() == datetime(2025, 7, 1, 13, 14, tzinfo=UTC)


def test_tests_stop_the_time_of_day(settings):
    settings.TODAY = date(2025, 7, 1)

    assert clock.now() == datetime(2025, 7, 1, 11, tzinfo=UTC)


def test_real_clock_moves(settings):
    settings.TODAY = None

    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2025, 6, 30, 22, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 23, 30, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 12, 31, 23, 59, tzinfo=UTC), date(2025, 12, 31)),
    ],
)
def test_day_is_the_one_in_london(settings, monkeypatch, instant, day):
    settings.TODAY = None
    monkeypatch.setattr(clock.timezone, "now", lambda: instant)

    assert clock.today() == day
