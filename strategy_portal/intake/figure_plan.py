"""Which figures a load would record, and which of them supersede one in force.

A figure is never edited, so a period has a chain of figures in the database, of which
the last is in force. The files give a chain too: the figure, then its corrections. What
the files say is compared with what the last load wrote: a figure that someone corrected
in the portal afterwards is left alone as long as its file has not changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Row, Values
from strategy_portal.intake.schema import CORRECTIONS, FIGURES
from strategy_portal.intake.stored import FIGURE, Standing
from strategy_portal.intake.whole import Whole


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure to record. `was` is the one in force; a correction brings its reason.

    `recorded_on` is the day that a correction names; `round` counts the entries of one
    period, because each must be recorded before the next can supersede it.
    """

    row: Row
    period: Key
    figure: Values
    was: Values | None
    reason: str = ""
    recorded_on: date | None = None
    round: int = 0

    @property
    def needs_reason(self) -> bool:
        """Return whether the load must say why the figure changes."""
        return self.was is not None and not self.reason


@dataclass(slots=True)
class FigurePlan:
    """What a load would record, and the rows of each file that it would leave."""

    entries: list[Entry] = field(default_factory=list)
    unchanged: dict[str, int] = field(default_factory=dict)
    kept: list[Key] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def of(self, file: str) -> list[Entry]:
        """Return the entries that a file gives."""
        return [entry for entry in self.entries if entry.row.file == file]

    @property
    def without_reason(self) -> list[Entry]:
        """Return the changed figures for which nobody has said why."""
        return [entry for entry in self.entries if entry.needs_reason]


def plan_figures(whole: Whole) -> FigurePlan:
    """Compare the figures of the files with those of the database."""
    plan = FigurePlan()
    given = {key: row for kind in FIGURES for key, row in whole.rows(kind.file).items()}
    corrections = _corrections(whole)
    for key in dict.fromkeys([*given, *corrections]):
        chain = whole.stored.figures.get(key, [])
        rows = [*([given[key]] if key in given else []), *corrections.get(key, [])]
        try:
            entries = _entries(key, rows, chain)
        except _Overtaken as error:
            plan.problems.append(Problem(rows[0].file, rows[0].line, "", str(error)))
            continue
        plan.entries.extend(entries)
        for row in rows:
            if not any(entry.row is row for entry in entries):
                plan.unchanged[row.file] = plan.unchanged.get(row.file, 0) + 1
    if any(kind.file in whole.readings for kind in FIGURES):
        plan.kept = [key for key in whole.stored.figures if key not in given]
    return plan


class _Overtaken(Exception):
    """A figure changed in its file although a correction of it was loaded."""


def _corrections(whole: Whole) -> dict[Key, list[Row]]:
    """Return the corrections of each period, the oldest first."""
    found: dict[Key, list[Row]] = {}
    rows = whole.rows(CORRECTIONS.file).values()
    for row in sorted(rows, key=lambda row: row.values["recorded_on"]):
        found.setdefault(row.key[:-1], []).append(row)
    return found


def _entries(key: Key, rows: list[Row], chain: list[Standing]) -> list[Entry]:
    """Return what must be recorded so that the last of the rows is in force."""
    in_force = chain[-1].figure if chain else None
    figures = _figures(rows, in_force)
    loaded = [standing.figure for standing in chain if standing.loaded]
    known = _known(figures, loaded)
    if known == len(figures) and figures[-1] != loaded[-1]:
        known -= 1  # an older figure again: the file takes the later one back
    if figures[-1] == in_force and (len(rows) == 1 or not loaded):
        return []
    if known == 0 and loaded and len(rows) > 1 and _known(figures[1:], loaded):
        raise _Overtaken(
            f"This figure was corrected by line {rows[1].line} of corrections.csv; "
            "write the change as a further correction there."
        )
    entries: list[Entry] = []
    for row, figure in list(zip(rows, figures, strict=True))[known:]:
        was = entries[-1].figure if entries else in_force
        entries.append(_entry(row, key, figure, was, len(entries)))
    return _recorded_in_order(entries)


def _figures(rows: list[Row], in_force: Values | None) -> list[Values]:
    """Return each row as a whole figure: a correction keeps what it does not say."""
    figures: list[Values] = []
    before: Mapping[str, object] = in_force or {}
    for row in rows:
        said = {name: row.values[name] for name in FIGURE if name in row.values}
        before = {**before, **said}
        figures.append(before)
    return figures


def _known(figures: list[Values], loaded: list[Values]) -> int:
    """Return how many figures, from the first on, were loaded in this order."""
    known = 0
    for figure in loaded:
        if known < len(figures) and figure == figures[known]:
            known += 1
    return known


def _entry(
    row: Row, key: Key, figure: Values, was: Values | None, number: int
) -> Entry:
    if row.file == CORRECTIONS.file:
        reason, day = str(row.values["reason"]), row.values["recorded_on"]
        return Entry(row, key, figure, was, reason, day, number)
    return Entry(row, key, figure, was, round=number)


def _recorded_in_order(entries: list[Entry]) -> list[Entry]:
    """Date a new figure no later than the correction that comes with it."""
    days = [entry.recorded_on for entry in entries if entry.recorded_on]
    if not days or entries[0].recorded_on:
        return entries
    first = entries[0]
    moved = Entry(first.row, first.period, first.figure, first.was, "", min(days), 0)
    return [moved, *entries[1:]]
