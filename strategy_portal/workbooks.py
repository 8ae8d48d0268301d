"""Workbooks that everybody can read: on each sheet one table, under its title in A1.

By the rules of the Analysis Function for accessible spreadsheets: no merged cell, no
blank row or column, Arial 12, no colour that means something, tables that Excel knows
as tables. Text is typed as text: nothing in it becomes a formula, a link or a number.
The same sheets make the same bytes, on any day and any machine.

Pure: XlsxWriter and the standard library.
"""

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, count

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# "none", because Excel prefers the theme's own font to one that is only named.
FONT = {"font_name": "Arial", "font_size": 12, "font_scheme": "none"}
TABLE_STYLE = "Table Style Light 1"
DAY_FORMAT = "d mmmm yyyy"
A4 = 9
RICH = re.compile("<r>.*</r>", re.DOTALL)
# What XML cannot hold, or Excel shows as a code of its own.
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Link:
    """The name of a sheet of the same workbook, which leads there."""

    sheet: str


@dataclass(frozen=True, slots=True)
class Clipped:
    """A text that keeps within its column, however narrow that is."""

    text: str


@dataclass(frozen=True, slots=True)
class Open:
    """A cell that can be filled in where the sheet is protected; None is a blank."""

    value: str | Decimal | date | None


Value = str | Decimal | date | Link | Clipped | Open


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, and its width in characters."""

    head: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet: its title in A1, lines under it, then a table with at least one row."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[str, ...] = ()
    filters: bool = False

    @property
    def head_row(self) -> int:
        """Return the row of the headings, counted from nought."""
        return 1 + len(self.lines)

    @property
    def last_row(self) -> int:
        """Return the last row of the table, counted from nought."""
        return self.head_row + len(self.rows)


class Book:
    """A workbook in the making."""

    def __init__(self, *, title: str, author: str, dated: date) -> None:
        self._file = io.BytesIO()
        self._workbook = Workbook(
            self._file,
            {
                # In memory, or else each part would carry the time of its writing.
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
                "default_format_properties": dict(FONT),
            },
        )
        created = datetime(dated.year, dated.month, dated.day)  # noqa: DTZ001  # a day
        self._workbook.set_properties(
            {
                "title": plain_text(title),
                "author": plain_text(author),
                "created": created,
            }
        )
        self._bold = self.style(bold=True)
        self._head = self.style(bold=True, text_wrap=True, valign="top")
        self._text = self.style(text_wrap=True, valign="top")
        self._day = self.style(num_format=DAY_FORMAT, valign="top", align="left")
        self._open = self.style(text_wrap=True, valign="top", locked=False)
        self._open_day = self.style(
            num_format=DAY_FORMAT, valign="top", align="left", locked=False
        )
        self._clipped = self.style(align="fill", valign="top")
        self._link = self.style(font_color="#0000EE", underline=1, valign="top")

    def style(self, **properties: str | int | bool) -> Format:
        """Return a format of the workbook's own font."""
        return self._workbook.add_format(properties)

    def add(self, sheet: TableSheet) -> Worksheet:
        """Add a sheet at the end, laid out for the screen and for A4."""
        page = self._workbook.add_worksheet(sheet.name)
        for row, words in enumerate((sheet.title, *sheet.lines)):
            page.write_string(row, 0, plain_text(words), None if row else self._bold)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
        for row, values in enumerate(sheet.rows, start=sheet.head_row + 1):
            for number, value in enumerate(values):
                self._write(page, row, number, value)
        self._add_table(page, sheet)
        _lay_out(page, sheet)
        return page

    def _write(self, page: Worksheet, row: int, number: int, value: Value) -> None:
        match value:
            case Link():
                address = f"internal:'{value.sheet}'!A1"
                page.write_url(row, number, address, self._link, value.sheet)
            case Clipped():
                page.write_string(row, number, plain_text(value.text), self._clipped)
            case Open(value=None | ""):
                page.write_blank(row, number, None, self._open)
            case Open():
                styles = self._open, self._open_day
                _write_plain(page, row, number, value.value, styles)
            case _:
                _write_plain(page, row, number, value, (self._text, self._day))

    def _add_table(self, page: Worksheet, sheet: TableSheet) -> None:
        heads = [
            {"header": head, "header_format": self._head}
            for head in distinct(plain_text(column.head) for column in sheet.columns)
        ]
        page.add_table(
            sheet.head_row,
            0,
            sheet.last_row,
            len(sheet.columns) - 1,
            {
                "name": f"table_{sheet.name.lower().replace(' ', '_')}",
                "title": plain_text(sheet.title),
                "columns": heads,
                "autofilter": sheet.filters,
                "style": TABLE_STYLE,
            },
        )

    def content(self) -> bytes:
        """Return the finished file; nothing can be added afterwards."""
        self._workbook.close()
        return self._file.getvalue()


def _write_plain(
    page: Worksheet,
    row: int,
    number: int,
    value: str | Decimal | date | None,
    styles: tuple[Format, Format],
) -> None:
    """Write a text, a number or a day; the second style is that of days."""
    plain, day = styles
    match value:
        case Decimal():
            page.write_number(row, number, value, plain)
        case date():
            page.write_datetime(row, number, value, day)
        case _:
            page.write_string(row, number, plain_text(str(value)), plain)


def _lay_out(page: Worksheet, sheet: TableSheet) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(sheet.head_row)
    # Figures in words, such as 31, are texts: no green corner should doubt it.
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})


def distinct(heads: Iterable[str]) -> list[str]:
    """Return headings of which each stands once, whatever their case: Excel insists."""
    found: list[str] = []
    for head in heads:
        known = {each.lower() for each in found}
        names = chain([head], (f"{head} ({number})" for number in count(2)))
        found.append(next(name for name in names if name.lower() not in known))
    return found


def plain_text(text: str) -> str:
    """Return text as a cell holds it: line feeds alone, nothing unwritable."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    plain = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", lines)
    # XlsxWriter takes what stands between these for markup, and writes it as it is.
    return f"{plain} " if RICH.fullmatch(plain) else plain


def workbook_of(
    sheets: Sequence[TableSheet], *, title: str, author: str, dated: date
) -> bytes:
    """Return the file of some sheets, in their order."""
    book = Book(title=title, author=author, dated=dated)
    for sheet in sheets:
        book.add(sheet)
    return book.content()
