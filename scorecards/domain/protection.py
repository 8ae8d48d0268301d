"""Which of a measure's figures an audience may see: each for itself, then together.

Boards see exact figures. For the public a figure is hidden that tells of too few
people, that would give such a one away, or that is worked out from one. Figures are in
the unit of their measure, of their own period.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from outcomes.domain.figures import Figure, Shown, Suppressed
from scorecards.domain.disclosure import Audience, protect
from scorecards.domain.inputs import MeasureInputs, PlaceFacts, Seen
from scorecards.domain.secondary import Table
from scorecards.domain.series import whole
from strategy_portal.periods import Period

OWN = "own"


@dataclass(frozen=True)
class Protection:
    """A measure's figures as an audience may see them.

    `own` is the code of our own area, `threshold` the smallest count of people that the
    public may see.
    """

    measure: MeasureInputs
    own: str
    audience: Audience
    threshold: int

    def figure(self, seen: Seen, place: PlaceFacts, part: str = "") -> Figure:
        """Return a figure of the whole, or of the part with this code.

        Those of our own area are protected; a comparator's is an official statistic.
        """
        if place.kind != OWN and seen.quantity is not None:
            quantity = seen.quantity
            return Shown(
                quantity.reckoned(self.measure.facts.reading.unit),
                quantity.numerator,
                quantity.denominator,
            )
        if place.kind == OWN and (seen.period, part) in self.withheld:
            return Suppressed()
        return self.alone(seen)

    def alone(self, seen: Seen) -> Figure:
        """Return a figure of our own as if it were the only one that is published."""
        return protect(
            seen.quantity,
            unit=self.measure.facts.reading.unit,
            people=self.measure.facts.counts_people,
            audience=self.audience,
            threshold=self.threshold,
            missing=seen.missing,
            reason=seen.reason,
        )

    @cached_property
    def withheld(self) -> frozenset[tuple[Period, str]]:
        """Return our own figures that the public may not see, by period and part.

        The whole is the part without a code.
        """
        if self.audience is Audience.BOARD:
            return frozenset()
        found = {
            (seen.period, code)
            for seen in whole(self.measure, self.own)
            for code in self._withheld_of(seen)
        }
        return frozenset(found | {(period, "") for period in self._worked_out()})

    def _withheld_of(self, total: Seen) -> Iterator[str]:
        """Yield what is hidden of a whole and the parts that add up to it."""
        parts = {
            part.code: seen
            for part in self.measure.parts
            for seen in part.seen.get(self.own, ())
            if part.adds_up and seen.period == total.period
        }
        first, *others = (self.alone(seen) for seen in (total, *parts.values()))
        unit = self.measure.facts.reading.unit
        table = Table(unit, first, tuple(others)).protected()
        for code, figure in zip(("", *parts), (table.whole, *table.parts), strict=True):
            if isinstance(figure, Suppressed):
                yield code

    def _worked_out(self) -> Iterator[Period]:
        """Yield the periods whose figure is worked out from one that is hidden."""
        if self.measure.base is None:
            return
        base = Protection(self.measure.base, self.own, self.audience, self.threshold)
        hidden = {period for period, part in base.withheld if not part}
        for seen in whole(self.measure, self.own):
            if hidden & {seen.period, seen.period.year_before()}:
                yield seen.period
