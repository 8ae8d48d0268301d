"""What becomes of a measure's figures before the public, and why: for the checkers."""

from decimal import Decimal

import pytest

from outcomes.domain.figures import Missing, Quantity, Shown, Suppressed, Unit
from scorecards.domain.disclosure import Audience
from scorecards.domain.profiles import COUNCIL
from scorecards.domain.protection import Protection
from scorecards.domain.told import Cell, Ledger
from scorecards.domain.verdicts import Why
from tests.unit.scorecards.builders import (
    OWN,
    facts,
    measure,
    part,
    published,
    quarter_period,
    seen,
)

JUNE, SEPTEMBER = quarter_period("2025-26 Q1"), quarter_period("2025-26 Q2")


def protection(*own, audience=Audience.PUBLIC, told=(), parts=(), **fields):
    counted = facts(**{"unit": Unit.COUNT, "decimals": 0, **fields})
    return Protection(
        measure(*own, of=counted, told=told, parts=parts), OWN.code, audience, COUNCIL
    )


def why(of):
    return {(at.end.month, part): each.why for (at, part), each in of.verdicts.items()}


def test_boards_are_told_no_verdict():
    assert protection(seen(JUNE, 3), audience=Audience.BOARD).verdicts == {}


@pytest.mark.parametrize(
    ("observed", "reason"),
    [
        pytest.param(seen(JUNE, 12), None, id="shown"),
        pytest.param(seen(JUNE, 3), Why.FEW, id="few"),
        pytest.param(
            seen(JUNE, missing=Missing.HIDDEN_BY_PROVIDER),
            Why.SUPPLIED,
            id="hidden-by-its-provider",
        ),
    ],
)
def test_each_figure_says_why_it_is_hidden(observed, reason):
    assert why(protection(observed)) == {(6, ""): reason}


def test_figure_that_everybody_can_read_already_is_shown_and_corrected_in_public():
    told = (published(JUNE, version="1"),)
    two = Quantity(value=Decimal(2))
    now = seen(JUNE, 3, version="2", corrects=two, corrects_version="1")
    of = protection(now, told=told, published_at="The department's table 3.")

    assert why(of) == {(6, ""): None}
    assert of.corrected(now) == Shown(Decimal(2), None, None)


def test_figure_that_is_not_there_has_no_verdict():
    assert protection(seen(JUNE)).verdicts == {}


def test_step_and_pair_and_what_is_left_say_why():
    stepped = protection(seen(JUNE, 14), seen(SEPTEMBER, 16), cumulative=True)
    paired = protection(parts=(part("a", seen(JUNE, 3)), part("b", seen(JUNE, 9))))
    left = protection(
        seen(JUNE, 20), parts=(part("a", seen(JUNE, 9)), part("b", seen(JUNE, 8)))
    )
    alone = protection(
        seen(JUNE, 20), parts=(part("a", seen(JUNE, 18), adds_up=False),)
    )

    assert why(stepped) == {(6, ""): None, (9, ""): Why.STEP}
    assert why(paired) == {(6, ""): None, (6, "a"): Why.FEW, (6, "b"): Why.OTHER}
    assert why(left) == {(6, ""): None, (6, "a"): Why.REST, (6, "b"): Why.REST}
    assert why(alone) == {(6, ""): None, (6, "a"): Why.REST}


def test_growth_of_a_hidden_count_is_worked_out_from_it():
    base = measure(
        seen(quarter_period("2024-25 Q1"), 12),
        seen(JUNE, 3),
        of=facts("C1", unit=Unit.COUNT),
    )
    grown = Protection(
        measure(of=facts("C2"), base=base), OWN.code, Audience.PUBLIC, COUNCIL
    )

    assert why(grown) == {(6, ""): Why.WORKED_OUT}


def test_an_edition_tells_counts_or_that_it_hides():
    of = protection(seen(JUNE, 12, version="7"), seen(SEPTEMBER, 3, version="8"))

    assert list(of.told) == [
        published(JUNE, 12, version="7"),
        published(SEPTEMBER, version="8"),
    ]
    assert of.verdict(Cell("", SEPTEMBER, "8")).hidden


def test_a_share_tells_of_both_its_sides():
    of = protection(seen(JUNE, 30, 80), unit=Unit.PERCENT)

    assert list(of.told) == [published(JUNE, 30, 50)]


def test_what_an_edition_hid_stays_hidden_until_it_is_corrected():
    told = (published(JUNE, version="1"),)

    kept = protection(seen(JUNE, 12, version="1"), told=told)
    corrected = protection(seen(JUNE, 12, version="2"), told=told)

    assert why(kept) == {(6, ""): Why.EARLIER}
    assert why(corrected) == {(6, ""): None}


def test_what_is_no_longer_of_people_is_shown_whatever_was_hidden():
    of = protection(
        seen(JUNE, 3, version="1"),
        told=(published(JUNE, version="1"),),
        counts_people=False,
    )

    assert why(of) == {(6, ""): None}


