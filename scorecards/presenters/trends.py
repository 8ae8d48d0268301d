"""Trend pictures: which values to draw, and the sentence that stands for them."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from outcomes.domain.figures import FigureStatus, Shown
from outcomes.domain.trend import dead_band
from scorecards.domain.scorecard import Row, Sighting
from scorecards.page import TrendData
from scorecards.presenters.marks import words_for
from strategy_portal.charts_axis import by_quarter, by_year
from strategy_portal.periods import Basis, Period, Quarter
from strategy_portal.wording import period_when, target_words

YEARS_SHOWN = 10
QUARTERS_SHOWN = 8
Pairs = list[tuple[Sighting, Decimal]]


def trend_of(row: Row, quarter: Quarter) -> TrendData | None:
    """Return what to draw of a row, or None where fewer than two figures show."""
    window = _Window(quarter, _is_quarterly(row))
    own = window.within(_series(row, "own"))
    values = window.placed(own)
    if row.shown is None or len(values) - values.count(None) < 2:
        return None
    movement = row.now.movement
    band = (
        dead_band(row.shown, movement.before, row.facts.reading)
        if movement.before
        else None
    )
    latest, aim = row.now.latest, row.now.aim
    neighbours = window.within(_series(row, "neighbours"))
    return TrendData(
        title=_title(row, own),
        own=values,
        neighbours=window.placed(neighbours) if neighbours else (),
        target=aim.rule.reference if aim else None,
        band=band,
        provisional=bool(latest and latest.status is FigureStatus.PROVISIONAL),
        breaks=window.breaks(own),
    )


def trend_words(row: Row) -> str:
    """Return the words that stand where there is no picture."""
    if len(_series(row, "own")) == 1:
        return "One figure so far"
    return f"Too few {'quarters' if _is_quarterly(row) else 'years'} to draw"


def _is_quarterly(row: Row) -> bool:
    basis = Basis.FINANCIAL_QUARTER
    return any(each.period.basis is basis for each, _ in _series(row, "own"))


def _series(row: Row, kind: str) -> Pairs:
    return [
        (sighting, sighting.figure.value)
        for sighting in row.sightings
        if sighting.place.kind == kind
        and not sighting.breakdown
        and isinstance(sighting.figure, Shown)
    ]


@dataclass(frozen=True, slots=True)
class _Window:
    """The years or the quarters that a picture shows, up to a quarter."""

    quarter: Quarter
    quarterly: bool

    def place(self, period: Period) -> int:
        """Return where a period stands, from nought; below it, before the picture."""
        if self.quarterly:
            then = Quarter.containing(period.end)
            years = self.quarter.year - then.year
            back = years * 4 + self.quarter.number - then.number
            return QUARTERS_SHOWN - 1 - back
        return YEARS_SHOWN - 1 - (self.quarter.end.year - period.end.year)

    def within(self, series: Pairs) -> Pairs:
        """Return the figures that the picture has room for."""
        return [pair for pair in series if self.place(pair[0].period) >= 0]

    def placed(self, series: Pairs) -> tuple[Decimal | None, ...]:
        """Return the figures at their places; None is a gap."""
        points = {sighting.period: value for sighting, value in series}
        if self.quarterly:
            return by_quarter(points, last=self.quarter, count=QUARTERS_SHOWN)
        last = self.quarter.end.year
        return by_year(points, first=last - YEARS_SHOWN + 1, last=last)

    def breaks(self, series: Pairs) -> tuple[int, ...]:
        """Return the places at which the definition or the method changed."""
        return tuple(
            self.place(after.period)
            for (before, _), (after, _) in pairwise(series)
            if before.series != after.series
        )


def _title(row: Row, series: Pairs) -> str:
    """Return the picture in sentences: where it began, stands, and aims."""
    first, last = series[0][0], series[-1][0]
    now = words_for(row.facts, last.figure, row.now.aim)
    said = [
        f"Trend of {row.facts.title}.",
        (
            f"It was {_words(row, first)} {period_when(first.period)}"
            f" and is {now} {period_when(last.period)}."
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
