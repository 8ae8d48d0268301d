"""Figures: what was counted, and what a reader may see of it.

A `Quantity` is the raw figure, known to those who return it. A `Figure` is what a
scorecard may hold: `Shown`, `Suppressed` or `NotAvailable`. Suppression is a type, so
no page, picture or file can forget it: a `Suppressed` carries nothing, not even why.

Units: a percentage and a rate are out of 100; a ratio is the numerator for each one of
the denominator; a count is whole things; a score is in the points of its own scale.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import cast


class Unit(StrEnum):
    """What kind of number a measure is."""

    PERCENT = "percent"
    COUNT = "count"
    SCORE = "score"
    RATE = "rate"
    RATIO = "ratio"

    @property
    def is_share(self) -> bool:
        """Return whether it is worked out of 100."""
        return self in (Unit.PERCENT, Unit.RATE)


class FigureStatus(StrEnum):
    """How firm a figure is."""

    FINAL = "final"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    ESTIMATE = "estimate"
    ILLUSTRATIVE = "illustrative"


class Missing(StrEnum):
    """Why there is no figure."""

    NOT_COLLECTED = "not collected"
    NOT_SUPPLIED = "not supplied"
    NOT_APPLICABLE = "not applicable"
    HIDDEN_BY_PROVIDER = "hidden by the provider"


class QuantityError(ValueError):
    """The parts of a figure do not make one."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A raw figure: a value, or a numerator and the denominator that it is out of.

    Raises QuantityError where neither is given, or the denominator is not above zero.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.numerator is None) != (self.denominator is None):
            raise QuantityError("A numerator and its denominator go together.")
        if self.denominator is not None and self.denominator <= 0:
            raise QuantityError("A denominator is above zero.")
        if self.value is None and self.numerator is None:
            raise QuantityError("A figure is a value, or a numerator and denominator.")

    def reckoned(self, unit: Unit) -> Decimal:
        """Return the value of its period before rounding, in the unit given.

        It is worked out from the numerator and denominator where they are known, and is
        otherwise the value as supplied.
        """
        if self.numerator is None or self.denominator is None:
            return cast("Decimal", self.value)  # held by __post_init__
        share = self.numerator / self.denominator
        return share * 100 if unit.is_share else share


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure that the reader may see, unrounded, with its base where it has one."""

    value: Decimal
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Known, but withheld. It carries nothing: not even why, which would tell."""


@dataclass(frozen=True, slots=True)
class NotAvailable:
    """There is no figure, for the reason given in a sentence."""

    reason: str


Figure = Shown | Suppressed | NotAvailable
