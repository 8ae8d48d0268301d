"""The figures behind a page as CSV: one row an observation, in the page's order."""

import csv
import io
import re

from scorecards.page import DataRow, ScorecardPage
from scorecards.renderers import dictionary

EXTENSION = "csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
COLUMNS = tuple(name for name, _, _ in dictionary.COLUMNS)
# Numbers stay numbers: `-1.5` is a figure here, not the beginning of a formula.
NUMBERS = frozenset({"value", "target"})
# What a spreadsheet takes for the beginning of a formula, or an old one for that of a
# command; the last four are full-width signs, which some read as the plain ones.
FORMULA_STARTS = tuple("=+-@|%\uff1d\uff0b\uff0d\uff20")
# Some readers end a row at a carriage return that nothing quotes.
CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")


def render(page: ScorecardPage) -> bytes:
    """Return the file: UTF-8, one line feed a row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(cells(row) for row in page.data)
    return text.getvalue().encode("utf-8")


def cells(row: DataRow) -> list[str]:
    """Return the cells of one observation, in the order of the columns."""
    return [
        row.values[name] if name in NUMBERS else guarded(row.values[name])
        for name in COLUMNS
    ]


def guarded(text: str) -> str:
    """Return text on one line that no spreadsheet runs as a formula."""
    line = CONTROLS.sub(" ", text)
    return f"'{line}" if line.lstrip().startswith(FORMULA_STARTS) else line
