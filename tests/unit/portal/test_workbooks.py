"""Workbooks: one table a sheet, text as text, days as days, cells to be filled."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from scorecards.file_checks.workbook import Book as Opened
from scorecards.file_checks.workbook import faults
from strategy_portal.workbooks import (
    Book,
    Clipped,
    Column,
    Link,
    Open,
    TableSheet,
    distinct,
    plain_text,
    workbook_of,
)

DAY = date(2025, 11, 14)


def sheet_of(*rows, name="Sheet", heads=("First", "Second")) -> TableSheet:
    return TableSheet(name, "A title", tuple(Column(head) for head in heads), rows)


def written(*sheets) -> Opened:
    return Opened(workbook_of(sheets, title="A file", author="We", dated=DAY))


def test_headings_that_are_alike_are_told_apart():
    heads = ("Status", "status", "STATUS", "Area")

    book = written(sheet_of(("a", "b", "c", "d"), heads=heads))

    assert list(*map(dict, book.table("Sheet"))) == distinct(heads)
    assert distinct(heads) == ["Status", "status (2)", "STATUS (3)", "Area"]


def test_cells_hold_what_they_were_given():
    book = written(sheet_of((date(2025, 9, 30), Decimal("85.1"))))

    (found,) = book.table("Sheet")

    assert found["First"].date() == date(2025, 9, 30)
    assert found["Second"] == 85.1
    assert "<v>85.1</v>" in book.parts["xl/worksheets/sheet1.xml"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("\x00\x0b\x1f\ud800\uffff", "\N{REPLACEMENT CHARACTER}" * 5),
        ("a\tb", "a\tb"),
        ("<r><t>red</t></r>", "<r><t>red</t></r> "),
        ("<r>&bad\n</r>", "<r>&bad\n</r> "),
        ("<r>", "<r>"),
        ("_x0041_", "_x0041_"),
        ("  =1+1  ", "  =1+1  "),
        ("https://example.org/", "https://example.org/"),
        ("12", "12"),
    ],
)
def test_text_stays_text(text, plain):
    book = written(sheet_of((text, "b")))

    assert plain_text(text) == plain_text(plain) == plain
    assert book.table("Sheet")[0]["First"] == plain


def test_links_lead_to_sheets():
    book = written(
        sheet_of((Link("Two words"), "b")), sheet_of(("a", "b"), name="Two words")
    )

    cell = book.book["Sheet"]["A3"]

    assert (cell.value, cell.hyperlink.location) == ("Two words", "'Two words'!A1")


def test_open_cells_can_be_filled_in_and_others_cannot():
    rows = [
        (Open("a"), "a"),
        (Open(Decimal("1.5")), Clipped("long")),
        (Open(DAY), "c"),
        (Open(None), "d"),
        (Open(""), "e"),
    ]

    content = workbook_of([sheet_of(*rows)], title="A", author="B", dated=DAY)

    sheet = openpyxl.load_workbook(io.BytesIO(content))["Sheet"]
    cells = list(sheet.iter_rows(min_row=3))
    assert [first.protection.locked for first, _ in cells] == [False] * 5
    assert all(second.protection.locked for _, second in cells)
    assert [first.value for first, _ in cells][3:] == [None, None]
    assert cells[2][0].value.date() == DAY
    assert cells[1][1].alignment.horizontal == "fill"


def test_a_book_of_two_sheets_passes_the_checks_that_hold_for_any():
    content = workbook_of(
        [sheet_of(("a", "b")), sheet_of(("c", "d"), name="Other")],
        title="A file",
        author="We",
        dated=DAY,
    )

    assert faults(content, but={"contents"}) == []


def test_the_same_sheets_make_the_same_bytes():
    def made():
        book = Book(title="A", author="B", dated=DAY)
        book.add(sheet_of(("a", "b")))
        return book.content()

    assert made() == made()
