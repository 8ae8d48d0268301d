"""What papers said of the priorities at each date, and which they left out."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from priorities.models import Priority, ProgressUpdate, StrategyVersion
from strategy_portal.periods import LooseDate
from strategy_portal.wording import base_words, join_words

PARTS = (
    ("done", "Done"),
    ("working_well", "Working well"),
    ("worried", "Worried about"),
    ("next_steps", "Next"),
)
NOTHING_SAID = "Listed, and nothing is said of it."
LEFT_OUT = "Not reported."


@dataclass(frozen=True, slots=True)
class ProgressLine:
    """What was said of one priority: labelled parts, or a sentence where none was."""

    title: str
    parts: tuple[tuple[str, str], ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class PaperReport:
    """The progress on a version's priorities at one date, as a paper told it."""

    as_at: LooseDate | None
    version: StrategyVersion
    summary: str
    lines: tuple[ProgressLine, ...]


def progress_of(versions: Iterable[StrategyVersion]) -> tuple[PaperReport, ...]:
    """Return a report for each version and date, the newest first."""
    reports = []
    for version in versions:
        priorities = list(version.priorities.all())
        found: dict[LooseDate, dict[int, ProgressUpdate]] = {}
        for priority in priorities:
            for update in priority.progress.all():
                found.setdefault(update.as_at, {})[priority.pk] = update
        reports += [
            _report(version, as_at, priorities, found[as_at])
            for as_at in sorted(found, key=lambda each: each.on, reverse=True)
        ]
    return tuple(reports)


def _report(
    version: StrategyVersion,
    as_at: LooseDate,
    priorities: list[Priority],
    updates: dict[int, ProgressUpdate],
) -> PaperReport:
    """Say how many of how many were reported; a priority left out is named."""
    missing = [
        each.title
        for each in priorities
        if each.pk not in updates or not updates[each.pk].reported
    ]
    total = Decimal(len(priorities))
    summary = f"{base_words(total - len(missing), total)} priorities reported."
    if missing:
        summary += f" Left out: {join_words(missing)}."
    lines = tuple(_line(each, updates.get(each.pk)) for each in priorities)
    return PaperReport(as_at, version, summary, lines)


def told_of(priority: Priority) -> tuple[tuple[LooseDate | None, ProgressLine], ...]:
    """Return what papers said of one priority, the newest first, each with its date."""
    return tuple(
        (each.as_at, _line(priority, each)) for each in priority.progress.all()
    )


def _line(priority: Priority, update: ProgressUpdate | None) -> ProgressLine:
    if update is None or not update.reported:
        return ProgressLine(priority.title, (), LEFT_OUT)
    parts = tuple(
        (label, getattr(update, field))
        for field, label in PARTS
        if getattr(update, field)
    )
    return ProgressLine(priority.title, parts, "" if parts else NOTHING_SAID)
