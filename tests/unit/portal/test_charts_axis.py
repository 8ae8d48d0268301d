"""Places and scales: the same years across, nice numbers up the side."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.charts import (
    by_quarter,
    by_year,
)
from strategy_portal.charts_axis import Frame, fragments, last_place, nice_scale
from strategy_portal.periods import Basis, Period, Quarter, parse_period
from tests.unit.portal.drawings import (
    positive,
    shares,
    small_values,
    values,
)


def test_years_are_placed_by_the_year_in_which_they_end():
    points = {
        parse_period(Basis.ACADEMIC_YEAR, "2015/16"): Decimal(1),
        parse_period(Basis.FINANCIAL_YEAR, "2023/24"): Decimal(2),
        parse_period(Basis.SNAPSHOT, "January 2025"): Decimal(3),
        parse_period(Basis.CALENDAR_YEAR, "2014"): Decimal(4),
    }

    assert by_year(points) == values("1 . . . . . . . 2 3")
    assert by_year(points, first=2023, last=2024) == (None, Decimal(2))


def test_newest_of_two_periods_in_a_year_is_the_one_that_stands():
    points = {
        parse_period(Basis.MONTH_END, "June 2023"): Decimal(2),
        parse_period(Basis.MONTH_END, "March 2023"): Decimal(1),
    }

    assert by_year(points, first=2023, last=2023) == (Decimal(2),)


def test_quarters_are_the_last_eight():
    last = Quarter(2025, 2)
    earlier = last.previous().previous()
    points = {
        last.period: Decimal(9),
        earlier.period: Decimal(7),
        last.next().period: Decimal(1),
        last.period.year_before().year_before(): Decimal(3),
    }

    assert by_quarter(points, last=last) == values(". . . . . 7 . 9")
    assert len(by_quarter(points, last=last, count=12)) == 12
    assert by_quarter(points, last=last, count=9)[0] == 3


def test_fragments_are_the_runs_between_gaps_and_breaks():
    assert fragments(values("1 2 . 3 4 5"), breaks=[4]) == [[0, 1], [3], [4, 5]]
    assert fragments(values(". .")) == []


@given(small_values, st.lists(st.integers(0, 9), max_size=3))
def test_fragments_hold_every_figure_once_and_no_gap(found, breaks):
    runs = fragments(found, breaks)

    places = [place for run in runs for place in run]
    assert places == [i for i, value in enumerate(found) if value is not None]
    for run in runs:
        assert all(after - before == 1 for before, after in pairwise(run))
        assert not set(run[1:]) & set(breaks)
    assert last_place(found) == (places[-1] if places else None)


@pytest.mark.parametrize(
    ("found", "share", "ticks"),
    [
        ("28.9 36.7", False, "28 30 32 34 36 38"),
        ("12 81", True, "0 20 40 60 80 100"),
        ("2060 3623", False, "2000 2500 3000 3500 4000"),
        ("3 3623", False, "0 1000 2000 3000 4000"),
        ("0.052 0.151", False, "0 0.05 0.10 0.15 0.20"),
        ("98 99.5", True, "98 98.5 99 99.5"),
        ("50 100", False, "0 20 40 60 80 100"),
        ("51 100", False, "50 60 70 80 90 100"),
        ("-3 4", False, "-4 -2 0 2 4"),
        ("100", True, "90 92 94 96 98 100"),
        ("7", False, "6.6 6.8 7 7.2 7.4"),
        ("0", False, "0 0.2 0.4 0.6 0.8 1"),
    ],
)
def test_scale_stands_on_nice_numbers(found, share, ticks):
    assert nice_scale(values(found), share=share).ticks == values(ticks)


@given(positive, st.decimals(0, 2000, places=1))
def test_scale_holds_every_value_at_few_nice_numbers(found, least):
    scale = nice_scale(found, least_span=least)

    assert 0 <= scale.low <= min(found) <= max(found) <= scale.high
    assert 2 <= len(scale.ticks) <= 7
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert scale.high - scale.low >= least
    assert str(scale.step.normalize().as_tuple().digits[0]) in "125"
    assert scale.low % scale.step == 0


near_all = st.lists(st.decimals(96, 100, places=2), min_size=1, max_size=4)


@given(shares | near_all, st.decimals(0, 10, places=1))
def test_scale_of_shares_stays_between_nothing_and_all(found, least):
    scale = nice_scale(found, share=True, least_span=least)

    assert 0 <= scale.low <= min(found) <= max(found) <= scale.high <= 100
    if max(found) - min(found) > 40:
        assert (scale.low, scale.high) == (0, 100)


def test_rate_over_a_hundred_is_not_cut_off():
    assert nice_scale(values("90 140"), share=True).high >= 140


def test_frame_has_no_place_for_a_gap():
    frame = Frame(0, 10, 0, 10, 2, Decimal(0), Decimal(1))

    with pytest.raises(ValueError, match="no value"):
        frame.at((None,), 0)


def test_period_of_a_quarter_is_placed_by_its_end():
    half = Period(*(Quarter(2025, 2).end, Quarter(2025, 1).start, Basis.SNAPSHOT))

    assert by_quarter({half: Decimal(4)}, last=Quarter(2025, 2), count=2) == (
        None,
        Decimal(4),
    )
