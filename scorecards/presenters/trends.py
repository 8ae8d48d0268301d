"""Trend pictures: which values to draw, and the sentence that stands for them."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise

from outcomes.domain.figures import FigureStatus, Shown
from outcomes.domain.trend import dead_band
from scorecards.domain.scorecard import Row, Sighting
from scorecards.page import TrendData
from scorecards.presenters.marks import words_for
from strategy_portal.charts_axis import by_quarter, by_year
from strategy_portal.periods import Basis, Quarter
from strategy_portal.wording import period_when, target_words

YEARS_SHOWN = 10
QUARTERLY = (Basis.FINANCIAL_QUARTER,)


def trend_of(row: Row, quarter: Quarter) -> TrendData | None:
    """Return what to draw of a row, or None where fewer than two figures show."""
    own = _series(row, "own")
    if len(own) < 2 or row.shown is None:
        return None
    values = _placed(own, quarter)
    if sum(value is not None for value in values) < 2:
        return None
    movement = row.now.movement
    band = (
        dead_band(row.shown, movement.before, row.facts.reading)
        if movement.before
        else None
    )
    latest, aim = row.now.latest, row.now.aim
    return TrendData(
        title=_title(row, own),
        own=values,
        neighbours=_placed(_series(row, "neighbours"), quarter),
        target=aim.rule.reference if aim else None,
        band=band,
        provisional=bool(latest and latest.status is FigureStatus.PROVISIONAL),
        breaks=_breaks(own, quarter),
    )


def trend_words(row: Row) -> str:
    """Return the words that stand where there is no picture."""
    figures = len(_series(row, "own"))
    return "One figure so far" if figures == 1 else "No figures yet"


def _series(row: Row, kind: str) -> list[tuple[Sighting, Decimal]]:
    return [
        (sighting, sighting.figure.value)
        for sighting in row.sightings
        if sighting.place.kind == kind
        and not sighting.breakdown
        and isinstance(sighting.figure, Shown)
    ]


def _placed(
    series: Iterable[tuple[Sighting, Decimal]], quarter: Quarter
) -> tuple[Decimal | None, ...]:
    points = {sighting.period: value for sighting, value in series}
    if any(period.basis in QUARTERLY for period in points):
        return by_quarter(points, last=quarter)
    last = quarter.end.year
    return by_year(points, first=last - YEARS_SHOWN + 1, last=last)


def _breaks(
    series: list[tuple[Sighting, Decimal]], quarter: Quarter
) -> tuple[int, ...]:
    """Return the places at which the definition or the method changed."""
    first = quarter.end.year - YEARS_SHOWN + 1
    changed = [
        after.period
        for (before, _), (after, _) in pairwise(series)
        if before.series != after.series
    ]
    return tuple(p.end.year - first for p in changed if p.basis not in QUARTERLY)


def _title(row: Row, series: list[tuple[Sighting, Decimal]]) -> str:
    """Return the picture in sentences: where it began, stands, and aims."""
    first, last = series[0][0], series[-1][0]
    said = [
        f"Trend of {row.facts.title}.",
        (
            f"It was {_words(row, first)} {period_when(first.period)}"
            f" and is {_words(row, last)} {period_when(last.period)}."
        ),
    ]
    for sighting in row.comparisons:
        if sighting.place.kind == "neighbours":
            name = sighting.place.name[:1].lower() + sighting.place.name[1:]
            said.append(f"The {name} stand at {_words(row, sighting)}.")
    if row.now.aim:
        reading = row.facts.reading
        target = row.now.aim.rule.reference
        words = target_words(target, reading.unit.value, reading.decimals)
        said.append(f"The target is {words}.")
    return " ".join(said)


def _words(row: Row, sighting: Sighting) -> str:
    return words_for(row.facts, sighting.figure)
