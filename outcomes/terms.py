"""How a measure stood on a day, and from when on it may be changed.

A measure holds what was decided last, which may begin in a quarter to come. What reads
it for a quarter asks for it `as_of` the quarter's end.
"""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from outcomes.domain.figures import Quantity, Unit
from outcomes.models import Measure, MeasureChange, Observation
from strategy_portal.periods import Quarter

# That small numbers are of people protects the figures of every quarter; when a measure
# ends is a day, and holds on every other.
NEVER_UNDONE = frozenset({"counts_people", "valid_to"})


def changes_of(measures: Iterable[int]) -> dict[int, list[MeasureChange]]:
    """Return what was decided about measures, by key, the last to begin first."""
    found: dict[int, list[MeasureChange]] = defaultdict(list)
    rows = MeasureChange.objects.filter(measure__in=list(measures))
    for change in rows.order_by("-valid_from", "-pk"):
        found[change.measure_id].append(change)
    return found


def as_of(measures: Iterable[Measure], day: date) -> list[Measure]:
    """Return measures as they stand on a day: what begins later is undone.

    Those that differ are copies, for reading alone. It takes one query, and one for
    each kind of post that a measure had before.
    """
    measures = list(measures)
    changes = changes_of(measure.pk for measure in measures)
    found = [undone(measure, changes[measure.pk], day) for measure in measures]
    copies = [
        then for then, now in zip(found, measures, strict=True) if then is not now
    ]
    if copies:
        prefetch_related_objects(copies, "reporting_post", "deputy_post")
    return found


def undone(measure: Measure, changes: Iterable[MeasureChange], day: date) -> Measure:
    """Return a measure as it stands on a day. `changes` start with the last one."""
    later = [change for change in changes if change.valid_from > day]
    if not later:
        return measure
    then = copy(measure)
    for change in later:
        for name, value in change.before.items():
            if name in NEVER_UNDONE:
                continue
            field: Any = Measure._meta.get_field(name)
            setattr(then, name, field.to_python(value))
    return then


def latest_value(measure: Measure) -> Decimal | None:
    """Return our newest figure of the series that holds now, in the measure's unit."""
    change = measure.changes.exclude(series="").order_by("valid_from", "pk").last()
    figures = _own_figures(measure).filter(breakdown__isnull=True)
    figure = figures.filter(missing="").last()
    if (
        measure.derivation
        or figure is None
        or (change and figure.period_end < change.valid_from)
    ):
        return None
    quantity = Quantity(figure.value, figure.numerator, figure.denominator)
    return quantity.reckoned(Unit(measure.unit))


def _own_figures(measure: Measure) -> QuerySet[Observation]:
    """Return our figures that stand, in the order of their periods.

    Those of a measure that is worked out are the figures that it is worked out from.
    """
    source = measure.derived_from or measure
    figures: QuerySet[Observation] = Observation.objects.current().own()
    return figures.filter(measure=source).order_by("period_end", "pk")


def first_free_quarter(measure: Measure) -> Quarter | None:
    """Return the first quarter of which no figure of ours stands; None without any."""
    last = _own_figures(measure).last()
    return Quarter.containing(last.period_end).next() if last else None


def first_unreported_quarter() -> Quarter | None:
    """Return the first quarter of which no figure of ours stands, of any measure."""
    figures = Observation.objects.current().own().order_by("period_end", "pk")
    last = figures.last()
    return Quarter.containing(last.period_end).next() if last else None


def last_change(measure: Measure, *, of: str = "") -> MeasureChange | None:
    """Return the change that begins last, of one field or of any; None without one.

    That a measure is retired stands in no other change's way.
    """
    changes = measure.changes.order_by("valid_from", "pk")
    changes = changes.exclude(before__has_key="valid_to")
    if of:
        changes = changes.filter(before__has_key=of)
    found: MeasureChange | None = changes.last()
    return found
