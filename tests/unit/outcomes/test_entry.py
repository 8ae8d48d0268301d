"""What is given for a measure: figures that it can have, and wholes from parts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.entry import (
    Entry,
    ImpossibleFigure,
    PartsDisagree,
    follow,
    impossibilities,
    refuse_impossible,
    settle,
)
from outcomes.domain.figures import Missing, Quantity, Unit
from tests.unit.outcomes.readings import entry

D = Decimal
numbers = st.none() | st.decimals(-1000, 1000, places=2)
counts = st.integers(0, 10_000).map(D)


def quantity(value=None, numerator=None, denominator=None):
    parts = (value, numerator, denominator)
    return Quantity(*(None if part is None else Decimal(part) for part in parts))


@pytest.mark.parametrize(
    ("unit", "figure", "part", "sentence"),
    [
        (Unit.PERCENT, quantity("100.1"), "value", "100.1% is more than the whole"),
        (
            Unit.PERCENT,
            quantity(None, 81, 80),
            "numerator",
            "81 is more than 80.",
        ),
        (Unit.PERCENT, quantity(None, -1, 80), "numerator", "is below zero"),
        (
            Unit.COUNT,
            quantity(-1),
            "value",
            "\N{MINUS SIGN}1 is below zero.",
        ),
        (Unit.COUNT, quantity("1.5"), "value", "1.5 is not a whole number"),
        (Unit.COUNT, quantity(None, 1, 2), "denominator", "has no denominator"),
        (Unit.RATE, quantity("-0.1"), "value", "is below zero"),
        (Unit.RATIO, quantity("-0.1"), "value", "is below zero"),
    ],
)
def test_impossible_figure_names_its_part(unit, figure, part, sentence):
    with pytest.raises(ImpossibleFigure, match=sentence) as refusal:
        refuse_impossible(unit, figure)

    assert refusal.value.part == part


@pytest.mark.parametrize(
    ("unit", "figure"),
    [
        (Unit.PERCENT, quantity(100)),
        (Unit.PERCENT, quantity(None, 80, 80)),
        (Unit.RATE, quantity("106.25")),
        (Unit.RATE, quantity(None, 170, 160)),
        (Unit.RATIO, quantity(None, 5, 2)),
        (Unit.SCORE, quantity("-1.24")),
        (Unit.COUNT, quantity(0)),
        (Unit.COUNT, quantity("12.000000")),
    ],
)
def test_unusual_figure_is_possible(unit, figure):
    refuse_impossible(unit, figure)


@given(st.integers(0, 1000), st.integers(1, 1000))
def test_part_of_a_whole_is_always_possible(part, rest):
    refuse_impossible(Unit.PERCENT, quantity(None, part, part + rest))


def test_every_impossible_number_is_named():
    found = impossibilities(Unit.PERCENT, quantity(-101, 5, 4))

    assert [each.part for each in found] == ["value", "numerator"]


# Entries


def test_entry_says_what_was_given():
    assert Entry().words(Unit.PERCENT) == "No figure yet"
    assert Entry(D("85.20")).words(Unit.PERCENT) == "85.2%"
    assert Entry(D(3623)).words(Unit.COUNT) == "3,623"
    assert Entry(None, D("9.3"), D(112)).words(Unit.PERCENT) == "9.3 of 112"
    assert Entry(None, D(9)).words(Unit.PERCENT) == "9 of (not given)"
    assert Entry(denominator=D(9)).words(Unit.PERCENT) == "(not given) of 9"
    assert Entry(missing=Missing.NOT_SUPPLIED).words(Unit.COUNT) == "Not supplied"
    assert (
        Entry(missing=Missing.NOT_COLLECTED, missing_reason="No tests in 2020").words(
            Unit.COUNT
        )
        == "Not collected: No tests in 2020"
    )


@pytest.mark.parametrize(
    ("entry", "empty", "quantity_of_it"),
    [
        (Entry(), True, None),
        (Entry(missing_reason="Later"), False, None),
        (Entry(missing=Missing.NOT_SUPPLIED), False, None),
        (Entry(D(5), missing=Missing.NOT_SUPPLIED), False, None),
        (Entry(None, D(5)), False, None),
        (Entry(None, D(5), D(0)), False, None),
        (Entry(D(0)), False, Quantity(D(0))),
        (Entry(None, D(5), D(6)), False, Quantity(None, D(5), D(6))),
    ],
)
def test_entry_is_a_quantity_only_when_whole(entry, empty, quantity_of_it):
    assert entry.is_empty is empty
    assert entry.quantity == quantity_of_it


def test_value_beside_its_base_says_nothing_new():
    assert Entry(D(90), D(47), D(52)).same_as(Entry(None, D(47), D("52.0")))
    assert not Entry(D(90), D(47)).same_as(Entry(None, D(47)))
    assert not Entry(D(90)).same_as(Entry(D(91)))
    assert not Entry().same_as(Entry(missing=Missing.NOT_SUPPLIED))


@given(st.builds(Entry, numbers, numbers, numbers))
def test_entry_and_its_quantity_are_the_same(entry):
    found = entry.quantity

    assert found is None or Entry.of(found) == entry


# Wholes and their parts


def test_blank_whole_is_rolled_up_from_its_parts():
    parts = {"Primary": Entry(None, D(360), D(400)), "Other": Entry(None, D(1), D(4))}

    whole = settle(Entry(), parts, unit=Unit.PERCENT, adds_up=True)

    assert whole == Entry(None, D(361), D(404))


@given(st.dictionaries(st.text(max_size=3), counts.map(Entry), min_size=1, max_size=5))
def test_whole_of_counts_is_their_sum_and_agrees_with_itself(parts):
    whole = settle(Entry(), parts, unit=Unit.COUNT, adds_up=True)

    assert whole.value == sum(part.value for part in parts.values())
    assert settle(whole, parts, unit=Unit.COUNT, adds_up=True) == whole


@pytest.mark.parametrize(
    ("whole", "parts", "unit", "adds_up"),
    [
        (Entry(), {"a": Entry(D(5))}, Unit.COUNT, False),
        (Entry(D(9)), {"a": Entry(D(5))}, Unit.COUNT, False),
        (Entry(), {}, Unit.COUNT, True),
        (Entry(), {"a": Entry(D(5)), "b": Entry()}, Unit.COUNT, True),
        (Entry(), {"a": Entry(D(50)), "b": Entry(D(60))}, Unit.PERCENT, True),
        (Entry(missing=Missing.NOT_SUPPLIED), {"a": Entry(D(5))}, Unit.COUNT, True),
        (Entry(None, D(5)), {"a": Entry(None, D(5), D(6))}, Unit.PERCENT, True),
        (Entry(D("90.4")), {"a": Entry(None, D(47), D(52))}, Unit.PERCENT, True),
        (Entry(D(90)), {"a": Entry(None, D(47), D(52))}, Unit.PERCENT, True),
    ],
)
def test_whole_stays_as_it_is(whole, parts, unit, adds_up):
    assert settle(whole, parts, unit=unit, adds_up=adds_up) == whole


@pytest.mark.parametrize(
    ("whole", "parts", "unit", "sentence"),
    [
        (
            Entry(D(52)),
            {"a": Entry(D(50)), "b": Entry(D(1))},
            Unit.COUNT,
            "The parts add up to 51, and the whole says 52.",
        ),
        (
            Entry(None, D(47), D(52)),
            {"a": Entry(None, D(40), D(44)), "b": Entry(None, D(7), D(9))},
            Unit.PERCENT,
            "The parts add up to 47 of 53, and the whole says 47 of 52.",
        ),
        (
            Entry(D(85)),
            {"a": Entry(None, D(47), D(52))},
            Unit.PERCENT,
            "The parts add up to 90%, and the whole says 85%.",
        ),
    ],
)
def test_whole_that_differs_from_its_parts_is_refused(whole, parts, unit, sentence):
    with pytest.raises(PartsDisagree) as refusal:
        settle(whole, parts, unit=unit, adds_up=True)

    assert str(refusal.value) == sentence


@pytest.mark.parametrize(
    ("whole", "before", "after", "found"),
    [
        ("52", ["50", "2"], ["50", "3"], "53"),
        ("", ["", ""], ["50", "3"], "53"),
        ("", ["50", ""], ["50", "3"], "53"),
        ("52", ["50", "2"], ["50", ""], "52"),
        ("52", ["", ""], ["50", ""], "52"),
        ("52", ["50", "1"], ["50", "3"], "52"),
        ("", ["", ""], ["50", ""], ""),
    ],
)
def test_whole_follows_its_parts_where_they_made_it(whole, before, after, found):
    def parts(words):
        return {str(place): entry(word) for place, word in enumerate(words)}

    def follows(adds_up):
        facts = {"unit": Unit.COUNT, "adds_up": adds_up}
        return follow(entry(whole), parts(before), parts(after), **facts)

    assert follows(adds_up=True) == entry(found)
    assert follows(adds_up=False) == entry(whole)
