"""Numbers that a measure of a unit can have, and those that it cannot."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.entry import ImpossibleFigure, refuse_impossible
from outcomes.domain.figures import Quantity, Unit


def quantity(value=None, numerator=None, denominator=None):
    parts = (value, numerator, denominator)
    return Quantity(*(None if part is None else Decimal(part) for part in parts))


@pytest.mark.parametrize(
    ("unit", "figure", "part", "sentence"),
    [
        (Unit.PERCENT, quantity("100.1"), "value", "cannot be above 100"),
        (Unit.PERCENT, quantity(None, 81, 80), "numerator", "larger than the denomin"),
        (Unit.PERCENT, quantity(None, -1, 80), "numerator", "cannot be below zero"),
        (Unit.COUNT, quantity(-1), "value", "The value cannot be below zero."),
        (Unit.COUNT, quantity("1.5"), "value", "A count is a whole number."),
        (Unit.COUNT, quantity(None, 1, 2), "denominator", "has no denominator"),
        (Unit.RATE, quantity("-0.1"), "value", "cannot be below zero"),
        (Unit.RATIO, quantity("-0.1"), "value", "cannot be below zero"),
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
