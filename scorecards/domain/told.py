"""What earlier editions told of a measure, and so can never be taken back.

A figure is known by its part, its period and its version: a correction makes another
version of it. An edition tells the counts of a figure, or that it is hidden. Withdrawn
editions count as well: somebody has read them. Counts are of people, of the figure's
own period. Source: the practice of English statistical producers, who hold a release
against all that were published before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from strategy_portal.periods import Period, Quarter

Counts = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One version of a figure; the whole is the part without a code."""

    part: str
    period: Period
    version: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one edition told of a figure: its counts, or None where it is hidden."""

    cell: Cell
    counts: Counts | None


@dataclass(frozen=True)
class Ledger:
    """All that earlier editions told of one measure."""

    told: tuple[Told, ...] = ()

    @cached_property
    def known(self) -> dict[Cell, Counts]:
        """Return the figures that everybody knows, with their counts."""
        return {each.cell: each.counts for each in self.told if each.counts is not None}

    @cached_property
    def hidden(self) -> frozenset[Cell]:
        """Return the figures that were hidden and never shown."""
        return frozenset(each.cell for each in self.told if each.cell not in self.known)

    def versions(self, part: str, period: Period) -> frozenset[str]:
        """Return the versions of a figure that any edition told of."""
        return frozenset(
            each.cell.version
            for each in self.told
            if each.cell.part == part and each.cell.period == period
        )

    def other_versions(self, of: Cell) -> Iterator[Counts]:
        """Yield the counts known of the other versions of a figure."""
        for cell, counts in self.known.items():
            same = (cell.part, cell.period) == (of.part, of.period)
            if same and cell.version != of.version:
                yield counts

    def of_year(self, part: str, period: Period) -> Iterator[Counts]:
        """Yield the counts known of a part at the other periods of a financial year."""
        year = Quarter.containing(period.end).year
        for cell, counts in self.known.items():
            same = cell.part == part and cell.period != period
            if same and Quarter.containing(cell.period.end).year == year:
                yield counts
