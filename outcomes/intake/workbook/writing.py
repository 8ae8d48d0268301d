"""A return as a workbook to fill in: one table, what to write where, the choices."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from outcomes.intake.workbook.columns import (
    BASES,
    HEADS,
    INPUTS,
    NOT_ASKED,
    OF_THE_WHOLE,
    Field,
    mark_of,
)
from strategy_portal.workbooks import Book, Clipped, Column, Open, TableSheet, Value

FIGURES_BEFORE = ("Last figure", "Second last", "Third last", "Fourth last")
NOTHING_BEFORE = "No figure"
INSTRUCTION = (
    "Fill in the columns from “Figure” to “By when”, save the file and upload it "
    "in the portal. You see what will change before anything is written."
)
WIDTHS = {
    Field.CODE: 10,
    Field.TITLE: 44,
    Field.VALUE: 12,
    Field.NUMERATOR: 13,
    Field.DENOMINATOR: 15,
    Field.MISSING: 26,
    Field.MISSING_WORDS: 36,
    Field.STATUS: 16,
    Field.COMMENT: 60,
    Field.CAUSE: 44,
    Field.ACTION: 44,
    Field.POST: 30,
    Field.BY_WHEN: 20,
    Field.MARK: 7,
}
NOTES = (
    (
        HEADS[Field.VALUE],
        (
            "The figure as a number in the unit of the row: 85 or 85% for a "
            "percentage, never 0.85. Leave it empty where you give numerator and "
            "denominator."
        ),
    ),
    (HEADS[Field.NUMERATOR], "How many, as a whole number."),
    (HEADS[Field.DENOMINATOR], "Out of how many, as a whole number."),
    (
        HEADS[Field.MISSING],
        "Only where there is no figure: choose one from the list of the cell.",
    ),
    (HEADS[Field.MISSING_WORDS], "The reason in a sentence that a board can read."),
    (HEADS[Field.STATUS], "How firm the figure is: choose one from the list."),
    (HEADS[Field.COMMENT], "What the board should know about the figure."),
    (HEADS[Field.CAUSE], "Why the measure is off track or at risk."),
    (HEADS[Field.ACTION], "What is done about it."),
    (HEADS[Field.POST], "Which post does it. Never write a name."),
    (HEADS[Field.BY_WHEN], "By which day."),
    (
        HEADS[Field.MARK],
        (
            "Names the row for the portal. The sheet is protected, without a password, "
            "so that it stays as it is."
        ),
    ),
    (NOT_ASKED, "Stands where a row has no use for a column."),
    (
        "Rows",
        "A row that you do not touch, or that is not in the file, stays as it is.",
    ),
)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of a return: what it is about, what was before, what is filled in.

    `key` names line and breakdown, `version` the state that the figures are of.
    `earlier` are the last four figures in words, the newest first. A measure's part
    `earlier` are the last four figures in words, the newest first. A measure's part
    takes no comment, nor what else is said of the measure as a whole.
    """

    key: str
    version: int
    code: str
    title: str
    part: str
    period: str
    unit: str
    takes_base: bool
    takes_comment: bool = True
    earlier: tuple[str, ...] = ()
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: str = ""
    missing_words: str = ""
    status: str = ""
    comment: str = ""
    cause: str = ""
    action: str = ""
    post: str = ""
    by_when: date | None = None


@dataclass(frozen=True, slots=True)
class ReturnSheet:
    """A return to fill in offline.

    `choices` are the words that a column may hold, `longest` how many characters.
    """

    title: str
    partnership: str
    dated: date
    lines: tuple[SheetLine, ...]
    choices: Mapping[Field, tuple[str, ...]] = default(default_factory=dict)
    longest: Mapping[Field, int] = default(default_factory=dict)


def write_return(sheet: ReturnSheet) -> bytes:
    """Return the workbook of a return; a return has at least one line."""
    book = Book(title=sheet.title, author=sheet.partnership, dated=sheet.dated)
    table = _table(sheet)
    page = book.add(table)
    _protect(page, table)
    book.add(_notes())
    if choices := _choices(sheet):
        book.add(choices)
    _guide(page, table, sheet)
    return book.content()


def _table(sheet: ReturnSheet) -> TableSheet:
    return TableSheet(
        name="Return",
        title=sheet.title,
        lines=(INSTRUCTION,),
        columns=(
            Column(HEADS[Field.CODE], WIDTHS[Field.CODE]),
            Column(HEADS[Field.TITLE], WIDTHS[Field.TITLE]),
            Column("Part", 26),
            Column("Period", 20),
            Column("Unit", 18),
            *(Column(head, 16) for head in FIGURES_BEFORE),
            *(Column(HEADS[field], WIDTHS[field]) for field in (*INPUTS, Field.MARK)),
        ),
        rows=tuple(_row(line) for line in sheet.lines),
        filters=True,
    )


def _row(line: SheetLine) -> tuple[Value, ...]:
    earlier = (*line.earlier, *[NOTHING_BEFORE] * len(FIGURES_BEFORE))
    return (
        *(line.code, line.title, line.part or "Whole", line.period, line.unit),
        *earlier[: len(FIGURES_BEFORE)],
        *(_input(line, field) for field in INPUTS),
        Clipped(mark_of(line.key, line.version)),
    )


def _input(line: SheetLine, field: Field) -> Value:
    if field in BASES and not line.takes_base:
        return NOT_ASKED
    if field in OF_THE_WHOLE and not line.takes_comment:
        return NOT_ASKED
    return Open(getattr(line, field.value))


def _notes() -> TableSheet:
    return TableSheet(
        name="Notes",
        title="What to write where",
        columns=(Column("Column", 28), Column("What to write", 100)),
        rows=NOTES,
    )


def _choices(sheet: ReturnSheet) -> TableSheet | None:
    rows = tuple(
        (HEADS[field], choice)
        for field, choices in sheet.choices.items()
        for choice in choices
    )
    if not rows:
        return None
    return TableSheet(
        name="Choices",
        title="What can be chosen",
        columns=(Column("Column", 28), Column("Choice", 60)),
        rows=rows,
    )


def _protect(page: Worksheet, table: TableSheet) -> None:
    """Lock what is not filled in, and keep headings and titles in sight."""
    page.protect(
        "",
        {
            "autofilter": True,
            "format_cells": True,
            "format_columns": True,
            "format_rows": True,
        },
    )
    page.freeze_panes(table.head_row + 1, 2)


def _guide(page: Worksheet, table: TableSheet, sheet: ReturnSheet) -> None:
    """Offer the choices of a column in its cells, and say how long a text may be."""
    first, heads = 2, [column.head for column in table.columns]
    for field, choices in sheet.choices.items():
        source = f"=Choices!$B${first + 1}:$B${first + len(choices)}"
        first += len(choices)
        rule: dict[str, str | int] = {
            "validate": "list",
            "source": source,
            "error_title": HEADS[field],
            "error_message": "Choose one from the list.",
        }
        _guide_column(page, table, heads.index(HEADS[field]), rule)
    for field, longest in sheet.longest.items():
        rule = {
            "validate": "length",
            "criteria": "<=",
            "value": longest,
            "error_title": HEADS[field],
            "error_message": f"Write at most {longest} characters.",
        }
        _guide_column(page, table, heads.index(HEADS[field]), rule)


def _guide_column(
    page: Worksheet, table: TableSheet, column: int, rule: Mapping[str, str | int]
) -> None:
    page.data_validation(table.head_row + 1, column, table.last_row, column, dict(rule))
