"""Figures: what was counted, and what a reader may see of it."""

from dataclasses import fields
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import (
    Missing,
    NotAvailable,
    Quantity,
    QuantityError,
    Shown,
    Suppressed,
    Unit,
)

counts = st.integers(0, 100_000).map(Decimal)
bases = st.integers(1, 100_000).map(Decimal)
units = st.sampled_from(Unit)


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        (Unit.PERCENT, Decimal(90)),
        (Unit.RATE, Decimal(90)),
        (Unit.RATIO, Decimal("0.9")),
    ],
)
def test_parts_are_reckoned_in_the_unit_of_the_measure(unit, value):
    quantity = Quantity(numerator=Decimal(45), denominator=Decimal(50))

    assert quantity.reckoned(unit) == value


@given(counts, bases, units)
def test_parts_win_over_the_value_that_was_typed_beside_them(part, base, unit):
    typed = Quantity(value=Decimal(-1), numerator=part, denominator=base)

    assert typed.reckoned(unit) == Quantity(None, part, base).reckoned(unit)


@given(st.decimals(allow_nan=False, allow_infinity=False), units)
def test_value_without_parts_is_taken_as_supplied(value, unit):
    assert Quantity(value).reckoned(unit) == value


@given(bases, units, st.integers(2, 9))
def test_share_is_the_same_however_large_its_base(base, unit, times):
    once = Quantity(numerator=Decimal(1), denominator=base)
    often = Quantity(numerator=Decimal(times), denominator=base * times)

    assert abs(once.reckoned(unit) - often.reckoned(unit)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("parts", "complaint"),
    [
        ({}, "A figure is a value"),
        ({"numerator": Decimal(1)}, "go together"),
        ({"denominator": Decimal(1)}, "go together"),
        ({"value": Decimal(1), "numerator": Decimal(1)}, "go together"),
        ({"numerator": Decimal(1), "denominator": Decimal(0)}, "above zero"),
        ({"numerator": Decimal(1), "denominator": Decimal(-2)}, "above zero"),
    ],
)
def test_parts_that_make_no_figure_are_refused(parts, complaint):
    with pytest.raises(QuantityError, match=complaint):
        Quantity(**parts)


def test_nought_is_a_figure():
    assert Quantity(Decimal(0)).reckoned(Unit.COUNT) == 0
    assert Quantity(None, Decimal(0), Decimal(5)).reckoned(Unit.PERCENT) == 0


@pytest.mark.parametrize(
    ("unit", "is_share"),
    [
        (Unit.PERCENT, True),
        (Unit.RATE, True),
        (Unit.COUNT, False),
        (Unit.SCORE, False),
        (Unit.RATIO, False),
    ],
)
def test_percentages_and_rates_alone_are_out_of_a_hundred(unit, is_share):
    assert unit.is_share is is_share


def test_withheld_figure_carries_nothing():
    assert fields(Suppressed) == ()
    assert Suppressed() == Suppressed()
    assert repr(Suppressed()) == "Suppressed()"


def test_figures_cannot_be_changed_after_the_fact():
    for figure in (Shown(Decimal(1)), Suppressed(), NotAvailable("Not collected.")):
        with pytest.raises((AttributeError, TypeError)):
            figure.value = Decimal(2)


def test_reasons_for_no_figure_are_told_apart():
    assert len({reason.value for reason in Missing}) == len(Missing) == 4
