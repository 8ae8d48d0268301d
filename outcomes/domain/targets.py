"""Which target holds for a figure, and the rule that it gives. Values in its unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from outcomes.domain.figures import Figure, Shown
from outcomes.domain.rating import LimitKind, Polarity, Reference, Rule


@dataclass(frozen=True, slots=True)
class TargetTerms:
    """A target with the days it holds between; the end may be open."""

    valid_from: date
    valid_to: date | None
    reference: Reference
    value: Decimal | None
    comparator: str
    limit_kind: LimitKind
    limit: Decimal
    illustrative: bool


@dataclass(frozen=True, slots=True)
class FrozenTerms:
    """What a figure was held against when it was signed off; no rule, no target.

    The rule is in the measure's unit, of the figure's own period. Source: an annual
    change of targets must not recolour what was reported.
    """

    polarity: Polarity
    rule: Rule | None
    reference: Reference
    comparator: str
    illustrative: bool


def rule_for(
    target: TargetTerms, polarity: Polarity, compared: Figure | None
) -> Rule | None:
    """Return the rule of a target, or None where its comparator has no figure."""
    if target.reference is Reference.COMPARATOR:
        if not isinstance(compared, Shown):
            return None
        return Rule(polarity, compared.value, target.limit)
    if target.value is None:
        return None
    return Rule.with_limit(polarity, target.value, target.limit_kind, target.limit)


def target_on(targets: Iterable[TargetTerms], day: date) -> TargetTerms | None:
    """Return the target that holds on a day, the latest to begin where several do."""
    holding = [
        target
        for target in targets
        if target.valid_from <= day
        and (target.valid_to is None or day <= target.valid_to)
    ]
    return max(holding, key=lambda target: target.valid_from, default=None)
