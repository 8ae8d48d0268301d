"""Measures that count some of those whom another measure counts, held together.

Everybody can take the smaller number from the larger one, and the smaller ones of a
family may add up to the larger. So where a figure of a family is hidden at a period, or
what one or all of them leave is a few people, no smaller figure of that period is shown
that is not known already. Where something of the period was told before and has changed
since, the larger figure is hidden too; where that is known, they clash. Counts are of
people, of the same period. Source: the practice of English statistical producers, who
treat linked tables as one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scorecards.domain.disclosure import is_small
from scorecards.domain.inputs import FamilyInputs, MeasureInputs
from scorecards.domain.profiles import Profile
from scorecards.domain.secondary import counts
from scorecards.domain.told import Ledger
from scorecards.domain.verdicts import Verdict
from strategy_portal.periods import Period

Wholes = Mapping[Period, Verdict]
Held = dict[str, frozenset[Period]]
Judge = Callable[[MeasureInputs, frozenset[Period]], Wholes]


@dataclass(frozen=True, slots=True)
class Together:
    """What of a family is held back by period, and where that does not help."""

    held: Held
    clashing: Held

    def of(self, code: str) -> tuple[frozenset[Period], frozenset[Period]]:
        """Return the periods at which a measure is held back, and those that clash."""
        return self.held[code], self.clashing[code]


@dataclass(frozen=True)
class _Moment:
    """The figures of a family at one period, by the code of their measure."""

    family: FamilyInputs
    profile: Profile
    larger: Verdict
    smaller: Mapping[str, Verdict]
    ledgers: Mapping[str, Ledger]

    def held(self) -> Iterator[str]:
        """Yield the measures whose figure is held back."""
        if not self._tells:
            return
        for code in self.smaller:
            if not self._is_known(code):
                yield code
        if self._has_changed and not self._is_known(self.family.larger.facts.code):
            yield self.family.larger.facts.code

    def clashing(self) -> Iterator[str]:
        """Yield the measures that can be worked out whatever is held back."""
        larger = self.family.larger.facts.code
        if self._tells and self._has_changed and self._is_known(larger):
            yield from (code for code in self.smaller if not self._is_known(code))

    @property
    def _every(self) -> dict[str, Verdict]:
        return {self.family.larger.facts.code: self.larger, **self.smaller}

    @property
    def _tells(self) -> bool:
        """Return whether something is hidden here, or leaves only a few people."""
        if any(each.hidden for each in self._every.values()):
            return True
        whole, *parts = (self._count(each) for each in self._every.values())
        left = [whole - part for part in parts] + [whole - sum(parts)]
        return any(is_small(each, self.profile) for each in left)

    @property
    def _has_changed(self) -> bool:
        """Return whether one of these was told before, and differently."""
        told = {
            code: self.ledgers[code].versions("", each.cell.period)
            for code, each in self._every.items()
        }
        return any(
            told[code] and each.cell.version not in told[code]
            for code, each in self._every.items()
        )

    def _is_known(self, code: str) -> bool:
        return self._every[code].cell in self.ledgers[code].known

    def _count(self, verdict: Verdict) -> Decimal:
        unit = self.family.larger.facts.reading.unit
        return sum(counts(verdict.figure, unit), Decimal(0))


def together(family: FamilyInputs, profile: Profile, judge: Judge) -> Together:
    """Return what of a family is held back, until nothing more has to be.

    `profile` is the rule for small counts. `judge` returns what becomes of the figures
    of a measure as a whole, by period, with some held back.
    """
    held: Held = {each.facts.code: frozenset() for each in family.every}
    while True:
        moments = list(_moments(family, profile, held, judge))
        more = _gathered(held, ((m, m.held()) for m in moments))
        if more == held:
            none: Held = dict.fromkeys(held, frozenset())
            return Together(held, _gathered(none, ((m, m.clashing()) for m in moments)))
        held = more


def _moments(
    family: FamilyInputs, profile: Profile, held: Held, judge: Judge
) -> Iterator[_Moment]:
    judged = {
        each.facts.code: judge(each, held[each.facts.code]) for each in family.every
    }
    ledgers = {each.facts.code: Ledger(each.told) for each in family.every}
    for period, larger in judged.pop(family.larger.facts.code).items():
        smaller = {code: at[period] for code, at in judged.items() if period in at}
        if smaller:
            yield _Moment(family, profile, larger, smaller, ledgers)


def _gathered(held: Held, found: Iterable[tuple[_Moment, Iterable[str]]]) -> Held:
    more = {code: set(periods) for code, periods in held.items()}
    for moment, codes in found:
        for code in codes:
            more[code].add(moment.larger.cell.period)
    return {code: frozenset(periods) for code, periods in more.items()}
