"""The data dictionary that lies beside the data files: what each column holds."""

import csv
import io

FILE_NAME = "data-dictionary.csv"
MEDIA_TYPE = "text/csv; charset=utf-8"
HEADS = ("column", "meaning", "values")
# What stands in a data file where there is no figure, or beside one.
SYMBOLS = {
    "[c]": "Hidden to protect privacy",
    "[x]": "Not available",
    "[z]": "Not applicable",
    "[p]": "Provisional",
    "[r]": "Revised",
    "[e]": "Estimate",
}
COLUMNS = (
    (
        "measure",
        "Code of the measure, the same in every document",
        "A letter and a number, such as C6",
    ),
    ("title", "Name of the measure", "Text"),
    (
        "outcome",
        "Outcome or outcomes of the strategy that the measure serves",
        "Text; several are parted by a semicolon",
    ),
    ("area", "Area that the figure is about", "Text; empty where there is no figure"),
    (
        "breakdown",
        "Part of the measure that the figure is about",
        "Text; empty for the whole",
    ),
    ("period_start", "First day of the period", "Date as YYYY-MM-DD; may be empty"),
    ("period_end", "Last day of the period", "Date as YYYY-MM-DD; may be empty"),
    (
        "basis",
        "Kind of period",
        "Such as academic year, calendar year, financial quarter or snapshot",
    ),
    (
        "value",
        "The figure, in the unit of the measure and as exactly as it is published",
        "Number without commas or signs of percent; empty where symbol says why",
    ),
    (
        "symbol",
        "What to know about the figure, or why there is none",
        "; ".join(f"{sign} {words.lower()}" for sign, words in SYMBOLS.items())
        + "; empty for a final figure",
    ),
    (
        "figure_status",
        "How firm the figure is; illustrative means that it is only an example",
        "final, provisional, revised, estimate or illustrative; may be empty",
    ),
    (
        "target",
        "What the figure is held against, in the same unit",
        "Number; only where in_table is yes; empty where none is set",
    ),
    (
        "rating",
        "Status of the measure by its rule",
        (
            "On track, At risk, Off track or the name of a grey state; only where "
            "in_table is yes"
        ),
    ),
    (
        "direction",
        "What the figure did since the same period last year, or the previous one",
        (
            "Improving, Worsening, Little change, Rising, Falling or Not comparable; "
            "only where in_table is yes"
        ),
    ),
    (
        "in_table",
        "Whether this is the figure that the scorecard's table shows",
        "yes or no",
    ),
    ("source", "Release or return that the figure comes from", "Text"),
)


def render() -> bytes:
    """Return the dictionary as CSV: UTF-8, one line feed a row."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADS)
    writer.writerows(COLUMNS)
    return text.getvalue().encode("utf-8")
