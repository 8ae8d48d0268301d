"""Reading a folder of CSV files into lines of cells, whatever they mean."""

import csv
import difflib
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from strategy_portal.intake.problems import FolderRefused, Problem

# Control characters, and whatever an editor or a reader could take for a line break.
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
IGNORED = ("readme.md", "readme.txt")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, as its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """The lines of each file that could be read, and what was wrong with the others."""

    lines: dict[str, list[Line]]
    problems: list[Problem]


def read_folder(folder: Path, known: Collection[str]) -> Folder:
    """Read every file of a folder; raise FolderRefused where there is none."""
    found = Folder({}, [])
    for path in _files_of(folder):
        if path.name in known:
            lines, problems = read_lines(path)
            found.problems.extend(problems)
            if not problems:
                found.lines[path.name] = lines
        else:
            found.problems.append(_unknown(path.name, known))
    return found


def _files_of(folder: Path) -> list[Path]:
    if not folder.exists():
        raise FolderRefused(f"There is no folder {folder}.")
    if not folder.is_dir():
        raise FolderRefused(f"{folder} is a file; name the folder that it is in.")
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        raise FolderRefused(
            f"The folder {folder} cannot be read; ask its owner to let you."
        ) from None
    wanted = [
        path
        for path in paths
        if not path.name.startswith((".", "~")) and path.name.lower() not in IGNORED
    ]
    if not wanted:
        raise FolderRefused(f"The folder {folder} has no CSV files in it.")
    return wanted


def _unknown(name: str, known: Collection[str]) -> Problem:
    close = difflib.get_close_matches(name, known, n=1)
    hint = f" Did you mean {close[0]}?" if close else ""
    return Problem(name, 0, "", f"This is not one of the files of a strategy.{hint}")


def read_lines(path: Path) -> tuple[list[Line], list[Problem]]:
    """Read one CSV file; blank lines are left out."""
    try:
        raw = path.read_bytes()
    except OSError:
        return [], [Problem(path.name, 0, "", "The file cannot be read.")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = "The file is not in UTF-8; save it as “CSV UTF-8”."
        return [], [Problem(path.name, line, "", message)]
    return _parse(path.name, text)


def _parse(name: str, text: str) -> tuple[list[Line], list[Problem]]:
    lines: list[Line] = []
    problems: list[Problem] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append(Line(number, tuple(cells)))
                problems.extend(_unwritable(name, lines[-1]))
            number = reader.line_num + 1
    except csv.Error:
        message = "The quotation marks do not match, or a cell is far too long."
        return [], [*problems, Problem(name, number, "", message)]
    if not lines:
        message = "The file is empty; its first line must name the columns."
        problems.append(Problem(name, 0, "", message))
    return lines, problems


def _unwritable(name: str, line: Line) -> Iterator[Problem]:
    for position, cell in enumerate(line.cells, start=1):
        found = UNWRITABLE.search(cell)
        if found:
            message = (
                "There is a line break inside the cell; write it on one line."
                if found[0].isspace()
                else "There is an invisible control character in the cell; remove it."
            )
            yield Problem(name, line.number, f"cell {position}", message)
