"""Blocks as spreadsheets put them on the clipboard, and as nobody would."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.intake.grid import BlockRefused, read_grid
from tests.unit.outcomes.intake.returns import block

cells = st.text(st.characters(categories=["L", "N", "P", "Zs"]), max_size=8)
grids = st.lists(st.lists(cells, max_size=5), max_size=8)


def read(text):
    return [row.cells for row in read_grid(text)]


def test_cells_stand_between_tabs():
    rows = read_grid("W1\t47\t52\r\n\r\nC4\t207\t\t\n\t\n\r")

    assert [(row.number, row.cells) for row in rows] == [
        (1, ("W1", "47", "52")),
        (2, ()),
        (3, ("C4", "207")),
    ]
    assert (rows[0].cell(1), rows[0].cell(9)) == ("47", "")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ('W1\t"Two\nlines"\t52', [("W1", "Two\nlines", "52")]),
        ('W1\t"He said ""no""."', [("W1", 'He said "no".')]),
        ('W1\t"Lost" clinics\nC4\t5', [("W1", '"Lost" clinics'), ("C4", "5")]),
        ('W1\t5" screens\nC4\t5', [("W1", '5" screens'), ("C4", "5")]),
        ('W1\t"Lost" x\t"two\nlines"', [("W1", '"Lost" x', "two\nlines")]),
        ('"W1\t5\nC4\t5', [('"W1', "5"), ("C4", "5")]),
        ("W1\rC4\r", [("W1",), ("C4",)]),
        ("W1\x00\t5\ud800\N{ZERO WIDTH SPACE}", [("W1", "5")]),
        ("W1\N{LINE SEPARATOR}x", [("W1\N{LINE SEPARATOR}x",)]),
    ],
)
def test_quotation_marks_and_line_ends_are_those_of_spreadsheets(text, rows):
    assert read(text) == rows


@pytest.mark.parametrize("text", ["", " \n\t\r\n", "\x00"])
def test_nothing_is_refused(text):
    with pytest.raises(BlockRefused, match=r"Nothing was pasted\. Copy the rows"):
        read_grid(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("W1\t5\n" * 1001, r"These are 1,001 rows, and 1,000 are the most\."),
        ("W1\n" * 70_000, r"This is more than 200 KB of text\."),
        ("\N{SNOWMAN}" * 70_000, r"This is more than 200 KB of text\."),
    ],
)
def test_too_much_is_refused(text, sentence):
    with pytest.raises(BlockRefused, match=sentence):
        read_grid(text)


def test_a_very_long_cell_is_still_a_cell():
    assert read("W1\t" + "5" * 150_000) == [("W1", "5" * 150_000)]


@given(grids)
def test_grid_reads_back_as_it_was_copied(grid):
    wanted = [tuple(cell.strip() for cell in row) for row in grid]

    with suppress(BlockRefused):
        found = read(block(grid))
        for row, cells_of_it in zip(wanted, found, strict=False):
            assert row[: len(cells_of_it)] == cells_of_it
            assert not any(row[len(cells_of_it) :])


@given(st.text() | st.text('\t\n\r"a,', max_size=40))
def test_any_text_is_a_grid_or_refused(text):
    with suppress(BlockRefused):
        rows = read_grid(text)
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert rows[-1].cells
        for row in rows:
            assert all(cell == cell.strip() for cell in row.cells)
            "\t".join(row.cells).encode()
