"""Judging what an officer gives: is it plausible, and is it accounted for?"""

from collections.abc import Iterator

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Unit
from outcomes.domain.findings import Finding
from outcomes.domain.plausibility import Context, examine
from outcomes.given import Given
from outcomes.models import Breakdown, Observation, ReturnLine
from outcomes.past import Known, Past
from strategy_portal.wording import join_words

# What a figure is given for: a line of a return, or a figure that is corrected.
Asked = ReturnLine | Observation


def findings_of(line: Asked, given: Given, past: Past) -> tuple[Finding, ...]:
    """Return what is wrong or odd about a line's figure and those of its parts."""
    return (
        *examine(given.entry, context_of(line, given, past)),
        *_of_parts(line, given, past),
    )


def _of_parts(line: Asked, given: Given, past: Past) -> Iterator[Finding]:
    for breakdown in line.measure.breakdowns.all():
        entry = given.parts.get(breakdown.pk, Entry())
        if not entry.is_empty:
            yield from examine(entry, part_context(line, breakdown, past))


def context_of(line: Asked, given: Given, past: Past) -> Context:
    """Return all that a figure of a line is examined by."""
    measure = past.then(line.period)
    breakdowns = list(measure.breakdowns.all())
    rule, _ = past.rule(line.period)
    return Context(
        unit=Unit(measure.unit),
        decimals=measure.decimals,
        cumulative=measure.cumulative,
        counts=measure.counts,
        period=line.period,
        history=_history(past.before(line.period), past.series(line.period)),
        comparators=_comparators(past),
        target=rule.reference if rule else None,
        parts=tuple(
            (part.title, given.parts.get(part.pk, Entry())) for part in breakdowns
        ),
        adds_up=bool(breakdowns) and all(part.adds_up for part in breakdowns),
    )


def part_context(line: Asked, breakdown: Breakdown, past: Past) -> Context:
    """Return all that a figure of one breakdown is examined by: its own history."""
    measure = past.then(line.period)
    earlier = past.parts.get(breakdown.pk, ())
    before = tuple(known for known in earlier if known.period.end < line.period.end)
    return Context(
        unit=Unit(measure.unit),
        decimals=measure.decimals,
        cumulative=measure.cumulative,
        counts=measure.counts,
        period=line.period,
        history=_history(before, before[-1].series if before else ""),
        comparators=(),
        target=None,
        parts=(),
        adds_up=False,
    )


def _history(known: tuple[Known, ...], series: str):
    """Return the figures of one series: others were counted in another way."""
    return tuple(
        (each.period, each.quantity) for each in known if each.series == series
    )


def _comparators(past: Past):
    unit = Unit(past.measure.unit)
    return tuple(
        found[-1].quantity.reckoned(unit) for found in past.others.values() if found
    )


def accounted_for(line: ReturnLine, past: Past) -> str:
    """Return what the board is still owed of an off-track or at-risk line, if anything.

    Empty where nothing is owed: why, what is being done, who does it, and by when.
    """
    standing = past.standing(line.period, line.entry.quantity)
    if not standing.status.needs_account:
        return ""
    owed = {
        "why": line.cause,
        "what is being done": line.action,
        "who does it": line.action_post_id,
        "by when": line.action_due_on,
    }
    lacks = [words for words, given in owed.items() if not given]
    if not lacks:
        return ""
    return f"It is {standing.status.lower()}, so say {join_words(lacks)}."
