"""What is known of measures already: the ground on which a new figure is judged.

Read once for many measures, in a fixed number of queries. A return rates a figure by
the same reckoning as a scorecard.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from outcomes.domain.figures import Figure, NotAvailable, Quantity, Shown, Unit
from outcomes.domain.rating import Polarity, Rule, Status, status_of
from outcomes.domain.targets import TargetTerms, rule_for, target_on
from outcomes.domain.trend import Movement, Point, Reading, travel
from outcomes.domain.turns import series_of
from outcomes.models import Measure, MeasureChange, Observation, Place, Target
from outcomes.terms import changes_of, undone
from outcomes.values import quantity_of, reading_of, terms_of, turns_of
from strategy_portal.periods import Period

# What is read of a figure. There are hundreds behind a return.
FIGURE = (
    *("measure", "breakdown", "place", "series"),
    *("period_start", "period_end", "basis"),
    *("value", "numerator", "denominator", "missing"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """One figure that stands: of which period, in which series, at which place."""

    period: Period
    quantity: Quantity
    series: str


@dataclass(frozen=True, slots=True)
class Standing:
    """How a figure stands: rated, moved, and by which rule."""

    status: Status
    movement: Movement
    rule: Rule | None
    target: TargetTerms | None


@dataclass(frozen=True)
class Past:
    """The figures of a measure that stand, its targets, and what was decided of it.

    `own` are ours, oldest first; `parts` the same by breakdown; `others` by the code of
    a comparator.
    """

    measure: Measure
    own: tuple[Known, ...] = ()
    parts: Mapping[int, tuple[Known, ...]] = field(default_factory=dict)
    others: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    targets: tuple[TargetTerms, ...] = ()
    changes: tuple[MeasureChange, ...] = ()

    def then(self, period: Period) -> Measure:
        """Return the measure as it stood when a period ended."""
        return undone(self.measure, self.changes, period.end)

    def reading(self, period: Period) -> Reading:
        """Return how its numbers were read when a period ended."""
        return reading_of(self.then(period), self.changes)

    def series(self, period: Period) -> str:
        """Return the series of which a figure of a period is."""
        known = [(each.period, each.series) for each in self.own]
        return series_of(period, known, turns_of(self.changes))

    def before(self, period: Period) -> tuple[Known, ...]:
        """Return our figures of earlier periods, oldest first."""
        return tuple(known for known in self.own if known.period.end < period.end)

    def compared(self, place: str, period: Period) -> Known | None:
        """Return a comparator's figure of a very period."""
        found = (
            known for known in self.others.get(place, ()) if known.period == period
        )
        return next(found, None)

    def rule(self, period: Period) -> tuple[Rule | None, TargetTerms | None]:
        """Return the rule that a figure of a period is held against, and its target."""
        polarity = self.reading(period).polarity
        target = target_on(self.targets, period.end)
        if target is None or polarity is Polarity.NEUTRAL:
            return None, None
        known = self.compared(target.comparator, period)
        compared: Figure | None = Shown(self._value(known.quantity)) if known else None
        return rule_for(target, polarity, compared), target

    def standing(self, period: Period, quantity: Quantity | None) -> Standing:
        """Return how a figure of a period would stand, or the lack of one."""
        rule, target = self.rule(period)
        figure: Figure = NotAvailable("")
        if quantity:
            figure = Shown(
                self._value(quantity), quantity.numerator, quantity.denominator
            )
        reading = self.reading(period)
        status = status_of(figure, polarity=reading.polarity, rule=rule)
        points = [*self._points(period), Point(period, figure, self.series(period))]
        movement = travel(points, reading, rule=rule)
        return Standing(status, movement, rule, target)

    def _points(self, period: Period) -> list[Point]:
        return [
            Point(known.period, self._shown(known.quantity), known.series)
            for known in self.before(period)
        ]

    def _shown(self, quantity: Quantity) -> Shown:
        return Shown(self._value(quantity), quantity.numerator, quantity.denominator)

    def _value(self, quantity: Quantity) -> Decimal:
        return quantity.reckoned(Unit(self.measure.unit))


def pasts_of(measures: Iterable[Measure]) -> dict[int, Past]:
    """Return what is known of each measure, by its key, in four queries."""
    by_key = {measure.pk: measure for measure in measures}
    own: dict[int, list[Known]] = defaultdict(list)
    parts: dict[int, dict[int, list[Known]]] = defaultdict(lambda: defaultdict(list))
    others: dict[int, dict[str, list[Known]]] = defaultdict(lambda: defaultdict(list))
    rows = list(_standing_figures(by_key))
    # After the figures: the place of each is there by then.
    places = {place.pk: place for place in Place.objects.all()}
    for row in rows:
        quantity = quantity_of(row)
        if quantity is None:
            continue
        known, place = Known(row.period, quantity, row.series), places[row.place_id]
        if place.kind != Place.Kind.OWN:
            if row.breakdown_id is None:
                others[row.measure_id][place.code].append(known)
        elif row.breakdown_id is None:
            own[row.measure_id].append(known)
        else:
            parts[row.measure_id][row.breakdown_id].append(known)
    targets, changes = _targets(by_key), changes_of(by_key)
    return {
        key: Past(
            measure=measure,
            own=tuple(own[key]),
            parts={part: tuple(found) for part, found in parts[key].items()},
            others={code: tuple(found) for code, found in others[key].items()},
            places={place.code: place for place in places.values()},
            targets=tuple(targets[key]),
            changes=tuple(changes[key]),
        )
        for key, measure in by_key.items()
    }


def _standing_figures(measures: Iterable[int]) -> Iterable[Observation]:
    found: Iterable[Observation] = (
        Observation.objects.current()
        .with_figure()
        .filter(measure__in=list(measures))
        .only(*FIGURE)
        .order_by("period_end", "period_start", "pk")
    )
    return found


def _targets(measures: Iterable[int]) -> dict[int, list[TargetTerms]]:
    found: dict[int, list[TargetTerms]] = defaultdict(list)
    rows = Target.objects.filter(measure__in=list(measures), breakdown__isnull=True)
    for row in rows.select_related("comparator").order_by("valid_from"):
        found[row.measure_id].append(terms_of(row))
    return found
