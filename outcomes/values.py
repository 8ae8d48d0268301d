"""From database rows to the plain values that the reckoning takes."""

from collections.abc import Iterable

from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.rating import LimitKind, Polarity, Reference, Rule
from outcomes.domain.targets import FrozenTerms, TargetTerms
from outcomes.domain.trend import Reading
from outcomes.domain.turns import Turn
from outcomes.models import FrozenRule, Measure, MeasureChange, Observation, Target


def turns_of(changes: Iterable[MeasureChange]) -> tuple[Turn, ...]:
    """Return the changes that begin a series, or make another way better."""
    return tuple(
        Turn(
            since=change.valid_from,
            series=change.series,
            polarity=Polarity(was) if was else None,
            reason=change.reason,
        )
        for change in changes
        if (was := change.before.get("polarity")) or change.series
    )


def reading_of(measure: Measure, changes: Iterable[MeasureChange] = ()) -> Reading:
    """Return how a measure's numbers are read. `changes` are all that it ever had."""
    return Reading(
        unit=Unit(measure.unit),
        polarity=Polarity(measure.polarity),
        decimals=measure.decimals,
        dead_band=measure.dead_band,
        cumulative=measure.cumulative,
        turns=turns_of(changes),
    )


def quantity_of(row: Observation) -> Quantity | None:
    """Return the quantity of an observation, or None where it holds a reason."""
    if row.missing:
        return None
    return Quantity(row.value, row.numerator, row.denominator)


def frozen_of(row: Observation) -> FrozenTerms | None:
    """Return what a figure was held against when it was signed off, if it was."""
    frozen: FrozenRule | None = getattr(row, "frozen_rule", None)
    if frozen is None:
        return None
    polarity, rule = Polarity(frozen.polarity), None
    if frozen.reference is not None and frozen.tolerance is not None:
        rule = Rule(polarity, frozen.reference, frozen.tolerance)
    return FrozenTerms(
        polarity=polarity,
        rule=rule,
        reference=Reference(frozen.reference_kind or Reference.FIXED),
        comparator=frozen.comparator.code if frozen.comparator else "",
        illustrative=frozen.illustrative,
    )


def terms_of(row: Target) -> TargetTerms:
    """Return a target as a plain value."""
    return TargetTerms(
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        reference=Reference(row.reference),
        value=row.value,
        comparator=row.comparator.code if row.comparator else "",
        limit_kind=LimitKind(row.limit_kind),
        limit=row.limit,
        illustrative=row.illustrative,
    )
