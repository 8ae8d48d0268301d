"""Roll-ups: figures of our own from their numerators and denominators.

A percentage of several parts is the sum of the numerators out of the sum of the
denominators, never the mean of the percentages. Values are in the measure's unit.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from outcomes.domain.figures import Quantity, QuantityError
from outcomes.domain.rating import RATINGS, Status


def combine(parts: Iterable[Quantity]) -> Quantity:
    """Return the whole of the parts, which all have a numerator and a denominator.

    Raises QuantityError where there are no parts, or one of them has no base.
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


def total(parts: Iterable[Quantity]) -> Quantity:
    """Return the sum of counts. Raises QuantityError where a part is not a count."""
    values = [part.value for part in parts]
    if not values or None in values:
        raise QuantityError("Only counts can be added up.")
    return Quantity(value=sum((v for v in values if v is not None), Decimal(0)))


def percent_increase(now: Decimal, before: Decimal) -> Quantity:
    """Return the growth from one value to the next, in percent of the earlier one.

    Raises QuantityError where the earlier value is not above zero.
    """
    if before <= 0:
        raise QuantityError("Growth is reckoned from a value above zero.")
    return Quantity(value=(now - before) / before * 100)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many measures stand how: every count of a summary with its denominators."""

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
