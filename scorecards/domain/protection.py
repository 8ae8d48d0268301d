"""Which of a measure's figures an audience may see: each for itself, then together.

Boards see exact figures. For the public a figure is hidden that tells of too few
people, by itself or by its step from an earlier one, that would give such a one away,
or that is worked out from one. Figures are in the unit of their measure, of their own
period.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from outcomes.domain.figures import Figure, NotAvailable, Shown, Suppressed
from scorecards.domain.cumulative import Counts, Steps
from scorecards.domain.disclosure import Audience, protect
from scorecards.domain.inputs import MeasureInputs, PartInputs, PlaceFacts, Seen
from scorecards.domain.secondary import Table, counts
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
        adding = tuple(part for part in self.measure.parts if part.adds_up)
        found = set(self._withheld_of(whole(self.measure, self.own), adding))
        for part in self.measure.parts:
            if not part.adds_up:
                series = part.seen.get(self.own, ())
                found |= {(at, part.code) for at, _ in self._withheld_of(series, ())}
        return frozenset(found | {(period, "") for period in self._worked_out()})

    def _withheld_of(
        self, wholes: Iterable[Seen], parts: Sequence[PartInputs]
    ) -> Iterator[tuple[Period, str]]:
        """Yield what is hidden of a series and the parts that add up to it."""
        steps = Steps(self.threshold)
        found: dict[Period, dict[str, Seen]] = {}
        series = {"": wholes} | {
            part.code: part.seen.get(self.own, ()) for part in parts
        }
        for code, observed in series.items():
            for seen in observed:
                found.setdefault(seen.period, {})[code] = seen
        for period in sorted(found):
            table = self._table(found[period], steps)
            for code, figure in table.items():
                if isinstance(figure, Suppressed):
                    yield period, code
                if isinstance(figure, Shown):
                    steps.published(code, period, self._counts(figure))

    def _table(self, found: Mapping[str, Seen], steps: Steps) -> dict[str, Figure]:
        """Return the figures of a period, with all hidden that would tell.

        Where the step of one part tells, all parts are hidden: what the steps of a pair
        add up to may be one, which leaves too little doubt. The step of a whole that is
        shown is never so small.
        """
        apart = {code: self._apart(seen, code, steps) for code, seen in found.items()}
        total = apart.pop("", NotAvailable("There is no figure of the whole."))
        table = Table(self.measure.facts.reading.unit, total, tuple(apart.values()))
        if any(self._is_stepped(each, found[code]) for code, each in apart.items()):
            table = table.without(range(len(apart)))
        table = table.protected()
        return {"": table.whole} | dict(zip(apart, table.parts, strict=True))

    def _is_stepped(self, figure: Figure, seen: Seen) -> bool:
        """Return whether a figure is hidden that would be shown if it stood alone."""
        return isinstance(figure, Suppressed) and isinstance(self.alone(seen), Shown)

    def _apart(self, seen: Seen, part: str, steps: Steps) -> Figure:
        """Return a figure as if nothing else of its own period were published."""
        figure = self.alone(seen)
        if self._counts_up and steps.tells(part, seen.period, self._counts(figure)):
            return Suppressed()
        return figure

    @property
    def _counts_up(self) -> bool:
        facts = self.measure.facts
        return facts.reading.cumulative and facts.counts_people

    def _counts(self, figure: Figure) -> Counts:
        return counts(figure, self.measure.facts.reading.unit)

    def _worked_out(self) -> Iterator[Period]:
        """Yield the periods whose figure is worked out from one that is hidden."""
        if self.measure.base is None:
            return
        base = Protection(self.measure.base, self.own, self.audience, self.threshold)
        hidden = {period for period, part in base.withheld if not part}
        for seen in whole(self.measure, self.own):
            if hidden & {seen.period, seen.period.year_before()}:
                yield seen.period
