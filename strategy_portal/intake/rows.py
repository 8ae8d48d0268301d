"""From the lines of a file to rows: values by field, each row with its key."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from strategy_portal.intake.columns import BadCell, Column
from strategy_portal.intake.files import Line
from strategy_portal.intake.problems import Problem

Values = Mapping[str, Any]
Key = Any  # a text, a number or a day, or a tuple of them: always hashable


@dataclass(frozen=True, slots=True)
class Sheet:
    """The form of one file: its columns and the fields that a row is known by.

    `finish` may work out further fields from those of a whole row. An `upright` file
    has a name and a value on each line, and is one row as a whole.
    """

    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    finish: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    upright: bool = False

    def key_of(self, values: Values) -> Key:
        """Return what a row is known by: one value, or several together."""
        parts = tuple(values[name] for name in self.key)
        return parts[0] if len(parts) == 1 else parts

    def column_of(self, name: str) -> str:
        """Return the heading of the column that fills a field."""
        found = (column.name for column in self.columns if name in column.fields)
        return next(found, name)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file, read."""

    file: str
    line: int
    key: Key
    values: Values


@dataclass(slots=True)
class Reading:
    """What was read of one file: sound rows, every key seen, and the errors."""

    rows: dict[Key, Row] = field(default_factory=dict)
    seen: dict[Key, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_sheet(sheet: Sheet, lines: list[Line]) -> Reading:
    """Read every row of a file, and list everything that is wrong with it."""
    if sheet.upright:
        return _read_upright(sheet, lines)
    reading = Reading(problems=list(_heading_problems(sheet, lines[0])))
    if reading.problems:
        return reading
    positions = {name.strip(): place for place, name in enumerate(lines[0].cells)}
    for line in lines[1:]:
        if len(line.cells) == len(lines[0].cells):
            cells = {name: line.cells[place] for name, place in positions.items()}
            _read_row(sheet, reading, line.number, cells)
        else:
            message = (
                f"The line has {len(line.cells)} cells and the first line has "
                f"{len(lines[0].cells)}; check its commas and quotation marks."
            )
            reading.problems.append(Problem(sheet.file, line.number, "", message))
    return reading


def _heading_problems(sheet: Sheet, heading: Line) -> Iterator[Problem]:
    names = [name.strip() for name in heading.cells]
    known = [column.name for column in sheet.columns]
    if len(names) == 1 and ";" in names[0]:
        message = "Separate the columns by commas, not by semicolons."
        yield Problem(sheet.file, heading.number, "", message)
        return
    for name in dict.fromkeys(names):
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            message = f"“{name}” is not a column of this file.{hint}"
            yield Problem(sheet.file, heading.number, name, message)
        elif names.count(name) > 1:
            message = "The column is there more than once."
            yield Problem(sheet.file, heading.number, name, message)
    for column in sheet.columns:
        if column.name not in names and not column.may_be_absent:
            message = "The column is missing."
            yield Problem(sheet.file, heading.number, column.name, message)


def _read_row(
    sheet: Sheet, reading: Reading, line: int, cells: Mapping[str, str]
) -> None:
    values: dict[str, Any] = {}
    problems = []
    for column in sheet.columns:
        try:
            values |= column.read(cells.get(column.name, ""))
        except BadCell as error:
            problems.append(Problem(sheet.file, line, column.name, str(error)))
    if not problems:
        problems = _finish(sheet, line, values)
    reading.problems.extend(problems)
    if all(name in values for name in sheet.key):
        key = sheet.key_of(values)
        if key in reading.seen:
            reading.problems.append(_twice(sheet, line, reading.seen[key]))
            return
        reading.seen[key] = line
        if not problems:
            reading.rows[key] = Row(sheet.file, line, key, values)


def _finish(sheet: Sheet, line: int, values: dict[str, Any]) -> list[Problem]:
    """Join references to what they are sought in, and work out the other fields."""
    for column in sheet.columns:
        name = column.fields[0]
        if column.within and values[name]:
            values[name] = (values[column.within], values[name])
    if sheet.finish:
        try:
            values |= sheet.finish(values)
        except BadCell as error:
            return [Problem(sheet.file, line, error.column, str(error))]
    return []


def _twice(sheet: Sheet, line: int, earlier: int) -> Problem:
    headings = list(dict.fromkeys(sheet.column_of(name) for name in sheet.key))
    message = f"Line {earlier} has the same {' and '.join(headings)}; each row once."
    return Problem(sheet.file, line, headings[-1], message)


def _read_upright(sheet: Sheet, lines: list[Line]) -> Reading:
    reading = Reading()
    columns = {column.name: column for column in sheet.columns}
    values: dict[str, Any] = {}
    given: dict[str, int] = {}
    if lines[0].cells != ("key", "value"):
        message = "The first line must be key,value."
        reading.problems.append(Problem(sheet.file, lines[0].number, "", message))
        return reading
    for line in lines[1:]:
        name, cell = (*line.cells, "", "")[:2]
        try:
            if len(line.cells) != 2:
                raise BadCell("The line needs two cells: a key and a value.")
            if name not in columns:
                raise BadCell(f"“{name}” is not one of {', '.join(columns)}.", "key")
            if name in given:
                raise BadCell(f"Line {given[name]} has the same key.", "key")
            given[name] = line.number
            values |= columns[name].read(cell)
        except BadCell as error:
            column = error.column or name
            problem = Problem(sheet.file, line.number, column, str(error))
            reading.problems.append(problem)
    return _stand_up(sheet, reading, values, given)


def _stand_up(
    sheet: Sheet, reading: Reading, values: dict[str, Any], given: dict[str, int]
) -> Reading:
    for column in sheet.columns:
        if column.name in given:
            continue
        try:
            values |= column.read("")
        except BadCell:
            message = "The key is missing."
            reading.problems.append(Problem(sheet.file, 0, column.name, message))
    reading.problems += [] if reading.problems else _finish(sheet, 2, values)
    if not reading.problems:
        key = sheet.key_of(values)
        reading.rows[key] = Row(sheet.file, 2, key, values)
        reading.seen[key] = 2
    return reading
