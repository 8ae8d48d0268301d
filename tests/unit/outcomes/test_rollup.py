"""Roll-ups: the whole from its parts, and counts with their denominators."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import Quantity, QuantityError, Unit
from outcomes.domain.rating import RATINGS, Status
from outcomes.domain.rollup import Tally, combine, percent_increase, total

SMALL = Decimal("1e-20")


@st.composite
def parts(draw):
    """Make a part of a whole: so many of so many."""
    base = draw(st.integers(1, 5000))
    return Quantity(
        numerator=Decimal(draw(st.integers(0, base))), denominator=Decimal(base)
    )


wholes = st.lists(parts(), min_size=1, max_size=8)
counts = st.lists(st.integers(0, 10_000).map(Decimal).map(Quantity), min_size=1)
statuses = st.lists(st.sampled_from(Status)).map(tuple)


def part(numerator, denominator):
    return Quantity(numerator=Decimal(numerator), denominator=Decimal(denominator))


def test_percentage_of_the_whole_is_not_the_mean_of_its_parts():
    large, small = part(360, 400), part(1, 4)

    whole = combine([large, small]).reckoned(Unit.PERCENT)

    mean = (large.reckoned(Unit.PERCENT) + small.reckoned(Unit.PERCENT)) / 2
    assert mean == Decimal("57.5")
    assert round(whole, 1) == Decimal("89.4")


@given(wholes, st.sampled_from(Unit))
def test_whole_lies_between_its_least_and_its_greatest_part(found, unit):
    shares = [each.reckoned(unit) for each in found]

    whole = combine(found).reckoned(unit)

    assert min(shares) - SMALL <= whole <= max(shares) + SMALL


@given(wholes.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_whole_is_the_same_in_any_order(orders):
    one, other = orders

    assert combine(one) == combine(other)


@given(wholes, wholes)
def test_whole_of_wholes_is_the_whole_of_all_parts(one, other):
    assert combine([combine(one), combine(other)]) == combine([*one, *other])


@given(parts())
def test_one_part_is_its_own_whole(only):
    assert combine(iter([only])) == only


@pytest.mark.parametrize(
    ("found", "complaint"),
    [
        ([], "no parts"),
        ([Quantity(Decimal(53))], "without its base"),
        ([part(1, 2), Quantity(Decimal(53))], "without its base"),
    ],
)
def test_parts_without_a_base_make_no_whole(found, complaint):
    with pytest.raises(QuantityError, match=complaint):
        combine(found)


@given(counts)
def test_total_is_the_sum_of_its_counts(found):
    assert total(found).reckoned(Unit.COUNT) == sum(each.value for each in found)


@pytest.mark.parametrize(
    "found", [[], [part(1, 2)], [Quantity(Decimal(50), Decimal(1), Decimal(2))]]
)
def test_shares_are_not_added_up(found):
    with pytest.raises(QuantityError, match="Only counts"):
        total(found)


def test_growth_is_in_percent_of_the_earlier_value():
    growth = percent_increase(Decimal(3623), Decimal(3310)).reckoned(Unit.PERCENT)

    assert round(growth, 1) == Decimal("9.5")
    assert percent_increase(Decimal(50), Decimal(100)).value == -50


@given(st.integers(1, 10_000).map(Decimal), st.integers(0, 10_000).map(Decimal))
def test_growth_leads_back_to_the_later_value(before, now):
    growth = percent_increase(now, before).reckoned(Unit.PERCENT)

    assert abs(before * (1 + growth / 100) - now) < SMALL


@pytest.mark.parametrize("before", [0, -1])
def test_nothing_grows_from_nothing(before):
    with pytest.raises(QuantityError, match="above zero"):
        percent_increase(Decimal(5), Decimal(before))


@given(statuses)
def test_tally_adds_up(found):
    tally = Tally(found)

    assert tally.total == len(found) == sum(tally.of(status) for status in Status)
    assert tally.rated == sum(tally.of(status) for status in RATINGS)
    assert tally.rated + tally.not_rated == tally.total
    assert tally.rated == sum(status.is_rating for status in found)


def test_tally_of_nothing_is_nought():
    assert (Tally(()).total, Tally(()).rated, Tally(()).not_rated) == (0, 0, 0)


def test_tally_tells_the_story_with_both_denominators():
    tally = Tally((Status.ON_TRACK, Status.OFF_TRACK, Status.NO_TARGET, Status.NOT_DUE))

    assert (tally.rated, tally.not_rated, tally.total) == (2, 2, 4)
    assert tally.of(Status.AT_RISK) == 0
