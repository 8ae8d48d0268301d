"""Whether a figure is far from what has been usual, and what was perhaps meant.

Far is more than five times the greatest or less than a fifth of the least of the usual
figures; a percentage is also far where it lies outside them by 20 points and twice
their own span. A slip is a figure that would be usual with its decimal point moved.
Neither is asked of counts below 10, of what three people make, or of scores near zero.
Sources: complaints about scorecards whose target of 420 met a figure of 73,390, and a
published table with 30.8% in a row of 2% to 4%. Values are in the measure's unit.
"""

from dataclasses import dataclass
from decimal import Decimal

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.findings import Finding, FindingKind, warning
from outcomes.domain.usual import Usual
from strategy_portal.rounding import own_decimals
from strategy_portal.wording import exact_words, figure_words, sentence_case

FAR_TIMES = 5
FAR_POINTS = Decimal(20)
FAR_SPANS = 2
FEW_THINGS = 10
FEW_PEOPLE = 3


@dataclass(frozen=True, slots=True)
class Slip:
    """What a figure is to be multiplied by to be usual, and how far off that is."""

    by: Decimal
    words: str


SHIFTS = (
    Slip(Decimal("0.1"), "about ten times"),
    Slip(Decimal("0.01"), "about a hundred times"),
    Slip(Decimal(10), "about a tenth of"),
    Slip(Decimal(100), "about a hundredth of"),
)
# A fraction where a percentage was asked for: 0.6 for 60%.
FRACTION = Slip(Decimal(100), "far below")
_NEAR = (Decimal("0.8"), Decimal("1.25"))
_WITHIN_TWICE = (Decimal("0.5"), Decimal(2))


def hold_against(
    quantity: Quantity, usual: Usual, *, unit: Unit, decimals: int
) -> Finding | None:
    """Return what is odd about a figure beside the usual ones; None where nothing is.

    All are in the unit given; `decimals` are those that are published.
    """
    now = quantity.reckoned(unit)
    slip = _slip(now, usual, unit)
    if not (slip or usual.is_history) or not _is_far(now, usual, unit, quantity):
        return None
    kind = FindingKind.SLIP if slip else FindingKind.FAR_OFF
    if quantity.denominator is None:
        sentence = _value_sentence(now, usual, slip, unit, decimals)
        return warning(kind, "value", sentence)
    sentence = (
        f"{Entry.of(quantity).words(unit)} is {figure_words(now, unit, decimals)}. "
        f"{sentence_case(usual.name)} {usual.said(unit, decimals)}."
        f"{_asked(_numerator_meant(quantity, usual, unit))}"
    )
    return warning(kind, "numerator", sentence)


def _is_far(now: Decimal, usual: Usual, unit: Unit, quantity: Quantity) -> bool:
    low, high = usual.low, usual.high
    if unit is Unit.COUNT and max(now, high) < FEW_THINGS:
        return False
    if unit is Unit.SCORE and low < 1:
        return False
    beyond = max(low - now, now - high)
    base = quantity.denominator
    if unit.is_share and base and beyond * base <= FEW_PEOPLE * 100:
        return False
    points = max(FAR_POINTS, FAR_SPANS * (high - low))
    if unit is Unit.PERCENT and beyond > points:
        return True
    rises = now > FAR_TIMES * high and (high > 0 or unit is Unit.COUNT)
    return rises or now * FAR_TIMES < low


def _slip(now: Decimal, usual: Usual, unit: Unit) -> Slip | None:
    for shift in SHIFTS:
        if _would_be_usual(now * shift.by, usual, _NEAR):
            return shift
    is_fraction = unit is Unit.PERCENT and 0 < now <= 1
    if is_fraction and _would_be_usual(now * FRACTION.by, usual, _WITHIN_TWICE):
        return FRACTION
    return None


def _would_be_usual(now: Decimal, usual: Usual, near: tuple[Decimal, Decimal]) -> bool:
    least, most = near
    return usual.low > 0 and usual.low * least <= now <= usual.high * most


def _value_sentence(
    now: Decimal, usual: Usual, slip: Slip | None, unit: Unit, decimals: int
) -> str:
    far = "far above" if now > usual.high else "far below"
    meant = ""
    if slip and (unit is not Unit.COUNT or _is_fewer_whole(now, slip)):
        meant = exact_words(now * slip.by, unit)
    return (
        f"{exact_words(now, unit)} is {slip.words if slip else far} {usual.name}, "
        f"which {usual.said(unit, decimals)}.{_asked(meant)}"
    )


def _is_fewer_whole(count: Decimal, slip: Slip) -> bool:
    """Return whether moving the point leaves a count: a digit too many, not too few."""
    return slip.by < 1 and not count * slip.by % 1


def _numerator_meant(quantity: Quantity, usual: Usual, unit: Unit) -> str:
    """Return the numerator that was meant, where a point or a last digit explains it.

    Of the last digits that would all give a usual share it takes the middle one.
    """
    part, whole = quantity.numerator, quantity.denominator
    if part is None or whole is None or not unit.is_share:
        return ""
    half = 50 / whole
    fitting = [
        exact_words(candidate)
        for candidate in _longer(part)
        if usual.low - half <= candidate * 100 / whole <= usual.high + half
        if candidate <= whole or unit is Unit.RATE
    ]
    return fitting[(len(fitting) - 1) // 2] if fitting else ""


def _longer(number: Decimal) -> list[Decimal]:
    """Return a number without its point, or a whole one with a digit more."""
    if number % 1:
        return [number.scaleb(own_decimals(number))]
    return [number * 10 + digit for digit in range(10)]


def _asked(meant: str) -> str:
    return f" Did you mean {meant}?" if meant else ""
