"""What becomes of a figure before the public, and why; the why is for the checkers.

A verdict is of one figure of our own, of its period, in the unit of its measure. Why it
is hidden tells of the hidden number, so it is in no scorecard and no file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from outcomes.domain.figures import Figure, Suppressed
from scorecards.domain.told import Cell


class Why(StrEnum):
    """Why the public does not see a figure."""

    FEW = "few"
    STEP = "step"
    REST = "rest"
    EARLIER = "earlier"
    OTHER = "other"
    WORKED_OUT = "worked out"
    SUPPLIED = "supplied"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure as the public sees it; `why` where it is hidden.

    `clashes` tells that it can be worked out all the same, whatever else is hidden.
    """

    cell: Cell
    figure: Figure
    why: Why | None = None
    clashes: bool = False

    @property
    def hidden(self) -> bool:
        """Return whether the public does not see it."""
        return isinstance(self.figure, Suppressed)


Hidden = Mapping[str, Why]
