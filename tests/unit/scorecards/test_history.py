"""A series against the targets of its own periods."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from outcomes.domain.rating import Polarity, Reference, Status
from scorecards.domain.history import history_of
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    facts,
    part,
    quarter_period,
    row_of,
    seen,
    target,
    year,
)

OLD, NEW = year("2023/24"), year("2024/25")


def history(*own, targets=(), **more):
    return history_of(row_of(*own, targets=targets, **more), targets)


def test_history_is_newest_first():
    found = history(seen(OLD, "70"), seen(NEW, "75"))

    assert [each.period for each in found] == [NEW, OLD]


def test_each_figure_is_held_against_the_target_of_its_own_period():
    earlier = replace(target("70", limit="60"), valid_to=date(2024, 8, 31))
    later = replace(target("80", limit="76"), valid_from=date(2024, 9, 1))

    now, before = history(seen(OLD, "70"), seen(NEW, "75"), targets=(earlier, later))

    assert (before.status, before.aim.rule.reference) == (Status.ON_TRACK, 70)
    assert (now.status, now.aim.rule.reference) == (Status.OFF_TRACK, 80)


def test_newest_figure_stands_as_the_row_says():
    targets = (target("80", limit="70"),)
    row = row_of(seen(NEW, "75"), targets=targets)

    [now] = history_of(row, targets)

    assert (now.status, now.aim) == (row.now.status, row.now.aim)


def test_comparator_is_the_target_of_its_very_period():
    targets = (target(comparator=NEIGHBOURS.code, limit="2"),)
    others = {NEIGHBOURS.code: (seen(NEW, "76"),)}

    now, before = history(
        seen(OLD, "70"), seen(NEW, "75"), targets=targets, others=others
    )

    assert now.status is Status.AT_RISK
    assert (now.aim.reference, now.aim.comparator) == (Reference.COMPARATOR, NEIGHBOURS)
    assert (before.status, before.aim) == (Status.NO_TARGET, None)


def test_comparator_of_another_method_is_no_target():
    targets = (target(comparator=NEIGHBOURS.code, limit="2"),)
    others = {NEIGHBOURS.code: (seen(NEW, "76", series="earlier exams"),)}

    [now] = history(seen(NEW, "75"), targets=targets, others=others)

    assert now.status is Status.NO_TARGET


def test_period_of_others_alone_has_no_status():
    others = {ENGLAND.code: (seen(OLD, "68"),)}

    now, before = history(seen(NEW, "75"), others=others)

    assert (before.own, before.status, before.aim) == (None, None, None)
    assert before.others[ENGLAND.code].figure.value == Decimal(68)
    assert now.others == {}


def test_parts_are_no_part_of_the_whole():
    parts = (part("speech", seen(OLD, "60", "80")),)

    found = history(seen(NEW, "75"), parts=parts)

    assert [each.period for each in found] == [NEW, OLD]
    assert [each.own.breakdown for each in found] == ["", ""]


def test_part_that_does_not_add_up_makes_no_whole():
    parts = (part("speech", seen(OLD, "60", "80"), adds_up=False),)

    found = history(seen(NEW, "75"), parts=parts)

    assert [each.period for each in found] == [NEW]


@pytest.mark.parametrize(
    "more",
    [{"beside": True}, {"of": facts(polarity=Polarity.NEUTRAL)}],
    ids=["beside the strategy", "context only"],
)
def test_what_has_no_target_is_never_rated(more):
    [now] = history(seen(NEW, "75"), targets=(target("80"),), **more)

    assert now.aim is None
    assert not now.status.is_rating


def test_missing_figure_keeps_its_period():
    period = quarter_period("2025-26 Q2")

    [now] = history(seen(period), targets=(target("80"),))

    assert now.status is Status.NOT_YET_REPORTED
