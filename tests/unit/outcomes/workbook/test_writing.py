"""The return as a workbook: what an officer finds when opening it."""

import io

import openpyxl
import pytest

from outcomes.intake.workbook.columns import (
    HEADS,
    INPUTS,
    AlteredMark,
    mark_of,
    read_mark,
)
from scorecards.file_checks.workbook import Book, faults
from tests import returns

# A form has blanks to fill in and days; its notes explain columns, not symbols.
FORM = {"contents", "filled", "numbers"}


@pytest.fixture
def sheet():
    return openpyxl.load_workbook(io.BytesIO(returns.good()))["Return"]


def open_cells(sheet, row: int) -> list[str]:
    heads = [cell.value for cell in sheet[3]]
    return [
        head
        for head, cell in zip(heads, sheet[row], strict=True)
        if not cell.protection.locked
    ]


def test_workbook_can_be_read_by_everybody():
    assert faults(returns.good(), but=FORM) == []


def test_workbook_is_a_table_with_notes_and_choices():
    book = Book(returns.good())

    assert book.book.sheetnames == ["Return", "Notes", "Choices"]
    assert [row["Measure"] for row in book.table("Return")] == [
        "Measure 1",
        "Measure 2",
        "Measure 3",
        "Measure 4",
    ]
    assert {HEADS[field] for field in INPUTS} <= {
        row["Column"] for row in book.table("Notes")
    }


def test_workbook_says_what_was_before_and_what_is_known():
    first, second, third, _ = Book(returns.good()).table("Return")

    assert first["Part"] == "Whole"
    assert second["Part"] == "Boys"
    assert first["Last figure"] == "81% (Apr to Jun 2025)"
    assert first["Fourth last"] == "No figure"
    assert (first["Numerator"], first["Denominator"]) == (41, 50)
    assert second["Figure"] == 12.5
    assert third["Why there is no figure"] == "not supplied"


def test_workbook_shows_percentages_as_figures(sheet):
    assert {cell.number_format for cell in sheet["J"]} == {"General"}


def test_only_what_is_to_be_filled_in_can_be(sheet):
    inputs = [HEADS[field] for field in INPUTS]

    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert open_cells(sheet, 4) == inputs
    assert open_cells(sheet, 5) == [
        head for head in inputs if head not in ("Numerator", "Denominator")
    ]
    assert sheet["K5"].value == "Not asked"


def test_part_of_a_measure_is_asked_for_its_figure_alone():
    part = returns.line(takes_comment=False, part="Boys")

    book = Book(returns.write_return(returns.return_of(part)))

    assert open_cells(book.book["Return"], 4) == [
        "Figure",
        "Numerator",
        "Denominator",
        "Why there is no figure",
        "Why, in words",
    ]


def test_marks_stand_last_in_a_narrow_column(sheet):
    marks = [cell.value for cell in sheet["U"]][2:]

    assert marks[0] == "Leave as it is"
    assert marks[1:] == [mark_of(f"line-{number}", number) for number in (1, 2, 3, 4)]
    assert sheet.column_dimensions["U"].width < 10


def test_headings_and_titles_stay_in_sight(sheet):
    assert sheet.freeze_panes == "C4"


def test_choices_are_offered_where_they_are_asked_for(sheet):
    rules = {
        str(rule.sqref): (rule.type, rule.formula1)
        for rule in sheet.data_validations.dataValidation
    }

    choices = Book(returns.good()).table("Choices")
    assert rules == {
        "M4:M7": ("list", "Choices!$B$3:$B$5"),
        "O4:O7": ("list", "Choices!$B$6:$B$9"),
        "P4:P7": ("textLength", "600"),
    }
    assert [row["Choice"] for row in choices][:3] == [
        "not collected",
        "not supplied",
        "not applicable",
    ]
    assert choices[3] == {"Column": "How firm", "Choice": "final"}


def test_return_without_choices_has_no_sheet_for_them():
    plain = returns.return_of()
    sheet = type(plain)(plain.title, plain.partnership, plain.dated, plain.lines)

    book = Book(returns.write_return(sheet))

    assert book.book.sheetnames == ["Return", "Notes"]


def test_the_same_return_makes_the_same_bytes():
    again = returns.write_return(returns.return_of())

    assert again == returns.good()


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%0A=1", "<r>x</r>"],
)
def test_text_of_an_officer_is_never_a_formula(text):
    fields = ("title", "part", "unit", "comment", "cause", "action", "post")

    content = returns.write_return(
        returns.return_of(returns.line(**dict.fromkeys(fields, text)))
    )

    assert faults(content, but=FORM) == []


@pytest.mark.parametrize(
    ("key", "version"), [("line-1", 1), ("a b v2", 30), ("ß|/", 0)]
)
def test_mark_names_its_row(key, version):
    assert read_mark(f" {mark_of(key, version)} ") == (key, version)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "line-1",
        mark_of("line-1", 1)[:-1],
        mark_of("line-1", 1).replace("line-1", "line-2"),
        mark_of("line-1", 1).replace("v1", "v2"),
        mark_of("line-1", 1).upper(),
    ],
)
def test_mark_that_was_changed_names_no_row(text):
    with pytest.raises(AlteredMark):
        read_mark(text)
