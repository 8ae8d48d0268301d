"""What is wrong with a folder, said so that its owner can put it right."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One error: the file, the line and the column that it is in, and a sentence."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = [self.file]
        if self.line:
            place.append(f"line {self.line}")
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.message}"


class FolderRefused(Exception):
    """There is no folder of files to read."""


class StrategyRefused(Exception):
    """The files have errors, so that nothing of them is loaded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} errors")
        self.problems = tuple(problems)


def counted(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: `1 error`, `1,502 rows`."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
