"""Whether a target can be meant: too large, of nought, or on the wrong side.

Values are in the measure's unit. Sources: members who asked of published scorecards why
the targets were 0, and why a figure of 73,390 stood against a target of 420.
"""

from collections.abc import Iterator
from decimal import Decimal

from outcomes.domain.comparison import FAR_POINTS, FAR_TIMES, FEW_THINGS
from outcomes.domain.figures import Unit
from outcomes.domain.findings import Finding, FindingKind, error, warning
from outcomes.domain.rating import LimitKind, Polarity, Rule, RuleError
from strategy_portal.rounding import own_decimals
from strategy_portal.wording import exact_words, figure_words

TWICE = 2


def examine_target(
    value: Decimal,
    limit: Decimal,
    limit_kind: LimitKind,
    *,
    polarity: Polarity,
    unit: Unit,
    latest: Decimal | None = None,
) -> tuple[Finding, ...]:
    """Return all that is wrong or odd about a fixed target and its limit.

    `latest` is the newest figure of the same series, unrounded; all in the unit given.
    Parts are "value" and "limit". Whatever passes without an error makes a Rule.
    """
    wrong = (
        *_impossible(value, unit),
        *_wrong_limit(value, limit, limit_kind, polarity, unit),
    )
    if wrong:
        return wrong
    if value == 0:
        return tuple(_nought(polarity, unit))
    return tuple(_far_from_latest(value, latest, polarity, unit))


def _impossible(value: Decimal, unit: Unit) -> Iterator[Finding]:
    words = exact_words(value, unit)
    if value < 0 and unit is not Unit.SCORE:
        sentence = f"{words} is below zero, which no figure of this measure can be."
        yield error(FindingKind.IMPOSSIBLE, "value", sentence)
    if value > 100 and unit is Unit.PERCENT:
        sentence = f"{words} is more than the whole. A percentage cannot be above 100."
        yield error(FindingKind.IMPOSSIBLE, "value", sentence)


def _wrong_limit(
    value: Decimal, limit: Decimal, kind: LimitKind, polarity: Polarity, unit: Unit
) -> Iterator[Finding]:
    try:
        Rule.with_limit(polarity, value, kind, limit)
    except RuleError as refusal:
        if polarity is Polarity.NEUTRAL:
            yield error(FindingKind.WRONG_SIDE, "value", str(refusal))
            return
        sentence = (
            "A tolerance cannot be below zero."
            if kind is LimitKind.TOLERANCE
            else f"The limit of {exact_words(limit, unit)} is on the wrong side of the "
            f"target of {exact_words(value, unit)}, as {polarity} is better."
        )
        yield error(FindingKind.WRONG_SIDE, "limit", sentence)


def _nought(polarity: Polarity, unit: Unit) -> Iterator[Finding]:
    """Yield that nought is met by anything, where more is better.

    Where less is better it is the strictest target that there is, and a score of nought
    is often the average.
    """
    if polarity is Polarity.HIGHER and unit is not Unit.SCORE:
        sentence = "Every figure meets a target of 0, as higher is better."
        yield warning(FindingKind.ZERO_TARGET, "value", sentence)


def _far_from_latest(
    value: Decimal, latest: Decimal | None, polarity: Polarity, unit: Unit
) -> Iterator[Finding]:
    """Yield a target much easier than the latest figure, or many times away from it."""
    if latest is None or _tells_nothing(value, latest, unit):
        return
    target = f"The target of {exact_words(value, unit)}"
    figure = f"the latest figure, {figure_words(latest, unit, own_decimals(value))}"
    if _is_easier(value, latest, polarity, unit):
        way = "below" if value < latest else "above"
        sentence = f"{target} is far {way} {figure}, although {polarity} is better."
        yield warning(FindingKind.WRONG_SIDE, "value", sentence)
    elif value > FAR_TIMES * latest:
        sentence = f"{target} is more than five times {figure}."
        yield warning(FindingKind.FAR_OFF, "value", sentence)
    elif value * FAR_TIMES < latest:
        sentence = f"{target} is less than a fifth of {figure}."
        yield warning(FindingKind.FAR_OFF, "value", sentence)


def _tells_nothing(value: Decimal, latest: Decimal, unit: Unit) -> bool:
    """Return whether the two are too small to be held against one another."""
    if unit is Unit.COUNT:
        return max(value, latest) < FEW_THINGS
    return min(value, latest) < (1 if unit is Unit.SCORE else 0) or not latest


def _is_easier(value: Decimal, latest: Decimal, polarity: Polarity, unit: Unit) -> bool:
    match polarity:
        case Polarity.HIGHER:
            less, more = value, latest
        case Polarity.LOWER:
            less, more = latest, value
        case _:
            return False
    by_points = unit is Unit.PERCENT and more - less > FAR_POINTS
    return by_points or more > TWICE * less
