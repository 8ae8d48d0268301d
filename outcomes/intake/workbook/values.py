"""What was read of a workbook: a sheet of rows, or the sentence that refuses it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from outcomes.intake.workbook.columns import Field


class Kind(StrEnum):
    """What a cell holds."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class CellValue:
    """A cell: what it holds, as a person would have typed it and as what it is.

    A cell that shows 85% has the number 85 and is a percentage; its text is `85%`.
    """

    kind: Kind = Kind.EMPTY
    text: str = ""
    number: Decimal | None = None
    day: date | None = None
    is_percent: bool = False


EMPTY = CellValue()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the return: `number` as Excel counts, key, version, cells by column.

    A column that is not in the file has no cell here: nothing was said of it.
    """

    number: int
    key: str
    version: int
    cells: Mapping[Field, CellValue]


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot be taken, what it is called in the file, and why."""

    number: int
    label: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a workbook says. `remarks` are sentences about the file as a whole."""

    rows: tuple[SheetRow, ...]
    rejected: tuple[RejectedRow, ...] = ()
    remarks: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read at all: one sentence on what to do."""

    sentence: str


class Refused(Exception):
    """The file is not read; the message is the sentence of its Refusal."""
