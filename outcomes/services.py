"""The writes that outcomes allow. Each is one transaction."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Q

from outcomes.domain.entry import refuse_impossible
from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.rating import LimitKind, Polarity, Rule
from outcomes.models import Measure, Observation, Target
from strategy_portal.audit import Event, record, record_batch
from strategy_portal.batch import Batch
from strategy_portal.models import User
from strategy_portal.periods import format_period

# A load of thousands of figures is one event, which tells of the first of them.
MOST_IN_AUDIT = 100


class CorrectionNeedsReason(Exception):
    """A figure already stands for this period, so the change must say why."""


class MeasureTakesNoFigures(Exception):
    """The measure is in development, or is worked out from another one."""


class CountedTwice(Exception):
    """A measure would be counted in one that does not count people, or not itself."""


class DerivedFromDerived(Exception):
    """A measure is worked out from one that is itself worked out."""


@transaction.atomic
def write_rows(*, batch: Batch, actor: User, now: datetime) -> None:
    """Add and change definitions of one model; refuse what no constraint can see."""
    batch.write()
    refuse = RULES.get(batch.model)
    if refuse:
        refuse([row.pk for row in (*batch.added, *batch.changed)])
    record_batch(Event.OUTCOMES_LOADED, batch, actor=actor, now=now)


def record_observation(
    *, measure: Measure, actor: User, now: datetime, reason: str = "", **figure: Any
) -> Observation:
    """Record a figure for a period, superseding the one in force if there is one."""
    observation = Observation(measure=measure, reason=reason, **figure)
    return record_observations(observations=[observation], actor=actor, now=now)[0]


@transaction.atomic
def record_observations(
    *, observations: Sequence[Observation], actor: User, now: datetime
) -> list[Observation]:
    """Record figures, each superseding the one in force, which needs its reason.

    Raises CorrectionNeedsReason, MeasureTakesNoFigures and ImpossibleFigure.
    """
    standing = _standing(observations)
    for observation in observations:
        refuse_figure(observation)
        earlier = standing.get(_identity(observation))
        if earlier and not observation.reason.strip():
            raise CorrectionNeedsReason(
                f"{observation.measure} already has a figure for "
                f"{format_period(observation.period)}. Say why it changes."
            )
        observation.supersedes = earlier
        observation.recorded_at = now
        observation.recorded_by = actor
    recorded: list[Observation] = Observation.objects.bulk_create(
        observations, batch_size=500
    )
    _record_in_audit(recorded, actor=actor, now=now)
    return recorded


def _record_in_audit(
    observations: Sequence[Observation], *, actor: User, now: datetime
) -> None:
    """Write each correction as one event, and all the new figures as another."""
    new = [row for row in observations if row.supersedes is None]
    for row in observations:
        if row.supersedes is not None:
            record(
                Event.FIGURE_CORRECTED,
                actor=actor,
                subject=row,
                about=row.measure,
                now=now,
                before=figure_words(row.supersedes),
                after=figure_words(row),
                reason=row.reason,
            )
    if new:
        figures = [figure_words(row) for row in new[:MOST_IN_AUDIT]]
        record(
            Event.FIGURES_RECORDED,
            actor=actor,
            subject=new[0] if len(new) == 1 else Observation,
            about=new[0].measure if len(new) == 1 else None,
            now=now,
            after={"number": len(new), "figures": figures},
        )


def figure_words(row: Observation) -> dict[str, object]:
    """Return a figure as the audit keeps it: what it is of, and what it says."""
    said = {
        "value": row.value,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "missing": row.missing or None,
        "why": row.missing_reason or None,
    }
    return {
        "measure": row.measure.code,
        "period": format_period(row.period),
        **{name: value for name, value in said.items() if value is not None},
    }


def refuse_figure(observation: Observation) -> None:
    """Raise where the measure takes no figures, or cannot have this one."""
    measure = observation.measure
    if measure.state == Measure.State.IN_DEVELOPMENT:
        raise MeasureTakesNoFigures(f"{measure} is in development and has no figures.")
    if measure.derivation:
        raise MeasureTakesNoFigures(
            f"{measure} is worked out from another measure; give the figures of that."
        )
    if not observation.missing:
        quantity = Quantity(
            observation.value, observation.numerator, observation.denominator
        )
        refuse_impossible(Unit(measure.unit), quantity)


def _identity(observation: Observation) -> tuple[object, ...]:
    """Return what two figures share of which one supersedes the other."""
    return (
        observation.measure_id,
        observation.breakdown_id,
        observation.place_id,
        observation.basis,
        observation.period_start,
        observation.period_end,
    )


def _standing(
    observations: Iterable[Observation],
) -> dict[tuple[object, ...], Observation]:
    """Return the figures in force, locked until the transaction ends."""
    measures = {observation.measure_id for observation in observations}
    found = Observation.objects.current().filter(measure__in=measures)
    return {_identity(row): row for row in found.select_for_update(of=("self",))}


def refuse_wrong_limits(pks: Iterable[int]) -> None:
    """Raise RuleError where a target's limit is on the wrong side of it."""
    for target in Target.objects.filter(pk__in=pks).select_related("measure"):
        Rule.with_limit(
            Polarity(target.measure.polarity),
            target.value or Decimal(0),
            LimitKind(target.limit_kind),
            target.limit,
        )


def refuse_derived_from_derived(pks: Iterable[int]) -> None:
    """Raise DerivedFromDerived: a chain would be worked out in the wrong order."""
    wrong = Measure.objects.exclude(derivation="").exclude(derived_from__derivation="")
    for measure in wrong.select_related("derived_from")[:1]:
        raise DerivedFromDerived(
            f"{measure} would be worked out from {measure.derived_from}, which is "
            "worked out itself. Name the measure that has the figures."
        )


def refuse_wrong_families(pks: Iterable[int]) -> None:
    """Raise CountedTwice: figures are protected together in families of one level."""
    larger = Q(counted_in__counted_in__isnull=False)
    plain = Q(counted_in__unit=Unit.COUNT, counted_in__counts_people=True)
    wrong = Measure.objects.filter(counted_in__isnull=False).filter(larger | ~plain)
    for measure in wrong.select_related("counted_in")[:1]:
        raise CountedTwice(
            f"{measure} would be counted in {measure.counted_in}, which is no count of "
            "people or is counted in another measure itself. Name the largest one."
        )


def refuse_wrong_measures(pks: Iterable[int]) -> None:
    """Raise DerivedFromDerived or CountedTwice."""
    refuse_derived_from_derived(pks)
    refuse_wrong_families(pks)


RULES: dict[type, Callable[[Iterable[int]], None]] = {
    Target: refuse_wrong_limits,
    Measure: refuse_wrong_measures,
}
