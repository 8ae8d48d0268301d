"""What has been usual for a measure: the figures that a new one is held against.

They are its own last four. A figure that is counted up through the year is held against
the same period of earlier years alone, so that the fall at a new year is none. Any
other without a history is held against its comparators, and else its target, both only
for a slip of the unit or the decimal point. Values are in the measure's unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from outcomes.domain.figures import Quantity, Unit
from strategy_portal.periods import Basis, Period, Quarter
from strategy_portal.wording import figure_words

RECENT = 4
_COUNTED = ("", "", "two ", "three ", "four ")
_NOUNS = {
    Basis.FINANCIAL_QUARTER: "quarter",
    Basis.FINANCIAL_YEAR: "year",
    Basis.ACADEMIC_YEAR: "year",
    Basis.CALENDAR_YEAR: "year",
    Basis.MONTH_END: "month",
}

Seen = tuple[Period, Quantity]


@dataclass(frozen=True, slots=True)
class Usual:
    """Figures to hold one against, and what a sentence calls them.

    `is_history` tells the measure's own figures from comparators and targets, which
    are not expected to be near.
    """

    name: str
    verb: str
    values: tuple[Decimal, ...]
    is_history: bool = True

    @property
    def low(self) -> Decimal:
        """Return the least."""
        return min(self.values)

    @property
    def high(self) -> Decimal:
        """Return the greatest."""
        return max(self.values)

    def said(self, unit: Unit, decimals: int) -> str:
        """Return what they were: "were between 81% and 86%", "was 84%"."""
        low = figure_words(self.low, unit, decimals)
        high = figure_words(self.high, unit, decimals)
        if low != high:
            return f"{self.verb} between {low} and {high}"
        alike = self.verb in ("were", "are")
        return f"{self.verb} all {low}" if alike else f"{self.verb} {low}"


def usual_of(
    history: Sequence[Seen],
    period: Period,
    *,
    unit: Unit,
    cumulative: bool,
    comparators: Sequence[Decimal] = (),
    target: Decimal | None = None,
) -> Usual | None:
    """Return what a figure of a period is held against; None where there is nothing.

    `history` is of one series, oldest first, in the unit given; what is not of the
    period's own basis, or not before it, is left out.
    """
    before = [seen for seen in history if _is_before(seen[0], period)]
    chosen = _alike(before, period) if cumulative else before[-RECENT:]
    if chosen:
        values = tuple(quantity.reckoned(unit) for _, quantity in chosen)
        return Usual(*_name([found for found, _ in chosen], period, cumulative), values)
    return None if cumulative else _others(unit, comparators, target)


def _others(
    unit: Unit, comparators: Sequence[Decimal], target: Decimal | None
) -> Usual | None:
    """Return comparators or the target: counts of larger places tell nothing."""
    if comparators and unit is not Unit.COUNT:
        plural = len(comparators) > 1
        name, verb = ("comparators", "are") if plural else ("comparator", "is")
        return Usual(f"the {name}", verb, tuple(comparators), is_history=False)
    if target is not None:
        return Usual("the target", "is", (target,), is_history=False)
    return None


def earlier_in_year(history: Sequence[Seen], period: Period) -> Seen | None:
    """Return the last figure before a period in the same financial year, if any."""
    year = Quarter.containing(period.end).year
    found = [
        seen
        for seen in history
        if _is_before(seen[0], period) and Quarter.containing(seen[0].end).year == year
    ]
    return found[-1] if found else None


def _is_before(found: Period, period: Period) -> bool:
    return found.basis is period.basis and found.end < period.end


def _alike(before: Sequence[Seen], period: Period) -> list[Seen]:
    """Return the same period of earlier years."""
    return [seen for seen in before if seen[0].end.month == period.end.month][-RECENT:]


def _name(found: Sequence[Period], period: Period, cumulative: bool) -> tuple[str, str]:
    many = len(found) > 1
    if cumulative:
        years = "earlier years" if many else "an earlier year"
        return f"the same {_NOUNS.get(period.basis, 'month')} of {years}", "was"
    following = [*found[1:], period]
    unbroken = all(
        later.previous() == earlier
        for earlier, later in zip(found, following, strict=True)
    )
    noun = _NOUNS.get(period.basis) if unbroken else None
    name = f"the last {_COUNTED[len(found)]}{noun or 'figure'}"
    return (f"{name}s", "were") if many else (name, "was")
