"""Disclosure control: what of a raw quantity an audience may see, looked at alone.

This is primary suppression. For the public, counts of people from 1 to one less than
the smallest count of the profile are hidden, and so is a percentage or ratio whose
numerator, or the rest of its denominator, is such a count, or whose denominator is
under its smallest base; nought and all of a small group are hidden with it, because
they tell of everyone in it. Counts of things that are not people are under no profile
and are shown. Boards see exact figures. Source: the profile names it.
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
from scorecards.domain.profiles import Profile


class Audience(StrEnum):
    """Who reads: the boards, or everybody."""

    BOARD = "board"
    PUBLIC = "public"


def is_small(count: Decimal, profile: Profile | None) -> bool:
    """Return whether a count is of too few people; under no profile, none is."""
    return profile is not None and 0 < count < profile.smallest_count


def tells(quantity: Quantity, unit: Unit, profile: Profile) -> bool:
    """Return whether a quantity of people would tell of too few of them."""
    if quantity.numerator is not None and quantity.denominator is not None:
        part, whole = quantity.numerator, quantity.denominator
        if unit is Unit.RATIO:
            return is_small(part, profile) or is_small(whole, profile)
        rest = whole - part
        return (
            whole < profile.smallest_base
            or is_small(part, profile)
            or is_small(rest, profile)
        )
    counted = quantity.value is not None and unit is Unit.COUNT
    return counted and is_small(quantity.reckoned(unit), profile)


def protect(
    quantity: Quantity | None,
    *,
    unit: Unit,
    audience: Audience,
    profile: Profile | None,
    missing: Missing | None = None,
    reason: str = "",
) -> Figure:
    """Turn a raw quantity into the only form that a scorecard may hold.

    `profile` is the rule for small counts, None for what the public may see exactly.
    """
    if missing is Missing.HIDDEN_BY_PROVIDER:
        return Suppressed()
    if quantity is None:
        return NotAvailable(reason)
    if profile and audience is Audience.PUBLIC and tells(quantity, unit, profile):
        return Suppressed()
    return Shown(quantity.reckoned(unit), quantity.numerator, quantity.denominator)
