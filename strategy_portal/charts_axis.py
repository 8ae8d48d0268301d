"""Scales and places of a chart: nice numbers up the side, the same years across.

Pure arithmetic: values are in the measure's unit, places in the units of the picture.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy_portal.periods import Period, Quarter

Values = Sequence[Decimal | None]

MOST_INTERVALS = 6
WIDE_PERCENT_SPAN = 40
_NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """The values from the foot to the head of a chart, and the step of its lines."""

    low: Decimal
    high: Decimal
    step: Decimal

    @property
    def ticks(self) -> tuple[Decimal, ...]:
        """Return the values at which gridlines stand, the lowest first."""
        count = int((self.high - self.low) / self.step)
        return tuple(self.low + self.step * index for index in range(count + 1))

    @property
    def decimals(self) -> int:
        """Return how many decimals its tick labels need."""
        exponent = self.step.normalize().as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


def nice_scale(
    values: Iterable[Decimal], *, share: bool = False, least_span: Decimal = Decimal(0)
) -> Scale:
    """Return a scale over the values at nice numbers, in at most six intervals.

    `share` marks values out of 100: over 40 points of span they run from 0 to 100, and
    never past either. Nothing below zero is shown where no value is; a scale that
    starts at zero without halving the line does so. `least_span` keeps noise flat.
    """
    found = list(values)
    low, high = min(found), max(found)
    if share and high - low > WIDE_PERCENT_SPAN and low >= 0 and high <= 100:
        return Scale(Decimal(0), Decimal(100), Decimal(20))
    ceiling = Decimal(100) if share and high <= 100 else None
    low, high = _widened(low, high, least_span)
    if ceiling is not None and high > ceiling:
        low, high = max(low - (high - ceiling), min(low, Decimal(0))), ceiling
    if 0 <= low <= high / 2:
        low = Decimal(0)
    step = _nice_step((high - low) / MOST_INTERVALS)
    while True:
        scale = _on_steps(low, high, step)
        if len(scale.ticks) <= MOST_INTERVALS + 1:
            return scale
        step = _nice_step(step * Decimal("1.01"))


def _widened(low: Decimal, high: Decimal, least: Decimal) -> tuple[Decimal, Decimal]:
    """Return the ends at least so far apart, without crossing zero to get there."""
    if low == high:  # a level line still needs a scale to lie on
        least = max(least, abs(high) / 10 or Decimal(1))
    missing = least - (high - low)
    if missing <= 0:
        return low, high
    foot = low - missing / 2
    if low >= 0:
        foot = max(foot, Decimal(0))
    return foot, high + missing - (low - foot)


def _nice_step(least: Decimal) -> Decimal:
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * nice for nice in _NICE if power * nice >= least)


def _on_steps(low: Decimal, high: Decimal, step: Decimal) -> Scale:
    foot = (low / step).to_integral_value(rounding="ROUND_FLOOR") * step
    head = (high / step).to_integral_value(rounding="ROUND_CEILING") * step
    return Scale(foot, head, step)


def by_year(
    points: Mapping[Period, Decimal], *, first: int = 2016, last: int = 2025
) -> tuple[Decimal | None, ...]:
    """Return the values at the years in which their periods end; None is a gap."""
    found = {period.end.year: value for period, value in sorted(points.items())}
    return tuple(found.get(year) for year in range(first, last + 1))


def by_quarter(
    points: Mapping[Period, Decimal], *, last: Quarter, count: int = 8
) -> tuple[Decimal | None, ...]:
    """Return the values of the last quarters up to `last`; None is a gap."""
    quarters = [last]
    while len(quarters) < count:
        quarters.insert(0, quarters[0].previous())
    found = {Quarter.containing(p.end): value for p, value in sorted(points.items())}
    return tuple(found.get(quarter) for quarter in quarters)


def fragments(values: Values, breaks: Sequence[int] = ()) -> list[list[int]]:
    """Return the runs of places that hold values; a break starts a new run."""
    runs: list[list[int]] = []
    for index, value in enumerate(values):
        if value is None:
            continue
        joined = runs and runs[-1][-1] == index - 1 and index not in breaks
        if joined:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def last_place(values: Values) -> int | None:
    """Return where the last value stands; None where there is none."""
    return max((i for i, v in enumerate(values) if v is not None), default=None)


def is_low(values: Values, place: int) -> bool:
    """Return whether neither value beside a place is lower than the one there."""
    beside = [v for v in values[max(0, place - 1) : place + 2] if v is not None]
    return values[place] == min(beside)


@dataclass(frozen=True, slots=True)
class Frame:
    """The rectangle in which lines are drawn, its count of places and its scale."""

    left: float
    right: float
    top: float
    foot: float
    places: int
    low: Decimal
    high: Decimal

    @property
    def step(self) -> float:
        """Return how far one place stands from the next."""
        return (self.right - self.left) / max(1, self.places - 1)

    def x(self, place: float) -> float:
        """Return how far from the left a place stands."""
        return self.left + self.step * place

    def y(self, value: Decimal) -> float:
        """Return how far from the top a value stands."""
        share = float((value - self.low) / (self.high - self.low))
        return self.foot - (self.foot - self.top) * share

    def at(self, values: Values, place: int) -> tuple[float, float]:
        """Return where the value of a place stands, which must be one."""
        value = values[place]
        if value is None:
            raise ValueError("There is no value at this place.")
        return self.x(place), self.y(value)

    def place(self, x: float) -> float:
        """Return the place, or the part of the way between two, so far to the right."""
        return (x - self.left) / self.step

    def level(self, values: Values, place: float) -> float | None:
        """Return how far from the top a line is at a place, or between two."""
        first, last = math.floor(place), math.ceil(place)
        if first < 0 or last >= len(values):
            return None
        before, after = values[first], values[last]
        if before is None or after is None:
            return None
        return self.y(before) + (self.y(after) - self.y(before)) * (place - first)
