"""Checks of a workbook that everybody should be able to read: each returns faults."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from functools import cached_property

import openpyxl
from defusedxml import ElementTree
from openpyxl.cell import Cell
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

Check = Callable[["Book"], Iterator[str]]
CHECKS: dict[str, Check] = {}
APART = ("Cover", "Contents", "Notes")
SYMBOL = re.compile(r"\[[cxzpre]\]")
# What a file may tell of itself.
CORE = {"title", "creator", "lastModifiedBy", "created", "modified"}
# Parts that an honest table needs; no drawing, comment, pivot, macro or link to a file.
PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml"
    r"|xl/(workbook|styles|sharedStrings)\.xml|xl/theme/theme1\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml"
    r"|xl/worksheets/_rels/sheet\d+\.xml\.rels|xl/tables/table\d+\.xml"
)
RIGHT = ("Arial", 12)


class Book:
    """A workbook as Excel would open it, and the parts that it is made of."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.sheets = self.book.worksheets

    @cached_property
    def parts(self) -> dict[str, str]:
        """Return each part of the file as text."""
        return {
            name: self.archive.read(name).decode("utf-8", "replace")
            for name in self.archive.namelist()
        }

    def named(self, start: str) -> dict[str, str]:
        """Return the parts whose name begins so."""
        return {
            name: text for name, text in self.parts.items() if name.startswith(start)
        }

    def cells(self, *, without: tuple[str, ...] = ()) -> Iterator[Cell]:
        """Yield every cell of the sheets."""
        for sheet in self.sheets:
            if sheet.title not in without:
                for row in sheet.iter_rows():
                    yield from row

    def table(self, name: str) -> list[dict]:
        """Return the rows of a sheet's table, by their headings."""
        sheet = self.book[name]
        (found,) = sheet.tables.values()
        heads, *rows = ([cell.value for cell in row] for row in sheet[found.ref])
        return [dict(zip(heads, row, strict=True)) for row in rows]


def check(function: Check) -> Check:
    """Count a function among the checks, under its own name."""
    CHECKS[function.__name__] = function
    return function


def faults(content: bytes, *, but: Collection[str] = ()) -> list[str]:
    """Return all that is wrong with a workbook, each with the name of its check.

    `but` are the checks that do not hold for workbooks of its kind.
    """
    try:
        book = Book(content)
    except (zipfile.BadZipFile, InvalidFileException, KeyError) as error:
        return [f"whole: it cannot be read ({error})"]
    return [
        f"{name}: {fault}"
        for name, each in CHECKS.items()
        if name not in but
        for fault in each(book)
    ]


