"""Reading one cell: a text becomes a value, or an error that says what to write."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from strategy_portal.periods import (
    Basis,
    LooseDate,
    NotAPeriod,
    Precision,
    parse_loose_date,
    parse_period,
)

Parser = Callable[[str], object]


class BadCell(ValueError):
    """A cell cannot be read. `column` names another column where that one is wrong."""

    def __init__(self, message: str, column: str = "") -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a file: its heading, the fields it fills, and how a cell is read.

    `blank` is what an empty cell means, None where it may not be empty. `target` names
    the model of the row that a cell refers to, `many` allows several, and `within` is
    the field that the reference is sought in: a breakdown within its measure.
    """

    name: str
    fields: tuple[str, ...]
    parse: Callable[[str], tuple[object, ...]]
    blank: tuple[object, ...] | None = None
    target: str = ""
    many: bool = False
    within: str = ""
    may_be_absent: bool = False

    def read(self, cell: str) -> dict[str, object]:
        """Return the value of each field that the cell fills; raise BadCell."""
        text = cell.strip()
        if text:
            return dict(zip(self.fields, self.parse(text), strict=True))
        if self.blank is None:
            raise BadCell("The cell is empty, and this column must be filled in.")
        return dict(zip(self.fields, self.blank, strict=True))


def single(parser: Parser) -> Callable[[str], tuple[object, ...]]:
    """Make a parser of one value into the parser of a column."""
    return lambda text: (parser(text),)


def text_of(limit: int | None = None) -> Parser:
    """Read a text of at most so many characters."""

    def parse(text: str) -> str:
        if limit is not None and len(text) > limit:
            raise BadCell(
                f"The text has {len(text):,} characters; shorten it to {limit:,}."
            )
        return text

    return parse


def one_of(options: Collection[str]) -> Parser:
    """Read one of a few words."""

    def parse(text: str) -> str:
        if text not in options:
            raise BadCell(f"{quoted(text)} is not one of {', '.join(options)}.")
        return text

    return parse


def yes_or_no(text: str) -> bool:
    """Read yes or no."""
    if text.lower() not in ("yes", "no"):
        raise BadCell(f"{quoted(text)} is not yes or no.")
    return text.lower() == "yes"


def whole_number(text: str) -> int:
    """Read a whole number of the size that orders and days have."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) > 2000:
        raise BadCell(f"{quoted(text)} is not a whole number from 0 to 2000.")
    return int(text)


def number_of(digits: int, places: int) -> Parser:
    """Read a decimal number of at most so many digits and decimal places."""

    def parse(text: str) -> Decimal:
        found = re.fullmatch(r"-?([0-9]+)(?:\.([0-9]+))?", text)
        if not found:
            raise BadCell(
                f"{quoted(text)} is not a number; write it like 1234.5, "
                "without commas, spaces or signs."
            )
        if len(found[1].lstrip("0")) > digits - places:
            raise BadCell(f"{quoted(text)} is too large a number.")
        if len((found[2] or "").rstrip("0")) > places:
            raise BadCell(f"{quoted(text)} has more than {places} decimal places.")
        return Decimal(text)

    return parse


def day(text: str) -> date:
    """Read a day."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise BadCell(f"{quoted(text)} is not a day; write it like 2018-10-18.")


def loose_date(text: str) -> tuple[object, ...]:
    """Read a date of any precision into its last day and its precision."""
    loose = _loose(text)
    return loose.on, loose.precision.value


def _loose(text: str) -> LooseDate:
    try:
        return parse_loose_date(text)
    except ValueError as error:
        raise BadCell(str(error)) from None


def first_day(text: str) -> date:
    """Read a date of any precision into the first day that it can mean."""
    return first_of(_loose(text))


def first_of(loose: LooseDate) -> date:
    """Return the first day that a loose date, held as its last, can mean."""
    last = loose.on
    match loose.precision:
        case Precision.MONTH:
            return last.replace(day=1)
        case Precision.TERM:
            return date(last.year, {4: 1, 7: 5, 12: 9}[last.month], 1)
        case Precision.YEAR:
            return date(last.year, 1, 1)
        case Precision.ACADEMIC_YEAR:
            return date(last.year - 1, 9, 1)
        case _:
            return last


def last_day(text: str) -> date:
    """Read a date of any precision into the last day that it can mean."""
    return _loose(text).on


def quarter_end(text: str) -> date:
    """Read a financial quarter into its last day."""
    try:
        return parse_period(Basis.FINANCIAL_QUARTER, text).end
    except NotAPeriod as error:
        raise BadCell(str(error)) from None


def listed(text: str) -> list[str]:
    """Read several texts, separated by semicolons, in the order written."""
    values = [part.strip() for part in text.split(";") if part.strip()]
    for value in values:
        if values.count(value) > 1:
            raise BadCell(f"{quoted(value)} is written twice.")
    return values


def quoted(text: str) -> str:
    """Return the text in quotation marks, shortened where it is long."""
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"
