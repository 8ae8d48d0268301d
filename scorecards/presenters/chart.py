"""The full chart of a measure's page: what stands where, and the words around it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from math import gcd

from outcomes.domain.figures import FigureStatus, Shown, Unit
from outcomes.domain.trend import dead_band
from scorecards.domain.history import Moment
from scorecards.domain.scorecard import Aim, Row, Sighting
from scorecards.measure_page import ChartPage
from scorecards.presenters import marks
from scorecards.presenters.chart_title import called_moments, chart_title
from strategy_portal.charts import Caution, Chart, Line
from strategy_portal.charts_words import chart_alternative
from strategy_portal.periods import Basis, Period
from strategy_portal.wording import (
    join_words,
    month_words,
    period_when,
    period_words,
    range_words,
    target_words,
)

# Beside our own line: similar areas first, then the country.
BESIDE = ("neighbours", "nation")
SHORT = {"neighbours": "Neighbours"}
# In months; what is reported once or by the term has no step of its own.
STEPS = {"monthly": 1, "quarterly": 3, "yearly": 12, "two-yearly": 24}
SPANS = {
    Basis.ACADEMIC_YEAR: "academic years",
    Basis.FINANCIAL_YEAR: "years ending",
    Basis.CALENDAR_YEAR: "calendar years",
    Basis.FINANCIAL_QUARTER: "quarters,",
    Basis.SNAPSHOT: "as counted in",
    Basis.MONTH_END: "",
}


def chart_of(row: Row, history: Sequence[Moment]) -> ChartPage | None:
    """Return the chart of a measure, or None where fewer than two figures show."""
    shown = [each for each in reversed(history) if _value(each.own) is not None]
    if len(shown) < 2:
        return None
    periods = grid([each.period for each in shown], row.facts.frequency)
    placed = _placed(periods, history)
    chart = _chart(row, periods, placed)
    return ChartPage(
        title=chart_title(row, shown),
        subtitle=_subtitle(row, shown, chart),
        drawing=chart,
        notes=_notes(row, placed),
    )


def grid(periods: Sequence[Period], frequency: str) -> tuple[Period, ...]:
    """Return the periods from the first to the last, the ones without figures too.

    They are as far apart as the frequency says, or closer where figures are.
    """
    ends = [_month(period) for period in periods]
    gaps = (after - before for before, after in pairwise(ends))
    step = gcd(STEPS.get(frequency, 0), *gaps)
    last = periods[-1]
    if step % last.months:
        return tuple(periods)
    known = {_month(period): period for period in periods}
    found, earlier = [last], last
    while _month(earlier) > ends[0]:
        for _ in range(step // last.months):
            earlier = earlier.previous()
        found.append(known.get(_month(earlier), earlier))
    return tuple(reversed(found))


def _month(period: Period) -> int:
    return period.end.year * 12 + period.end.month


def _placed(periods: Sequence[Period], history: Sequence[Moment]) -> tuple[Moment, ...]:
    """Return a moment for each place along the foot, empty where nothing is known."""
    known = {each.period: each for each in history}
    return tuple(
        known.get(period, Moment(period, None, None, None, {})) for period in periods
    )


def _value(sighting: Sighting | None) -> Decimal | None:
    figure = sighting.figure if sighting else None
    return figure.value if isinstance(figure, Shown) else None


def _chart(row: Row, periods: Sequence[Period], placed: Sequence[Moment]) -> Chart:
    called = called_moments(row, placed)
    latest = row.now.latest
    return Chart(
        title=_alternative(row, placed, called),
        places=[period_words(period) for period in periods],
        own=_line(row, [each.own for each in placed], breaks_of(placed)),
        others=_others(row, placed),
        target=_target(row, placed),
        cautions=_cautions(row, placed),
        called=[(place, _words(row, placed[place].own)) for place in called],
        unit=row.facts.reading.unit.value,
        band=_band(row),
        provisional=bool(latest and latest.status is FigureStatus.PROVISIONAL),
    )


def _line(
    row: Row, sightings: Sequence[Sighting | None], breaks: Sequence[int]
) -> Line:
    values = [_value(sighting) for sighting in sightings]
    last = next(s for s in reversed(sightings) if _value(s) is not None)
    place = last.place if last else row.sightings[0].place
    return Line(
        name=place.name,
        figure=_words(row, last),
        values=values,
        short=SHORT.get(place.kind, ""),
        breaks=breaks,
    )


def _words(row: Row, sighting: Sighting | None) -> str:
    return marks.words_for(row.facts, sighting.figure) if sighting else ""


def breaks_of(placed: Sequence[Moment]) -> tuple[int, ...]:
    """Return the places at which the definition or the method changed."""
    own = [(place, each.own.series) for place, each in enumerate(placed) if each.own]
    return tuple(
        place for (_, before), (place, after) in pairwise(own) if before != after
    )


def _others(row: Row, placed: Sequence[Moment]) -> tuple[Line, ...]:
    """Return the comparators' lines; a count is never compared."""
    if row.facts.reading.unit in (Unit.COUNT, Unit.RATIO):
        return ()
    codes = {
        sighting.place.kind: code
        for each in placed
        for code, sighting in each.others.items()
        if _value(sighting) is not None
    }
    breaks = breaks_of(placed)
    return tuple(
        _line(row, [each.others.get(codes[kind]) for each in placed], breaks)
        for kind in BESIDE
        if kind in codes
    )


