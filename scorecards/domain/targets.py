"""Which target holds for a figure, and the rule that it gives. Values in its unit."""

from collections.abc import Iterable
from datetime import date

from outcomes.domain.figures import Figure, Shown
from outcomes.domain.rating import Polarity, Reference, Rule
from scorecards.domain.inputs import TargetInputs


def rule_for(
    target: TargetInputs, polarity: Polarity, compared: Figure | None
) -> Rule | None:
    """Return the rule of a target, or None where its comparator has no figure."""
    if target.reference is Reference.COMPARATOR:
        if not isinstance(compared, Shown):
            return None
        return Rule(polarity, compared.value, target.limit)
    if target.value is None:
        return None
    return Rule.with_limit(polarity, target.value, target.limit_kind, target.limit)


def target_on(targets: Iterable[TargetInputs], day: date) -> TargetInputs | None:
    """Return the target that holds on a day, the latest to begin where several do."""
    holding = [
        target
        for target in targets
        if target.valid_from <= day
        and (target.valid_to is None or day <= target.valid_to)
    ]
    return max(holding, key=lambda target: target.valid_from, default=None)
