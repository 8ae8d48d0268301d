"""A workbook opened, and the sheet in it that is the return, known by its headings."""

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.cells import Failed, value_of
from outcomes.intake.workbook.columns import HEADS, INPUTS, Field
from outcomes.intake.workbook.shape import MOST_COLUMNS, Shape, shape_of
from outcomes.intake.workbook.values import CellValue, Refused
from strategy_portal.wording import join_words

# The headings stand under a title and a line or two, even if somebody added some.
ROWS_SEARCHED = 20
FEWEST_HEADS = 3
FIELDS = {head.casefold(): field for field, head in HEADS.items()}
Cells = Mapping[Field, CellValue | Failed]


@dataclass(frozen=True, slots=True)
class Headed:
    """A sheet with the headings of a return: where they stand, and over which columns.

    Rows and columns count from 1.
    """

    sheet: Any
    row: int
    columns: tuple[tuple[Field, int], ...]

    @property
    def path(self) -> str:
        """Return where the sheet's markup lies in the package."""
        return str(self.sheet._worksheet_path)  # openpyxl has no other name for it


@dataclass(frozen=True, slots=True)
class Found:
    """The sheet of a return: its columns, its shape, and the cells of each of its rows.

    Rows are by the numbers that Excel shows.
    """

    columns: Mapping[Field, int]
    shape: Shape
    rows: Mapping[int, Cells]


@contextmanager
def damage_told() -> Iterator[None]:
    """Tell of whatever a library trips over that the file is damaged.

    The libraries promise no exception of their own: a damaged part is an IndexError, a
    KeyError, a SyntaxError and much else. Only they are called within it.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except (Refused, MemoryError):
        raise
    except Exception as error:
        raise Refused(sentences.DAMAGED) from error


def find_return(content: bytes) -> Found:
    """Return the sheet of a workbook that is a return. Raises Refused."""
    with damage_told():
        book = load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        sheets = list(book.worksheets)
        tops = [_top(sheet) for sheet in sheets]
    headed = [_headed(*each) for each in zip(sheets, tops, strict=True)]
    chosen = _chosen([each for each in headed if each is not None])
    with damage_told(), ZipFile(io.BytesIO(content)) as archive:
        shape = shape_of(archive.open(chosen.path))
    _refuse_shape(chosen, shape)
    with damage_told():
        rows = _rows(chosen, shape)
    return Found(dict(chosen.columns), shape, rows)


def _top(sheet: Any) -> list[tuple[object, ...]]:
    """Return the values of a sheet's first rows."""
    # The file's own word on how far it reaches is not to be trusted.
    sheet.reset_dimensions()
    return list(
        sheet.iter_rows(max_row=ROWS_SEARCHED, max_col=MOST_COLUMNS, values_only=True)
    )


def _headed(sheet: Any, top: Sequence[Sequence[object]]) -> Headed | None:
    """Return where a sheet has the headings of a return, or None where it has none."""
    for number, values in enumerate(top, start=1):
        columns = tuple(
            (FIELDS[name], column)
            for column, value in enumerate(values, start=1)
            if (name := " ".join(str(value).split()).casefold()) in FIELDS
        )
        if len({field for field, _ in columns}) >= FEWEST_HEADS:
            return Headed(sheet, number, columns)
    return None


def _chosen(sheets: Sequence[Headed]) -> Headed:
    """Return the one sheet that is a return. Raises Refused."""
    if not sheets:
        raise Refused(sentences.NO_SHEET)
    visible = [each for each in sheets if each.sheet.sheet_state == "visible"]
    if not visible:
        raise Refused(sentences.HIDDEN_SHEET)
    if len(visible) > 1:
        names = join_words(f"“{each.sheet.title}”" for each in visible)
        raise Refused(sentences.TWO_SHEETS.format(names=names))
    _refuse_headings([field for field, _ in visible[0].columns])
    return visible[0]


def _refuse_headings(fields: Sequence[Field]) -> None:
    for field in fields:
        if fields.count(field) > 1:
            raise Refused(sentences.TWO_COLUMNS.format(head=HEADS[field]))
    if Field.MARK not in fields:
        raise Refused(sentences.NO_MARKS)
    if not set(INPUTS).intersection(fields):
        raise Refused(sentences.NO_SHEET)


def _refuse_shape(headed: Headed, shape: Shape) -> None:
    if shape.beyond:
        words = sentences.TOO_FAR.format(name=headed.sheet.title, cell=shape.beyond)
        raise Refused(words)
    if shape.is_too_merged:
        raise Refused(sentences.MANY_MERGED.format(name=headed.sheet.title))


def _rows(headed: Headed, shape: Shape) -> dict[int, Cells]:
    """Return the cells of the known columns, row by row below the headings."""
    first = headed.row + 1
    lines = headed.sheet.iter_rows(
        min_row=first, max_row=shape.last_row, max_col=MOST_COLUMNS
    )
    return {
        number: {field: value_of(line[column - 1]) for field, column in headed.columns}
        for number, line in enumerate(lines, start=first)
        if line
    }
