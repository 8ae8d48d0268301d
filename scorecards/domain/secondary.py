"""Secondary suppression: what else is hidden, so that nothing can be worked out.

A table is a whole and the parts that add up to it, of one place and period, in counts
of people. Where one part is hidden, the whole less the other parts would give it away.
So the parts go in pairs, in their own order, and the pair of a hidden part is hidden
with it. Where what is hidden adds up to too little to be in doubt, all parts are
hidden, and where that does not help either, the whole. Where the parts leave a few
people over who are in none of them, all parts are hidden.

Nothing here is told a hidden number. What is hidden depends on which parts are hidden
for themselves and on what is shown, and a pair looks the same whichever of its two is
small. So somebody who knows these rules and every figure shown is left with three whole
numbers or more for each that is not. Source: the practice of English statistical
producers; the tests try every small table against a reader who knows the rules.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from outcomes.domain.figures import Figure, Shown, Suppressed, Unit
from scorecards.domain.disclosure import is_small
from scorecards.domain.profiles import Profile
from scorecards.domain.told import Counts

# Each of two numbers that add up to two may be nought, one or two.
LEAST_SUM = 2
PAIR = 2


@dataclass(frozen=True, slots=True)
class Table:
    """A whole and its parts in order, each protected for itself, in one unit.

    `profile` is the rule for small counts, None where any count may be shown.
    """

    unit: Unit
    profile: Profile | None
    whole: Figure
    parts: tuple[Figure, ...]

    def protected(self) -> "Table":
        """Return the table with all hidden that would give a hidden figure away."""
        if isinstance(self.whole, Suppressed) or self.leaves_few:
            return self.bare()
        if not isinstance(self.whole, Shown) or not self.hidden:
            return self
        touched = [pair for pair in pairs(len(self.parts)) if pair & self.hidden]
        paired = self.without(frozenset[int]().union(*touched))
        if paired.leaves_doubt:
            return paired
        bare = self.bare()
        return bare if bare.leaves_doubt else replace(bare, whole=Suppressed())

    @property
    def hidden(self) -> frozenset[int]:
        """Return the places of the hidden parts, from nought."""
        return frozenset(
            place
            for place, figure in enumerate(self.parts)
            if isinstance(figure, Suppressed)
        )

    def bare(self) -> "Table":
        """Return the table with every part hidden."""
        return self.without(range(len(self.parts)))

    def without(self, places: Collection[int]) -> "Table":
        """Return the table with the parts in these places hidden."""
        parts = tuple(
            Suppressed() if place in places and isinstance(figure, Shown) else figure
            for place, figure in enumerate(self.parts)
        )
        return replace(self, parts=parts)

    @property
    def leaves_few(self) -> bool:
        """Return whether the parts shown leave over a few people, and hide nobody."""
        if self.hidden or not any(isinstance(part, Shown) for part in self.parts):
            return False
        return any(is_small(abs(count), self.profile) for count in self._rest())

    @property
    def leaves_doubt(self) -> bool:
        """Return whether no hidden part is known, nor nearly, from what is shown."""
        if len(self.hidden) < PAIR:
            return False
        return all(count >= LEAST_SUM for count in self._rest())

    def _rest(self) -> list[Decimal]:
        """Return what the parts that are shown leave of the whole."""
        rest = list(counts(self.whole, self.unit))
        for figure in self.parts:
            for place, count in enumerate(counts(figure, self.unit)[: len(rest)]):
                rest[place] -= count
        return rest


def pairs(number: int) -> Iterator[frozenset[int]]:
    """Yield so many places in twos, in order; the last are three where they are odd."""
    first = 0
    while first < number:
        after = number if number - first <= PAIR + 1 else first + PAIR
        yield frozenset(range(first, after))
        first = after


def counts(figure: Figure, unit: Unit) -> Counts:
    """Return the counts of people that a shown figure tells of; none for others.

    A share tells of those counted and of the rest, a ratio of both its numbers.
    """
    if not isinstance(figure, Shown):
        return ()
    if figure.numerator is not None and figure.denominator is not None:
        other = figure.denominator
        return figure.numerator, other - (figure.numerator if unit.is_share else 0)
    return (figure.value,) if unit is Unit.COUNT else ()
