"""What moved: outcomes, measures, targets, comparators and observations."""

from outcomes.models.definition import (
    Breakdown,
    ComparatorMember,
    ComparatorSet,
    Measure,
    Outcome,
    Place,
    Placement,
    Target,
)
from outcomes.models.observation import (
    AppendOnlyError,
    Commentary,
    Observation,
)

__all__ = [
    "AppendOnlyError",
    "Breakdown",
    "Commentary",
    "ComparatorMember",
    "ComparatorSet",
    "Measure",
    "Observation",
    "Outcome",
    "Place",
    "Placement",
    "Target",
]
