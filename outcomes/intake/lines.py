"""The lines of a return that rows are read for, and the rows that were sent for them.

Whatever the rows come from, a paste or a workbook, they reach `preview` as `Sent`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Unit
from outcomes.domain.plausibility import Context
from strategy_portal.wording import join_words, period_words

COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Known:
    """A line of a return, or one part of it, as it stands.

    `key` names it and `whole` the line that it is a part of. `takes_base` says whether
    it is asked for a numerator and denominator; `texts` are what is said beside the
    figure, by name; `locked` says why nothing may change, and is empty where it may.
    `shows_period` has its name say the period too, where others differ in nothing else.
    """

    key: str
    code: str
    title: str
    context: Context
    takes_base: bool = False
    whole: str = ""
    part_code: str = ""
    part_title: str = ""
    entry: Entry = field(default_factory=Entry)
    texts: Mapping[str, str] = field(default_factory=dict)
    version: int = 0
    locked: str = ""
    shows_period: bool = False

    @property
    def unit(self) -> Unit:
        """Return the unit that its numbers are in."""
        return self.context.unit

    @property
    def line(self) -> str:
        """Return the key of its line: its own, or that of the whole."""
        return self.whole or self.key

    @property
    def name(self) -> str:
        """Return what people call it: "W1 Wheelchairs in time, Physiotherapy"."""
        period = period_words(self.context.period) if self.shows_period else ""
        measure = f"{self.code} {self.title}"
        return ", ".join(filter(None, (measure, self.part_title, period)))


@dataclass(frozen=True, slots=True)
class Sent:
    """One row that was sent, for a line or for none.

    `number` is the row's as its sender counts, `label` what it calls itself, `figure`
    what it gives as it was written. `entry` is that in numbers, None where the row says
    nothing of the figure; `texts` are only those that it speaks of. `problem` says why
    it cannot be used, and is empty where it can.
    """

    number: int
    label: str
    key: str = ""
    figure: str = ""
    entry: Entry | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    problem: str = ""


def repeated(numbers: Iterable[int], name: str) -> str:
    """Return that several rows, by their numbers, are for one thing."""
    return f"Rows {join_words(map(str, numbers))} are all for {name}. Keep one of them."
