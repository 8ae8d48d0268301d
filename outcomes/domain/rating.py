"""Rating a figure by the rule that is stored with its measure.

The rule is a reference (a fixed target, or a comparator's figure of the same period)
and an amber limit (a value, or a tolerance on the reference; equal to the reference
where nothing less will do). All comparisons are on unrounded values, in the measure's
unit. Rule: on track meets the reference; at risk misses it but is within the limit; off
track is beyond the limit. A neutral measure is never rated. Source: the scorecard
convention of fixed target and floor, chosen for this product.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from outcomes.domain.figures import Figure, NotAvailable, Shown, Suppressed


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    TARGET = "target"
    NEUTRAL = "neutral"


class Reference(StrEnum):
    """What a figure is held against."""

    FIXED = "fixed"
    COMPARATOR = "comparator"


class LimitKind(StrEnum):
    """How the amber limit is written."""

    VALUE = "value"
    TOLERANCE = "tolerance"


class Status(StrEnum):
    """How a measure stands: three ratings, and six named states that are not rated."""

    OFF_TRACK = "Off track"
    AT_RISK = "At risk"
    ON_TRACK = "On track"
    IN_DEVELOPMENT = "In development"
    CONTEXT_ONLY = "Context only"
    SUPPRESSED = "Suppressed"
    NOT_DUE = "Not due"
    NOT_YET_REPORTED = "Not yet reported"
    NO_TARGET = "No target"

    @property
    def is_rating(self) -> bool:
        """Return whether a figure was held against a target to reach it."""
        return self in RATINGS

    @property
    def needs_account(self) -> bool:
        """Return whether the board is owed a cause and an action."""
        return self in (Status.OFF_TRACK, Status.AT_RISK)


RATINGS = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK)


class RuleError(ValueError):
    """The limit stands on the wrong side of the target."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A target and the distance by which a figure may miss it and be only at risk.

    `reference` and `tolerance` are in the measure's unit. Raises RuleError where the
    tolerance is negative or the measure is neutral.
    """

    polarity: Polarity
    reference: Decimal
    tolerance: Decimal

    def __post_init__(self) -> None:
        if self.polarity is Polarity.NEUTRAL:
            raise RuleError("A neutral measure has no target.")
        if self.tolerance < 0:
            raise RuleError("The limit is on the wrong side of the target.")

    @classmethod
    def with_limit(
        cls, polarity: Polarity, reference: Decimal, kind: LimitKind, limit: Decimal
    ) -> "Rule":
        """Build a period's rule from a limit written as a value or as a tolerance.

        Reference and limit are in the measure's unit. Raises RuleError where the limit
        is on the wrong side of the reference, or the measure is neutral. A measure that
        aims at its target has a limit on both sides, as far away as the one given.
        """
        match kind, polarity:
            case LimitKind.TOLERANCE, _:
                tolerance = limit
            case LimitKind.VALUE, Polarity.HIGHER:
                tolerance = reference - limit
            case LimitKind.VALUE, Polarity.LOWER:
                tolerance = limit - reference
            case _:
                tolerance = abs(reference - limit)
        return cls(polarity, reference, tolerance)

    def shortfall(self, value: Decimal) -> Decimal:
        """Return how far a value misses the reference, in the measure's unit.

        Zero or less is a hit. The value is unrounded, and of the rule's own period.
        """
        match self.polarity:
            case Polarity.HIGHER:
                return self.reference - value
            case Polarity.LOWER:
                return value - self.reference
            case _:
                return abs(value - self.reference)

    @property
    def limits(self) -> tuple[Decimal, ...]:
        """Return the last value, or the two, still at risk, in the measure's unit."""
        below, above = self.reference - self.tolerance, self.reference + self.tolerance
        match self.polarity:
            case Polarity.HIGHER:
                return (below,)
            case Polarity.LOWER:
                return (above,)
            case _:
                return (below, above)

    def rate(self, value: Decimal) -> Status:
        """Return the rating of an unrounded value of the rule's own period.

        The reference itself is on track, and the limit itself at risk.
        """
        shortfall = self.shortfall(value)
        if shortfall <= 0:
            return Status.ON_TRACK
        return Status.AT_RISK if shortfall <= self.tolerance else Status.OFF_TRACK


def status_of(
    figure: Figure,
    *,
    polarity: Polarity,
    rule: Rule | None,
    in_development: bool = False,
    due: bool = True,
) -> Status:
    """Return how a measure stands: the first grey state that applies, else its rating.

    Figure and rule are of one period. The order of the grey states is part of the rule:
    in development, context only, suppressed, not due, not yet reported, no target. A
    figure that nobody may see is never rated, for a colour would tell of it.
    """
    if in_development:
        return Status.IN_DEVELOPMENT
    if polarity is Polarity.NEUTRAL:
        return Status.CONTEXT_ONLY
    match figure:
        case Suppressed():
            return Status.SUPPRESSED
        case NotAvailable():
            return Status.NOT_YET_REPORTED if due else Status.NOT_DUE
        case Shown(value):
            return rule.rate(value) if rule else Status.NO_TARGET
        case _:
            assert_never(figure)
