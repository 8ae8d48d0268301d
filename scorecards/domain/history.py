"""A measure's whole series, each figure against the target of its own period.

Not how the scorecards of the time stood: what the targets in force for each period say
of the figures as they are known now. Values are in the measure's unit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from outcomes.domain.figures import Figure
from outcomes.domain.rating import Polarity, Reference, Status, status_of
from outcomes.domain.targets import TargetTerms, rule_for, target_on
from scorecards.domain.frozen import frozen_aim, polarity_of
from scorecards.domain.inputs import PlaceFacts
from scorecards.domain.scorecard import Aim, Row, Sighting
from strategy_portal.periods import Period


@dataclass(frozen=True, slots=True)
class Moment:
    """One period of a series: our own figure, its rating, the others of that period."""

    period: Period
    own: Sighting | None
    status: Status | None
    aim: Aim | None
    others: Mapping[str, Sighting]


def history_of(row: Row, targets: Iterable[TargetTerms]) -> tuple[Moment, ...]:
    """Return every period of which any figure of the whole is known, newest first."""
    found: dict[Period, dict[str, Sighting]] = {}
    for sighting in row.sightings:
        if not sighting.breakdown:
            found.setdefault(sighting.period, {})[sighting.place.code] = sighting
    targets = tuple(targets)
    return tuple(
        _moment(row, period, found[period], targets)
        for period in sorted(found, reverse=True)
    )


def _moment(
    row: Row,
    period: Period,
    sightings: Mapping[str, Sighting],
    targets: tuple[TargetTerms, ...],
) -> Moment:
    own = next((s for s in sightings.values() if s.place.kind == "own"), None)
    others = {code: s for code, s in sightings.items() if s is not own}
    if own is None:
        return Moment(period, None, None, None, others)
    aim = _aim(row, own, others, targets)
    status = status_of(
        own.figure,
        polarity=polarity_of(own, row.facts.reading),
        rule=aim.rule if aim else None,
        in_development=row.facts.in_development,
    )
    return Moment(period, own, status, aim, others)


def _aim(
    row: Row,
    own: Sighting,
    others: Mapping[str, Sighting],
    targets: tuple[TargetTerms, ...],
) -> Aim | None:
    """Return the target as signed, else the one that held when the period ended."""
    if own.frozen and not row.beside:
        places = {code: each.place for code, each in others.items()}
        return frozen_aim(own.frozen, places)
    target = target_on(targets, own.period.end)
    polarity = polarity_of(own, row.facts.reading)
    if target is None or row.beside or polarity is Polarity.NEUTRAL:
        return None
    beside = others.get(target.comparator)
    compared: Figure | None = None
    place: PlaceFacts | None = None
    if beside and beside.series == own.series:
        compared, place = beside.figure, beside.place
    rule = rule_for(target, polarity, compared)
    if rule is None:
        return None
    if target.reference is Reference.FIXED:
        place = None
    return Aim(rule, target.reference, place, target.illustrative)
