"""What is hidden of figures that are counted up through the year.

Two of them tell what came between: 14 by June and 16 by September are 2 in the quarter.
So a figure is hidden whose step from another one of its financial year is a count of 1
to one less than the profile's smallest. Counts are of people; before the first figure
of a year stands nought. Only what is published, now or in an earlier edition, is the
measure of a step: a figure that is hidden must not decide whether another one is.
Source: the practice of English statistical producers, who treat a difference of totals
as a total.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from scorecards.domain.disclosure import is_small
from scorecards.domain.profiles import Profile
from scorecards.domain.told import Counts, Ledger
from strategy_portal.periods import Period, Quarter


@dataclass(slots=True)
class Steps:
    """What is published, by part and year, as the periods go by in order.

    `profile` is the rule for small counts, None where any count may be shown; `ledger`
    is what earlier editions told of the measure.
    """

    profile: Profile | None
    ledger: Ledger = field(default_factory=Ledger)
    shown: dict[tuple[str, int], list[Counts]] = field(default_factory=dict)

    def tells(self, part: str, period: Period, counts: Counts) -> bool:
        """Return whether a figure with these counts would tell of too few people."""
        year = Quarter.containing(period.end).year
        others = [(Decimal(0),) * len(counts), *self.shown.get((part, year), ())]
        others += self.ledger.of_year(part, period)
        return any(
            is_small(abs(now - then), self.profile)
            for other in others
            for now, then in zip(counts, other, strict=False)
        )

    def published(self, part: str, period: Period, counts: Counts) -> None:
        """Remember what everybody knows from now on."""
        year = Quarter.containing(period.end).year
        self.shown.setdefault((part, year), []).append(counts)
