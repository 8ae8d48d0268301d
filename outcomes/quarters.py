"""Refusing a first quarter that is closed: what was signed keeps its rules."""

from outcomes.models import Measure
from outcomes.terms import (
    first_free_quarter,
    first_unreported_quarter,
    last_change,
)
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused
from strategy_portal.wording import quarter_full, quarter_words


class QuarterIsClosed(Refused):
    """The change would begin where figures stand, or before one decided already."""


def refuse_closed(
    measure: Measure, first_quarter: Quarter, *, part: str = "first_quarter"
) -> None:
    """Raise QuarterIsClosed where figures of a quarter stand already, or of a later."""
    free = first_free_quarter(measure)
    if free and first_quarter < free:
        raise QuarterIsClosed(
            part,
            f"A figure stands for {quarter_words(free.previous())} and keeps the rules "
            f"of its time. Choose {quarter_full(free)} or a later quarter.",
        )


def refuse_reported(first_quarter: Quarter, *, part: str = "first_quarter") -> None:
    """Raise QuarterIsClosed where figures of any measure stand for a quarter.

    `part` may be about the last quarter before it.
    """
    free = first_unreported_quarter()
    if free and first_quarter < free:
        least = free if part == "first_quarter" else free.previous()
        raise QuarterIsClosed(
            part,
            f"Figures stand for {quarter_words(free.previous())} and keep what held "
            f"then. Choose {quarter_full(least)} or a later quarter.",
        )


def refuse_out_of_turn(
    measure: Measure,
    first_quarter: Quarter,
    *,
    of: str = "",
    part: str = "first_quarter",
) -> None:
    """Raise QuarterIsClosed where a change that begins later was decided already.

    `of` is the one field that matters; without it any does.
    """
    change = last_change(measure, of=of)
    if change and first_quarter.start < change.valid_from:
        decided = Quarter.containing(change.valid_from)
        raise QuarterIsClosed(
            part,
            f"A change from {quarter_words(decided)} on is decided already. "
            "Choose that quarter or a later one.",
        )


def first_choice(measure: Measure) -> Quarter | None:
    """Return the first quarter that neither rule refuses; None where any will do."""
    change = last_change(measure)
    decided = Quarter.containing(change.valid_from) if change else None
    return max(filter(None, (first_free_quarter(measure), decided)), default=None)
