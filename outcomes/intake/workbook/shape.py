"""How far a sheet reaches, and what its values do not tell of its cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.xml.constants import SHEET_MAIN_NS

MOST_ROWS = 5_000
MOST_COLUMNS = 60
MOST_MERGED = 1_000
HELD = ("v", "is", "f")
# Cleared, a cell's own parts would be empty when the cell is looked at.
KEPT = ("}v", "}is", "}f", "}t", "}r")
TRUE = ("1", "true")
Area = tuple[int, int, int, int]


@dataclass(slots=True)
class Shape:
    """The last row with something in it, and what is odd above.

    `beyond` is the first cell that lies further off than any return reaches. `merged`
    are areas as left, top, right and bottom. `unreckoned` are the cells, by row and
    column, that hold a formula without its result.
    """

    last_row: int = 0
    beyond: str = ""
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    unreckoned: set[tuple[int, int]] = field(default_factory=set)

    @property
    def is_too_merged(self) -> bool:
        """Return whether it has more merged areas than anybody meant."""
        return len(self.merged) > MOST_MERGED

    def merged_rows(self) -> set[int]:
        """Return the rows that a merged area touches."""
        return {
            row
            for _, top, _, bottom in self.merged
            for row in range(top, min(bottom, self.last_row) + 1)
        }


def shape_of(source: IO[bytes]) -> Shape:
    """Return the shape of a sheet's markup, read as a stream.

    It stops at what is too much. Raises whatever the markup makes its reader raise.
    """
    shape = Shape()
    row = column = 0
    for event, element in _elements(source):
        match event, element.tag.removeprefix(f"{{{SHEET_MAIN_NS}}}"):
            case "start", "row":
                row, column = int(element.get("r", row + 1)), 0
                if element.get("hidden") in TRUE:
                    shape.hidden_rows.add(row)
            case "end", "c":
                row, column = _place(element, row, column)
                _count(shape, element, row, column)
            case "end", "mergeCell":
                shape.merged.append(range_boundaries(element.get("ref", "")))
        if shape.beyond or shape.is_too_merged:
            break
    return shape


def _elements(source: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Yield the elements of a stream, and forget each row once it is read."""
    for event, element in iterparse(source, events=("start", "end"), forbid_dtd=True):
        yield event, element
        if event == "end" and not element.tag.endswith(KEPT):
            element.clear()


def _place(cell: Element, row: int, column: int) -> tuple[int, int]:
    """Return where a cell stands; one that does not say follows the one before."""
    reference = cell.get("r")
    return coordinate_to_tuple(reference) if reference else (row, column + 1)


def _count(shape: Shape, cell: Element, row: int, column: int) -> None:
    """Take note of a cell with something in it."""
    holds = {name: cell.find(f"{{{SHEET_MAIN_NS}}}{name}") for name in HELD}
    if all(found is None for found in holds.values()):
        return
    if row > MOST_ROWS or column > MOST_COLUMNS:
        shape.beyond = f"{get_column_letter(column)}{row}"
    shape.last_row = max(shape.last_row, row)
    value = holds["v"]
    # A formula whose result is an empty text has a value with nothing in it.
    known = value is not None and (value.text or cell.get("t") == "str")
    if holds["f"] is not None and not known:
        shape.unreckoned.add((row, column))
