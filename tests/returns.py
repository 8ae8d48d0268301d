"""Returns as workbooks, as they are written and as officers send them back."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from outcomes.intake.workbook.columns import Field
from outcomes.intake.workbook.writing import ReturnSheet, SheetLine, write_return

SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
# The columns of the sheet, as Excel names them.
LETTERS = dict(zip(("code", "title"), "AB", strict=True)) | {
    "value": "J",
    "numerator": "K",
    "denominator": "L",
    "missing": "M",
    "missing_words": "N",
    "status": "O",
    "comment": "P",
    "cause": "Q",
    "action": "R",
    "post": "S",
    "by_when": "T",
    "mark": "U",
}
FIRST_ROW = 4


def line(number: int = 1, **fields) -> SheetLine:
    """Return a line of a return."""
    plain = SheetLine(
        key=f"line-{number}",
        version=number,
        code=f"C{number}",
        title=f"Measure {number}",
        part="",
        period="Jul to Sep 2025",
        unit="percentage",
        takes_base=True,
        earlier=("81% (Apr to Jun 2025)", "80% (Jan to Mar 2025)"),
    )
    return replace(plain, **fields)


def lines() -> tuple[SheetLine, ...]:
    """Return lines of every kind: a base, a figure, a reason, nothing yet."""
    return (
        line(1, numerator=Decimal(41), denominator=Decimal(50), status="final"),
        line(
            2,
            takes_base=False,
            part="Boys",
            value=Decimal("12.5"),
            comment="Two schools\nreturned late.",
            cause="Fewer staff",
            action="A second post",
            post="Head of Inclusion",
            by_when=date(2026, 1, 30),
        ),
        line(3, missing="not supplied", missing_words="The provider sent none."),
        line(4),
    )


def return_of(*some: SheetLine) -> ReturnSheet:
    """Return a return of some lines."""
    return ReturnSheet(
        title="Return for Quarter 2 of 2025 to 2026: Head of Inclusion",
        partnership="Rotherham SEND Partnership",
        dated=date(2025, 11, 14),
        lines=some or lines(),
        choices={
            Field.MISSING: ("not collected", "not supplied", "not applicable"),
            Field.STATUS: ("final", "provisional", "revised", "estimate"),
        },
        longest={Field.COMMENT: 600},
    )


@cache
def good() -> bytes:
    """Return a workbook as it is downloaded."""
    return write_return(return_of())


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def package(parts: dict[str, bytes]) -> bytes:
    """Return the package of some parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed(name: str, change: Callable[[str], str], content: bytes = b"") -> bytes:
    """Return a workbook in which one part has other words."""
    parts = parts_of(content or good())
    before = parts[name].decode()
    parts[name] = change(before).encode()
    assert parts[name] != before.encode()
    return package(parts)


def with_parts(**more: bytes) -> bytes:
    """Return a workbook with more parts; `__` stands for a full stop in their names."""
    return package(
        parts_of(good())
        | {name.replace("__", "."): part for name, part in more.items()}
    )


def with_cells(cells: dict[str, str], content: bytes = b"") -> bytes:
    """Return a workbook in which some cells are other markup: `{"J4": "<v>1</v>"}`.

    What begins with `<c` is the whole cell.
    """

    def change(sheet: str) -> str:
        for name, inner in cells.items():
            whole = inner if inner.startswith("<c") else f'<c r="{name}">{inner}</c>'
            sheet, number = re.subn(
                rf'<c r="{name}"[^>]*?(/>|>.*?</c>)', lambda _, w=whole: w, sheet
            )
            assert number == 1, name
        return sheet

    return changed(SHEET, change, content)


def text_cell(name: str, text: str) -> str:
    """Return the markup of a cell with a text."""
    return (
        f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    )


def with_rows(rows: str, content: bytes = b"") -> bytes:
    """Return a workbook with more rows below its table."""
    return changed(
        SHEET,
        lambda sheet: sheet.replace("</sheetData>", f"{rows}</sheetData>"),
        content,
    )
