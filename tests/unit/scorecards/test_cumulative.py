"""Figures counted up through the year, against a reader who knows the rules."""

from collections import defaultdict
from decimal import Decimal
from itertools import accumulate, product

import pytest

from outcomes.domain.figures import Shown, Suppressed, Unit
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.profiles import COUNCIL
from tests.unit.scorecards.builders import (
    facts,
    inputs,
    measure,
    part,
    quarter_period,
    seen,
)
from tests.unit.scorecards.profiles import under_each_profile

pytestmark = pytest.mark.thorough

HIDDEN = "hidden"
QUARTERS = [quarter_period(f"2024-25 Q{number}") for number in (1, 2, 3, 4)]
SECOND = quarter_period("2025-26 Q1")


def counted(*numbers, audience=Audience.PUBLIC, profile=COUNCIL, **fields):
    """Return what a reader sees of a count by the end of each quarter, and the next."""
    periods = [*QUARTERS, SECOND][: len(numbers)]
    observed = [seen(*each) for each in zip(periods, numbers, strict=True)]
    kind = facts(unit=Unit.COUNT, decimals=0, cumulative=True, **fields)
    (row,) = compute(
        inputs(measure(*observed, of=kind), profile=profile), audience
    ).rows
    return tuple(
        HIDDEN
        if isinstance(each.figure, Suppressed)
        else int(each.figure.value)
        if isinstance(each.figure, Shown)
        else None
        for each in row.sightings
    )


@pytest.mark.parametrize(
    ("numbers", "read"),
    [
        pytest.param((14, 30, 50), (14, 30, 50), id="steps-that-tell-of-nobody"),
        pytest.param((14, 16, 30), (14, HIDDEN, 30), id="two-came-in-a-quarter"),
        pytest.param((14, 14, 30), (14, 14, 30), id="nobody-came"),
        pytest.param((14, 16, 18), (14, HIDDEN, HIDDEN), id="few-since-the-last-shown"),
        pytest.param((14, 16, 19), (14, HIDDEN, 19), id="five-since-the-last-shown"),
        pytest.param((3, 6, 9), (HIDDEN, 6, HIDDEN), id="from-nought"),
        pytest.param((14, 12, 30), (14, HIDDEN, 30), id="two-fewer"),
        pytest.param((6, 12, 20, 40, 8), (6, 12, 20, 40, 8), id="a-year-begins-anew"),
    ],
)
def test_figure_is_hidden_whose_step_tells_of_too_few(numbers, read):
    assert counted(*numbers) == read


def test_boards_see_every_step():
    assert counted(14, 16, 30, audience=Audience.BOARD) == (14, 16, 30)


def test_things_that_are_no_people_are_shown():
    assert counted(14, 16, 30, counts_people=False) == (14, 16, 30)


@under_each_profile
def test_no_hidden_figure_of_any_short_year_can_be_worked_out(profile):
    smallest = profile.smallest_count
    most = 3 * smallest - 1
    found = defaultdict(lambda: defaultdict(set))
    for steps in product(range(most + smallest), repeat=3):
        numbers = tuple(accumulate(steps))
        read = counted(*numbers, profile=profile)
        # Of a longer way, some possibilities are not among those tried.
        if all(each == HIDDEN or each <= most for each in read):
            for place, number in enumerate(numbers):
                if read[place] == HIDDEN:
                    found[read][place].add(number)

    assert found
    assert [
        (read, place, numbers)
        for read, places in found.items()
        for place, numbers in places.items()
        if len(numbers) < 3
    ] == []


def test_share_is_hidden_where_few_came_to_either_side():
    kind = facts(cumulative=True)
    observed = (
        seen(QUARTERS[0], 20, 60),
        seen(QUARTERS[1], 40, 82),
        seen(QUARTERS[2], 60, 130),
    )

    (row,) = compute(inputs(measure(*observed, of=kind)), Audience.PUBLIC).rows

    assert [type(each.figure) for each in row.sightings] == [Shown, Suppressed, Shown]


def parted(profile=COUNCIL, **parts):
    """Return what a reader sees of parts by June and by September, and of the whole."""
    kind = facts(unit=Unit.COUNT, decimals=0, cumulative=True)
    totals = map(sum, zip(*parts.values(), strict=True))
    whole = measure(
        *map(seen, QUARTERS, totals),
        of=kind,
        parts=tuple(
            part(name, *map(seen, QUARTERS, numbers)) for name, numbers in parts.items()
        ),
    )
    (row,) = compute(inputs(whole, profile=profile), Audience.PUBLIC).rows
    return {
        (each.breakdown, QUARTERS.index(each.period)): HIDDEN
        if isinstance(each.figure, Suppressed)
        else int(each.figure.value)
        for each in row.sightings
    }


def test_part_whose_step_tells_takes_all_parts_with_it_and_not_the_whole():
    read = parted(a=(20, 22), b=(30, 40), c=(40, 60))

    assert [read[name, 0] for name in ("A", "B", "C", "")] == [20, 30, 40, 90]
    assert [read[name, 1] for name in ("A", "B", "C", "")] == [HIDDEN] * 3 + [122]


@under_each_profile
def test_no_hidden_part_of_any_two_quarters_can_be_worked_out(profile):
    few = 2 * profile.smallest_count - 2
    found = defaultdict(lambda: defaultdict(set))
    for a, b, a_step, b_step in product(range(few + 1), repeat=4):
        numbers = {"A": (a, a + a_step), "B": (b, b + b_step)}
        read = parted(profile, a=numbers["A"], b=numbers["B"])
        first, second = read["", 0], read["", 1]
        if first == HIDDEN or first > few or second == HIDDEN or second - first > few:
            continue
        for (name, place), each in read.items():
            if each == HIDDEN:
                known = tuple(sorted(read.items()))
                found[known][name, place].add(numbers[name][place])

    assert found
    assert [
        (known, where, numbers)
        for known, places in found.items()
        for where, numbers in places.items()
        if len(numbers) < 3
    ] == []


def test_quarter_without_a_figure_starts_nothing_anew():
    assert counted(14, None, 16) == (14, None, HIDDEN)


def test_part_that_stands_for_itself_is_hidden_by_its_own_steps():
    kind = facts(unit=Unit.COUNT, decimals=0, cumulative=True)
    apart = part("boys", *map(seen, QUARTERS, (20, 22)), adds_up=False)
    whole = measure(*map(seen, QUARTERS, (50, 60)), of=kind, parts=(apart,))

    (row,) = compute(inputs(whole), Audience.PUBLIC).rows

    hidden = [each for each in row.sightings if isinstance(each.figure, Suppressed)]
    assert [(each.breakdown, each.period) for each in hidden] == [("Boys", QUARTERS[1])]


def test_number_without_its_counts_is_left_to_itself():
    kind = facts(unit=Unit.SCORE, cumulative=True)
    observed = (seen(QUARTERS[0], Decimal("14.2")), seen(QUARTERS[1], Decimal("15.1")))

    (row,) = compute(inputs(measure(*observed, of=kind)), Audience.PUBLIC).rows

    assert all(isinstance(each.figure, Shown) for each in row.sightings)
