"""What pasted or uploaded rows would change, shown before anything is written."""

from dataclasses import replace

import pytest

from outcomes.domain.entry import Entry
from outcomes.domain.findings import FindingKind
from outcomes.intake.lines import COMMENT, Sent
from outcomes.intake.paste import Matched, Matching, read_paste
from outcomes.intake.preview import Fate, preview
from tests.unit.outcomes.intake.returns import (
    FAMILIES,
    LINES,
    LONGEST,
    block,
)
from tests.unit.outcomes.readings import entry


def pasted(*rows, lines=LINES):
    text = block(row.split("|") for row in rows)
    return preview(read_paste(text, lines), lines, longest=LONGEST)


def uploaded(*sent, lines=LINES):
    return preview(Matching(sent, Matched.BY_KEY), lines, longest=LONGEST)


def only(found):
    (row,) = found.rows
    return row


def test_paste_of_a_quarter_is_sorted_by_what_happens():
    found = pasted(
        "C4|207",
        "B3|9.3|112",
        "C6|30.6|Grades are provisional",
        "C20|0.89",
        "Short breaks (fams)|207",
        "W1|53|52",
    )

    assert [row.fate for row in found.rows] == [
        Fate.CHANGE,
        Fate.CHECK,
        Fate.CHANGE,
        Fate.CHANGE,
        Fate.REJECTED,
        Fate.REJECTED,
    ]
    assert {fate: found.count(fate) for fate in Fate} == {
        Fate.REJECTED: 2,
        Fate.CHECK: 1,
        Fate.CHANGE: 3,
        Fate.SAME: 0,
    }
    assert [row.number for row in found.to_save] == [1, 2, 3, 4]
    assert found.by is Matched.BY_NAME


def test_changed_row_says_what_stood_and_what_comes():
    row = only(pasted("C4|207|Half term"))

    assert (row.name, row.was, row.comes) == (
        "C4 Families receiving a short break",
        "412",
        "207",
    )
    assert row.sentence == "Changes the figure. Changes the comment."
    assert (row.entry, row.texts) == (entry("207"), {COMMENT: "Half term"})
    assert row.known is FAMILIES


@pytest.mark.parametrize(
    ("row", "was", "comes", "sentence"),
    [
        ("C6|30.6", "No figure yet", "30.6", "New figure."),
        ("C6|30.6|New", "No figure yet", "30.6", "New figure. New comment."),
        ("C6||New", "No figure yet", "No figure yet", "New comment."),
        ("C4||Half term", "412", "412", "Changes the comment."),
        (
            "B3|Not collected: No tests",
            "93 of 112",
            "Not collected: No tests",
            "Says why there is no figure.",
        ),
    ],
)
def test_change_is_said_in_few_words(row, was, comes, sentence):
    found = only(pasted(row))

    assert (found.was, found.comes, found.sentence) == (was, comes, sentence)
    assert found.fate is Fate.CHANGE


@pytest.mark.parametrize(
    "row", ["C4|412", "C4", "C4||", "B3|93.0|112", "B3|93 of 112", "B3|93|112|83%"]
)
def test_row_that_says_what_stands_changes_nothing(row):
    found = only(pasted(row))

    assert (found.fate, found.sentence) == (Fate.SAME, "Nothing to save.")
    assert (found.entry, found.texts, found.was) == (None, {}, found.comes)


def test_row_without_a_line_shows_what_it_called_itself():
    row = only(pasted("Short breaks (fams)|207"))

    assert (row.name, row.was, row.comes) == ("Short breaks (fams)", "No match", "207")
    assert row.known is None
    assert row.sentence.startswith("No measure has this title. Did you mean C4,")


def test_impossible_figure_is_rejected_with_its_sentence():
    row = only(pasted("B3|53|52"))

    assert row.fate is Fate.REJECTED
    assert (row.was, row.comes) == ("93 of 112", "53 of 52")
    assert row.sentence == (
        "53 is more than 52. The part cannot be larger than the whole."
    )
    assert [finding.kind for finding in row.findings] == [FindingKind.IMPOSSIBLE]
    assert row.entry is None


def test_half_a_figure_is_rejected():
    assert only(pasted("B3|53")).sentence == "Say what 53 is out of."
    assert only(pasted("B3|Not supplied")).sentence == (
        "Say why there is no figure, and when it will come."
    )


def test_odd_figure_needs_a_check():
    row = only(pasted("B3|9|112"))

    assert row.fate is Fate.CHECK
    assert row.sentence == (
        "9 of 112 is 8%. The last four quarters were between 81% and 86%. "
        "Did you mean 93?"
    )
    assert [finding.kind for finding in row.findings] == [FindingKind.SLIP]
    assert row.entry == entry("9/112")


def test_rows_for_one_line_are_all_rejected():
    found = pasted("C4|207", "C6|30.6", "Families receiving a short break|many")

    assert found.rows[0].sentence == (
        "Rows 1 and 3 are all for C4 Families receiving a short break. Keep one of "
        "them."
    )
    assert [row.fate for row in found.rows] == [
        Fate.REJECTED,
        Fate.CHANGE,
        Fate.REJECTED,
    ]


def test_closed_line_may_be_sent_again_but_not_changed():
    lines = (replace(FAMILIES, locked="It was signed off on 3 November 2025."),)

    assert only(pasted("C4|412", lines=lines)).fate is Fate.SAME
    row = only(pasted("C4|207", lines=lines))
    assert row.fate is Fate.REJECTED
    assert row.sentence == "It was signed off on 3 November 2025."


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            f"C4|412|{'x' * 1601}",
            "The comment has 1,601 characters, and 600 are the most.",
        ),
        (
            f"C4|Not supplied: {'x' * 301}",
            "The reason has 301 characters, and 300 are the most.",
        ),
    ],
)
def test_text_that_is_too_long_is_rejected(row, sentence):
    assert only(pasted(row)).sentence == sentence


# Rows of a workbook


def test_row_of_an_older_version_needs_a_check():
    sent = Sent(5, "C4", "2", "207", entry("207"), version=2)

    row = only(uploaded(sent))

    assert row.fate is Fate.CHECK
    assert row.sentence == "Somebody saved it since the file was made."
    assert only(uploaded(replace(sent, version=3))).fate is Fate.CHANGE
    assert only(uploaded(replace(sent, entry=entry("412")))).fate is Fate.SAME


def test_figure_that_was_taken_out_needs_a_check():
    row = only(uploaded(Sent(5, "C4", "2", "", Entry(), version=3)))

    assert (row.fate, row.comes) == (Fate.CHECK, "No figure yet")
    assert row.sentence == "Takes the figure away."
    assert row.entry == Entry()


def test_any_text_beside_the_figure_may_change():
    texts = {COMMENT: "", "by_when": "28 November 2025", "cause": ""}

    row = only(uploaded(Sent(5, "C4", "2", texts=texts, version=3)))

    assert row.sentence == "Takes the comment away. New by when."
    assert row.texts == {COMMENT: "", "by_when": "28 November 2025"}
    assert row.entry is None


def test_key_of_no_line_is_rejected():
    row = only(uploaded(Sent(5, "C9 Gone", "99", "5", entry("5"))))

    assert (row.fate, row.name, row.comes) == (Fate.REJECTED, "C9 Gone", "5")
    assert row.sentence == (
        "No line of this return is meant: it may have been taken out of it since."
    )


def test_row_that_its_reader_found_wrong_is_rejected():
    sent = Sent(5, "C4", "2", "207", entry("207"), problem="No post is called so.")

    assert only(uploaded(sent)).sentence == "No post is called so."
