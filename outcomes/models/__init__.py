"""What moved: outcomes, measures, targets, comparators and observations."""

from outcomes.models.changes import MeasureChange
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
from outcomes.models.frozen import FrozenRule
from outcomes.models.gatherings import Return, ReturnQuarter
from outcomes.models.observation import (
    AppendOnlyError,
    Commentary,
    Observation,
)
from outcomes.models.returns import (
    LinePart,
    ReturnDraft,
    ReturnLine,
    parts_with_breakdowns,
)

__all__ = [
    "AppendOnlyError",
    "Breakdown",
    "Commentary",
    "ComparatorMember",
    "ComparatorSet",
    "FrozenRule",
    "LinePart",
    "Measure",
    "MeasureChange",
    "Observation",
    "Outcome",
    "Place",
    "Placement",
    "Return",
    "ReturnDraft",
    "ReturnLine",
    "ReturnQuarter",
    "Target",
    "parts_with_breakdowns",
]
