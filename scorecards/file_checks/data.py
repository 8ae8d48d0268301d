"""Files for programs: whole, and in the form that their name promises."""

import csv
import io
import json


def csv_faults(content: bytes) -> list[str]:
    """Return all that is wrong with a CSV file."""
    try:
        head, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    except (ValueError, csv.Error) as error:
        return [f"whole: it cannot be read ({error})"]
    faults = []
    if not all(head) or len(set(head)) < len(head):
        faults.append("headings: a column has no name of its own")
    if odd := [number for number, row in enumerate(rows, 2) if len(row) != len(head)]:
        faults.append(f"rows: row {odd[0]} has another number of cells")
    return faults


def json_faults(content: bytes) -> list[str]:
    """Return all that is wrong with a JSON file."""
    try:
        json.loads(content)
    except ValueError as error:
        return [f"whole: it cannot be read ({error})"]
    return []
