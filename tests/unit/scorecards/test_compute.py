"""A quarter's scorecard from plain values: each row, for each audience."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import (
    FigureStatus,
    Missing,
    NotAvailable,
    Shown,
    Suppressed,
    Unit,
)
from outcomes.domain.rating import Polarity, Status
from outcomes.domain.trend import Direction
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import CommentaryInputs
from scorecards.domain.scorecard import Overdue, gain
from strategy_portal.periods import Quarter
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    QUARTER,
    facts,
    inputs,
    measure,
    part,
    published,
    quarter_period,
    row_of,
    seen,
    target,
    year,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")


def test_a_row_shows_the_newest_figure_whose_period_has_ended():
    later = seen(quarter_period("2025-26 Q3"), "99")

    row = row_of(seen(Q1, "80"), seen(Q2, "82"), later)

    assert row.shown == Shown(Decimal(82))
    assert row.now.latest.period == Q2
    assert all(sighting.period.end <= QUARTER.end for sighting in row.sightings)


def test_a_yearly_figure_stands_with_its_own_period():
    row = row_of(seen(year("2023/24"), "28.9"), seen(year("2024/25"), "30.6"))

    assert row.now.latest.period == year("2024/25")
    assert row.now.movement.direction is Direction.IMPROVING


def test_a_target_of_the_figures_own_period_rates_it():
    old = target("70", "60", valid_from=date(2023, 4, 1), valid_to=date(2025, 3, 31))
    new = target("90", "80", valid_from=date(2025, 4, 1))

    row = row_of(seen(Q1, "75"), targets=(old, new))

    assert row.now.status is Status.OFF_TRACK
    assert row.now.aim.rule.reference == 90


def test_a_comparators_figure_of_the_same_period_can_be_the_target():
    aims = target(limit="2", comparator=NEIGHBOURS.code)
    others = {NEIGHBOURS.code: (seen(year("2024/25"), "32.2"),)}

    row = row_of(seen(year("2024/25"), "30.6"), targets=(aims,), others=others)

    assert row.now.status is Status.AT_RISK
    assert row.now.aim.comparator == NEIGHBOURS


def test_a_target_without_a_value_rates_nothing():
    aims = replace(target("90"), value=None)

    assert row_of(seen(Q2, "80"), targets=(aims,)).now.status is Status.NO_TARGET


def test_a_comparator_of_another_period_rates_nothing():
    aims = target(limit="2", comparator=NEIGHBOURS.code)
    others = {NEIGHBOURS.code: (seen(year("2023/24"), "32.2"),)}

    row = row_of(seen(year("2024/25"), "30.6"), targets=(aims,), others=others)

    assert row.now.status is Status.NO_TARGET
    assert row.comparisons == ()


def test_a_comparator_of_another_series_is_not_compared():
    others = {ENGLAND.code: (seen(year("2024/25"), "64.9", series="old"),)}

    row = row_of(seen(year("2024/25"), "58.3", series="new"), others=others)

    assert row.comparisons == ()


@pytest.mark.parametrize(("unit", "compared"), [(Unit.COUNT, 0), (Unit.SCORE, 1)])
def test_comparators_are_shown_for_scores_and_never_for_counts(unit, compared):
    others = {ENGLAND.code: (seen(year("2024/25"), "64"),)}

    row = row_of(seen(year("2024/25"), "58"), of=facts(unit=unit), others=others)

    assert len(row.comparisons) == compared


def test_a_whole_is_rolled_up_from_its_parts_and_not_their_mean():
    parts = (part("speech", seen(Q2, 90, 100)), part("physio", seen(Q2, 1, 10)))

    row = row_of(parts=parts)

    assert row.shown == Shown(Decimal(91) / 110 * 100, Decimal(91), Decimal(110))
    assert [each.breakdown for each in row.parts] == ["Speech", "Physio"]


def test_counts_of_the_parts_add_up():
    parts = (part("primary", seen(Q2, "5")), part("secondary", seen(Q2, "37")))

    row = row_of(of=facts(unit=Unit.COUNT), parts=parts)

    assert row.shown == Shown(Decimal(42))


@pytest.mark.parametrize(
    "second",
    [
        part("physio", seen(Q1, 1, 10)),  # another period
        part("physio", seen(Q2)),  # no figure
        part("physio", seen(Q2, "10")),  # no base
    ],
)
def test_a_whole_without_all_its_parts_is_not_rolled_up(second):
    row = row_of(parts=(part("speech", seen(Q2, 90, 100)), second))

    assert row.now.latest is None


def test_parts_that_do_not_add_up_are_not_rolled_up():
    row = row_of(parts=(part("audit", seen(Q2, 90, 100), adds_up=False),))

    assert row.now.latest is None


def test_an_observed_whole_stands_before_a_rolled_up_one():
    row = row_of(seen(Q2, 80, 110), parts=(part("speech", seen(Q2, 90, 100)),))

    assert row.shown.numerator == 80


def growth(*figures):
    """Return a measure of growth that is worked out from a count."""
    base = measure(*figures, of=facts("C1", unit=Unit.COUNT))
    return measure(of=facts("C2", polarity=Polarity.NEUTRAL), base=base)


def test_growth_is_worked_out_from_the_count_a_year_before():
    board = compute(
        inputs(growth(seen(year("2023/24"), "3310"), seen(year("2024/25"), "3623"))),
        Audience.BOARD,
    )

    figure = board.rows[0].shown

    assert round(figure.value, 4) == Decimal("9.4562")
    assert board.rows[0].now.status is Status.CONTEXT_ONLY


@pytest.mark.parametrize(
    "earlier",
    [
        seen(year("2023/24")),
        seen(year("2023/24"), "0"),
        seen(year("2022/23"), "3310"),
        seen(year("2023/24"), "3310", series="old"),
    ],
)
def test_growth_needs_an_earlier_count_that_it_may_be_compared_with(earlier):
    board = compute(
        inputs(growth(earlier, seen(year("2024/25"), "3623"))), Audience.BOARD
    )

    assert board.rows[0].shown is None


def test_growth_from_a_hidden_count_is_hidden_with_it():
    public = compute(
        inputs(growth(seen(year("2023/24"), "3"), seen(year("2024/25"), "36"))),
        Audience.PUBLIC,
    )

    assert public.rows[0].figure == Suppressed()


def test_growth_of_large_counts_is_public():
    public = compute(
        inputs(growth(seen(year("2023/24"), "30"), seen(year("2024/25"), "36"))),
        Audience.PUBLIC,
    )

    assert public.rows[0].shown.value == 20


def test_a_measure_with_a_day_still_to_come_is_not_due():
    row = row_of(of=facts(first_due_on=date(2026, 3, 31)))

    assert row.now.status is Status.NOT_DUE


def test_a_measure_without_a_figure_is_not_yet_reported():
    assert row_of().now.status is Status.NOT_YET_REPORTED
    assert isinstance(row_of().figure, NotAvailable)


def test_a_measure_in_development_has_no_direction():
    row = row_of(of=facts(in_development=True, question_words="What is it?"))

    assert row.now.status is Status.IN_DEVELOPMENT
    assert row.now.movement.direction is Direction.NOT_COMPARABLE


def test_a_context_series_has_no_target():
    row = row_of(seen(Q2, "80"), targets=(target("90"),), beside=True)

    assert row.now.aim is None
    assert row.beside


def test_a_figure_that_has_not_come_is_late():
    row = row_of(seen(Q1, "80"))

    assert row.overdue == Overdue(date(2025, 10, 24), 21)


def test_a_figure_that_was_not_supplied_is_late_and_says_why():
    row = row_of(seen(Q1, "80"), seen(Q2))

    assert row.overdue.days == 21
    assert row.now.status is Status.NOT_YET_REPORTED
    assert row.figure == NotAvailable("The provider has not sent it.")


@pytest.mark.parametrize(
    ("figures", "more"),
    [
        ((seen(Q2, "80"),), {}),
        ((seen(Q1, "80"),), {"beside": True}),
        ((seen(Q1, "80"),), {"of": facts(frequency="yearly")}),
        ((), {}),
        ((seen(Q1, "80"),), {"of": facts(due_days=90)}),
    ],
)
def test_what_has_come_or_was_not_due_is_not_late(figures, more):
    assert row_of(*figures, **more).overdue is None


def test_a_row_knows_how_it_stood_a_quarter_before():
    row = row_of(seen(Q1, "75"), seen(Q2, "91"), targets=(target("90", "80"),))

    assert row.before.status is Status.OFF_TRACK
    assert row.now.status is Status.ON_TRACK
    assert row.is_new


def test_a_figure_that_stood_last_quarter_is_not_new():
    assert not row_of(seen(Q1, "75")).is_new
    assert not row_of().is_new
    assert row_of(seen(Q2, "75")).is_new


SAID = CommentaryInputs("Three posts were empty.", "Recruit.", "Head", None, True)


def test_the_public_reads_no_comment_on_a_hidden_figure():
    said = {QUARTER.end: SAID}

    board = row_of(seen(Q2, 3, 60), commentary=said)
    public = row_of(seen(Q2, 3, 60), commentary=said, audience=Audience.PUBLIC)

    assert board.commentary == SAID
    assert public.commentary is None
    assert public.now.status is Status.SUPPRESSED
    assert public.comparisons == ()


@pytest.mark.parametrize(
    ("words", "is_held_back"),
    [
        ("Three posts were empty.", True),
        ("All but 57 were seen.", True),
        ("A clinic closed in 2024, on 12 May.", False),
    ],
)
def test_words_with_a_number_are_held_back_where_another_figure_is_hidden(
    words, is_held_back
):
    said = CommentaryInputs(words, "Recruit.", "Head", None, False)
    own = (seen(LAST_YEAR, 3, 60), seen(Q2, 30, 60))

    board = row_of(*own, commentary={QUARTER.end: said})
    public = row_of(*own, commentary={QUARTER.end: said}, audience=Audience.PUBLIC)
    alone = row_of(own[1], commentary={QUARTER.end: said}, audience=Audience.PUBLIC)

    assert board.commentary == alone.commentary == said
    assert public.commentary.held_back == is_held_back
    assert (public.commentary.why == words) != is_held_back


def test_the_public_cannot_tell_a_movement_from_a_hidden_figure():
    row = row_of(seen(LAST_YEAR, 3, 60), seen(Q2, 30, 60), audience=Audience.PUBLIC)

    assert row.shown is not None
    assert row.now.movement.direction is Direction.NOT_COMPARABLE


def test_a_small_part_is_hidden_with_another_that_would_give_it_away():
    parts = (
        part("speech", seen(Q2, 3, 60)),
        part("physio", seen(Q2, 30, 60)),
        part("hearing", seen(Q2, 30, 60)),
        part("sight", seen(Q2, 40, 60)),
    )

    board = row_of(seen(Q2, 103, 240), parts=parts)
    public = row_of(seen(Q2, 103, 240), parts=parts, audience=Audience.PUBLIC)

    assert Suppressed() not in [each.figure for each in board.parts]
    assert [isinstance(each.figure, Suppressed) for each in public.parts] == [
        True,
        True,
        False,
        False,
    ]
    assert {each.breakdown: each.figure for each in public.sightings} == {
        "": public.shown,
        **{each.breakdown: each.figure for each in public.parts},
    }


def test_parts_that_do_not_add_up_give_nothing_away():
    parts = (
        part("speech", seen(Q2, 3, 60), adds_up=False),
        part("physio", seen(Q2, 30, 60), adds_up=False),
    )

    row = row_of(seen(Q2, 43, 140), parts=parts, audience=Audience.PUBLIC)

    hidden = [isinstance(each.figure, Suppressed) for each in row.parts]
    assert hidden == [True, False]


def test_a_whole_that_would_tell_of_its_parts_is_hidden_with_all_that_it_says():
    parts = (part("speech", seen(Q2, 0, 6)), part("physio", seen(Q2, 0, 6)))

    row = row_of(
        seen(LAST_YEAR, 30, 60),
        seen(Q2, 0, 12),
        parts=parts,
        audience=Audience.PUBLIC,
    )

    assert row.now.status is Status.SUPPRESSED
    assert row.now.movement.direction is Direction.NOT_COMPARABLE
    assert {type(each.figure) for each in row.parts} == {Suppressed}


def test_a_comparators_small_count_is_an_official_statistic():
    others = {ENGLAND.code: (seen(Q2, 3, 60),)}

    row = row_of(seen(Q2, 30, 60), others=others, audience=Audience.PUBLIC)

    assert row.comparisons[0].figure.value == 5


def test_a_comparator_without_a_figure_is_not_shown():
    others = {ENGLAND.code: (seen(Q2, missing=Missing.NOT_COLLECTED, reason="No."),)}

    row = row_of(seen(Q2, 30, 60), others=others)

    assert row.comparisons[0].figure == NotAvailable("No.")


def corrected(on: date, **more):
    """Return a figure that was 37 of 48 and was corrected to 39 of 48."""
    before = seen(LAST_YEAR, 37, 48).quantity
    return seen(
        LAST_YEAR,
        39,
        48,
        corrects=before,
        correction_reason="Two audits had been left out.",
        recorded_on=on,
        **more,
    )


def test_a_correction_of_the_quarter_is_told_with_both_figures():
    row = row_of(corrected(date(2025, 10, 20)), seen(Q2, 47, 52))

    (correction,) = row.corrections
    assert correction.before.numerator == 37
    assert correction.after.numerator == 39
    assert not correction.illustrative


def test_the_reason_of_a_correction_hides_with_its_figures():
    small = replace(
        corrected(date(2025, 10, 20)),
        corrects=seen(Q2, 3, 48).quantity,
        corrects_version="1",
    )

    (correction,) = row_of(
        small, audience=Audience.PUBLIC, told=(published(LAST_YEAR, version="1"),)
    ).corrections

    assert correction.before == Suppressed()
    assert correction.after.numerator == 39
    assert correction.reason == ""


def test_the_caveat_of_a_hidden_figure_hides_with_it():
    counted = seen(Q2, 3, 48, caveat="One of the 3 moved away.")

    assert row_of(counted).now.latest.caveat
    assert not row_of(counted, audience=Audience.PUBLIC).now.latest.caveat


def test_an_old_correction_is_not_told_again():
    assert row_of(corrected(date(2025, 6, 30)), seen(Q2, 47, 52)).corrections == ()


@pytest.mark.parametrize(
    "more",
    [
        {"args": (seen(Q2, "80", status=FigureStatus.ILLUSTRATIVE),)},
        {"args": (seen(Q2, "80"),), "targets": (target("90", illustrative=True),)},
        {"args": (seen(Q2, "80"),), "commentary": {QUARTER.end: SAID}},
        {"args": (seen(Q2, "80"),), "of": facts(illustrative=True)},
        {
            "args": (),
            "parts": (part("a", seen(Q2, 9, 10, status=FigureStatus.ILLUSTRATIVE)),),
        },
    ],
)
def test_a_row_with_any_example_on_it_is_illustrative(more):
    args = more.pop("args")
    scorecard = compute(inputs(measure(*args, **more)), Audience.BOARD)

    assert scorecard.illustrative


def test_a_row_of_official_figures_is_not_illustrative():
    scorecard = compute(inputs(measure(seen(Q2, "80"))), Audience.BOARD)

    assert not scorecard.illustrative


def test_a_summary_counts_each_measure_once_and_no_context():
    twice = measure(seen(Q2, "95"), targets=(target("90"),))
    beside = measure(seen(Q2, "95"), of=facts("X1"), beside=True)
    base = inputs(twice, beside)
    both = replace(base, outcomes=base.outcomes * 2)

    scorecard = compute(both, Audience.BOARD)

    assert scorecard.tally.total == 1
    assert scorecard.tally.of(Status.ON_TRACK) == 1
    assert scorecard.sections[1].tally.total == 1


def test_a_scorecard_without_an_area_of_its_own_has_no_figures():
    nowhere = replace(inputs(measure(seen(Q2, "80"))), places=())

    assert compute(nowhere, Audience.BOARD).rows[0].shown is None


def test_an_empty_scorecard_has_an_empty_tally():
    scorecard = compute(inputs(), Audience.BOARD)

    assert (scorecard.tally.total, scorecard.tally.rated) == (0, 0)


def test_gain_is_the_share_of_the_earlier_figure():
    assert gain(row_of(seen(LAST_YEAR, "50"), seen(Q2, "60"))) == Decimal("0.2")
    assert gain(row_of(seen(Q2, "60"))) == 0


small = st.integers(min_value=1, max_value=4)


@given(hidden=small, other=small)
def test_two_hidden_counts_give_the_public_the_same_scorecard(hidden, other):
    def public(number):
        counts = facts(unit=Unit.COUNT)
        history = [seen(LAST_YEAR, "40"), seen(Q1, "41"), seen(Q2, str(number))]
        scorecard = measure(*history, of=counts, targets=(target("3", "2"),))
        return compute(inputs(scorecard), Audience.PUBLIC)

    assert public(hidden) == public(other)


def test_a_scorecard_of_an_earlier_quarter_shows_what_stood_then():
    earlier = inputs(measure(seen(Q1, "75"), seen(Q2, "91")), quarter=Quarter(2025, 1))

    assert compute(earlier, Audience.BOARD).rows[0].shown.value == 75
