"""A cell of a workbook as a value: text, number or day, a percentage out of 100."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from outcomes.intake.workbook.values import EMPTY, CellValue, Kind

# Excel keeps no more digits of a number than these.
DIGITS = ".15g"
# Of a number format, what stands in quotes or after a backslash is only shown.
SHOWN = re.compile(r'"[^"]*"|\\.')
TRUTHS = {True: "TRUE", False: "FALSE"}


# The end of a line that was pasted from elsewhere, as Excel writes it into markup.
PASTED_END = "_x000D_\n"


@dataclass(frozen=True, slots=True)
class Failed:
    """A cell that shows an error, such as `#REF!`."""

    error: str


class Cell(Protocol):
    """What is asked of a cell of openpyxl."""

    @property
    def value(self) -> object:
        """Return what it holds, or None."""

    @property
    def data_type(self) -> str:
        """Return `e` for an error."""

    @property
    def number_format(self) -> str | None:
        """Return how a number is shown."""


def value_of(cell: Cell) -> CellValue | Failed:
    """Return what a cell holds, or the error that it shows."""
    value = cell.value
    if cell.data_type == "e":
        return Failed(str(value))
    match value:
        case None:
            return EMPTY
        case bool():
            return CellValue(Kind.TEXT, TRUTHS[value])
        case int() | float():
            return _number(value, cell.number_format or "")
        case datetime():
            return _day(value.date())
        case date():
            return _day(value)
        case _:
            return _text(str(value))


def _number(value: float, shown_as: str) -> CellValue | Failed:
    exact = Decimal(format(value, DIGITS) if isinstance(value, float) else value)
    if not exact.is_finite():
        return Failed(str(value))
    if "%" not in SHOWN.sub("", shown_as):
        return CellValue(Kind.NUMBER, _plain(exact), exact)
    hundreds = exact.scaleb(2)
    return CellValue(Kind.NUMBER, f"{_plain(hundreds)}%", hundreds, is_percent=True)


def _plain(number: Decimal) -> str:
    """Return a number as a person types it: no exponent, no needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _day(day: date) -> CellValue:
    return CellValue(Kind.DAY, day.isoformat(), day=day)


def _text(text: str) -> CellValue:
    lines = text.replace(PASTED_END, "\n").replace("\r\n", "\n").replace("\r", "\n")
    return CellValue(Kind.TEXT, lines) if lines.strip() else EMPTY
