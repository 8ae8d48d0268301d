"""Direction of travel: what a figure is compared with, and when a move is one."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from outcomes.domain.figures import NotAvailable, Shown, Suppressed, Unit
from outcomes.domain.rating import Polarity, Rule
from outcomes.domain.trend import (
    Against,
    Direction,
    Point,
    Reading,
    dead_band,
    not_comparable,
    travel,
)
from outcomes.domain.turns import Turn
from strategy_portal.periods import Basis, Period, Quarter, parse_period

NOW = Quarter(2025, 2).period
YEAR_AGO, PREVIOUS = NOW.year_before(), NOW.previous()
PERCENT = Reading(Unit.PERCENT, Polarity.HIGHER)
COUNT = Reading(Unit.COUNT, Polarity.HIGHER)
NO_FIGURE = NotAvailable("Not collected.")
MIRROR = {
    Direction.IMPROVING: Direction.WORSENING,
    Direction.WORSENING: Direction.IMPROVING,
    Direction.RISING: Direction.FALLING,
    Direction.FALLING: Direction.RISING,
}

values = st.decimals(0, 100, places=2)
bases = st.none() | st.integers(1, 2000).map(Decimal)
bands = st.decimals(0, 20, places=1)
units = st.sampled_from(Unit)
polarities = st.sampled_from(Polarity)
unseen = st.sampled_from((Suppressed(), NO_FIGURE))
readings = st.builds(
    Reading,
    units,
    polarities,
    decimals=st.integers(0, 3),
    dead_band=st.none() | bands,
    cumulative=st.booleans(),
)
periods = st.builds(Quarter, st.integers(2022, 2025), st.integers(1, 4)).map(
    lambda quarter: quarter.period
)
points = st.builds(
    Point,
    periods,
    st.one_of(unseen, values.map(Shown)),
    st.sampled_from(("", "new definition")),
)
series = st.lists(points, max_size=12, unique_by=lambda point: point.period).map(
    lambda found: sorted(found, key=lambda point: point.period)
)


def shown(value, base=None):
    """Return a figure, with the base that it is out of."""
    base = None if base is None else Decimal(base)
    return Shown(Decimal(value), base and Decimal(1), base)


def two(before, now, period=YEAR_AGO):
    """Return a series of two figures, a year apart."""
    return [Point(period, shown(before)), Point(NOW, shown(now))]


def rule_for(polarity):
    """Return the rule that a measure with a target needs to know its direction."""
    return Rule(polarity, Decimal(50), Decimal(5))


# What a figure is compared with


def test_same_period_last_year_is_preferred_to_the_previous_one():
    found = travel(
        [Point(YEAR_AGO, shown(80)), Point(PREVIOUS, shown(95)), Point(NOW, shown(90))],
        PERCENT,
    )

    assert found.against is Against.YEAR_BEFORE
    assert (found.direction, found.change) == (Direction.IMPROVING, 10)
    assert (found.before, found.period) == (shown(80), YEAR_AGO)


@pytest.mark.parametrize(
    "year_ago",
    [
        [],
        [Point(YEAR_AGO, Suppressed())],
        [Point(YEAR_AGO, NO_FIGURE)],
        [Point(YEAR_AGO, shown(80), "old definition")],
    ],
)
def test_previous_period_stands_in_where_last_year_cannot(year_ago):
    found = travel([*year_ago, *two(95, 90, PREVIOUS)], PERCENT)

    assert found.against is Against.PREVIOUS
    assert (found.direction, found.change) == (Direction.WORSENING, -5)


def test_cumulative_figure_is_never_held_against_the_previous_period():
    so_far = replace(PERCENT, cumulative=True)

    assert travel(two(20, 45, PREVIOUS), so_far) == not_comparable(
        "No earlier figure to compare with."
    )
    assert travel(two(20, 45), so_far).against is Against.YEAR_BEFORE


def test_years_of_another_basis_are_not_compared_though_their_labels_are_alike():
    academic, financial = Basis.ACADEMIC_YEAR, Basis.FINANCIAL_YEAR
    found = travel(
        [
            Point(parse_period(financial, "2023/24"), shown(80)),
            Point(parse_period(academic, "2024/25"), shown(90)),
        ],
        PERCENT,
    )

    assert found == not_comparable("No earlier figure to compare with.")


@given(periods, values, values, readings, st.sampled_from(Basis))
def test_same_months_under_another_basis_are_not_compared(
    period, before, now, reading, basis
):
    assume(basis is not period.basis)
    earlier = (period.year_before(), period.previous())

    found = travel(
        [
            *(Point(Period(p.end, p.start, basis), Shown(before)) for p in earlier),
            Point(period, Shown(now)),
        ],
        reading,
    )

    assert found.direction is Direction.NOT_COMPARABLE


@given(series, readings)
def test_only_like_is_compared_with_like(series, reading):
    found = travel(series, reading, rule=rule_for(Polarity.TARGET))

    if found.direction is Direction.NOT_COMPARABLE:
        return
    now = series[-1]
    against = next(point for point in series if point.period == found.period)
    assert against.series == now.series
    assert against.figure == found.before
    assert found.change == now.figure.value - found.before.value
    expected = {
        Against.YEAR_BEFORE: now.period.year_before(),
        Against.PREVIOUS: now.period.previous(),
    }
    assert found.period == expected[found.against]
    assert not (reading.cumulative and found.against is Against.PREVIOUS)


@given(series, readings)
def test_what_is_not_comparable_says_why_and_nothing_else(series, reading):
    found = travel(series, reading)

    if found.direction is Direction.NOT_COMPARABLE:
        assert found.reason.endswith(".")
        assert found == not_comparable(found.reason)
        assert not found.moved_up
    else:
        assert found.reason == ""


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ([], "There is no figure yet."),
        ([Point(NOW, shown(90))], "No earlier figure to compare with."),
        (
            [Point(YEAR_AGO, shown(80)), Point(NOW, Suppressed())],
            "Direction is hidden with the figure.",
        ),
        (
            [Point(YEAR_AGO, shown(80)), Point(NOW, NO_FIGURE)],
            "There is no figure for this period.",
        ),
        (
            [Point(YEAR_AGO, Suppressed()), Point(NOW, shown(90))],
            "The earlier figure is hidden to protect privacy.",
        ),
        (
            [Point(YEAR_AGO, NO_FIGURE), Point(NOW, shown(90))],
            "No earlier figure to compare with.",
        ),
        (
            [Point(YEAR_AGO, shown(80), "2019 method"), Point(NOW, shown(90))],
            "The definition or the method changed since.",
        ),
        (
            [Point(PREVIOUS.previous(), shown(80)), Point(NOW, shown(90))],
            "No earlier figure to compare with.",
        ),
    ],
)
def test_reason_names_what_stands_in_the_way(points, reason):
    assert travel(points, PERCENT) == not_comparable(reason)


def test_changed_definition_stands_in_the_way_with_its_reason():
    turn = Turn(NOW.start, series="anew", reason="Parents are asked too")
    reading = replace(PERCENT, turns=(turn,))
    points = [Point(YEAR_AGO, shown(80)), Point(NOW, shown(90), "anew")]

    assert travel(points, reading) == not_comparable(
        "The definition changed from July 2025 on. Parents are asked too."
    )


def test_changed_definition_stands_in_the_way_of_other_kinds_of_periods_too():
    turn = Turn(NOW.start, series="anew", reason="It is counted by the quarter.")
    year = Point(parse_period(Basis.ACADEMIC_YEAR, "2023/24"), shown(80))

    found = travel(
        [year, Point(NOW, shown(90), "anew")], replace(PERCENT, turns=(turn,))
    )

    assert found.reason.endswith("It is counted by the quarter.")


def test_figure_moves_by_the_way_that_was_better_when_its_period_ended():
    turn = Turn(Quarter(2025, 3).start, polarity=Polarity.LOWER)
    reading = replace(PERCENT, turns=(turn,))

    assert travel(two(80, 90), reading).direction is Direction.WORSENING
    assert travel(two(80, 90), PERCENT).direction is Direction.IMPROVING


def test_points_after_the_years_that_count_do_not_matter():
    long_ago = Point(YEAR_AGO.year_before(), shown(10))

    assert travel([long_ago, *two(80, 90)], PERCENT) == travel(two(80, 90), PERCENT)


# When a move is one


@pytest.mark.parametrize(
    ("before", "now", "reading", "direction"),
    [
        (50, "50.5", PERCENT, Direction.LITTLE_CHANGE),
        (50, 51, PERCENT, Direction.LITTLE_CHANGE),
        (50, "51.01", PERCENT, Direction.IMPROVING),
        (50, "50.6", replace(PERCENT, decimals=1), Direction.IMPROVING),
        (50, "50.5", replace(PERCENT, decimals=1), Direction.LITTLE_CHANGE),
        (97, 99, replace(PERCENT, decimals=1), Direction.LITTLE_CHANGE),
        ("0.138", "0.151", Reading(Unit.RATE, Polarity.LOWER, 3), Direction.WORSENING),
        (
            "0.148",
            "0.151",
            Reading(Unit.RATE, Polarity.LOWER, 3),
            Direction.LITTLE_CHANGE,
        ),
        (3310, 3623, replace(COUNT, polarity=Polarity.NEUTRAL), Direction.RISING),
        (3623, 3310, replace(COUNT, polarity=Polarity.NEUTRAL), Direction.FALLING),
        (3310, 3400, COUNT, Direction.LITTLE_CHANGE),
        (10, 11, COUNT, Direction.LITTLE_CHANGE),
        (10, 12, COUNT, Direction.IMPROVING),
        (0, 2, COUNT, Direction.IMPROVING),
        (50, 60, replace(PERCENT, dead_band=Decimal(10)), Direction.LITTLE_CHANGE),
        (50, 61, replace(PERCENT, dead_band=Decimal(10)), Direction.IMPROVING),
        (50, 40, replace(PERCENT, polarity=Polarity.LOWER), Direction.IMPROVING),
    ],
)
def test_moves_within_the_dead_band_are_little_change(before, now, reading, direction):
    assert travel(two(before, now), reading).direction is direction


def test_one_persons_worth_is_little_change():
    points = [Point(YEAR_AGO, shown(50, 20)), Point(NOW, shown(55, 40))]

    assert travel(points, PERCENT).direction is Direction.LITTLE_CHANGE
    assert (
        travel([points[0], Point(NOW, shown("55.01", 40))], PERCENT).direction
        is Direction.IMPROVING
    )


def test_count_out_of_a_base_does_not_turn_on_one_person_in_a_hundred():
    now, before = shown(50, 2), shown(40, 2)

    assert dead_band(now, before, COUNT) == 2


@given(values, bases, values, bases, readings)
def test_dead_band_is_no_finer_than_what_is_published_or_one_person(
    now, now_base, before, before_base, reading
):
    band = dead_band(shown(now, now_base), shown(before, before_base), reading)

    assert band >= Decimal(1).scaleb(-reading.decimals)
    assert band >= (reading.dead_band or 0)
    for base in (now_base, before_base):
        if base and reading.unit.is_share:
            assert band >= 100 / base


@given(values, values, readings)
def test_dead_band_is_one_of_the_four_sizes_that_the_rule_names(now, before, reading):
    band = dead_band(shown(now), shown(before), reading)

    assert band in {
        reading.dead_band,
        Decimal("0.5"),
        before * Decimal("0.05"),
        Decimal(1).scaleb(-reading.decimals),
    }


@pytest.mark.parametrize(
    ("before", "band"),
    [("4.9", "0.245"), (5, "0.5"), (50, "0.5"), (95, "0.5"), ("95.1", "4.755")],
)
def test_half_a_point_is_the_band_of_percentages_in_the_middle(before, band):
    fine = replace(PERCENT, decimals=3)

    assert dead_band(shown(50), shown(before), fine) == Decimal(band)


@given(values, values, readings)
def test_move_shows_in_the_published_decimals(before, now, reading):
    found = travel(two(before, now), reading)

    if found.direction not in (Direction.LITTLE_CHANGE, Direction.NOT_COMPARABLE):
        assert abs(now - before) > Decimal(1).scaleb(-reading.decimals)


# Which way is good


@given(series, readings)
def test_direction_mirrors_when_polarity_flips(series, reading):
    def direction(polarity):
        return travel(series, replace(reading, polarity=polarity)).direction

    higher = direction(Polarity.HIGHER)

    assert direction(Polarity.LOWER) == MIRROR.get(higher, higher)


@given(values, values, polarities, bands, units)
def test_direction_turns_about_when_time_does(one, other, polarity, band, unit):
    reading = Reading(unit, polarity, decimals=1, dead_band=band)
    rule = None if polarity is Polarity.NEUTRAL else rule_for(polarity)
    there = travel(two(one, other), reading, rule=rule)
    back = travel(two(other, one), reading, rule=rule)

    assert back.direction is MIRROR.get(there.direction, there.direction)
    assert back.change == -there.change


@given(values, values, values, bands)
def test_better_figure_never_has_a_worse_direction(before, one, other, band):
    order = [Direction.WORSENING, Direction.LITTLE_CHANGE, Direction.IMPROVING]
    reading = replace(PERCENT, dead_band=band)
    low, high = (
        travel(two(before, now), reading).direction for now in sorted((one, other))
    )

    assert order.index(low) <= order.index(high)


@given(values, values, readings)
def test_word_and_arrow_agree_where_higher_is_better(before, now, reading):
    found = travel(two(before, now), replace(reading, polarity=Polarity.HIGHER))

    assert found.moved_up == (now > before)
    if found.direction is Direction.IMPROVING:
        assert found.moved_up
    if found.direction is Direction.WORSENING:
        assert not found.moved_up


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [
        (40, 48, Direction.IMPROVING),
        (60, 52, Direction.IMPROVING),
        (52, 60, Direction.WORSENING),
        (48, 40, Direction.WORSENING),
        (40, 60, Direction.LITTLE_CHANGE),
        (42, 55, Direction.IMPROVING),
    ],
)
def test_measure_with_a_target_improves_as_it_comes_nearer(before, now, direction):
    reading = replace(PERCENT, polarity=Polarity.TARGET)

    found = travel(two(before, now), reading, rule=rule_for(Polarity.TARGET))

    assert found.direction is direction


def test_measure_without_its_target_only_rises_or_falls():
    reading = replace(PERCENT, polarity=Polarity.TARGET)

    assert travel(two(40, 48), reading).direction is Direction.RISING


@given(values, values, readings)
def test_neutral_measure_never_improves_or_worsens(before, now, reading):
    reading = replace(reading, polarity=Polarity.NEUTRAL)

    assert travel(two(before, now), reading).direction in (
        Direction.RISING,
        Direction.FALLING,
        Direction.LITTLE_CHANGE,
    )
