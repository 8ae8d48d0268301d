"""A block as spreadsheets put it on the clipboard: cells between tabs, line by line."""

import re
from dataclasses import dataclass

from outcomes.intake.texts import lines_of

MOST_BYTES = 200 * 1024
MOST_ROWS = 1_000
# A cell in quotation marks, those within it doubled, or a plain one; and what ends it.
CELL = re.compile(r'(?:"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*))([\t\n]|\Z)')


class BlockRefused(ValueError):
    """The block cannot be read at all; the message says what to do."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row that was pasted: its number as it was pasted, from 1, and its cells.

    Cells are stripped, and those that are empty at its end left out.
    """

    number: int
    cells: tuple[str, ...]

    def cell(self, place: int) -> str:
        """Return a cell, empty where the row is shorter."""
        return self.cells[place] if place < len(self.cells) else ""


def read_grid(text: str) -> tuple[GridRow, ...]:
    """Return the rows of a pasted block; the empty ones at its end are left out.

    Cells with tabs or line ends in quotation marks are whole, as spreadsheets write
    them. Raises BlockRefused where nothing was pasted, or too much.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise BlockRefused(
            "This is more than 200 KB of text. Paste only the rows of your return."
        )
    rows = [_trimmed(cells) for cells in _split(lines_of(text))]
    while rows and not rows[-1]:
        rows.pop()
    if not rows:
        raise BlockRefused(
            "Nothing was pasted. Copy the rows in your spreadsheet and paste them here."
        )
    if len(rows) > MOST_ROWS:
        raise BlockRefused(
            f"These are {len(rows):,} rows, and {MOST_ROWS:,} are the most. "
            "Paste only the rows of your return."
        )
    return tuple(GridRow(number, cells) for number, cells in enumerate(rows, start=1))


def under_headings(grid: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    """Return the rows below the first. Raises BlockRefused where there are none."""
    if len(grid) == 1:
        raise BlockRefused("Only headings were pasted. Copy the rows under them too.")
    return grid[1:]


def _split(text: str) -> list[list[str]]:
    """Return rows of cells; quotation marks that hold no whole cell are characters."""
    rows: list[list[str]] = [[]]
    for found in CELL.finditer(text):
        quoted, bare, end = found.groups()
        rows[-1].append(bare if quoted is None else quoted.replace('""', '"'))
        if end == "\n":
            rows.append([])
    return rows


def _trimmed(cells: list[str]) -> tuple[str, ...]:
    stripped = [cell.strip() for cell in cells]
    while stripped and not stripped[-1]:
        stripped.pop()
    return tuple(stripped)
