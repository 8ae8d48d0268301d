"""The words and marks of a row."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import FigureStatus, Missing, Shown, Suppressed, Unit
from outcomes.domain.rating import LimitKind, Polarity, Status
from outcomes.models import Measure
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import PlaceFacts
from scorecards.page import Account, Cell, PartLine
from scorecards.presenters import marks
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    OWN,
    QUARTER,
    facts,
    measure,
    page_of,
    part,
    quarter_period,
    row_of,
    said,
    seen,
    target,
    year,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
PUBLIC = Audience.PUBLIC


def text(*own, **more):
    """Return the figure of a row as the table prints it."""
    return marks.latest_cell(row_of(*own, **more)).text


@pytest.mark.parametrize(
    ("value", "status", "printed"),
    [
        ("90", Status.ON_TRACK, "90.0%"),
        ("89.96", Status.AT_RISK, "89.96%"),
        ("89.94", Status.AT_RISK, "89.9%"),
        ("80", Status.AT_RISK, "80.0%"),
        ("79.999", Status.OFF_TRACK, "79.999%"),
    ],
)
def test_a_figure_that_misses_by_less_than_its_rounding_is_not_printed_as_a_hit(
    value, status, printed
):
    row = row_of(seen(Q2, value), targets=(target("90"),))

    assert row.now.status is status
    assert marks.latest_cell(row).text == printed


near = st.decimals(min_value="79.5", max_value="90.5", places=3)


@given(value=near, polarity=st.sampled_from([Polarity.HIGHER, Polarity.LOWER]))
def test_the_printed_figure_has_the_rating_of_the_true_one(value, polarity):
    of = facts(polarity=polarity)
    aims = target("85", "3", limit_kind=LimitKind.TOLERANCE)
    row = row_of(seen(Q2, str(value)), of=of, targets=(aims,))

    printed = Decimal(marks.latest_cell(row).text.removesuffix("%"))

    assert row.now.aim.rule.rate(printed) is row.now.status


@pytest.mark.parametrize(
    ("of", "printed"), [(99, "51%"), (100, "50.0%"), (1000, "5.0%")]
)
def test_a_percentage_of_a_small_group_has_no_decimals(of, printed):
    assert text(seen(Q2, 50, of)) == printed


@pytest.mark.parametrize(
    ("unit", "value", "printed"),
    [
        (Unit.COUNT, "3623", "3,623"),
        (Unit.SCORE, "11.5", "11.5"),
        (Unit.RATE, "0.151", "0.151%"),
        (Unit.RATIO, "0.87", "0.87 to 1"),
    ],
)
def test_each_unit_is_printed_in_its_own_way(unit, value, printed):
    decimals = max(0, -Decimal(value).as_tuple().exponent)

    assert text(seen(Q2, value), of=facts(unit=unit, decimals=decimals)) == printed


def test_a_figure_stands_with_its_period_and_base():
    cell = marks.latest_cell(row_of(seen(Q2, 438, 558)))

    assert cell == Cell("78.5%", ("Jul to Sep 2025", "438 of 558"))


def test_a_score_says_that_it_is_points():
    cell = marks.latest_cell(
        row_of(seen(year("2024/25"), "11.5"), of=facts(unit=Unit.SCORE))
    )

    assert cell.lines == ("2024/25", "points")


def test_the_base_of_a_ratio_is_no_share():
    row = row_of(seen(Q2, 900, 1000), of=facts(unit=Unit.RATIO, decimals=2))

    assert marks.latest_cell(row).lines[1] == "900 to 1,000"


def test_a_long_figure_says_that_it_is_long():
    assert not marks.latest_cell(row_of(seen(Q2, "88.88"))).is_long
    assert marks.latest_cell(
        row_of(seen(Q2, "123456"), of=facts(unit=Unit.COUNT, decimals=0))
    ).is_long


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (FigureStatus.PROVISIONAL, "provisional [p]"),
        (FigureStatus.REVISED, "revised [r]"),
        (FigureStatus.ESTIMATE, "estimate [e]"),
    ],
)
def test_a_figure_that_is_not_final_says_so(status, words):
    cell = marks.latest_cell(row_of(seen(Q2, "80", status=status)))

    assert cell.lines[-1] == words


def test_a_hidden_figure_says_so_and_nothing_else():
    cell = marks.latest_cell(row_of(seen(Q2, 3, 60), audience=PUBLIC))

    lines = ("Jul to Sep 2025", "[c]")
    assert cell == Cell("Hidden to protect privacy", lines, is_figure=False)


def test_a_figure_hidden_by_its_provider_looks_like_one_that_we_hide():
    theirs = row_of(seen(Q2, missing=Missing.HIDDEN_BY_PROVIDER, reason="3 cases"))
    ours = row_of(seen(Q2, 3, 60), audience=PUBLIC)

    assert marks.latest_cell(theirs) == marks.latest_cell(ours)
    assert marks.reason_of(theirs) == marks.reason_of(ours)


def test_a_missing_figure_is_said_in_words():
    assert marks.latest_cell(row_of()) == Cell("No figure", is_figure=False)
    assert text(seen(Q1, "80"), seen(Q2)) == "No figure"


@pytest.mark.parametrize(
    ("polarity", "limit", "lines"),
    [
        (Polarity.HIGHER, "80", ("or more", "limit 80.0%")),
        (Polarity.LOWER, "95", ("or less", "limit 95.0%")),
        (Polarity.TARGET, "85", ("or near it", "limit 85.0% to 95.0%")),
        (Polarity.HIGHER, "90", ("or more", "nothing less")),
    ],
)
def test_a_target_says_which_side_is_good_and_where_its_limit_is(
    polarity, limit, lines
):
    aims = target("90", limit)
    row = row_of(seen(Q2, "88"), of=facts(polarity=polarity), targets=(aims,))

    assert marks.target_cell(row) == Cell("90.0%", lines)
    assert marks.rule_sentence(row) == f"On track at 90.0% {lines[0]}; {lines[1]}."


def test_a_target_is_printed_exactly():
    row = row_of(seen(Q2, "88"), targets=(target("92.25"),))

    assert marks.target_cell(row).text == "92.25%"


def test_a_target_that_is_a_comparator_names_it():
    aims = target(limit="2", comparator=NEIGHBOURS.code)
    others = {NEIGHBOURS.code: (seen(Q2, "90"),)}
    row = row_of(seen(Q2, "89"), targets=(aims,), others=others)

    lines = ("statistical neighbours", "limit 88.0%")
    assert marks.target_cell(row) == Cell("90.0%", lines)


def test_what_has_no_target_says_why():
    neutral = facts(polarity=Polarity.NEUTRAL)

    assert marks.target_cell(row_of(seen(Q2, "8"))).text == "None set"
    assert marks.target_cell(row_of(seen(Q2, "8"), of=neutral)).text == "Not rated"
    assert marks.rule_sentence(row_of(seen(Q2, "8"))) == ""


@pytest.mark.parametrize(
    ("before", "now", "polarity", "expected"),
    [
        ("80", "85", Polarity.HIGHER, ("Improving", "better", "up")),
        ("85", "80", Polarity.HIGHER, ("Worsening", "worse", "down")),
        ("85", "80", Polarity.LOWER, ("Improving", "better", "down")),
        ("80", "85", Polarity.NEUTRAL, ("Rising", "neutral", "up")),
        ("85", "80", Polarity.NEUTRAL, ("Falling", "neutral", "down")),
        ("80", "80.2", Polarity.HIGHER, ("Little change", "same", "up")),
        ("80", "80", Polarity.HIGHER, ("Little change", "same", "flat")),
    ],
)
def test_a_direction_says_what_the_number_did_and_whether_that_is_better(
    before, now, polarity, expected
):
    move = marks.move_of(
        row_of(seen(LAST_YEAR, before), seen(Q2, now), of=facts(polarity=polarity))
    )

    assert (move.word, move.kind, move.way) == expected


def test_a_direction_says_what_it_was_compared_with():
    yearly = marks.move_of(row_of(seen(LAST_YEAR, "80"), seen(Q2, "85")))
    quarterly = marks.move_of(row_of(seen(Q1, "80"), seen(Q2, "80")))

    assert yearly.lines == ("up 5.0 points from 80.0%",)
    assert quarterly.lines == ("80.0% in both periods", "since Apr to Jun 2025")


def test_a_direction_that_cannot_be_says_why():
    move = marks.move_of(row_of(seen(Q2, "80")))

    assert (move.word, move.kind) == ("Not comparable", "nc")
    assert move.lines == ("No earlier figure to compare with.",)


@pytest.mark.parametrize(
    ("own", "more", "expected"),
    [
        ((seen(Q2, "80", status=FigureStatus.ILLUSTRATIVE),), {}, "Illustrative"),
        (
            (seen(Q2, "80"),),
            {"targets": (target("90", illustrative=True),)},
            "Illustrative target",
        ),
        ((), {"of": facts(illustrative=True)}, "Illustrative date"),
        ((seen(Q2, "80"),), {"of": facts(illustrative=True)}, "Illustrative"),
        ((seen(Q2, "80"),), {"targets": (target("90"),)}, ""),
    ],
)
def test_a_row_says_what_of_it_is_only_an_example(own, more, expected):
    assert marks.illustrative_mark(row_of(*own, **more)) == expected


@pytest.mark.parametrize(
    ("own", "more", "expected"),
    [
        (
            (),
            {"of": facts(in_development=True, question_words="Which children?")},
            "Which children?",
        ),
        (
            (),
            {"of": facts(first_due_on=date(2026, 3, 31), frequency="yearly")},
            "Reported once a year. First figure due in March 2026.",
        ),
        ((), {}, "No figure has been returned yet."),
        (
            (seen(Q1, "80"), seen(Q2)),
            {},
            "Due 24 October 2025, 21 days late. The provider has not sent it.",
        ),
        (
            (seen(Q2, 3, 60),),
            {"audience": PUBLIC},
            "Direction, trend and comparison are hidden with the figure.",
        ),
        ((seen(Q2, "80"),), {}, ""),
    ],
)
def test_a_row_without_a_figure_says_why(own, more, expected):
    assert marks.reason_of(row_of(*own, **more)) == expected


def test_one_day_late_is_singular():
    row = row_of(seen(Q1, "80"), of=facts(due_days=44))

    assert marks.late_words(row.overdue) == "Due 13 November 2025, 1 day late."


def test_every_frequency_has_its_words():
    assert set(marks.FREQUENCIES) == set(Measure.Frequency.values)


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.RATIO])
def test_comparators_do_not_apply_to_counts_and_ratios(unit):
    row = row_of(seen(Q2, "80"), of=facts(unit=unit))

    assert marks.comparator_cell(row, "nation").text == "Not applicable"


def test_a_comparator_is_a_figure_or_says_that_there_is_none():
    row = row_of(seen(Q2, "80"), others={ENGLAND.code: (seen(Q2, "82"),)})

    assert marks.comparator_cell(row, "nation") == Cell("82.0%")
    assert marks.comparator_cell(row, "neighbours").text == "Not available"


def test_a_comparator_without_a_figure_is_not_available():
    row = row_of(seen(Q2, "80"), others={ENGLAND.code: (seen(Q2),)})

    assert marks.comparator_cell(row, "nation").text == "Not available"


def test_the_parts_of_a_figure_stand_under_it():
    parts = (part("speech", seen(Q2, 90, 120)), part("physio", seen(Q2)))
    row = row_of(seen(Q2, 90, 120), parts=parts)

    assert marks.part_lines(row) == (
        PartLine("Speech", "75.0%", "90 of 120"),
        PartLine("Physio", "No figure", ""),
    )


def test_the_public_sees_no_part_that_is_small_and_none_of_a_hidden_figure():
    parts = (part("speech", seen(Q2, 30, 60)), part("physio", seen(Q2, 2, 60)))

    shown = row_of(seen(Q2, 32, 120), parts=parts, audience=PUBLIC)
    hidden = row_of(seen(Q2, 3, 120), parts=parts, audience=PUBLIC)

    assert marks.part_lines(shown)[1] == PartLine(
        "Physio", "Hidden to protect privacy", ""
    )
    assert marks.part_lines(hidden) == ()


def test_an_account_says_why_what_who_and_by_when():
    row = row_of(seen(Q2, "80"), commentary={QUARTER.end: said()})

    assert marks.account_of(row) == Account(
        why="Three posts were empty.",
        action="Recruit by spring.",
        who="Head of Therapies",
        by="30 January 2026",
        illustrative=False,
    )
    assert marks.account_of(row_of(seen(Q2, "80"))) is None


def test_an_account_that_is_held_back_says_that_it_is_hidden():
    held = said("", action="", held_back=True)
    row = row_of(seen(Q2, "80"), commentary={QUARTER.end: held})

    account = marks.account_of(row)

    assert account.why == account.action == "Hidden to protect privacy"
    assert account.who == "Head of Therapies"


def test_an_account_without_a_date_leaves_it_out():
    row = row_of(seen(Q2, "80"), commentary={QUARTER.end: said(due_on=None)})

    assert marks.account_of(row).by == ""


@pytest.mark.parametrize(
    ("of", "value", "aim", "note"),
    [
        ({}, "78.5", target("85"), "6.5 points short of the target."),
        ({"decimals": 0}, "84", target("85"), "1 point short of the target."),
        (
            {"unit": Unit.COUNT, "decimals": 0, "polarity": Polarity.LOWER},
            "1033",
            target("24", "30"),
            "1,009 over the target.",
        ),
        (
            {"unit": Unit.SCORE, "polarity": Polarity.TARGET},
            "30",
            target("32", "31"),
            "2.0 points away from the target.",
        ),
    ],
)
def test_a_note_says_how_far_an_off_track_figure_is_from_its_target(
    of, value, aim, note
):
    row = row_of(seen(Q2, value), of=facts(**of), targets=(aim,))

    assert marks.facts_note(row) == note


def test_without_a_target_no_note_says_how_far_it_is():
    assert marks.facts_note(row_of(seen(Q2, "85"))) == ""


def test_a_region_is_no_comparator_of_the_table():
    region = PlaceFacts("yorkshire", "Yorkshire", "region")
    others = {region.code: (seen(Q2, "84"),)}
    page = page_of(
        measure(seen(Q2, "70"), others=others, targets=(target("90"),)),
        places=(OWN, region),
    )

    (row,) = page.sections[0].groups[0].rows
    assert [cell.text for cell in row.comparators] == ["Not available"] * 2


def test_every_format_carries_the_same_four_values_of_a_row():
    assert marks.row_data(row_of(seen(Q2, 438, 558), targets=(target("90"),))) == {
        "measure": "W1",
        "figure": "78.5%",
        "status": "Off track",
        "period": "Jul to Sep 2025",
    }
    assert marks.row_data(row_of())["period"] == ""


@pytest.mark.parametrize("status", Status)
def test_every_status_has_a_mark_with_its_word(status):
    mark = marks.mark(status)

    assert mark.word == status.value
    assert (mark.kind == "grey") == (not status.is_rating)


def test_a_figure_in_words_is_never_a_dash():
    of = facts()

    assert marks.words_for(of, Shown(Decimal(8))) == "8.0%"
    assert marks.words_for(of, Suppressed()) == "Hidden to protect privacy"


def test_the_table_and_the_data_agree_on_the_figure():
    page = page_of(measure(seen(Q2, "89.96"), targets=(target("90"),)))

    row = page.sections[0].groups[0].rows[0]
    (data,) = page.data
    assert row.latest.text == f"{data.values['value']}%"
    assert data.values["rating"] == "At risk"
