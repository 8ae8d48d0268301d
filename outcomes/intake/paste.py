"""A pasted block for the lines of a return: matched by names, or else by place."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from outcomes.intake.cells import BadRow, read_cells, read_reason
from outcomes.intake.grid import GridRow, read_grid, under_headings
from outcomes.intake.lines import COMMENT, Known, Sent
from outcomes.intake.names import Directory, NoMatch, narrowed
from outcomes.intake.numbers import is_figure_like
from outcomes.intake.texts import name_of, plain

MOST_NAME_CELLS = 4
LONGEST_LABEL = 100
# A block with more unknown names than these is of something else.
MOST_SUGGESTIONS = 20
HEADINGS = frozenset(
    name_of(heading)
    for heading in (
        *("Code", "Measure", "Measures", "Title", "Name", "Indicator", "Part"),
        *("Breakdown", "Service", "Period", "Quarter", "Figure", "Figures", "Value"),
        *("Number", "Numerator", "Denominator", "How many", "Out of", "Total", "Base"),
        *("Comment", "Comments", "Commentary", "Note", "Notes", "This quarter", "Now"),
    )
)


class Matched(StrEnum):
    """How rows found their lines."""

    BY_NAME = "name"
    BY_PLACE = "place"
    BY_KEY = "key"
    BY_PERIOD = "period"

    @property
    def words(self) -> str:
        """Return it as a sentence for those who sent the rows."""
        return _MATCHED[self]


_MATCHED = {
    Matched.BY_NAME: (
        "The first column held codes or titles, so rows were matched by them, not by "
        "their order."
    ),
    Matched.BY_PLACE: (
        "The first column held no codes or titles, so rows were matched by their order."
    ),
    Matched.BY_PERIOD: "Rows were matched by the periods in the first column.",
    Matched.BY_KEY: "Rows were matched by the column headed “Leave as it is”.",
}


@dataclass(frozen=True, slots=True)
class Matching:
    """The rows that were sent, each for its line, and how they were matched.

    `has_heading` says whether a first row of headings was left out.
    """

    rows: tuple[Sent, ...]
    by: Matched
    has_heading: bool = False


def read_paste(text: str, lines: Sequence[Known]) -> Matching:
    """Return the rows of a pasted block, matched to lines in the order shown.

    Raises BlockRefused where the block cannot be read at all.
    """
    grid, directory = read_grid(text), Directory.of(lines)
    has_heading = _is_heading(grid[0], directory)
    body = under_headings(grid) if has_heading else grid
    if any(_is_name(row.cell(0), directory) for row in body):
        rows, by = _by_name(body, directory), Matched.BY_NAME
    else:
        rows, by = _by_place(body, lines), Matched.BY_PLACE
    return Matching(tuple(rows), by, has_heading)


def _is_heading(row: GridRow, directory: Directory) -> bool:
    cells = [cell for cell in row.cells if cell]
    if directory.called(row.cell(0)) or not all(map(_is_words, cells)):
        return False
    return any(name_of(cell) in HEADINGS for cell in cells)


def _is_words(cell: str) -> bool:
    """Return whether a cell can be neither a figure nor a reason for none."""
    return bool(plain(cell)) and not is_figure_like(cell) and not read_reason(cell)


def _is_name(cell: str, directory: Directory) -> bool:
    return bool(directory.called(cell)) or _is_words(cell)


def _by_name(rows: Sequence[GridRow], directory: Directory) -> list[Sent]:
    count = 1
    while count < MOST_NAME_CELLS and _is_name_column(rows, count, directory):
        count += 1
    sent, unknown = [], 0
    for row in rows:
        if not row.cells:
            continue
        names, cells = [row.cell(place) for place in range(count)], row.cells[count:]
        try:
            line = directory.find(names, suggest=unknown < MOST_SUGGESTIONS)
        except NoMatch as error:
            unknown += 1
            sent.append(_sent(row, names, cells, problem=str(error)))
        else:
            sent.append(_read(row, line, cells, names))
    return sent


def _is_name_column(rows: Sequence[GridRow], place: int, directory: Directory) -> bool:
    """Return whether a column goes on naming the line: by its title, part or period.

    Where no cell is such a name, it is still one if it holds only words and figures
    follow: a title in other words.
    """
    filled = [row for row in rows if row.cell(place)]
    if any(narrowed(directory.called(row.cell(0)), row.cell(place)) for row in filled):
        return True
    return bool(filled) and (
        all(_is_words(row.cell(place)) for row in filled)
        and any(is_figure_like(row.cell(place + 1)) for row in filled)
    )


def _by_place(rows: Sequence[GridRow], lines: Sequence[Known]) -> list[Sent]:
    sent = []
    for place, row in enumerate(rows):
        if not row.cells:
            continue
        if place < len(lines):
            sent.append(_read(row, lines[place], row.cells, ()))
        else:
            problem = f"There is no line for it: this return has {len(lines)}."
            sent.append(_sent(row, (), row.cells, problem=problem))
    return sent


def _read(
    row: GridRow, line: Known, cells: Sequence[str], names: Sequence[str]
) -> Sent:
    try:
        entry, comment = read_cells(cells, line)
    except BadRow as error:
        return _sent(row, names, cells, key=line.key, problem=str(error))
    return Sent(
        number=row.number,
        label=_label(names),
        key=line.key,
        figure=entry.words(line.unit) if entry else "",
        entry=entry,
        texts={COMMENT: comment} if comment else {},
    )


def _sent(
    row: GridRow,
    names: Sequence[str],
    cells: Sequence[str],
    *,
    key: str = "",
    problem: str,
) -> Sent:
    """Return a row that cannot be used, with its first cell of a figure as written."""
    figure = cells[0][:LONGEST_LABEL] if cells else ""
    return Sent(row.number, _label(names), key=key, figure=figure, problem=problem)


def _label(names: Sequence[str]) -> str:
    return " ".join(filter(None, names))[:LONGEST_LABEL]
