"""The data behind a document: one row an observation, as the data files hold it."""

from collections.abc import Iterator

from outcomes.domain.figures import FigureStatus, NotAvailable, Shown, Suppressed
from scorecards.domain.scorecard import Aim, Row, Scorecard, Sighting
from scorecards.page import DataRow
from scorecards.presenters import marks
from strategy_portal.rounding import rounded

SYMBOLS = {
    FigureStatus.PROVISIONAL: "[p]",
    FigureStatus.REVISED: "[r]",
    FigureStatus.ESTIMATE: "[e]",
}


def data_rows(scorecard: Scorecard) -> tuple[DataRow, ...]:
    """Return every observation of a document's measures, each measure once."""
    outcomes: dict[str, list[str]] = {}
    found: dict[str, Row] = {}
    for section in scorecard.sections:
        for row in (*section.rows, *section.beside):
            found.setdefault(row.facts.code, row)
            outcomes.setdefault(row.facts.code, []).append(section.title)
    return tuple(
        data
        for code, row in found.items()
        for data in _measure_rows(row, "; ".join(outcomes[code]))
    )


def _measure_rows(row: Row, outcome: str) -> Iterator[DataRow]:
    base = {"measure": row.facts.code, "title": row.facts.title, "outcome": outcome}
    if row.now.latest is None:
        yield DataRow(base | _nothing_yet(row))
    for sighting in row.sightings:
        yield DataRow(base | _sighted(row, sighting))


def _nothing_yet(row: Row) -> dict[str, str]:
    """Return the row of a measure that stands in the table without any figure."""
    return {
        "area": "",
        "breakdown": "",
        "period_start": "",
        "period_end": "",
        "basis": "",
        "value": "",
        "symbol": "[z]" if row.facts.in_development else "[x]",
        "figure_status": "",
        "source": row.facts.release,
    } | _in_table(row)


def _in_table(row: Row) -> dict[str, str]:
    aim = row.now.aim
    return {
        "target": format(aim.rule.reference.normalize(), "f") if aim else "",
        "rating": row.now.status.value,
        "direction": row.now.movement.direction.value if row.shown else "",
        "in_table": "yes",
    }


def _sighted(row: Row, sighting: Sighting) -> dict[str, str]:
    newest = sighting == row.now.latest
    rest = {"target": "", "rating": "", "direction": "", "in_table": "no"}
    return {
        "area": sighting.place.name,
        "breakdown": sighting.breakdown,
        "period_start": sighting.period.start.isoformat(),
        "period_end": sighting.period.end.isoformat(),
        "basis": sighting.period.basis.value,
        "value": _value(row, sighting, row.now.aim if newest else None),
        "symbol": _symbol(sighting),
        "figure_status": sighting.status.value,
        "source": sighting.release,
    } | (_in_table(row) if newest else rest)


def _value(row: Row, sighting: Sighting, aim: Aim | None) -> str:
    """Return the figure as exactly as the pages print it, and no more so."""
    if not isinstance(sighting.figure, Shown):
        return ""
    decimals = marks.exact_decimals(row.facts, sighting.figure, aim)
    return format(rounded(sighting.figure.value, decimals), "f")


def _symbol(sighting: Sighting) -> str:
    match sighting.figure:
        case Suppressed():
            return "[c]"
        case NotAvailable():
            return "[x]"
        case _:
            return SYMBOLS.get(sighting.status, "")
