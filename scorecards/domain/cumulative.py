"""What is hidden of figures that are counted up through the year.

Two of them tell what came between: 14 by June and 16 by September are 2 in the quarter.
So a figure is hidden whose step from the last one published of its financial year is a
count of 1 to one less than the threshold. Counts are of people; before the first figure
of a year stands nought. Only what is published is the measure of a step: a figure that
is hidden must not decide whether a later one is. Source: the practice of English
statistical producers, who treat a difference of totals as a total.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from scorecards.domain.disclosure import is_small
from strategy_portal.periods import Period, Quarter

Counts = tuple[Decimal, ...]


@dataclass(slots=True)
class Steps:
    """What was published last, by part and year, as the periods go by in order.

    `threshold` is the smallest count of people that the public may see.
    """

    threshold: int
    last: dict[tuple[str, int], Counts] = field(default_factory=dict)

    def tells(self, part: str, period: Period, counts: Counts) -> bool:
        """Return whether a figure with these counts would tell of too few people."""
        year = Quarter.containing(period.end).year
        before = self.last.get((part, year), (Decimal(0),) * len(counts))
        return any(
            is_small(abs(now - then), self.threshold)
            for now, then in zip(counts, before, strict=False)
        )

    def published(self, part: str, period: Period, counts: Counts) -> None:
        """Remember what everybody knows from now on."""
        self.last[part, Quarter.containing(period.end).year] = counts