def _target(row: Row, placed: Sequence[Moment]) -> Line | None:
    aims = [each.aim for each in placed]
    values = [aim.rule.reference if aim else None for aim in aims]
    last = next((aim for aim in reversed(aims) if aim), None)
    if last is None or is_drawn(last):
        return None
    reading = row.facts.reading
    words = target_words(last.rule.reference, reading.unit.value, reading.decimals)
    return Line(name="Target", figure=words, values=values)


def is_drawn(aim: Aim) -> bool:
    """Return whether a target is itself one of the lines beside our own."""
    return aim.comparator is not None and aim.comparator.kind in BESIDE


def _cautions(row: Row, placed: Sequence[Moment]) -> tuple[Caution, ...]:
    """Return a band over each run of figures made another way than the newest."""
    newest = row.now.latest.series if row.now.latest else ""
    runs = groupby(
        enumerate(placed), key=lambda pair: pair[1].own.series if pair[1].own else ""
    )
    found = []
    for series, run in runs:
        places = [place for place, _ in run]
        if series and series != newest:
            words = f"{series[:1].upper()}{series[1:]}"
            found.append(Caution(places[0], places[-1], words))
    return tuple(found)


def _band(row: Row) -> Decimal:
    movement = row.now.movement
    if row.shown is None or movement.before is None:
        return Decimal(0)
    return dead_band(row.shown, movement.before, row.facts.reading)


def _alternative(row: Row, placed: Sequence[Moment], called: Sequence[int]) -> str:
    shown = [each for each in placed if _value(each.own) is not None]
    first, last = shown[0], shown[-1]
    told = {each.period: each for each in (first, *(placed[p] for p in called), last)}
    target = row.now.aim
    reading = row.facts.reading
    return chart_alternative(
        last.own.place.name if last.own else "",
        [
            (_words(row, each.own), period_when(period))
            for period, each in sorted(told.items())
        ],
        span=(period_words(placed[0].period), period_words(placed[-1].period)),
        others=_standing_beside(row),
        target=target_words(target.rule.reference, reading.unit.value, reading.decimals)
        if target
        else "",
    )


def _standing_beside(row: Row) -> list[tuple[str, str]]:
    return [
        (sighting.place.name, _words(row, sighting))
        for sighting in row.comparisons
        if sighting.place.kind in BESIDE
    ]


def unit_words(row: Row) -> str:
    """Return what the numbers are: `% of children`, `points`, `number of pupils`."""
    counted = row.facts.counts
    match row.facts.reading.unit:
        case Unit.PERCENT:
            return f"% of {counted}" if counted else "%"
        case Unit.RATE:
            return f"for each 100 {counted}" if counted else "for each 100"
        case Unit.COUNT:
            return f"number of {counted}" if counted else "number"
        case Unit.RATIO:
            return f"ratio of {counted}" if counted else "ratio"
        case _:
            return "points"


def month_words_of(period: Period) -> str:
    """Return the month that a period ends in: `March 2025`."""
    return month_words(period.end)


def _subtitle(row: Row, shown: Sequence[Moment], chart: Chart) -> str:
    first, last = shown[0].period, shown[-1].period
    name = month_words_of if last.basis is Basis.FINANCIAL_YEAR else period_words
    span = f"{SPANS[last.basis]} {range_words(name(first), name(last))}".strip()
    said = [f"{row.facts.title}: {unit_words(row)}, {span}."]
    if chart.scale_words:
        said.append(f"{chart.scale_words}.")
    return " ".join(said)


def _notes(row: Row, placed: Sequence[Moment]) -> tuple[str, ...]:
    """Return what the eye should know: the caveats of single periods, each once."""
    periods: dict[str, list[str]] = {}
    for each in placed:
        if each.own and each.own.caveat:
            periods.setdefault(each.own.caveat, []).append(period_words(each.period))
    said = [f"{join_words(found)}: {caveat}" for caveat, found in periods.items()]
    aim = row.now.aim
    if aim and aim.comparator and is_drawn(aim):
        name = f"{aim.comparator.name[:1].lower()}{aim.comparator.name[1:]}"
        said.insert(0, f"The target is the figure of the {name}.")
    return tuple(said)
