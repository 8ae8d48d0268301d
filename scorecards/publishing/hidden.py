"""What the public does not see of a set, and why: for the checkers alone."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from outcomes.models import Breakdown
from scorecards.domain.verdicts import Why
from scorecards.models import QuarterSet, ToldFigure
from strategy_portal.periods import Period
from strategy_portal.wording import join_words, period_words

WORDS = {
    Why.FEW: "Too few people",
    Why.STEP: "Too few came since another figure of its year",
    Why.REST: "Too few are left of the whole",
    Why.EARLIER: "An earlier edition hid it",
    Why.OTHER: "It would give another figure away",
    Why.WORKED_OUT: "It is worked out from a hidden figure",
    Why.SUPPLIED: "Who supplied it hid it",
}
THE_WHOLE = "the whole"


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """Of which measure, or part of one, figures are hidden: why, and of which periods.

    The reason tells of the hidden number, so no public page or file may hold it.
    """

    code: str
    title: str
    part: str
    why: str
    periods: tuple[str, ...]


def hidden_in(prepared: QuarterSet) -> list[HiddenLine]:
    """Return what is hidden in a set, a line for each measure, part and reason.

    Only figures of our own area are ever hidden, so that it is not named.
    """
    told = ToldFigure.objects.filter(belongs_to=prepared)
    rows = list(told.hidden().select_related("measure").in_order())
    parts = _part_titles(rows)
    few = _hidden_for_themselves(rows, parts)
    lines: dict[tuple[str, str, str, str], list[Period]] = defaultdict(list)
    for row in rows:
        part = parts.get((row.measure_id, row.part), "")
        why = _why(row, few[row.measure_id, row.period])
        lines[row.measure.code, row.measure.title, part, why].append(row.period)
    return [
        HiddenLine(*about, periods=tuple(map(period_words, periods)))
        for about, periods in lines.items()
    ]


def _part_titles(rows: Iterable[ToldFigure]) -> dict[tuple[int, str], str]:
    parts = Breakdown.objects.filter(measure__in={row.measure_id for row in rows})
    return {
        (measure, code): title
        for measure, code, title in parts.values_list("measure", "code", "title")
    }


def _hidden_for_themselves(
    rows: Iterable[ToldFigure], parts: dict[tuple[int, str], str]
) -> dict[tuple[int, Period], list[str]]:
    """Return for whose sake others of the same measure and period are hidden."""
    found: dict[tuple[int, Period], list[str]] = defaultdict(list)
    for row in rows:
        if row.why != Why.OTHER:
            title = parts.get((row.measure_id, row.part), THE_WHOLE)
            found[row.measure_id, row.period].append(title)
    return found


def _why(row: ToldFigure, few: list[str]) -> str:
    if row.why == Why.OTHER and few:
        return f"It would give away {join_words(few)}"
    return WORDS[Why(row.why)]
