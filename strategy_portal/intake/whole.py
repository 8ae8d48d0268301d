"""The strategy as it would stand: the rows of the files laid over the database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Reading, Row, Values
from strategy_portal.intake.schema import BY_FILE, BY_TARGET, Kind
from strategy_portal.intake.stored import Stored


@dataclass(frozen=True)
class Whole:
    """What the checks look at. `readings` are by file; `today` is told, not read."""

    readings: dict[str, Reading]
    stored: Stored
    today: date
    unreadable: frozenset[str] = frozenset()
    merged: dict[str, dict[Key, Values]] = field(default_factory=dict)

    def rows(self, file: str) -> dict[Key, Row]:
        """Return the rows that a file gives."""
        reading = self.readings.get(file)
        return reading.rows if reading else {}

    def all_rows(self) -> Iterator[tuple[Kind, Row]]:
        """Go through every row of every file."""
        for file, reading in self.readings.items():
            for row in reading.rows.values():
                yield BY_FILE[file], row

    def values(self, file: str) -> dict[Key, Values]:
        """Return the values of a kind, those of the files over those stored."""
        if file not in self.merged:
            given = {key: row.values for key, row in self.rows(file).items()}
            self.merged[file] = {**self.stored.values[file], **given}
        return self.merged[file]

    def knows(self, target: str, key: Key) -> bool:
        """Return whether there is such a row, or its file could not be read."""
        file = BY_TARGET[target].file
        reading = self.readings.get(file)
        seen = reading is not None and key in reading.seen
        return file in self.unreadable or seen or key in self.values(file)

    def problem(self, file: str, key: Key, name: str, message: str) -> Problem:
        """Say what is wrong with a row's field, at its line."""
        reading = self.readings.get(file)
        line = reading.seen.get(key, 0) if reading else 0
        return Problem(file, line, BY_FILE[file].sheet.column_of(name), message)
