"""Whether what was given can be so: errors block, warnings ask for a confirmation.

The same examination is made at typing, paste and import. It looks at the entry itself,
at its parts, and at what has been usual (`usual`, `comparison`). Sources: the faults
that real returns hold, such as a slipped decimal point, a part above its total, a year
to date that starts again. Numbers are in the measure's unit, of the context's period.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from outcomes.domain.comparison import hold_against
from outcomes.domain.entry import Entry, PartsDisagree, agrees, impossibilities, settle
from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.findings import Finding, FindingKind, error, warning
from outcomes.domain.usual import Seen, earlier_in_year, usual_of
from strategy_portal.periods import Period
from strategy_portal.rounding import own_decimals
from strategy_portal.wording import exact_words, figure_words, period_when


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the measure, or the part of it, that an entry is for.

    `counts` names what is counted ("families"). `history` is of the same series, oldest
    first; `comparators` are the other places' figures of its latest period; `target` is
    the one that holds. `parts` are the entries of all its parts with their titles.
    """

    unit: Unit
    period: Period
    decimals: int = 0
    cumulative: bool = False
    counts: str = ""
    history: tuple[Seen, ...] = ()
    comparators: tuple[Decimal, ...] = ()
    target: Decimal | None = None
    parts: tuple[tuple[str, Entry], ...] = ()
    adds_up: bool = False


def examine(entry: Entry, context: Context) -> tuple[Finding, ...]:
    """Return all that is wrong or odd about an entry, errors first.

    Whatever passes without an error also passes `refuse_impossible`. Nothing is raised.
    """
    wrong = (*_shape(entry), *_impossible(entry, context))
    quantity = entry.quantity
    if wrong or quantity is None:
        return wrong
    return (
        *examine_parts(entry, context),
        *_not_whole(quantity, context),
        *_unusual(quantity, context),
    )


def _shape(entry: Entry) -> Iterator[Finding]:
    reason = entry.missing_reason.strip()
    if entry.has_numbers and (entry.missing or reason):
        sentence = "Give a figure, or say why there is none, but not both."
        yield _incomplete("missing_reason", sentence)
    elif entry.missing and not reason:
        sentence = "Say why there is no figure, and when it will come."
        yield _incomplete("missing_reason", sentence)
    elif reason and not entry.missing:
        yield _incomplete("missing", "Choose what kind of reason it is.")
    part, whole = entry.numerator, entry.denominator
    if part is not None and whole is None:
        yield _incomplete("denominator", f"Say what {exact_words(part)} is out of.")
    if whole is not None and part is None:
        yield _incomplete("numerator", f"Say how many of {exact_words(whole)}.")


def _incomplete(part: str, sentence: str) -> Finding:
    return error(FindingKind.INCOMPLETE, part, sentence)


def _impossible(entry: Entry, context: Context) -> Iterator[Finding]:
    if entry.denominator is not None and entry.denominator <= 0:
        sentence = f"Nothing can be out of {exact_words(entry.denominator)}."
        yield error(FindingKind.IMPOSSIBLE, "denominator", sentence)
    quantity = entry.quantity
    if quantity is None:
        return
    for found in impossibilities(context.unit, quantity):
        yield error(FindingKind.IMPOSSIBLE, found.part, str(found))
    if entry.value is not None and quantity.denominator is not None:
        yield from _value_differs(entry.value, quantity, context.unit)


def _value_differs(value: Decimal, quantity: Quantity, unit: Unit) -> Iterator[Finding]:
    if not agrees(value, quantity, unit):
        base = Entry.of(quantity).words(unit)
        is_so = figure_words(quantity.reckoned(unit), unit, own_decimals(value))
        sentence = f"{base} is {is_so}, not {exact_words(value, unit)}."
        yield error(FindingKind.VALUE_DIFFERS, "value", sentence)


def examine_parts(whole: Entry, context: Context) -> Iterator[Finding]:
    """Yield what is wrong between a whole and the parts in its context.

    Where the parts are not said to make up the whole, one above it is only odd: it may
    be no part of it.
    """
    rank = error if context.adds_up else warning
    over = [
        rank(FindingKind.PART_OVER_WHOLE, part, sentence)
        for title, entry in context.parts
        for part, sentence in _over(title, entry, whole, context.unit)
    ]
    yield from over or _parts_differ(whole, context)


def _over(
    title: str, entry: Entry, whole: Entry, unit: Unit
) -> Iterator[tuple[str, str]]:
    """Yield each number of a part that is above the same number of the whole."""
    if unit is Unit.COUNT:
        compared = [("value", entry.value, whole.value, "has")]
    else:
        compared = [("denominator", entry.denominator, whole.denominator, "is out of")]
    if unit.is_share:
        compared.append(("numerator", entry.numerator, whole.numerator, "has"))
    for part, number, most, words in compared:
        if number is not None and most is not None and number > most:
            larger, smaller = exact_words(number), exact_words(most)
            yield part, f"{title} {words} {larger}, and the whole only {smaller}."


def _parts_differ(whole: Entry, context: Context) -> Iterator[Finding]:
    parts = {str(place): entry for place, (_, entry) in enumerate(context.parts)}
    try:
        settle(whole, parts, unit=context.unit, adds_up=context.adds_up)
    except PartsDisagree as disagreement:
        part = "value" if whole.numerator is None else "numerator"
        yield error(FindingKind.PARTS_DIFFER, part, str(disagreement))


def _not_whole(quantity: Quantity, context: Context) -> Iterator[Finding]:
    """Yield the parts of a base that are no whole number: points of a score may be."""
    things = f" of {context.counts}" if context.counts else ""
    for part, number in (
        ("numerator", None if context.unit is Unit.SCORE else quantity.numerator),
        ("denominator", quantity.denominator),
    ):
        if number is not None and number % 1:
            sentence = f"{exact_words(number)} is not a whole number{things}."
            yield warning(FindingKind.NOT_WHOLE, part, sentence)


def _unusual(quantity: Quantity, context: Context) -> Iterator[Finding]:
    fallen = _fell_within_year(quantity, context) if context.cumulative else None
    if fallen:
        yield fallen
        return
    usual = usual_of(
        context.history,
        context.period,
        unit=context.unit,
        cumulative=context.cumulative,
        comparators=context.comparators,
        target=context.target,
    )
    if usual is None:
        return
    found = hold_against(quantity, usual, unit=context.unit, decimals=context.decimals)
    if found:
        yield found


def _fell_within_year(quantity: Quantity, context: Context) -> Finding | None:
    """Return that a number counted up through the year has fallen since it began."""
    earlier = earlier_in_year(context.history, context.period)
    if earlier is None:
        return None
    period, before = earlier
    part = "value" if context.unit is Unit.COUNT else "numerator"
    was, now = getattr(before, part), getattr(quantity, part)
    if was is None or now is None or now >= was:
        return None
    sentence = (
        f"{exact_words(now)} is less than the {exact_words(was)} "
        f"{period_when(period)}. A figure counted up through the year cannot fall."
    )
    return warning(FindingKind.FELL_WITHIN_YEAR, part, sentence)
