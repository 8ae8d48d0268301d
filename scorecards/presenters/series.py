"""A measure's whole series as tables: what the chart is drawn from, and its parts."""

from collections.abc import Sequence

from outcomes.domain.figures import (
    FigureStatus,
    NotAvailable,
    Shown,
    Suppressed,
    Unit,
)
from outcomes.domain.rating import Polarity
from scorecards.domain.history import Moment
from scorecards.domain.inputs import PlaceFacts
from scorecards.domain.scorecard import Aim, Row, Sighting
from scorecards.measure_page import PartsPage, PartsRow, SeriesPage, SeriesRow
from scorecards.page import Cell
from scorecards.presenters import marks
from scorecards.presenters.chart import grid, unit_words
from strategy_portal.periods import Basis, Period
from strategy_portal.wording import period_words, target_words

PERIOD_HEADS = {
    Basis.FINANCIAL_QUARTER: "Quarter",
    Basis.FINANCIAL_YEAR: "Year",
    Basis.ACADEMIC_YEAR: "Academic year",
    Basis.CALENDAR_YEAR: "Calendar year",
    Basis.SNAPSHOT: "Counted in",
    Basis.MONTH_END: "As at the",
}
SYMBOLS = {
    FigureStatus.PROVISIONAL: "[p]",
    FigureStatus.REVISED: "[r]",
    FigureStatus.ESTIMATE: "[e]",
}
NOT_AVAILABLE = Cell("Not available", is_figure=False)


def series_page(row: Row, history: Sequence[Moment]) -> SeriesPage | None:
    """Return the series of the whole, newest first, or None where there is none."""
    if not history:
        return None
    others = _others(row)
    own = [each.own for each in history if each.own]
    examples = [each.status is FigureStatus.ILLUSTRATIVE for each in own]
    all_examples = bool(examples) and all(examples)
    has_targets = any(each.aim for each in history)
    return SeriesPage(
        caption=f"{row.facts.title}: {unit_words(row)}",
        period_head=PERIOD_HEADS[history[0].period.basis],
        place=_own_name(row),
        heads=tuple(place.name for place in others),
        has_targets=has_targets,
        rows=tuple(
            _series_row(row, each, others, mark_rows=not all_examples)
            for each in with_gaps(row, history)
        ),
        illustrative=_series_mark(history, all_examples),
    )


def with_gaps(row: Row, history: Sequence[Moment]) -> list[Moment]:
    """Return a history with the periods between its ends of which nothing is known."""
    known = {each.period: each for each in history}
    own = sorted(each.period for each in history if each.own)
    periods = known.keys() | set(grid(own, row.facts.frequency) if own else ())
    return [
        known.get(period) or Moment(period, None, None, None, {})
        for period in sorted(periods, reverse=True)
    ]


def _own_name(row: Row) -> str:
    return next((s.place.name for s in row.sightings if s.place.kind == "own"), "")


def _others(row: Row) -> tuple[PlaceFacts, ...]:
    """Return the other places of a series; counts and ratios are never compared."""
    if row.facts.reading.unit in (Unit.COUNT, Unit.RATIO):
        return ()
    found = dict.fromkeys(s.place for s in row.sightings if s.place.kind != "own")
    return tuple(found)


def _series_mark(history: Sequence[Moment], all_examples: bool) -> str:
    if all_examples:
        return "Illustrative"
    example = any(each.aim and each.aim.illustrative for each in history)
    return "Illustrative targets" if example else ""


def _series_row(
    row: Row, each: Moment, others: Sequence[PlaceFacts], *, mark_rows: bool
) -> SeriesRow:
    own = each.own
    example = own is not None and own.status is FigureStatus.ILLUSTRATIVE
    return SeriesRow(
        period=period_words(each.period),
        notes=tuple(_notes(own)),
        own=_cell(row, own, each.aim) if own else NOT_AVAILABLE,
        others=tuple(_other(row, each.others.get(place.code)) for place in others),
        target=_target(row, each.aim),
        mark=marks.mark(each.status) if each.status else None,
        illustrative="Illustrative" if example and mark_rows else "",
    )


def _notes(own: Sighting | None) -> list[str]:
    """Return how the figure was made where that is out of the ordinary."""
    return [own.series] if own and own.series else []


def _cell(row: Row, sighting: Sighting, aim: Aim | None = None) -> Cell:
    """Return our own figure with its symbol, its base, or why there is none."""
    figure = sighting.figure
    match figure:
        case Shown():
            text = marks.figure_text(row.facts, figure, aim)
            symbol = SYMBOLS.get(sighting.status, "")
            base = marks.base_text(row.facts, figure)
            return Cell(f"{text} {symbol}".strip(), (base,) if base else ())
        case Suppressed():
            return Cell(marks.HIDDEN, ("[c]",), is_figure=False)
        case NotAvailable(reason):
            return Cell(marks.NO_FIGURE, (reason,) if reason else (), is_figure=False)


def _other(row: Row, sighting: Sighting | None) -> Cell:
    if sighting is None or not isinstance(sighting.figure, Shown):
        return NOT_AVAILABLE
    text = marks.comparator_text(row.facts, sighting)
    return Cell(f"{text} {SYMBOLS.get(sighting.status, '')}".strip())


def _target(row: Row, aim: Aim | None) -> Cell:
    if aim is None:
        neutral = row.facts.polarity is Polarity.NEUTRAL
        return Cell("Not rated" if neutral else "None set", is_figure=False)
    reading = row.facts.reading
    words = target_words(aim.rule.reference, reading.unit.value, reading.decimals)
    return Cell(words)


def parts_pages(row: Row) -> tuple[PartsPage, ...]:
    """Return the tables of a measure's parts: beside others, then over time."""
    parts = [sighting for sighting in row.sightings if sighting.breakdown]
    if not parts:
        return ()
    newest = max(s.period for s in parts if s.place.kind == "own")
    found = [_parts_over_time(row, parts)]
    compared = _others(row)
    if any(s.place in compared and s.period == newest for s in parts):
        found.insert(0, _parts_beside_others(row, parts, newest))
    return tuple(found)


def _titles(parts: Sequence[Sighting]) -> list[str]:
    return list(dict.fromkeys(sighting.breakdown for sighting in parts))


def _parts_over_time(row: Row, parts: Sequence[Sighting]) -> PartsPage:
    own = {(s.period, s.breakdown): s for s in parts if s.place.kind == "own"}
    titles = _titles(parts)
    periods = sorted({period for period, _ in own}, reverse=True)
    return PartsPage(
        caption=f"Each part over time: {unit_words(row)}",
        corner=PERIOD_HEADS[periods[0].basis],
        heads=tuple(titles),
        rows=tuple(
            PartsRow(
                period_words(period),
                tuple(_part(row, own.get((period, title))) for title in titles),
            )
            for period in periods
        ),
    )


def _part(row: Row, sighting: Sighting | None) -> Cell:
    return _cell(row, sighting) if sighting else NOT_AVAILABLE


def _parts_beside_others(
    row: Row, parts: Sequence[Sighting], period: Period
) -> PartsPage:
    at = {(s.breakdown, s.place): s for s in parts if s.period == period}
    places = list(dict.fromkeys(s.place for s in parts))
    return PartsPage(
        caption=f"Each part in {period_words(period)}: {unit_words(row)}",
        corner="Part",
        heads=tuple(place.name for place in places),
        rows=tuple(
            PartsRow(
                title, tuple(_part(row, at.get((title, place))) for place in places)
            )
            for title in _titles(parts)
        ),
    )
