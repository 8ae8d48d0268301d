"""What an officer gives for one line of a return: a value, and as the line holds it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from outcomes.domain.entry import Entry, PartsDisagree, settle
from outcomes.domain.figures import FigureStatus, Unit
from outcomes.domain.findings import Finding, FindingKind, error
from outcomes.models import Observation, ReturnLine
from priorities.models import Post


@dataclass(frozen=True, slots=True)
class Given:
    """The figure of a line, by breakdown too, and what is said of it.

    `parts` are by the key of the breakdown, those that are empty left out. `checked`
    has the kinds of warning that the officer has confirmed.
    """

    entry: Entry = field(default_factory=Entry)
    parts: Mapping[int, Entry] = field(default_factory=dict)
    status: FigureStatus = FigureStatus.FINAL
    comment: str = ""
    cause: str = ""
    action: str = ""
    action_post: Post | None = None
    action_due_on: date | None = None
    checked: frozenset[str] = frozenset()

    def says_as(self, other: "Given") -> bool:
        """Return whether both say the same, whatever was confirmed."""
        return replace(self, checked=frozenset()) == replace(other, checked=frozenset())


def given_of(line: ReturnLine) -> Given:
    """Return what a line holds."""
    return Given(
        entry=line.entry,
        parts={part.breakdown_id: part.entry for part in line.parts.all()},
        status=FigureStatus(line.status),
        comment=line.comment,
        cause=line.cause,
        action=line.action,
        action_post=line.action_post,
        action_due_on=line.action_due_on,
        checked=frozenset(found["kind"] for found in line.findings),
    )


def settled(
    line: ReturnLine | Observation, given: Given
) -> tuple[Given, tuple[Finding, ...]]:
    """Return what is given with its whole rolled up from its parts where left blank.

    Where the parts add up to another whole, that is found.
    """
    breakdowns = list(line.measure.breakdowns.all())
    if not breakdowns:
        return given, ()
    parts = {part.title: given.parts.get(part.pk, Entry()) for part in breakdowns}
    adds_up = all(part.adds_up for part in breakdowns)
    try:
        whole = settle(
            given.entry, parts, unit=Unit(line.measure.unit), adds_up=adds_up
        )
    except PartsDisagree as disagreement:
        found = error(FindingKind.PARTS_DIFFER, "value", str(disagreement))
        return given, (found,)
    return replace(given, entry=whole), ()


def said(line: ReturnLine) -> dict[str, Any]:
    """Return a line as the audit keeps it: what was given, and nothing that was not."""
    given = given_of(line)
    found = {
        **_numbers(given.entry),
        "missing": given.entry.missing,
        "why missing": given.entry.missing_reason,
        "parts": {
            part.breakdown.code: _numbers(part.entry) for part in line.parts.all()
        },
        "status": given.status,
        "comment": given.comment,
        "cause": given.cause,
        "action": given.action,
        "who": given.action_post,
        "by when": given.action_due_on,
        "checked": sorted(given.checked),
    }
    return {
        name: value for name, value in found.items() if value not in (None, "", {}, [])
    }


def _numbers(entry: Entry) -> dict[str, Any]:
    numbers = {
        "value": entry.value,
        "numerator": entry.numerator,
        "denominator": entry.denominator,
    }
    return {name: number for name, number in numbers.items() if number is not None}