@pytest.mark.parametrize(
    ("told", "before"),
    [
        pytest.param((), None, id="never-published"),
        pytest.param((published(JUNE, version="1"),), Suppressed(), id="hidden"),
        pytest.param(
            (published(JUNE, 14, version="1"),), Shown(Decimal(14)), id="read"
        ),
    ],
)
def test_correction_says_what_it_was_to_those_who_read_it(told, before):
    now = seen(
        JUNE, 20, version="2", corrects=seen(JUNE, 14).quantity, corrects_version="1"
    )

    assert protection(now, told=told).corrected(now) == before
    board = protection(now, told=told, audience=Audience.BOARD)
    assert board.corrected(now) == Shown(Decimal(14))


@pytest.mark.parametrize(
    ("then", "few"), [(14, [14]), (9, []), (15, []), (20, [])], ids=str
)
def test_correction_by_a_few_people_is_found(then, few):
    of = protection(
        seen(JUNE, 15, version="2"), told=(published(JUNE, then, version="1"),)
    )

    assert [was for was, _ in of.revised_by_few()] == few


@pytest.mark.parametrize(
    ("told", "revised"),
    [
        pytest.param((), False, id="never-told"),
        pytest.param((published(JUNE, 15, version="2"),), False, id="as-told"),
        pytest.param((published(JUNE, 15, version="1"),), False, id="same-number"),
        pytest.param((published(JUNE, 30, version="1"),), True, id="told-otherwise"),
        pytest.param((published(JUNE, version="1"),), True, id="hidden-before"),
    ],
)
def test_figure_is_revised_that_an_edition_told_otherwise(told, revised):
    now = seen(JUNE, 15, version="2")

    assert protection(now, told=told).is_revised(now) == revised


def test_hidden_figure_does_not_tell_whether_it_is_as_it_was():
    """South stands beside a few, and so is hidden: it was 9 in public before."""
    told = (
        published(JUNE, 29, version="1+1"),
        published(JUNE, 20, part="north", version="1"),
        published(JUNE, 9, part="south", version="1"),
    )

    for number in (9, 12):
        south = seen(JUNE, number, version="2")
        of = protection(
            parts=(
                part("north", seen(JUNE, 3, version="2")),
                part("south", south),
            ),
            told=told,
        )
        assert why(of)[6, "south"] is Why.OTHER
        assert of.is_revised(south, "south")


def test_correction_by_a_few_is_asked_about_once():
    told = (
        published(JUNE, 14, version="1"),
        published(JUNE, 15, version="2"),
    )

    of = protection(seen(JUNE, 15, version="2"), told=told)

    assert list(of.revised_by_few()) == []


def test_figure_that_was_not_corrected_is_no_correction_by_a_few():
    of = protection(
        seen(JUNE, 15, version="1"), told=(published(JUNE, 15, version="1"),)
    )

    assert list(of.revised_by_few()) == []


def clashing(of):
    return [(each.cell.part, each.clashes) for each in of.verdicts.values()]


def test_part_that_is_known_by_its_unchanged_whole_clashes():
    told = (
        published(JUNE, 20, version="1"),
        published(JUNE, 12, part="a", version="1"),
        published(JUNE, 8, part="b", version="1"),
    )

    of = protection(
        seen(JUNE, 20, version="1"),
        parts=(
            part("a", seen(JUNE, 3, version="2")),
            part("b", seen(JUNE, 8, version="1")),
        ),
        told=told,
    )

    assert clashing(of) == [("", False), ("a", True), ("b", False)]


def test_parts_without_a_whole_do_not_clash():
    of = protection(
        parts=(
            part("a", seen(JUNE, 3, version="2")),
            part("b", seen(SEPTEMBER, 8, version="1")),
        ),
        told=(published(JUNE, 12, part="a", version="1"),),
    )

    assert clashing(of) == [("a", False), ("b", False)]


def test_whole_that_was_corrected_to_a_few_more_than_its_known_part_clashes():
    told = (
        published(JUNE, 20, version="1"),
        published(JUNE, 12, part="a", version="1"),
    )

    of = protection(
        seen(JUNE, 14, version="2"),
        parts=(part("a", seen(JUNE, 12, version="1"), adds_up=False),),
        told=told,
    )

    assert clashing(of) == [("", True), ("a", False)]


def test_whole_and_part_that_are_both_known_are_told_again():
    told = (
        published(JUNE, 14, version="1"),
        published(JUNE, 12, part="a", version="1"),
    )

    of = protection(
        seen(JUNE, 14, version="1"),
        parts=(part("a", seen(JUNE, 12, version="1"), adds_up=False),),
        told=told,
    )

    assert why(of) == {(6, ""): None, (6, "a"): None}


def test_ledger_knows_a_figure_that_any_edition_showed():
    ledger = Ledger((published(JUNE, version="1"), published(JUNE, 12, version="1")))

    assert ledger.hidden == frozenset()
    assert ledger.known == {Cell("", JUNE, "1"): (Decimal(12),)}
