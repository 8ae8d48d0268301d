"""The figures behind a page as CSV: one row an observation, in the order of the page."""

import csv
import io

from scorecards.page import DataRow, ScorecardPage

EXTENSION = "csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
COLUMNS = (
    "measure",
    "title",
    "outcome",
    "area",
    "breakdown",
    "period_start",
    "period_end",
    "basis",
    "value",
    "symbol",
    "figure_status",
    "target",
    "rating",
    "direction",
    "in_table",
    "source",
)
# Numbers stay numbers: `-1.5` is a figure here, not the beginning of a formula.
NUMBERS = frozenset({"value", "target"})
# What a spreadsheet takes for the beginning of a formula, or drops before looking for one.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


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
    """Return text that no spreadsheet runs: an apostrophe before what looks like it."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
