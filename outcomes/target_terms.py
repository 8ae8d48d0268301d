"""What a measure is to reach, as a value, and what is odd about it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from outcomes.domain.figures import Unit
from outcomes.domain.rating import LimitKind, Polarity, Reference
from outcomes.domain.target_check import examine_target
from outcomes.models import Measure, Place
from outcomes.terms import latest_value
from strategy_portal.refusals import Doubt, Refused


class TargetCannotBe(Refused):
    """No figure could reach the target, or its limit is on the wrong side of it."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What is to be reached, and how near is near enough; in the measure's unit.

    A fixed reference has a value, and one that is a comparator's figure its place.
    """

    reference: Reference
    value: Decimal | None
    comparator: Place | None
    limit_kind: LimitKind
    limit: Decimal

    @property
    def fields(self) -> dict[str, Any]:
        """Return them as a target holds them."""
        return {
            "reference": self.reference.value,
            "value": self.value,
            "comparator": self.comparator,
            "limit_kind": self.limit_kind.value,
            "limit": self.limit,
        }


def doubts_about(measure: Measure, terms: Terms) -> tuple[Doubt, ...]:
    """Return what is odd about terms for a measure, beside its latest figure.

    Raises TargetCannotBe.
    """
    polarity = Polarity(measure.polarity)
    if terms.reference is Reference.COMPARATOR:
        _refuse_comparison(terms, polarity)
        return ()
    if terms.value is None:
        raise TargetCannotBe("value", "Enter the target, such as 85.")
    found = examine_target(
        terms.value,
        terms.limit,
        terms.limit_kind,
        polarity=polarity,
        unit=Unit(measure.unit),
        latest=latest_value(measure),
    )
    for finding in found:
        if finding.blocks:
            raise TargetCannotBe(finding.part, finding.sentence)
    return tuple(Doubt(each.kind.value, each.part, each.sentence) for each in found)


def _refuse_comparison(terms: Terms, polarity: Polarity) -> None:
    if polarity is Polarity.NEUTRAL:
        raise TargetCannotBe("reference", "A neutral measure has no target.")
    if terms.comparator is None or terms.comparator.kind == Place.Kind.OWN:
        raise TargetCannotBe("comparator", "Choose whose figure is to be reached.")
    if terms.value is not None:
        raise TargetCannotBe(
            "value", "Leave the target empty: the other area's figure is the target."
        )
    if terms.limit_kind is not LimitKind.TOLERANCE:
        raise TargetCannotBe(
            "limit_kind",
            "Choose by how much it may be missed: the other area's figure moves.",
        )
    if terms.limit < 0:
        raise TargetCannotBe("limit", "A tolerance cannot be below zero.")
