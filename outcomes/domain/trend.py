"""Direction of travel: what a figure did since a period that it may be compared with.

Worked out on unrounded values, in the measure's unit, against the same period last
year, else the previous period (never for a cumulative figure); either only if basis and
series (definition, method and cohort) are unchanged. Little change is a move within the
dead-band: the larger of the measure's own setting and one person's worth; where nothing
is set, 0.5 points for percentages of 5 to 95 and 5% of the earlier value for all else;
never less than one unit of the last published decimal. Sources: the Department for
Education calls less than 0.5 points relatively stable in its NEET releases and uses 5%
in its SEND dashboard.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from outcomes.domain.figures import Figure, Shown, Suppressed, Unit
from outcomes.domain.rating import Polarity, Rule
from outcomes.domain.turns import Turn, polarity_on
from strategy_portal.periods import Period

STABLE_POINTS = Decimal("0.5")
STABLE_SHARE = Decimal("0.05")
MIDDLE = (Decimal(5), Decimal(95))


class Direction(StrEnum):
    """Where a figure is going, in the word that a reader sees."""

    IMPROVING = "Improving"
    WORSENING = "Worsening"
    LITTLE_CHANGE = "Little change"
    RISING = "Rising"
    FALLING = "Falling"
    NOT_COMPARABLE = "Not comparable"


class Against(StrEnum):
    """What a figure was compared with."""

    YEAR_BEFORE = "the same period last year"
    PREVIOUS = "the previous period"


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a series, with its period; other series are not comparable."""

    period: Period
    figure: Figure
    series: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """A direction, with what it was compared with, or why it was not."""

    direction: Direction
    change: Decimal | None = None
    before: Shown | None = None
    period: Period | None = None
    against: Against | None = None
    reason: str = ""

    @property
    def moved_up(self) -> bool:
        """Return whether the number rose, whatever that means."""
        return self.change is not None and self.change > 0


@dataclass(frozen=True, slots=True)
class Reading:
    """How a measure's numbers are read: what direction needs to know of it.

    `decimals` are those published; `dead_band` is in the measure's unit; `turns` are
    what changed about it, of which direction must tell.
    """

    unit: Unit
    polarity: Polarity
    decimals: int = 0
    dead_band: Decimal | None = None
    cumulative: bool = False
    turns: tuple[Turn, ...] = ()

    def polarity_on(self, day: date) -> Polarity:
        """Return which way was better on a day."""
        return polarity_on(day, self.polarity, self.turns)


def not_comparable(reason: str) -> Movement:
    """Return a movement that says why there is none."""
    return Movement(Direction.NOT_COMPARABLE, reason=reason)


def dead_band(now: Shown, before: Shown, reading: Reading) -> Decimal:
    """Return the size of move that is still little change, in the measure's unit.

    Both figures are unrounded. One person's worth is 100 out of the smaller of their
    two bases. Sources: as in the head of this module.
    """
    band = reading.dead_band
    if band is None:
        middling = MIDDLE[0] <= before.value <= MIDDLE[1]
        if reading.unit is Unit.PERCENT and middling:
            band = STABLE_POINTS
        else:
            band = abs(before.value) * STABLE_SHARE
    bases = [base for base in (now.denominator, before.denominator) if base is not None]
    one_person = 100 / min(bases) if bases and reading.unit.is_share else Decimal(0)
    return max(band, one_person, Decimal(1).scaleb(-reading.decimals))


def travel(
    points: Sequence[Point], reading: Reading, *, rule: Rule | None = None
) -> Movement:
    """Return the direction of the last point of a series.

    `points` are one measure's, of one place and one breakdown, in the order of their
    periods and in the measure's unit. `rule` is the last period's: a measure that aims
    at a target is improving where its distance from that target shrinks. Nothing is
    raised: a series that cannot be compared says why.
    """
    if not points:
        return not_comparable("There is no figure yet.")
    now = points[-1]
    if isinstance(now.figure, Suppressed):
        return not_comparable("Direction is hidden with the figure.")
    if not isinstance(now.figure, Shown):
        return not_comparable("There is no figure for this period.")
    reading = replace(reading, polarity=reading.polarity_on(now.period.end))
    earlier = {point.period: point for point in points[:-1]}
    candidates = [(Against.YEAR_BEFORE, earlier.get(now.period.year_before()))]
    if not reading.cumulative:
        candidates.append((Against.PREVIOUS, earlier.get(now.period.previous())))
    for against, point in candidates:
        if point and point.series == now.series and isinstance(point.figure, Shown):
            return _movement(now.figure, point, point.figure, against, reading, rule)
    found = [point for _, point in candidates if point] or points[:-1][-1:]
    return not_comparable(_why_not(now, found, reading.turns))


def _why_not(now: Point, found: Sequence[Point], turns: Sequence[Turn]) -> str:
    if any(point.series != now.series for point in found):
        told = (turn.words for turn in turns if turn.series == now.series)
        return next(told, "The definition or the method changed since.")
    if any(isinstance(point.figure, Suppressed) for point in found):
        return "The earlier figure is hidden to protect privacy."
    return "No earlier figure to compare with."


def _movement(
    now: Shown,
    point: Point,
    before: Shown,
    against: Against,
    reading: Reading,
    rule: Rule | None,
) -> Movement:
    change = now.value - before.value
    gain = _gain(now.value, before.value, reading.polarity, rule)
    moved = change if gain is None else gain
    if abs(moved) <= dead_band(now, before, reading):
        direction = Direction.LITTLE_CHANGE
    elif gain is None:
        direction = Direction.RISING if change > 0 else Direction.FALLING
    else:
        direction = Direction.IMPROVING if gain > 0 else Direction.WORSENING
    return Movement(direction, change, before, point.period, against)


def _gain(
    now: Decimal, before: Decimal, polarity: Polarity, rule: Rule | None
) -> Decimal | None:
    """Return how far the move was in the good direction; None where neither is good."""
    match polarity:
        case Polarity.HIGHER:
            return now - before
        case Polarity.LOWER:
            return before - now
        case Polarity.TARGET if rule:
            return rule.shortfall(before) - rule.shortfall(now)
        case _:
            return None
