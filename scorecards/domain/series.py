"""A measure's own series: as observed, rolled up from its parts, or derived.

Values are in the measure's unit; each keeps the period and basis of what it is made
from. A whole that was observed stands before one that is rolled up.
"""

from dataclasses import replace

from outcomes.domain.figures import QuantityError, Unit
from outcomes.domain.rollup import combine, percent_increase, total
from scorecards.domain.inputs import MeasureInputs, Seen
from strategy_portal.periods import Period


def whole(measure: MeasureInputs, place: str) -> tuple[Seen, ...]:
    """Return a measure's own series: as observed, rolled up or derived, by period."""
    if measure.base is not None:
        return _derived(whole(measure.base, place))
    observed = {seen.period: seen for seen in measure.seen.get(place, ())}
    for period, seen in _rolled_up(measure, place).items():
        observed.setdefault(period, seen)
    return tuple(observed[period] for period in sorted(observed))


def _derived(base: tuple[Seen, ...]) -> tuple[Seen, ...]:
    """Return the growth of each figure on the same period of the year before."""
    by_period = {seen.period: seen for seen in base}
    derived = []
    for seen in base:
        earlier = by_period.get(seen.period.year_before())
        if not (earlier and earlier.quantity and seen.quantity):
            continue
        if earlier.series != seen.series:
            continue
        try:
            grown = percent_increase(
                seen.quantity.reckoned(Unit.COUNT),
                earlier.quantity.reckoned(Unit.COUNT),
            )
        except QuantityError:
            continue
        derived.append(
            replace(
                seen,
                quantity=grown,
                corrects=None,
                unsigned=seen.unsigned or earlier.unsigned,
                version=f"{seen.version}/{earlier.version}",
            )
        )
    return tuple(derived)


def _rolled_up(measure: MeasureInputs, place: str) -> dict[Period, Seen]:
    """Return the whole of a measure's parts, for the periods that have them all."""
    parts = [part for part in measure.parts if part.adds_up]
    by_period: dict[Period, list[Seen]] = {}
    for part in parts:
        for seen in part.seen.get(place, ()):
            by_period.setdefault(seen.period, []).append(seen)
    join = total if measure.facts.reading.unit is Unit.COUNT else combine
    rolled = {}
    for period, found in by_period.items():
        quantities = [seen.quantity for seen in found if seen.quantity]
        if len(quantities) != len(parts):
            continue
        try:
            quantity = join(quantities)
        except QuantityError:
            continue
        rolled[period] = replace(
            found[0],
            quantity=quantity,
            corrects=None,
            unsigned=any(seen.unsigned for seen in found),
            version="+".join(seen.version for seen in found),
        )
    return rolled
