"""What a load did, or would do, in words."""

from collections.abc import Iterator
from decimal import Decimal

from strategy_portal.intake.columns import quoted
from strategy_portal.intake.figure_plan import Entry
from strategy_portal.intake.plan import KindPlan, Plan
from strategy_portal.intake.problems import StrategyRefused, counted
from strategy_portal.intake.rows import Key, Row
from strategy_portal.intake.schema import CORRECTIONS, FIGURES
from strategy_portal.intake.stored import FIGURE
from strategy_portal.periods import Basis, Period, format_period

FEW = 20


def done(plan: Plan) -> Iterator[str]:
    """Say what a load did: a line a kind, then what the files no longer have."""
    for kind in plan.kinds:
        yield (
            f"{kind.kind.label}: {len(kind.added):,} added, "
            f"{len(kind.changed):,} changed, {kind.unchanged:,} unchanged"
        )
    for of in (*FIGURES, CORRECTIONS):
        entries = plan.figures.of(of.file)
        unchanged = plan.figures.unchanged.get(of.file, 0)
        if entries or unchanged:
            anew = sum(entry.was is None for entry in entries)
            yield (
                f"{of.label}: {anew:,} added, {len(entries) - anew:,} superseding, "
                f"{unchanged:,} unchanged"
            )
    yield from kept(plan)


def kept(plan: Plan) -> Iterator[str]:
    """Name the rows that the files do not have, or that people have changed since."""
    for kind in plan.kinds:
        if kind.kept:
            yield f"{kind.kind.label}: not in the files, kept: {_names(kind.kept)}"
        if kind.left:
            names = _names(kind.left)
            yield f"{kind.kind.label}: changed in the portal, left as they are: {names}"
    if plan.figures.kept:
        count = counted(len(plan.figures.kept), "figure")
        yield f"figures: not in the files, kept: {count}"


def _names(keys: list[Key]) -> str:
    """Name the first few rows, and say how many more there are."""
    more = len(keys) - FEW
    tail = f" and {more:,} more" if more > 0 else ""
    return "; ".join(_key(key) for key in keys[:FEW]) + tail


def intended(plan: Plan) -> Iterator[str]:
    """Say what a load would do, row by row."""
    for kind in plan.kinds:
        yield from _intended(kind)
    for entry in plan.figures.entries:
        if entry.was is not None:
            yield superseding(entry)
    for of in FIGURES:
        anew = [entry for entry in plan.figures.of(of.file) if entry.was is None]
        if anew:
            yield f"{of.file}: {counted(len(anew), 'figure')} to add"
    yield from kept(plan)


def verdict(plan: Plan) -> Iterator[str]:
    """Say in one line whether a load would write anything, and whether it may."""
    if plan.is_empty:
        yield "Nothing would be written: the database has all of it already."
        return
    rows = sum(len(kind.added) + len(kind.changed) for kind in plan.kinds)
    rows += len(plan.figures.entries)
    yield f"A load would write {counted(rows, 'row')}. Nothing was written now."
    changed = len(plan.figures.without_reason)
    if changed:
        figures = counted(changed, "changed figure")
        yield f'It needs --reason "why", because of {figures}.'


def _intended(plan: KindPlan) -> Iterator[str]:
    for row in plan.added[:FEW]:
        yield f"{_place(row)}: to add {quoted(_key(row.key) or plan.kind.label)}"
    if len(plan.added) > FEW:
        yield f"{plan.kind.file}: {counted(len(plan.added) - FEW, 'more row')} to add"
    for change in plan.changed:
        for name, (was, becomes) in change.fields.items():
            column = plan.kind.sheet.column_of(name)
            yield f"{_place(change.row)}, {column}: {_cell(was)} → {_cell(becomes)}"


def superseding(entry: Entry) -> str:
    """Say what a figure was and what it becomes."""
    measure, breakdown, place, basis, start, end = entry.period
    period = format_period(Period(end, start, Basis(basis)))
    of = f"{measure} {breakdown[1]}" if breakdown else measure
    was = entry.was or {}
    changes = ", ".join(
        f"{name} {_cell(was[name])} → {_cell(entry.figure[name])}"
        for name in FIGURE
        if was[name] != entry.figure[name]
    )
    return f"{_place(entry.row)}: {of}, {place}, {basis} {period}: {changes}"


def without_reason(plan: Plan) -> Iterator[str]:
    """List the figures that changed, and say what to do."""
    entries = plan.figures.without_reason
    for entry in entries:
        yield superseding(entry)
    changed = counted(len(entries), "figure")
    yield (
        f"Nothing was loaded: {changed} changed, and a changed figure needs a reason. "
        'Load again with --reason "why".'
    )


def refused(error: StrategyRefused) -> Iterator[str]:
    """List every error, and say that nothing was loaded."""
    for problem in error.problems:
        yield str(problem)
    errors = counted(len(error.problems), "error")
    files = counted(len({problem.file for problem in error.problems}), "file")
    yield f"Nothing was loaded: {errors} in {files}."


def _place(row: Row) -> str:
    return f"{row.file}, line {row.line}"


def _key(key: Key) -> str:
    """Return a key as a person would name it: its codes and days."""
    if isinstance(key, tuple):
        return ", ".join(_key(part) for part in key if part is not None)
    return str(key)


def _cell(value: object) -> str:
    """Return a value as a cell would have it."""
    match value:
        case None | "" | [] | ():
            return "blank"
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return quoted("; ".join(_key(part) for part in value))
        case Decimal():
            digits = format(value, "f")
            return quoted(digits.rstrip("0").rstrip(".") if "." in digits else digits)
        case _:
            return quoted(str(value))
