"""How measures stand in a quarter, each on its own, by the reckoning of the scorecards.

The pages of measures and outcomes read here, so that they can never say of a measure
what its scorecard does not say.
"""

from collections.abc import Iterable
from datetime import date

from outcomes.domain.rating import Status
from outcomes.models import Measure
from scorecards.assemble import NoFigures, assemble_measures, quarters_with_figures
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.history import Moment, history_of
from scorecards.domain.scorecard import Row
from strategy_portal.periods import Quarter


def newest_quarter(today: date) -> Quarter:
    """Return the latest quarter with figures; without any, the last that has ended."""
    try:
        return quarters_with_figures()[0]
    except NoFigures:
        return Quarter.containing(today).previous()


def standings(
    measures: Iterable[Measure], quarter: Quarter, *, today: date
) -> dict[str, Row]:
    """Return how measures stand, by code, as the boards see it: exactly.

    The queries are as many for one measure as for all.
    """
    found = compute(assemble_measures(measures, quarter, today=today), Audience.BOARD)
    rows = (row for part in found.sections for row in (*part.rows, *part.beside))
    return {row.facts.code: row for row in rows}


def standings_of_quarter(quarter: Quarter, *, today: date) -> dict[str, Row]:
    """Return how every measure that was watched stood at the end of a quarter."""
    measures = Measure.objects.live(quarter.end).in_order().with_posts()
    return standings(measures, quarter, today=today)


def standing(
    measure: Measure, quarter: Quarter, *, today: date
) -> tuple[Row, tuple[Moment, ...]]:
    """Return how one measure stands, and how it stood in every period that is known."""
    inputs = assemble_measures([measure], quarter, today=today)
    [section] = compute(inputs, Audience.BOARD).sections
    [row] = (*section.rows, *section.beside)
    [known] = inputs.outcomes[0].measures
    return row, history_of(row, known.targets)


def status_key(status: Status) -> str:
    """Return a status as addresses write it: `off-track`."""
    return status.value.lower().replace(" ", "-")
