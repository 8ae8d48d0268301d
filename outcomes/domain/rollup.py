"""Roll-ups: figures of our own from their numerators and denominators.

A percentage of several parts is the sum of the numerators out of the sum of the
denominators, never the mean of the percentages. Values are in the measure's unit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from outcomes.domain.figures import Quantity, QuantityError, Unit
from outcomes.domain.rating import RATINGS, Status


def combine(parts: Iterable[Quantity]) -> Quantity:
    """Return the whole of the parts, which all have a numerator and a denominator.

    The parts are of one measure and one period, and nobody is in two of them; the whole
    is in the measure's unit. Raises QuantityError where there are no parts, or one of
    them has no base. Source: a mean of percentages gives a school of 4 the weight of a
    school of 400, so a percentage of our own is never one.
    """
    numerator = denominator = Decimal(0)
    for part in parts:
        if part.numerator is None or part.denominator is None:
            raise QuantityError("A part without its base cannot be rolled up.")
        numerator += part.numerator
        denominator += part.denominator
    if not denominator:
        raise QuantityError("There are no parts to roll up.")
    return Quantity(numerator=numerator, denominator=denominator)


def total(parts: Sequence[Quantity]) -> Quantity:
    """Return the sum of counts of one thing in one period.

    Raises QuantityError where there are no parts, or one of them has a base: shares are
    not added up, but combined.
    """
    if not parts or any(part.denominator is not None for part in parts):
        raise QuantityError("Only counts can be added up.")
    counts = (part.reckoned(Unit.COUNT) for part in parts)
    return Quantity(value=sum(counts, Decimal(0)))


def percent_increase(now: Decimal, before: Decimal) -> Quantity:
    """Return the growth from one value to the next, in percent of the earlier one.

    Both are counts of one thing, at two periods of one basis and one definition. Raises
    QuantityError where the earlier value is not above zero.
    """
    if before <= 0:
        raise QuantityError("Growth is reckoned from a value above zero.")
    return Quantity(value=(now - before) / before * 100)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many measures stand how: every count of a summary with its denominators.

    All are measures of one scorecard and one quarter. Source: a count in a summary
    always says of how many, so it is never taken without `rated` or `total`.
    """

    statuses: tuple[Status, ...]

    def of(self, status: Status) -> int:
        """Return how many measures have this status."""
        return self.statuses.count(status)

    @property
    def rated(self) -> int:
        """Return how many measures have a target and a figure."""
        return sum(self.of(status) for status in RATINGS)

    @property
    def not_rated(self) -> int:
        """Return how many measures are in one of the grey states."""
        return self.total - self.rated

    @property
    def total(self) -> int:
        """Return how many measures there are."""
        return len(self.statuses)
