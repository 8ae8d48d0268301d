"""Pasted rows find their lines: by code, title, part and period, or by their order."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Missing
from outcomes.intake.grid import BlockRefused
from outcomes.intake.lines import COMMENT
from outcomes.intake.paste import Matched, read_paste
from tests.unit.outcomes.intake.returns import (
    FAMILIES,
    LINES,
    PHYSIO,
    PLANS,
    SPEECH,
    THERAPY,
    block,
    monthly,
)
from tests.unit.outcomes.readings import entry

GAP = "\N{NO-BREAK SPACE}"
words = st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1)


def paste(*rows, lines=LINES):
    return read_paste(block(row.split("|") for row in rows), lines)


def keys(*rows, lines=LINES):
    return [sent.key for sent in paste(*rows, lines=lines).rows]


def problem(*rows, lines=LINES):
    return paste(*rows, lines=lines).rows[-1].problem


# By name


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ("B3|93|112", PLANS),
        (" b3 |93|112", PLANS),
        ("'B3|93|112", PLANS),
        ("Social care advice within 6 weeks|93|112", PLANS),
        (f"SOCIAL  CARE{GAP}advice within 6 weeks|93|112", PLANS),
        ("B3 Social care advice within 6 weeks|93|112", PLANS),
        ("B3|Social care advice within 6 weeks|93|112", PLANS),
        ("B3|Social care advice|93|112", PLANS),
        ("W1|93|112", THERAPY),
        ("W1|Whole|93|112", THERAPY),
        ("W1 Therapy begun within 18 weeks|Total|93|112", THERAPY),
        ("W1|Therapy begun within 18 weeks|All|93|112", THERAPY),
        ("W1|Speech and language therapy|93|112", SPEECH),
        ("W1|speech-and-language|93|112", SPEECH),
        ("W1 Speech and language therapy|93|112", SPEECH),
        ("W1 physiotherapy|93|112", PHYSIO),
        ("Therapy begun within 18 weeks|Physiotherapy|93|112", PHYSIO),
        ("W1|Therapy begun within 18 weeks|Physiotherapy|93|112", PHYSIO),
        ("W1|Jul to Sep 2025|Physiotherapy|93|112", PHYSIO),
        ("W1|Physiotherapy|2025-26 Q2|93|112", PHYSIO),
        ("W1|July to September 2025|93|112", THERAPY),
    ],
)
def test_row_is_matched_by_what_it_names(row, line):
    found = paste(row)

    (sent,) = found.rows
    assert found.by is Matched.BY_NAME
    assert (sent.key, sent.entry, sent.problem) == (line.key, entry("93/112"), "")
    assert (sent.number, sent.figure) == (1, "93 of 112")


def test_all_rows_of_a_block_are_laid_out_alike():
    found = paste(
        "Code|Measure|Part|Figure|Out of|Comment",
        "B3|Social care advice within 6 weeks||93|112|",
        "W1|Therapy begun within 18 weeks||454|584|Two left",
        "W1|Therapy begun within 18 weeks|Physiotherapy|120|150|",
        "",
        "C4|Families||207||",
    )

    assert [sent.key for sent in found.rows] == ["1", "4", "4b", "2"]
    assert [sent.number for sent in found.rows] == [2, 3, 4, 6]
    assert found.rows[1].texts == {COMMENT: "Two left"}
    assert found.has_heading
    assert found.rows[3].label == "C4 Families"


def test_months_of_one_measure_are_told_apart_by_their_period():
    lines = monthly("August 2025", "September 2025")

    assert keys("X13|end of August 2025|5", lines=lines) == ["m0"]
    assert keys("X13|September 2025|5", lines=lines) == ["m1"]
    assert problem("X13|5", lines=lines) == (
        "X13 is asked for several periods. Put the period, such as end of August 2025, "
        "into a column of its own."
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "Short breaks (fams)|207",
            (
                "No measure has this title. Did you mean C4, Families receiving a "
                "short break? Paste the code instead."
            ),
        ),
        (
            "Social care advise within 6 weeks|93|112",
            (
                "No measure has this title. Did you mean B3, Social care advice within "
                "6 weeks? Paste the code instead."
            ),
        ),
        ("Zebras|5", "No measure has this title. Paste the code instead."),
        ("É|5", "No measure has this title. Paste the code instead."),
        (f"{'long ' * 40}|5", "No measure has this title. Paste the code instead."),
        ("W9|5", "No measure of this return has the code W9."),
        ("C4|207\n|5", "The row names no measure."),
        (
            "W1|Whole|5|6\nW1|Physio|5|6",
            "W1 has no part “Physio”. Did you mean Physiotherapy?",
        ),
        (
            "W1|Whole|5|6\nW1|Zebras|5|6",
            (
                "W1 has no part “Zebras”. Name one of its parts in a column of its "
                "own: Speech and language therapy or Physiotherapy."
            ),
        ),
    ],
)
def test_row_without_a_line_says_what_to_write(row, sentence):
    assert problem(*row.split("\n")) == sentence


def test_only_the_first_unknown_names_are_asked_about():
    found = paste("W1|Whole|5|6", *["Short breaks|5"] * 21, "W1|Physio|5|6").rows

    asked = ["Did you mean" in sent.problem for sent in found]
    assert asked == [False, *[True] * 20, False, False]
    assert found[-1].problem.startswith("W1 has no part “Physio”. Name one of its")


def test_two_measures_of_one_title_are_told_apart_by_their_codes():
    lines = (FAMILIES, replace(FAMILIES, key="9", code="C9"))

    assert problem(f"{FAMILIES.title}|5", lines=lines) == (
        "C4 and C9 have this title. Paste the code instead."
    )
    assert keys(f"C9|{FAMILIES.title}|5", lines=lines) == ["9"]
    assert keys(f"{FAMILIES.title}|C9|5", lines=lines) == ["9"]


def test_parts_without_their_whole_have_to_be_named():
    assert problem("W1|5|6", lines=(SPEECH, PHYSIO)) == (
        "Name one of its parts in a column of its own: Speech and language therapy or "
        "Physiotherapy."
    )


def test_period_that_is_not_asked_for_is_no_part_either():
    lines = monthly("August 2025", "September 2025")

    found = paste("X13|August 2025|5", "X13|July 2025|5", lines=lines).rows[1]

    assert found.problem == ("X13 has no part “July 2025”. It is asked for as a whole.")
    assert (found.key, found.figure, found.label) == ("", "5", "X13 July 2025")


# By place


def test_rows_without_names_are_matched_by_their_order():
    found = paste("94|112", "207|Half term", "", "454|584", "120|150", lines=LINES)

    assert found.by is Matched.BY_PLACE
    assert [sent.key for sent in found.rows] == ["1", "2", "4", "4a"]
    assert [sent.number for sent in found.rows] == [1, 2, 4, 5]
    assert {sent.label for sent in found.rows} == {""}
    assert found.rows[1].texts == {COMMENT: "Half term"}
    assert not found.has_heading


def test_row_for_which_there_is_no_line_is_no_use():
    found = paste("207", "5", lines=(FAMILIES,)).rows[1]

    assert found.problem == "There is no line for it: this return has 1."


@pytest.mark.parametrize(
    "row", ["n/a", "-", "<5", "Not collected: no tests", "about 50", "12 of 52"]
)
def test_cell_that_was_meant_as_a_figure_is_no_name(row):
    assert paste(row).by is Matched.BY_PLACE


def test_reason_may_stand_in_place_of_a_figure():
    (sent,) = paste("B3|Not collected: no tests").rows

    assert sent.entry == Entry(missing=Missing.NOT_COLLECTED, missing_reason="no tests")
    assert sent.figure == "Not collected: no tests"


# Headings


@pytest.mark.parametrize(
    ("rows", "headed"),
    [
        (["Measure|Numerator|Denominator", "B3|93|112"], True),
        (["CODE|Our figure", "C4|5"], True),
        (["Figure", "5"], True),
        (["Measure|Jul to Sep 2025|2025-26 Q2|Value", "C4|5"], False),
        (["C4|5", "Code|Figure"], False),
        (["C4|Comment"], False),
        (["Zebras|Lions", "C4|5"], False),
    ],
)
def test_first_row_of_headings_is_left_out(rows, headed):
    assert paste(*rows).has_heading is headed


def test_row_that_cannot_be_used_keeps_its_line():
    (sent,) = paste("C4|many").rows

    assert (sent.key, sent.figure) == ("2", "many")
    assert sent.problem.startswith("“many” is not a number.")
    assert sent.entry is None


@pytest.mark.parametrize("by", Matched)
def test_how_rows_were_matched_is_said_in_a_sentence(by):
    assert by.words.endswith(".")


# For any text at all


@given(st.text() | st.text('\t\n"BbC34W1 ofn/a,.%<5', max_size=60))
def test_any_text_finds_lines_or_is_refused(text):
    with suppress(BlockRefused):
        found = read_paste(text, LINES)
        for sent in found.rows:
            assert sent.problem or sent.key
            assert (sent.entry is None) or sent.key
            assert len(sent.label) <= 100


@given(st.lists(st.sampled_from(LINES), min_size=1, unique_by=lambda line: line.key))
def test_names_find_their_lines_in_any_order(lines):
    rows = [f"{line.code}|{line.part_title or 'Whole'}|5|6" for line in lines]

    assert keys(*rows) == [line.key for line in lines]


@given(words)
def test_what_is_nearly_a_name_is_never_taken_for_it(word):
    (sent,) = paste(f"Families receiving a {word}|5").rows

    assert not sent.key
