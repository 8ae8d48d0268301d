"""A figure that was signed off keeps the colour it had then."""

from dataclasses import replace
from decimal import Decimal

import pytest

from outcomes.domain.rating import Polarity, Reference, Rule, Status
from outcomes.domain.targets import FrozenTerms
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.history import history_of
from strategy_portal.periods import Quarter
from tests.unit.scorecards.builders import (
    NEIGHBOURS,
    facts,
    inputs,
    measure,
    seen,
    target,
)

Q1, Q2 = Quarter(2025, 1).period, Quarter(2025, 2).period
SIGNED = FrozenTerms(
    Polarity.HIGHER,
    Rule(Polarity.HIGHER, Decimal(80), Decimal(5)),
    Reference.FIXED,
    "",
    False,
)


def row_of(figure, **more):
    (row,) = compute(inputs(measure(figure, **more)), Audience.BOARD).rows
    return row


def test_later_target_does_not_recolour_a_signed_figure():
    figure = replace(seen(Q2, "82"), frozen=SIGNED)

    row = row_of(figure, targets=(target("90", "85"),))

    assert row.now.status is Status.ON_TRACK
    assert row.now.aim.rule.reference == 80
    (moment,) = history_of(row, (target("90", "85"),))
    assert moment.status is Status.ON_TRACK


def test_figure_signed_without_a_target_stays_without_one():
    figure = replace(seen(Q2, "82"), frozen=replace(SIGNED, rule=None))

    row = row_of(figure, targets=(target("80"),))

    assert row.now.status is Status.NO_TARGET
    assert row.now.aim is None


def test_new_polarity_does_not_recolour_a_signed_figure():
    figure = replace(seen(Q2, "82"), frozen=SIGNED)

    row = row_of(figure, of=facts(polarity=Polarity.NEUTRAL))

    assert row.now.status is Status.ON_TRACK


@pytest.mark.parametrize("comparator", ["neighbours", "gone"])
def test_signed_comparator_target_names_its_place_where_it_is_known(comparator):
    frozen = replace(SIGNED, reference=Reference.COMPARATOR, comparator=comparator)
    figure = replace(seen(Q2, "78"), frozen=frozen)

    row = row_of(figure)

    expected = NEIGHBOURS if NEIGHBOURS.code == comparator else None
    assert row.now.aim.comparator == expected
    assert row.now.status is Status.AT_RISK


def test_figure_that_was_not_signed_is_held_against_the_target_in_force():
    row = row_of(seen(Q1, "82"), targets=(target("90", "85"),))

    assert row.now.status is Status.OFF_TRACK
