"""Figures that nobody has signed off: judged like others, marked, never public."""

from decimal import Decimal

import pytest

from outcomes.domain.figures import Shown, Unit
from outcomes.domain.rating import Status
from scorecards.domain.compute import NotForThePublic, compute
from scorecards.domain.disclosure import Audience
from scorecards.page import Bit
from tests.unit.scorecards.builders import (
    QUARTER,
    facts,
    inputs,
    measure,
    page_of,
    part,
    quarter_period,
    row_of,
    said,
    seen,
    target,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
RETURNS = "this quarter's returns"
CHANGE = "marked in words, and may still change"


def waiting(period, *figure, **more):
    """Return a figure that nobody has signed off."""
    return seen(period, *figure, unsigned=True, **more)


def draft_of(*measures, **more):
    """Return a page for which unsigned figures were asked."""
    return page_of(*measures, with_unsigned=True, **more)


def test_unsigned_figure_is_judged_by_the_target_of_today():
    row = row_of(seen(Q1, "85"), waiting(Q2, "70"), targets=(target("80", "75"),))

    assert row.shown == Shown(Decimal(70))
    assert row.now.status is Status.OFF_TRACK
    assert row.now.latest.unsigned
    assert [each.period for each in row.unsigned] == [Q2]


def test_signed_figure_carries_no_mark():
    row = row_of(seen(Q2, "70"))

    assert row.unsigned == ()
    assert not row.now.latest.unsigned


def test_whole_that_is_made_of_an_unsigned_part_is_unsigned():
    parts = (part("speech", waiting(Q2, 8, 10)), part("physio", seen(Q2, 9, 10)))

    row = row_of(parts=parts)

    assert row.now.latest.unsigned
    assert len(row.unsigned) == 1


@pytest.mark.parametrize("then", [True, False])
def test_growth_since_or_to_an_unsigned_figure_is_unsigned(then):
    base = measure(
        seen(LAST_YEAR, "100", unsigned=then),
        seen(Q2, "110", unsigned=not then),
        of=facts("W1", unit=Unit.COUNT),
    )

    assert row_of(base=base).now.latest.unsigned


@pytest.mark.parametrize(
    "held",
    [
        measure(waiting(Q2, "70")),
        measure(parts=(part("speech", waiting(Q2, "70")),)),
        measure(base=measure(waiting(Q2, "70"))),
    ],
    ids=["whole", "part", "base"],
)
def test_public_copy_refuses_what_nobody_signed(held):
    with pytest.raises(NotForThePublic, match="never in a public copy"):
        compute(inputs(held), Audience.PUBLIC)


def test_public_copy_refuses_to_be_asked_for_it():
    with pytest.raises(NotForThePublic):
        compute(inputs(with_unsigned=True), Audience.PUBLIC)


def test_public_copy_of_signed_figures_is_made():
    parts = (part("speech", seen(Q2, "70")),)
    held = measure(seen(Q2, "70"), parts=parts, base=measure(seen(Q2, "7")))

    assert compute(inputs(held), Audience.PUBLIC).unsigned == 0


def test_a_measure_on_two_outcomes_and_beside_them_counts_once():
    one, beside = measure(waiting(Q2, "70")), facts("W2")
    other = measure(waiting(Q2, "7"), of=beside, beside=True)

    assert compute(inputs(one, other, one), Audience.BOARD).unsigned == 2


def row_page(page):
    [group] = page.sections[0].groups
    [row] = group.rows
    return row


def test_figure_says_in_words_that_it_is_not_signed_off():
    parts = (part("speech", waiting(Q2, 8, 10)),)

    row = row_page(draft_of(measure(waiting(Q2, 70, 100), parts=parts)))

    assert row.latest.lines == ("Jul to Sep 2025", "70 of 100", "not signed off")
    assert [each.base for each in row.parts] == ["8 of 10, not signed off"]


def test_signed_figure_beside_an_unsigned_one_says_so():
    row = row_page(draft_of(measure(waiting(Q1, "80"), seen(Q2, "70"))))

    assert row.latest.lines[-1] == "an earlier figure is not signed off"


def test_words_go_with_the_figure_wherever_it_stands():
    best = measure(seen(LAST_YEAR, "60"), waiting(Q2, "70"), of=facts("W2"))
    held = measure(
        seen(Q1, "85"),
        waiting(Q2, "70"),
        targets=(target("80", "75"),),
        commentary={QUARTER.end: said()},
    )

    page = draft_of(held, best)

    [off] = [line for line in page.tally if line.mark.word == "Off track"]
    assert off.items[0].detail == "70.0%, not signed off, target 80.0%"
    assert page.asks[0].sub.startswith("70.0%, not signed off, target 80.0%")
    changes = {change.kind: change.items for change in page.changes}
    assert changes["Moved down"][0].words.endswith("(85.0% to 70.0%, not signed off)")
    assert changes["Went best"][0].words.startswith("70.0%, not signed off, ")


def told(page):
    return ["".join(bit.text for bit in notice) for notice in page.notices]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((), f"No figure of {RETURNS} that you may read waits for it."),
        ((Q2,), f"1 figure of {RETURNS} stands here, {CHANGE}."),
        ((Q1, Q2), f"2 figures of {RETURNS} stand here, {CHANGE}."),
    ],
)
def test_page_says_on_top_how_many_are_not_signed_off(figures, words):
    page = draft_of(measure(*(waiting(period, "70") for period in figures)))

    assert told(page)[1] == f"Not signed off. {words}"
    assert page.notices[1][0] == Bit("Not signed off.", strong=True)


def test_page_of_examples_does_not_call_unsigned_figures_official():
    example = facts(illustrative=True)

    assert (
        "All other figures that are signed off are official"
        in told(draft_of(measure(waiting(Q2, "70"), of=example)))[-1]
    )
    assert (
        "All other figures are official"
        in told(page_of(measure(seen(Q2, "70"), of=example)))[-1]
    )


def test_page_that_was_not_asked_for_them_says_nothing_of_them():
    page = page_of(measure(seen(Q2, "70")))

    assert not any("signed" in notice for notice in told(page))
