"""Rounding that does not mislead: half up, and never across a target.

Pure: standard library only. Values are unrounded, in the measure's unit.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

# Wide enough that no rounding here is itself cut short.
_ARITHMETIC = Context(prec=80, rounding=ROUND_HALF_UP)
_MORE_DECIMALS = 2


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return a value rounded half up (away from zero), as people round."""
    return value.quantize(Decimal(1).scaleb(-decimals), context=_ARITHMETIC)


def own_decimals(value: Decimal) -> int:
    """Return how many decimals a value needs to be written exactly."""
    exponent = value.normalize(_ARITHMETIC).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def honest_decimals(
    value: Decimal, decimals: int, limits: Sequence[Decimal], polarity: str
) -> int:
    """Return the fewest decimals at which the value stays on its side of the limits."""
    while any(
        _side(value, limit, polarity) != _side(rounded(value, decimals), seen, polarity)
        for limit in limits
        for seen in (limit, rounded(limit, decimals))
    ):
        decimals += 1
    return decimals


def _side(value: Decimal, limit: Decimal, polarity: str) -> int:
    """Return where a value stands: a hit or a miss, or else below, on or above."""
    match polarity:
        case "higher":
            return int(value >= limit)
        case "lower":
            return int(value <= limit)
        case _:
            return (value > limit) - (value < limit)


def adding_up(change: Decimal, before: Decimal, decimals: int) -> int:
    """Return the fewest decimals at which a start and its change make the end shown."""
    now, most = rounded(before + change, decimals), decimals + _MORE_DECIMALS
    for places in range(decimals, most):
        told = rounded(before, places) + rounded(change, places)
        if rounded(change, places) and rounded(told, decimals) == now:
            return places
    return most
