"""Reading a scorecard: as many queries for ten measures as for five hundred."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from outcomes.models import Commentary, Measure, Observation, Placement, Target
from scorecards.assemble import assemble, assemble_measures
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.standings import newest_quarter, standings_of_quarter
from strategy_portal.periods import Quarter
from tests.factories.outcomes import MeasureFactory
from tests.factories.portal import UserFactory
from tests.integration.outcomes.strategy import PLACES, Strategy

pytestmark = pytest.mark.django_db

QUARTER = Quarter(2025, 2)
TODAY = date(2025, 11, 14)
# The aim is twelve at most.
SCORECARD_QUERIES = 12
MEASURE_QUERIES = 10


@pytest.fixture
def strategy(db):
    """A strategy without measures."""
    return Strategy()


def many(strategy, number):
    """Make measures at once, each with a target, an account and figures everywhere."""
    built = [
        MeasureFactory.build(reporting_post=strategy.post, letter="W", number=n)
        for n in range(1, number + 1)
    ]
    measures = Measure.objects.bulk_create(built)
    lines = enumerate(measures)
    Placement.objects.bulk_create(
        Placement(outcome=strategy.outcome, role="measure", order=n, measure=measure)
        for n, measure in lines
    )
    Target.objects.bulk_create(
        Target(
            measure=measure,
            valid_from=date(2020, 4, 1),
            reference="fixed",
            value=Decimal(70),
            limit_kind="value",
            limit=Decimal(60),
        )
        for measure in measures
    )
    Commentary.objects.bulk_create(
        Commentary(measure=measure, quarter_end=QUARTER.end, why="It rained.")
        for measure in measures
    )
    figures(strategy, measures)
    return measures


def figures(strategy, measures):
    """Give each measure a figure of this quarter and of the same one last year."""
    user, now = UserFactory(), datetime(2025, 10, 20, 12, tzinfo=UTC)
    Observation.objects.bulk_create(
        Observation(
            measure=measure,
            place=strategy.places[kind],
            period_start=quarter.start,
            period_end=quarter.end,
            basis="financial quarter",
            numerator=Decimal(60),
            denominator=Decimal(80),
            status="final",
            recorded_at=now,
            recorded_by=user,
        )
        for measure in measures
        for quarter in (QUARTER, Quarter(2024, 2))
        for kind in PLACES
    )


@pytest.mark.parametrize("number", [10, 500])
def test_scorecard_is_read_in_as_many_queries_for_ten_as_for_five_hundred(
    strategy, django_assert_num_queries, number
):
    many(strategy, number)
    scorecard = strategy.scorecard()

    with django_assert_num_queries(SCORECARD_QUERIES):
        inputs = assemble(scorecard, QUARTER, today=TODAY)

    rows = compute(inputs, Audience.BOARD).rows
    assert len(rows) == number
    assert {row.now.status.value for row in rows} == {"On track"}


@pytest.mark.parametrize("number", [10, 500])
def test_measures_are_read_in_as_many_queries_for_ten_as_for_five_hundred(
    strategy, django_assert_num_queries, number
):
    measures = many(strategy, number)

    with django_assert_num_queries(MEASURE_QUERIES):
        inputs = assemble_measures(measures, QUARTER, today=TODAY)

    assert len(inputs.outcomes[0].measures) == number


def test_measure_stands_as_its_scorecard_says(strategy):
    for value in ("30", "58", "66", ""):
        strategy.measure(value)
    strategy.measure("66", target="")
    scorecard = strategy.scorecard()

    whole = compute(assemble(scorecard, QUARTER, today=TODAY), Audience.BOARD)
    alone = standings_of_quarter(QUARTER, today=TODAY)

    assert {row.facts.code: row.now for row in whole.rows} == {
        code: row.now for code, row in alone.items()
    }


def test_retired_measure_stands_nowhere(strategy):
    strategy.measure(state=Measure.State.RETIRED)

    assert standings_of_quarter(QUARTER, today=TODAY) == {}


def test_newest_quarter_is_of_the_newest_figure(strategy):
    strategy.measure()

    assert newest_quarter(date(2030, 1, 1)) == QUARTER


def test_newest_quarter_without_figures_is_the_last_that_ended(db):
    assert newest_quarter(TODAY) == QUARTER
