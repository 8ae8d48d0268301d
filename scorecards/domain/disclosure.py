"""Disclosure control: what of a raw quantity an audience may see, looked at alone.

This is primary suppression. For the public, counts of people from 1 to one less than
the threshold are hidden, and so is a percentage or ratio whose numerator, or the rest
of its denominator, is such a count, or whose denominator is under ten; nought and all
of a small group are hidden with it, because they tell of everyone in it. Counts of
things that are not people are shown. Boards see exact figures. Source: the practice of
English statistical producers (counts of 1 to 4 hidden), chosen as the default profile.
"""

from decimal import Decimal
from enum import StrEnum

from outcomes.domain.figures import (
    Figure,
    Missing,
    NotAvailable,
    Quantity,
    Shown,
    Suppressed,
    Unit,
)

SMALLEST_BASE = 10


class Audience(StrEnum):
    """Who reads: the boards, or everybody."""

    BOARD = "board"
    PUBLIC = "public"


def is_small(count: Decimal, threshold: int) -> bool:
    """Return whether a count of people is above nought and below the threshold."""
    return 0 < count < threshold


def tells(quantity: Quantity, unit: Unit, threshold: int) -> bool:
    """Return whether a quantity of people would tell of too few of them."""
    if quantity.numerator is not None and quantity.denominator is not None:
        part, whole = quantity.numerator, quantity.denominator
        if unit is Unit.RATIO:
            return is_small(part, threshold) or is_small(whole, threshold)
        rest = whole - part
        return (
            whole < SMALLEST_BASE
            or is_small(part, threshold)
            or is_small(rest, threshold)
        )
    counted = quantity.value is not None and unit is Unit.COUNT
    return counted and is_small(quantity.reckoned(unit), threshold)


def protect(
    quantity: Quantity | None,
    *,
    unit: Unit,
    people: bool,
    audience: Audience,
    threshold: int,
    missing: Missing | None = None,
    reason: str = "",
) -> Figure:
    """Turn a raw quantity into the only form that a scorecard may hold.

    `threshold` is the smallest count of people that the public may see.
    """
    if missing is Missing.HIDDEN_BY_PROVIDER:
        return Suppressed()
    if quantity is None:
        return NotAvailable(reason)
    if audience is Audience.PUBLIC and people and tells(quantity, unit, threshold):
        return Suppressed()
    return Shown(quantity.reckoned(unit), quantity.numerator, quantity.denominator)
