"""Which of a measure's figures an audience may see: each for itself, then together.

Boards see exact figures. For the public a figure is hidden that tells of too few
people, by itself, by its step from another one or by what it leaves of the whole; that
would give such a one away, here or with an earlier edition; that an earlier edition
hid; or that is worked out from one. Figures are in the unit of their measure, of their
own period.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from outcomes.domain.figures import Figure, Missing, Shown, Suppressed, Unit
from scorecards.domain.cumulative import Steps
from scorecards.domain.disclosure import Audience, is_small, protect
from scorecards.domain.family import together
from scorecards.domain.inputs import MeasureInputs, PartInputs, PlaceFacts, Seen
from scorecards.domain.profiles import Profile
from scorecards.domain.secondary import counts
from scorecards.domain.series import whole
from scorecards.domain.sheet import Sheet
from scorecards.domain.told import Cell, Ledger, Told
from scorecards.domain.verdicts import Verdict, Why
from strategy_portal.periods import Period

OWN = "own"
Place = tuple[Period, str]


@dataclass(frozen=True)
class Protection:
    """A measure's figures as an audience may see them.

    `own` is the code of our own area, `profile` the rule for small counts. `held` are
    periods whose figure is held back for another measure's sake; without them they are
    found.
    """

    measure: MeasureInputs
    own: str
    audience: Audience
    profile: Profile
    held: frozenset[Period] | None = None

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
            audience=self.audience,
            profile=self._rule,
            missing=seen.missing,
            reason=seen.reason,
        )

    def corrected(self, seen: Seen) -> Figure | None:
        """Return what a corrected figure was, to those who have read it before.

        None where nobody has: what was never published is not corrected in public, and
        would give away what stands beside it.
        """
        before = replace(seen, quantity=seen.corrects)
        if self.audience is Audience.BOARD or not self.measure.facts.is_protected:
            return self.alone(before)
        cell = Cell("", seen.period, seen.corrects_version)
        if cell in self.ledger.known:
            return self.alone(before)
        return Suppressed() if cell in self.ledger.hidden else None

    def is_revised(self, seen: Seen, part: str = "") -> bool:
        """Return whether an edition told another version of one of our own figures.

        One that is hidden is not compared: that would tell whether it is as it was.
        """
        others = self.ledger.versions(part, seen.period) - {seen.version}
        hidden = (seen.period, part) in self.withheld
        known = () if hidden else counts(self.alone(seen), self._unit)
        same = set(self.ledger.other_versions(Cell(part, seen.period, seen.version)))
        return bool(others) and not (known and same == {known})

    @cached_property
    def withheld(self) -> frozenset[Place]:
        """Return our own figures that the public may not see, by period and part.

        The whole is the part without a code.
        """
        return frozenset(at for at, each in self.verdicts.items() if each.hidden)

    @cached_property
    def verdicts(self) -> Mapping[Place, Verdict]:
        """Return what becomes of each of our own figures before the public."""
        if self.audience is Audience.BOARD:
            return {}
        series = whole(self.measure, self.own)
        adding = [part for part in self.measure.parts if part.adds_up]
        found = self._placed(self._added("", series, adding))
        for part in self.measure.parts:
            if not part.adds_up:
                observed = part.seen.get(self.own, ())
                found |= self._placed(self._added(part.code, observed, ()))
        found |= self._placed(self._worked_out(series, found))
        found |= self._placed(self._left_over(found))
        return found | self._placed(self._clashing(found))

    @cached_property
    def _together(self) -> tuple[frozenset[Period], frozenset[Period]]:
        """Return the periods held back for another measure's sake, and that clash."""
        family = self.measure.family
        if self.held is not None or family is None or self._rule is None:
            return self.held or frozenset(), frozenset()
        found = together(family, self._rule, self._judged)
        return found.of(self.measure.facts.code)

    def _judged(
        self, measure: MeasureInputs, held: frozenset[Period]
    ) -> dict[Period, Verdict]:
        """Return what becomes of the figures of another measure as a whole."""
        found = replace(self, measure=measure, held=held).verdicts
        return {period: each for (period, part), each in found.items() if not part}

    def _clashing(self, found: Mapping[Place, Verdict]) -> Iterator[Verdict]:
        """Yield the figures that another measure gives away, whatever is held back."""
        for period in self._together[1]:
            yield replace(found[period, ""], clashes=True)

    @property
    def told(self) -> Iterator[Told]:
        """Yield what an edition with these figures tells, for later ones to mind."""
        for each in self.verdicts.values():
            known = None if each.hidden else counts(each.figure, self._unit)
            yield Told(each.cell, known)

    def verdict(self, cell: Cell) -> Verdict:
        """Return what becomes of one figure."""
        return self.verdicts[cell.period, cell.part]

    def revised_by_few(self) -> Iterator[tuple[Decimal, Verdict]]:
        """Yield the new figures that an edition told as a few more or fewer people.

        With each comes the count that was told.
        """
        new = (v for v in self.verdicts.values() if v.cell not in self.ledger.known)
        for each in new:
            now = counts(each.figure, self._unit)
            for then in self.ledger.other_versions(each.cell):
                pairs = zip(now, then, strict=False)
                if any(is_small(abs(a - b), self._rule) for a, b in pairs):
                    yield then[0], each

    @cached_property
    def ledger(self) -> Ledger:
        """Return what earlier editions told of the measure."""
        return Ledger(self.measure.told)

    @property
    def _unit(self) -> Unit:
        return self.measure.facts.reading.unit

    @property
    def _rule(self) -> Profile | None:
        """Return the profile that these figures are under, None where any is shown.

        That is so of things that are no people, and of what is shown as published.
        """
        return self.profile if self.measure.facts.is_protected else None

    def _placed(self, verdicts: Iterable[Verdict]) -> dict[Place, Verdict]:
        return {(each.cell.period, each.cell.part): each for each in verdicts}

    def _added(
        self, code: str, wholes: Iterable[Seen], parts: Sequence[PartInputs]
    ) -> Iterator[Verdict]:
        """Yield the verdicts of a series and the parts that add up to it, in order."""
        series = {code: wholes} | {
            part.code: part.seen.get(self.own, ()) for part in parts
        }
        found: dict[Period, dict[str, Seen]] = {}
        for part, observed in series.items():
            for seen in observed:
                if seen.quantity or seen.missing is Missing.HIDDEN_BY_PROVIDER:
                    found.setdefault(seen.period, {})[part] = seen
        steps = Steps(self._rule, self.ledger)
        for period in sorted(found):
            for verdict in self._sheet(code, tuple(series), found[period], steps):
                known = counts(verdict.figure, self._unit)
                if known:
                    steps.published(verdict.cell.part, period, known)
                yield verdict

    def _sheet(
        self, code: str, codes: tuple[str, ...], found: Mapping[str, Seen], steps: Steps
    ) -> list[Verdict]:
        """Return the verdicts of the figures of one period."""
        cells = {
            part: Cell(part, seen.period, seen.version) for part, seen in found.items()
        }
        apart = {
            part: why
            for part, seen in found.items()
            if (why := self._apart(seen, cells[part], steps))
        }
        sheet = Sheet(
            unit=self._unit,
            profile=self._rule,
            whole=code,
            codes=codes,
            cells=cells,
            figures={part: self._plain(seen) for part, seen in found.items()},
            apart=apart,
            ledger=self.ledger,
        )
        return list(sheet.verdicts())

    def _plain(self, seen: Seen) -> Figure:
        """Return a figure as a board sees it."""
        return replace(self, audience=Audience.BOARD).alone(seen)

    def _apart(self, seen: Seen, cell: Cell, steps: Steps) -> Why | None:
        """Return why a figure is hidden whatever stands beside it."""
        if seen.missing is Missing.HIDDEN_BY_PROVIDER:
            return Why.SUPPLIED
        if isinstance(self.alone(seen), Suppressed):
            return Why.FEW
        facts = self.measure.facts
        if not facts.is_protected or cell in self.ledger.known:
            return None
        if cell in self.ledger.hidden:
            return Why.EARLIER
        if not cell.part and cell.period in self._together[0]:
            return Why.OTHER
        known = counts(self.alone(seen), self._unit)
        if facts.reading.cumulative and steps.tells(cell.part, cell.period, known):
            return Why.STEP
        return None

    def _worked_out(
        self, series: Iterable[Seen], found: Mapping[Place, Verdict]
    ) -> Iterator[Verdict]:
        """Yield the figures that are worked out from one that is hidden."""
        if self.measure.base is None:
            return
        base = replace(self, measure=self.measure.base, held=None)
        hidden = {period for period, part in base.withheld if not part}
        for seen in series:
            if hidden & {seen.period, seen.period.year_before()}:
                cell = found[seen.period, ""].cell
                yield Verdict(cell, Suppressed(), Why.WORKED_OUT)

    def _left_over(self, found: Mapping[Place, Verdict]) -> Iterator[Verdict]:
        """Yield the parts that stand alone and leave a few people of the whole."""
        alone = {part.code for part in self.measure.parts if not part.adds_up}
        for (period, code), part in found.items():
            whole_of = found.get((period, ""))
            if code not in alone or whole_of is None or not self._few(whole_of, part):
                continue
            if part.cell not in self.ledger.known:
                yield Verdict(part.cell, Suppressed(), Why.REST)
            elif whole_of.cell not in self.ledger.known:
                yield replace(whole_of, clashes=True)

    def _few(self, whole_of: Verdict, part: Verdict) -> bool:
        """Return whether what a part leaves of the whole is a few people."""
        pairs = zip(
            counts(whole_of.figure, self._unit),
            counts(part.figure, self._unit),
            strict=False,
        )
        return any(is_small(whole - part, self._rule) for whole, part in pairs)
