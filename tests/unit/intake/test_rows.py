"""Lines become rows with keys, and every error of a file is listed."""

import pytest

from strategy_portal.intake.columns import Column, one_of, single, text_of
from strategy_portal.intake.files import Line
from strategy_portal.intake.rows import Sheet, read_sheet

SHEET = Sheet(
    "lines.csv",
    (
        Column("board", ("board",), single(text_of(20))),
        Column("to", ("reports_to",), single(text_of(20)), blank=(None,)),
        Column("kind", ("kind",), single(one_of(["formal", "informal"]))),
        Column("note", ("note",), single(text_of()), blank=("",), may_be_absent=True),
    ),
    ("board", "reports_to"),
)
UPRIGHT = Sheet(
    "partnership.csv",
    (
        Column("name", ("name",), single(text_of(20))),
        Column("contact", ("contact",), single(text_of(20)), blank=("",)),
    ),
    (),
    upright=True,
)


def read(sheet, *lines):
    reading = read_sheet(
        sheet,
        [Line(number, tuple(line.split(","))) for number, line in enumerate(lines, 1)],
    )
    return reading, [str(problem) for problem in reading.problems]


def test_row_has_its_line_its_key_and_its_values():
    reading, problems = read(SHEET, "kind,board,to", "formal,send,place")

    row = reading.rows["send", "place"]
    assert (row.file, row.line) == ("lines.csv", 2)
    assert row.values == {
        "board": "send",
        "reports_to": "place",
        "kind": "formal",
        "note": "",
    }
    assert problems == []


def test_every_wrong_heading_is_named():
    _, problems = read(SHEET, "board,kinds,board,", "send,formal,send,")

    assert problems == [
        "lines.csv, line 1, board: The column is there more than once.",
        (
            "lines.csv, line 1, kinds: “kinds” is not a column of this file. "
            "Did you mean kind?"
        ),
        "lines.csv, line 1: “” is not a column of this file.",
        "lines.csv, line 1, to: The column is missing.",
        "lines.csv, line 1, kind: The column is missing.",
    ]


def test_semicolons_between_columns_are_one_error():
    _, problems = read(SHEET, "board;to;kind", "send;place;formal")

    assert problems == [
        "lines.csv, line 1: Separate the columns by commas, not by semicolons."
    ]


def test_every_bad_cell_of_every_line_is_named():
    reading, problems = read(
        SHEET, "board,to,kind", ",place,formal", "send,place,odd", "school,place"
    )

    assert problems == [
        (
            "lines.csv, line 2, board: The cell is empty, and this column must be "
            "filled in."
        ),
        "lines.csv, line 3, kind: “odd” is not one of formal, informal.",
        (
            "lines.csv, line 4: The line has 2 cells and the first line has 3; check "
            "its commas and quotation marks."
        ),
    ]
    assert reading.rows == {}


def test_key_of_a_bad_row_is_known_so_that_references_to_it_are_no_second_error():
    reading, _ = read(SHEET, "board,to,kind", "send,place,odd")

    assert reading.seen == {("send", "place"): 2}


def test_same_key_twice_names_the_earlier_line():
    reading, problems = read(
        SHEET, "board,to,kind", "send,,formal", "send,place,formal", "send,,informal"
    )

    assert problems == [
        "lines.csv, line 4, to: Line 2 has the same board and to; each row once."
    ]
    assert len(reading.rows) == 2


def test_upright_file_is_one_row():
    reading, problems = read(UPRIGHT, "key,value", "name,Northfield")

    assert reading.rows[()].values == {"name": "Northfield", "contact": ""}
    assert problems == []


@pytest.mark.parametrize(
    ("lines", "sentences"),
    [
        (
            ["name,value"],
            ["partnership.csv, line 1: The first line must be key,value."],
        ),
        (["key,value"], ["partnership.csv, name: The key is missing."]),
        (
            ["key,value", "name,One", "name,Two", "nome,Three"],
            [
                "partnership.csv, line 3, key: Line 2 has the same key.",
                "partnership.csv, line 4, key: “nome” is not one of name, contact.",
            ],
        ),
        (
            ["key,value", "name,", "contact,one,two"],
            [
                (
                    "partnership.csv, line 2, name: The cell is empty, and this column "
                    "must be filled in."
                ),
                (
                    "partnership.csv, line 3, contact: The line needs two cells: a key "
                    "and a value."
                ),
            ],
        ),
    ],
)
def test_upright_file_names_what_is_wrong(lines, sentences):
    reading, problems = read(UPRIGHT, *lines)

    assert problems == sentences
    assert reading.rows == {}
