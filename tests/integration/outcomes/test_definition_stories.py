"""What a reader of the scorecards sees after the lead has changed something."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from outcomes.domain.rating import Status
from outcomes.domain.trend import Direction
from outcomes.measure_services import change_measure, retire_measure
from outcomes.models import Measure, Observation, ReturnLine
from outcomes.past import pasts_of
from outcomes.quarter_services import open_quarter
from outcomes.services import record_observation
from outcomes.target_services import change_target
from scorecards.assemble import assemble
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.standings import standing
from strategy_portal.access import Role
from tests.factories.priorities import PostFactory
from tests.factories.returns import FrozenRuleFactory
from tests.integration.outcomes.defining import (
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    WHY,
    terms,
)
from tests.integration.outcomes.strategy import Strategy

pytestmark = pytest.mark.django_db

TODAY = date(2026, 1, 20)
IN_JANUARY = datetime(2026, 1, 20, 12, tzinfo=UTC)


@pytest.fixture
def lead(make_user):
    """The performance lead."""
    return make_user("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def decided(lead):
    """What every change says of itself: by whom, when, why, and what was read."""
    return {"actor": lead, "now": NOW, "reason": WHY, "version": 0}


@pytest.fixture
def strategy(db):
    """A strategy with its places."""
    return Strategy()


@pytest.fixture
def measure(strategy):
    """A measure at 75% in both quarters so far, on track at 75 and more."""
    measure = strategy.measure("60")
    strategy.figure(measure, "60", Q1)
    return measure


def stands(measure, quarter):
    """Return how a measure stands at the end of a quarter."""
    row, _ = standing(Measure.objects.get(pk=measure.pk), quarter, today=TODAY)
    return row


def recorded(measure, quarter, lead, numerator):
    """Record a figure as a return does when it is signed off."""
    past = pasts_of([Measure.objects.get(pk=measure.pk)])[measure.pk]
    return record_observation(
        measure=measure,
        place=Observation.objects.first().place,
        basis="financial quarter",
        period_start=quarter.start,
        period_end=quarter.end,
        numerator=Decimal(numerator),
        denominator=Decimal(80),
        status="final",
        series=past.series(quarter.period),
        actor=lead,
        now=IN_JANUARY,
    )


def test_target_changed_from_next_quarter_leaves_last_quarters_colour(
    strategy, measure, lead, decided
):
    change_target(
        measure=measure,
        terms=terms(),
        first_quarter=Q3,
        last_quarter=None,
        **decided,
    )
    recorded(measure, Q3, lead, 60)

    assert stands(measure, Q2).now.status is Status.ON_TRACK
    assert stands(measure, Q3).now.status is Status.OFF_TRACK
    assert stands(measure, Q3).before.status is Status.ON_TRACK
    _, history = standing(measure, Q3, today=TODAY)
    assert [moment.status for moment in history] == [
        Status.OFF_TRACK,
        Status.ON_TRACK,
        Status.ON_TRACK,
    ]


def test_figure_keeps_the_rule_that_was_frozen_beside_it(strategy, measure, decided):
    figure = Observation.objects.get(measure=measure, period_end=Q2.end)
    FrozenRuleFactory(observation=figure, reference=Decimal(75), status="On track")

    measure.targets.update(value=Decimal(95), limit=Decimal(90))

    assert stands(measure, Q2).now.status is Status.ON_TRACK


def test_changed_definition_breaks_the_direction_of_travel_with_its_reason(
    client, sign_in, strategy, measure, lead, decided
):
    change_measure(
        measure=measure,
        values={"definition": "Started within 18 weeks, re-referrals too."},
        comparable=False,
        first_quarter=Q3,
        **decided | {"reason": "Re-referrals were left out"},
    )
    recorded(measure, Q3, lead, 70)

    row = stands(measure, Q3)
    assert row.now.movement.direction is Direction.NOT_COMPARABLE
    assert row.now.movement.reason == (
        "The definition changed from October 2025 on. Re-referrals were left out."
    )
    assert stands(measure, Q2).now.movement.direction is Direction.LITTLE_CHANGE
    sign_in()
    page = client.get(measure.get_absolute_url())
    assert page.context["page"].chart.drawing.own.breaks == (2,)
    assert "new definition from October 2025" in page.text
    assert "Re-referrals were left out." in page.text


def test_figures_since_the_change_are_compared_again(strategy, measure, lead, decided):
    change_measure(
        measure=measure,
        values={"definition": "Re-referrals too."},
        comparable=False,
        first_quarter=Q3,
        **decided,
    )
    recorded(measure, Q3, lead, 40)
    recorded(measure, Q4, lead, 70)

    assert stands(measure, Q4).now.movement.direction is Direction.IMPROVING


def test_earlier_quarter_still_says_what_was_counted_then(strategy, measure, decided):
    change_measure(
        measure=measure,
        values={"definition": "Re-referrals too.", "plain_words": "All who came."},
        comparable=False,
        first_quarter=Q3,
        **decided,
    )

    assert stands(measure, Q2).facts.definition.startswith("Started within 18 weeks")
    assert stands(measure, Q3).facts.definition == "Re-referrals too."


def test_other_way_that_is_better_recolours_no_earlier_quarter(
    strategy, measure, lead, decided
):
    change_measure(
        measure=measure,
        values={"polarity": "lower"},
        comparable=True,
        first_quarter=Q3,
        **decided,
    )
    change_target(
        measure=measure,
        terms=terms("20", "25"),
        first_quarter=Q3,
        last_quarter=None,
        confirmed=["far from its history", "on the wrong side"],
        **decided | {"version": 1},
    )
    recorded(measure, Q3, lead, 30)

    assert stands(measure, Q2).now.status is Status.ON_TRACK
    row = stands(measure, Q3)
    assert row.now.status is Status.OFF_TRACK
    assert row.now.movement.direction is Direction.IMPROVING
    _, history = standing(Measure.objects.get(pk=measure.pk), Q3, today=TODAY)
    assert [moment.status for moment in history][1:] == [Status.ON_TRACK] * 2


def test_neutral_measure_shows_what_was_signed_when_it_was_rated(
    client, sign_in, strategy, measure, decided
):
    figure = Observation.objects.get(measure=measure, period_end=Q2.end)
    FrozenRuleFactory(observation=figure, reference=Decimal(75), status="On track")
    Measure.objects.filter(pk=measure.pk).update(polarity="neutral")

    sign_in()
    page = client.get(measure.get_absolute_url())

    assert page.status_code == 200
    assert "On track at 75% or more." in page.text


def test_retired_measure_asks_nobody_for_a_figure(strategy, measure, lead, decided):
    other = strategy.measure("60")
    retire_measure(measure=measure, last_quarter=Q2, **decided)

    opened = open_quarter(quarter=Q3, actor=lead, now=IN_JANUARY)

    assert opened.unasked == ()
    asked = set(ReturnLine.objects.values_list("measure", flat=True))
    assert asked == {other.pk}


def test_retired_measure_leaves_the_scorecards_after_it_and_stays_readable(
    client, sign_in, strategy, measure, lead, decided
):
    scorecard = strategy.scorecard()
    retire_measure(measure=measure, last_quarter=Q2, **decided)

    def codes(quarter):
        card = compute(assemble(scorecard, quarter, today=TODAY), Audience.BOARD)
        return [row.facts.code for part in card.sections for row in part.rows]

    assert codes(Q2) == [measure.code]
    assert codes(Q3) == []
    sign_in()
    page = client.get(measure.get_absolute_url())
    assert "Its last day is 30 September 2025." in page.text


def test_headline_is_one_from_the_quarter_on(strategy, measure, decided):
    scorecard = strategy.scorecard(kind="headline")
    change_measure(
        measure=measure,
        values={"headline": True},
        comparable=True,
        first_quarter=Q3,
        **decided,
    )

    def shown(quarter):
        card = compute(assemble(scorecard, quarter, today=TODAY), Audience.BOARD)
        return [row.facts.code for part in card.sections for row in part.rows]

    assert (shown(Q2), shown(Q3)) == ([], [measure.code])


def test_measure_is_asked_for_from_its_first_quarter_on(strategy, measure, lead):
    strategy.measure("", valid_from=Q4.start)

    open_quarter(quarter=Q3, actor=lead, now=IN_JANUARY)

    asked = set(ReturnLine.objects.values_list("measure", flat=True))
    assert asked == {measure.pk}


def test_post_that_reported_before_is_asked_for_the_quarters_before(
    strategy, measure, lead, decided
):
    change_measure(
        measure=measure,
        values={"reporting_post": PostFactory(title="Newcomer")},
        comparable=True,
        first_quarter=Q4,
        **decided,
    )

    open_quarter(quarter=Q3, actor=lead, now=IN_JANUARY)

    line = ReturnLine.objects.get(measure=measure)
    assert line.belongs_to.post == strategy.post
    assert stands(measure, Q3).facts.responsible == "Head of Inclusion"
    assert stands(measure, Q4).facts.responsible == "Newcomer"


def test_measure_in_development_until_a_quarter_is_not_asked_before_it(
    strategy, measure, lead, decided
):
    waiting = strategy.measure("", state="in development", question_words="Whom?")
    change_measure(
        measure=waiting,
        values={"state": "live", "question_words": ""},
        comparable=True,
        first_quarter=Q4,
        **decided,
    )

    open_quarter(quarter=Q3, actor=lead, now=IN_JANUARY)

    asked = set(ReturnLine.objects.values_list("measure", flat=True))
    assert asked == {measure.pk}


def test_measure_that_is_published_elsewhere_from_a_quarter_is_asked_until_then(
    strategy, measure, lead, decided
):
    later, sooner = strategy.measure("60"), strategy.measure("60")
    for each, quarter in ((later, Q4), (sooner, Q3)):
        change_measure(
            measure=each,
            values={"collection": "published"},
            comparable=True,
            first_quarter=quarter,
            **decided,
        )

    open_quarter(quarter=Q3, actor=lead, now=IN_JANUARY)

    asked = set(ReturnLine.objects.values_list("measure", flat=True))
    assert asked == {measure.pk, later.pk}