@check
def title_first(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if not isinstance(sheet["A1"].value, str) or not sheet["A1"].value.strip():
            yield f"{sheet.title} has no title in A1"


@check
def one_table(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if len(sheet.tables) != 1:
            yield f"{sheet.title} has {len(sheet.tables)} tables"
            continue
        (table,) = sheet.tables.values()
        left, top, right, bottom = range_boundaries(table.ref)
        if (left, right, bottom) != (1, sheet.max_column, sheet.max_row) or top < 2:
            yield f"{sheet.title} has its table at {table.ref}"
        above = list(sheet.iter_rows(min_row=1, max_row=top - 1, values_only=True))
        if any(value is not None for row in above for value in row[1:]):
            yield f"{sheet.title} has more than lines above its table"


@check
def headings(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        for table in sheet.tables.values():
            first = [cell.value for cell in sheet[table.ref][0]]
            if first != [column.name for column in table.tableColumns]:
                yield f"{sheet.title} has other headings than its table"


@check
def described(book: Book) -> Iterator[str]:
    for name, text in book.named("xl/tables/").items():
        if not re.search(r'altText="[^"]+"', text):
            yield f"{name} has no alternative text"


@check
def whole(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if sheet.merged_cells.ranges:
            yield f"{sheet.title} has merged cells"
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            if all(value in (None, "") for value in row):
                yield f"{sheet.title} has the empty row {number}"
        for number, column in enumerate(sheet.iter_cols(values_only=True), start=1):
            if all(value in (None, "") for value in column):
                yield f"{sheet.title} has the empty column {number}"


@check
def filled(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        for table in sheet.tables.values():
            for row in sheet[table.ref]:
                for cell in row:
                    if cell.value in (None, ""):
                        yield f"{sheet.title} has nothing in {cell.coordinate}"


@check
def contents(book: Book) -> Iterator[str]:
    names = [sheet.title for sheet in book.sheets]
    if tuple(names[:3]) != APART:
        yield f"it begins with {names[:3]}"
        return
    listed = [tuple(row.values()) for row in book.table("Contents")]
    there = [(s.title, s["A1"].value) for s in book.sheets if s.title not in APART[:2]]
    if listed != there:
        yield f"it lists {listed}"
    leading = [
        cell.hyperlink.location if cell.hyperlink else None
        for (cell, _) in book.book["Contents"].iter_rows(min_row=4)
    ]
    if leading != [f"'{name}'!A1" for name, _ in there]:
        yield f"it leads to {leading}"


@check
def legend(book: Book) -> Iterator[str]:
    if "Notes" not in book.book.sheetnames:
        return
    notes = book.table("Notes")
    told = [row["Term"] for row in notes if row.get("Kind") == "Symbol"]
    used = {
        symbol
        for cell in book.cells(without=APART)
        if isinstance(cell.value, str)
        for symbol in SYMBOL.findall(cell.value)
    }
    if sorted(told) != sorted(used):
        yield f"it explains {told}, and {sorted(used)} are used"


@check
def font(book: Book) -> Iterator[str]:
    wrong = {
        (cell.font.name, cell.font.sz)
        for cell in book.cells()
        if (cell.font.name, cell.font.sz) != RIGHT
    }
    if wrong:
        yield f"it is written in {sorted(wrong)}"
    if "<scheme" in book.parts["xl/styles.xml"]:
        yield "the theme's font takes the place of ours"


@check
def no_meaning_in_colour(book: Book) -> Iterator[str]:
    if any(cell.fill.fill_type for cell in book.cells()):
        yield "cells are filled with a colour"
    if any(sheet.conditional_formatting for sheet in book.sheets):
        yield "cells are formatted by their values"


@check
def no_formula(book: Book) -> Iterator[str]:
    if any(cell.data_type == "f" for cell in book.cells()):
        yield "there is a formula"
    for name, text in book.named("xl/").items():
        if re.search(r"<f[ >/]|<calculatedColumnFormula", text):
            yield f"{name} holds a formula"


@check
def numbers(book: Book) -> Iterator[str]:
    """Every value is a text or a number: no error, no date that hides its year."""
    kinds = {cell.data_type for cell in book.cells() if cell.value is not None}
    if kinds - {"s", "n"}:
        yield f"there are values of the kinds {sorted(kinds)}"


@check
def no_link_outside(book: Book) -> Iterator[str]:
    for name, text in book.parts.items():
        if 'TargetMode="External"' in text:
            yield f"{name} leads out of the file"


@check
def nothing_hidden(book: Book) -> Iterator[str]:
    for sheet in book.sheets:
        if sheet.sheet_state != "visible":
            yield f"{sheet.title} is hidden"
        lines = (*sheet.row_dimensions.values(), *sheet.column_dimensions.values())
        if any(line.hidden for line in lines):
            yield f"{sheet.title} has hidden rows or columns"


@check
def only_what_is_needed(book: Book) -> Iterator[str]:
    for name in book.parts:
        if not PARTS.fullmatch(name):
            yield f"it holds {name}"


@check
def properties(book: Book) -> Iterator[str]:
    core = ElementTree.fromstring(book.parts["docProps/core.xml"])
    found = {each.tag.split("}")[1]: each.text for each in core}
    if set(found) - CORE:
        yield f"it tells {sorted(set(found) - CORE)}"
    if not found.get("title"):
        yield "it has no title"
    if re.search("<(Company|Manager)>[^<]", book.parts["docProps/app.xml"]):
        yield "it names a company or a manager"
