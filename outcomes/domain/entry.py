"""What an officer gives for a measure and a period, and whether it can be a figure.

A percentage is a part out of its whole. A rate may pass 100 (suspensions for each 100
pupils), a score may be below zero (a progress score), and a count is of whole things.
Numbers are in the measure's unit, with at most 14 digits, 6 of them decimals.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from outcomes.domain.figures import Missing, Quantity, QuantityError, Unit
from outcomes.domain.rollup import combine, total
from strategy_portal.rounding import own_decimals, rounded
from strategy_portal.wording import exact_words, figure_words

NOT_GIVEN = "(not given)"


class ImpossibleFigure(ValueError):
    """A measure of this unit cannot have this number. `part` names the number."""

    def __init__(self, part: str, sentence: str) -> None:
        super().__init__(sentence)
        self.part = part


class PartsDisagree(ValueError):
    """The parts add up to something other than what the whole says."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is given for one measure, or one part of it, and one period.

    A figure, or why there is none, or nothing yet. It holds whatever was typed, half a
    figure too: what is wrong with it is for `plausibility.examine` to say.
    """

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: Missing | None = None
    missing_reason: str = ""

    @classmethod
    def of(cls, quantity: Quantity) -> "Entry":
        """Return a quantity as an entry, in the unit that it is in."""
        return cls(quantity.value, quantity.numerator, quantity.denominator)

    @property
    def has_numbers(self) -> bool:
        """Return whether any number was given, whole figure or not."""
        return any(
            number is not None
            for number in (self.value, self.numerator, self.denominator)
        )

    @property
    def is_empty(self) -> bool:
        """Return whether nothing was given yet: neither a number nor a reason."""
        return not (self.has_numbers or self.missing or self.missing_reason)

    @property
    def quantity(self) -> Quantity | None:
        """Return the figure; None where there is none, or not all of one."""
        if self.missing:
            return None
        try:
            return Quantity(self.value, self.numerator, self.denominator)
        except QuantityError:
            return None

    def same_as(self, other: "Entry") -> bool:
        """Return whether both say the same.

        A value beside a numerator and denominator is reckoned from them, so it does not
        count.
        """
        return self._said == other._said

    @property
    def _said(self) -> tuple[object, ...]:
        base = (self.numerator, self.denominator)
        value = self.value if None in base else None
        return (value, *base, self.missing, self.missing_reason)

    def words(self, unit: Unit) -> str:
        """Return the entry as a table cell holds it: "47 of 52", "85%".

        Numbers are exact, in the unit given.
        """
        if self.missing:
            return ": ".join(
                filter(None, (self.missing.capitalize(), self.missing_reason))
            )
        if self.numerator is not None or self.denominator is not None:
            return f"{_given(self.numerator)} of {_given(self.denominator)}"
        if self.value is not None:
            return exact_words(self.value, unit)
        return "No figure yet"


def _given(number: Decimal | None) -> str:
    return NOT_GIVEN if number is None else exact_words(number)


def agrees(value: Decimal, base: Quantity, unit: Unit) -> bool:
    """Return whether a value is what its base makes, at the decimals that it has."""
    return rounded(base.reckoned(unit), own_decimals(value)) == value


def settle(
    whole: Entry, parts: Mapping[str, Entry], *, unit: Unit, adds_up: bool
) -> Entry:
    """Return the entry of a whole: as given, or rolled up where it was left blank.

    `parts` are all the parts of one measure and period, in its unit, by title. It is
    rolled up only where the parts add up and each has a figure; a mean is never taken.
    Raises PartsDisagree where the whole was given and its parts make another one.
    """
    made = _rolled_up(parts.values(), unit) if adds_up else None
    if made is None:
        return whole
    if whole.is_empty:
        return Entry.of(made)
    if whole.quantity is None:
        return whole
    words = _difference(whole.quantity, made, unit)
    if words:
        raise PartsDisagree(
            f"The parts add up to {words[0]}, and the whole says {words[1]}."
        )
    return whole


def follow(
    whole: Entry,
    before: Mapping[str, Entry],
    after: Mapping[str, Entry],
    *,
    unit: Unit,
    adds_up: bool,
) -> Entry:
    """Return a whole that was not given anew while its parts were.

    Where it was what its parts made `before`, it is what they make `after`, all of one
    measure and period and in its unit; else, or where they make none, it stays.
    """
    made = settle(Entry(), before, unit=unit, adds_up=adds_up)
    if not made.same_as(whole):
        return whole
    anew = settle(Entry(), after, unit=unit, adds_up=adds_up)
    return whole if anew.is_empty else anew


def _rolled_up(parts: Collection[Entry], unit: Unit) -> Quantity | None:
    found = [part.quantity for part in parts if part.quantity]
    if len(found) != len(parts):
        return None
    try:
        return total(found) if unit is Unit.COUNT else combine(found)
    except QuantityError:
        return None


def _difference(given: Quantity, made: Quantity, unit: Unit) -> tuple[str, str] | None:
    """Return the two in words where they differ; None where they are the same."""
    if given.denominator is not None and made.denominator is not None:
        words = Entry.of(made).words(unit), Entry.of(given).words(unit)
        return words if words[0] != words[1] else None
    said = given.reckoned(unit)
    if agrees(said, made, unit):
        return None
    is_so = figure_words(made.reckoned(unit), unit, own_decimals(said))
    return is_so, exact_words(said, unit)


def refuse_impossible(unit: Unit, quantity: Quantity) -> None:
    """Raise ImpossibleFigure where a measure of the unit cannot have the quantity."""
    for impossible in impossibilities(unit, quantity):
        raise impossible


def impossibilities(unit: Unit, quantity: Quantity) -> Iterator[ImpossibleFigure]:
    """Yield why a measure of the unit cannot have the quantity, number by number."""
    parts = (
        ("value", quantity.value),
        ("numerator", quantity.numerator),
        ("denominator", quantity.denominator),
    )
    for part, number in parts:
        if unit is not Unit.SCORE and number is not None and number < 0:
            sentence = f"{exact_words(number)} is below zero. Only a score can be."
            yield ImpossibleFigure(part, sentence)
    if unit is Unit.COUNT:
        yield from _impossible_count(quantity)
    if unit is Unit.PERCENT:
        yield from _impossible_percent(quantity)


def _impossible_count(quantity: Quantity) -> Iterator[ImpossibleFigure]:
    if quantity.denominator is not None:
        sentence = "A count has no denominator; write the count as the value."
        yield ImpossibleFigure("denominator", sentence)
    if quantity.value is not None and quantity.value % 1:
        words = exact_words(quantity.value)
        sentence = f"{words} is not a whole number. A count is of whole things."
        yield ImpossibleFigure("value", sentence)


def _impossible_percent(quantity: Quantity) -> Iterator[ImpossibleFigure]:
    if quantity.value is not None and quantity.value > 100:
        words = exact_words(quantity.value, Unit.PERCENT)
        sentence = f"{words} is more than the whole. A percentage cannot be above 100."
        yield ImpossibleFigure("value", sentence)
    part, whole = quantity.numerator, quantity.denominator
    if part is not None and whole is not None and part > whole:
        sentence = (
            f"{exact_words(part)} is more than {exact_words(whole)}. "
            "The part cannot be larger than the whole."
        )
        yield ImpossibleFigure("numerator", sentence)
