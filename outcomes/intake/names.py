"""Finding the line that a row names: by code, title, part and period, exactly.

Case and spaces do not count. What is nearly a name is never taken for it: it is asked
about, for a figure under the wrong measure is worse than one that has to be sent again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from outcomes.intake.lines import Known
from outcomes.intake.texts import name_of, quoted
from strategy_portal.periods import format_period
from strategy_portal.wording import join_words, period_long, period_words

WHOLE = frozenset({"whole", "all", "total", "overall"})
CODE = re.compile(r"[a-z]{1,4} ?\d{1,4}")
# A name is at most 120 characters; what is much longer is none.
LONGEST = 150
ALIKE = 0.6
_STEM = 3


class NoMatch(ValueError):
    """A row names no line; the message says what to write instead."""


def measure_names(line: Known) -> frozenset[str]:
    """Return what a line's measure is called: its code, its title, or both."""
    return frozenset(map(name_of, (line.code, line.title, f"{line.code} {line.title}")))


def own_names(line: Known) -> frozenset[str]:
    """Return what names a line in one cell: for a part, its measure and itself."""
    if not line.whole:
        return measure_names(line)
    return frozenset(
        f"{measure} {part}"
        for measure in measure_names(line)
        for part in (name_of(line.part_title), name_of(line.part_code))
    )


def labels(line: Known) -> frozenset[str]:
    """Return what tells a line from others of its measure: its part, its period."""
    period = line.context.period
    spoken = (format_period(period), period_words(period), period_long(period))
    part = (line.part_title, line.part_code) if line.whole else WHOLE
    return frozenset(map(name_of, (*spoken, *part)))


@dataclass(frozen=True, slots=True)
class Directory:
    """The lines of a return by the names that a first cell may hold."""

    lines: tuple[Known, ...]
    by_name: dict[str, list[Known]]

    @classmethod
    def of(cls, lines: Iterable[Known]) -> "Directory":
        """Return the directory of lines."""
        found = cls(tuple(lines), {})
        for line in found.lines:
            for name in own_names(line) | measure_names(line):
                found.by_name.setdefault(name, []).append(line)
        return found

    def called(self, cell: str) -> list[Known]:
        """Return the lines that a first cell may mean: of one measure, as a rule."""
        return self.by_name.get(name_of(cell), [])

    def find(self, cells: Sequence[str], *, suggest: bool = True) -> Known:
        """Return the line that cells name, the measure first.

        Raises NoMatch, which says what was perhaps meant unless that is not wanted: it
        takes ten milliseconds.
        """
        first, *others = cells
        pool = self.called(first)
        if not pool:
            raise NoMatch(_unknown(first, self.lines if suggest else ()))
        for other in filter(name_of, others):
            narrower = narrowed(pool, other)
            if narrower:
                pool = narrower
            elif len(pool) > 1:
                raise NoMatch(_no_part(other, pool, suggest=suggest))
        return _only(pool, first)


def _unknown(cell: str, lines: Iterable[Known]) -> str:
    """Return that no measure is called so, and which of some was perhaps meant."""
    name = name_of(cell)
    if not name:
        return "The row names no measure."
    if CODE.fullmatch(name):
        return f"No measure of this return has the code {name.upper()}."
    by_title = {name_of(line.title): line for line in lines}
    near = closest(name, by_title)
    if not near:
        return "No measure has this title. Paste the code instead."
    line = by_title[near]
    return (
        f"No measure has this title. Did you mean {line.code}, {line.title}? "
        "Paste the code instead."
    )


def narrowed(pool: Sequence[Known], cell: str) -> list[Known]:
    """Return the lines of a pool that a further cell may mean: none, if it is no name.

    The measure's own title, beside its code, narrows nothing.
    """
    name = name_of(cell)
    if any(name in measure_names(line) for line in pool):
        return [line for line in pool if name in measure_names(line)]
    return [line for line in pool if name in labels(line)]


def _only(pool: Sequence[Known], first: str) -> Known:
    own = [line for line in pool if name_of(first) in own_names(line)] or pool
    if len(own) == 1:
        return own[0]
    codes = sorted({line.code for line in own})
    if len(codes) > 1:
        raise NoMatch(f"{join_words(codes)} have this title. Paste the code instead.")
    if len({line.context.period for line in own}) > 1:
        such = period_words(own[0].context.period)
        raise NoMatch(
            f"{codes[0]} is asked for several periods. Put the period, such as {such}, "
            "into a column of its own."
        )
    raise NoMatch(_parts_of(own))


def _no_part(cell: str, pool: Sequence[Known], *, suggest: bool) -> str:
    titles = {name_of(line.part_title): line.part_title for line in pool if line.whole}
    near = closest(name_of(cell), titles) if suggest else ""
    if near:
        meant = titles[near]
        return f"{pool[0].code} has no part {quoted(cell)}. Did you mean {meant}?"
    return f"{pool[0].code} has no part {quoted(cell)}. {_parts_of(pool)}"


def _parts_of(pool: Sequence[Known]) -> str:
    parts = [line.part_title for line in pool if line.whole]
    if not parts:
        return "It is asked for as a whole."
    return f"Name one of its parts in a column of its own: {join_words(parts, 'or')}."


def closest(name: str, names: Iterable[str]) -> str:
    """Return the name that is most like another, as people shorten them; else empty."""
    if len(name) > LONGEST:
        return ""
    names = list(names)
    near = get_close_matches(name, names, n=1, cutoff=ALIKE)
    if near:
        return near[0]
    best = max(names, key=lambda each: _shared(name, each), default="")
    return best if best and _shared(name, best) >= ALIKE else ""


def _shared(name: str, other: str) -> float:
    """Return the share of a name's words whose beginning another name has too."""
    stems = [word[:_STEM] for word in re.findall(r"\w+", name) if len(word) >= _STEM]
    others = {word[:_STEM] for word in re.findall(r"\w+", other)}
    return sum(stem in others for stem in stems) / len(stems) if stems else 0.0
