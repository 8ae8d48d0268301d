"""What the pages of outcomes and measures cost, and what holds for all of them."""

import pytest
from django.conf import settings

from outcomes.models import Measure, Observation
from priorities.models import Officer
from strategy_portal import clock
from strategy_portal.intake.load import load_strategy
from strategy_portal.periods import Quarter
from tests.factories.outcomes import (
    BreakdownFactory,
    OutcomeFactory,
    PlacementFactory,
)

pytestmark = pytest.mark.django_db

MEASURES = "/portal/measures/"
OUTCOMES = "/portal/outcomes/"
# Queries of each page, sign-in and menu included.
OUTCOME_LIST = 18
OUTCOME_PAGE = 20
MEASURE_LIST = 21
MEASURE_PAGE = 20


def listed(response):
    return [row.record.page.code for row in response.context["table"].page.object_list]


@pytest.mark.parametrize("address", [OUTCOMES, MEASURES])
def test_list_asks_to_sign_in(client, address):
    assert client.get(address).status_code == 302


def test_pages_are_to_read_and_never_to_write(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure()

    for address in (
        OUTCOMES,
        MEASURES,
        strategy.outcome.get_absolute_url(),
        measure.get_absolute_url(),
    ):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", [f"{MEASURES}none/", f"{OUTCOMES}none/"])
def test_unknown_page_is_not_found(client, sign_in, address):
    sign_in()

    assert client.get(address).status_code == 404


# What each page costs: as much for one row as for twenty.


@pytest.mark.parametrize("number", [1, 20])
def test_outcome_list_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure(outcome=OutcomeFactory())

    with django_assert_num_queries(OUTCOME_LIST):
        response = client.get(OUTCOMES)

    assert len(response.context["outcomes"]) == number + 1


@pytest.mark.parametrize("number", [1, 20])
def test_outcome_page_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure()

    with django_assert_num_queries(OUTCOME_PAGE):
        response = client.get(strategy.outcome.get_absolute_url())

    [group] = response.context["outcome"].groups
    assert len(group.lines) == number


@pytest.mark.parametrize("number", [1, 20])
def test_measure_list_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure()

    with django_assert_num_queries(MEASURE_LIST):
        response = client.get(MEASURES)

    assert len(listed(response)) == number


@pytest.mark.parametrize("number", [1, 20])
def test_measure_page_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    measure = strategy.measure(value="")
    quarter = Quarter(2025, 2)
    for _ in range(number):
        wrong = strategy.figure(measure, "50", quarter)
        strategy.figure(measure, "60", quarter, supersedes=wrong, reason="Two late.")
        strategy.figure(measure, "70", quarter, place="nation")
        PlacementFactory(measure=measure, outcome=strategy.outcome)
        part = BreakdownFactory(measure=measure)
        strategy.figure(measure, "20", quarter, breakdown=part)
        quarter = quarter.previous()

    with django_assert_num_queries(MEASURE_PAGE):
        response = client.get(measure.get_absolute_url())

    page = response.context["page"]
    assert len(page.series.rows) == len(page.corrections) == number


def test_empty_portal_has_pages(client, sign_in):
    sign_in()

    assert "No outcome is here yet." in client.get(OUTCOMES).text
    assert "No measure is defined yet." in client.get(MEASURES).text


def test_pages_are_valid_html(client, sign_in, strategy, html_faults):
    sign_in()
    strategy.scorecard(kind="outcome")
    measure = strategy.measure("40", source_query="Which children count?")
    part = BreakdownFactory(measure=measure)
    for quarter in (Quarter(2025, 1), Quarter(2024, 2)):
        strategy.figure(measure, "50", quarter)
        strategy.figure(measure, "20", quarter, breakdown=part)
    old = Observation.objects.filter(breakdown=None).last()
    strategy.figure(
        measure, "52", Quarter(2024, 2), supersedes=old, reason="Two were late."
    )

    for address in (
        OUTCOMES,
        strategy.outcome.get_absolute_url(),
        MEASURES,
        f"{MEASURES}?status=off-track&sort=-status",
        f"{MEASURES}?status=purple",
        measure.get_absolute_url(),
    ):
        assert html_faults(client.get(address).text) == [], address


def test_every_page_of_a_real_strategy_opens_and_names_no_person(client, sign_in):
    sign_in()
    load_strategy(settings.BASE_DIR / "fixtures/rotherham", now=clock.now())
    people = list(Officer.objects.values_list("name", flat=True))
    pages = [measure.get_absolute_url() for measure in Measure.objects.in_order()]

    for address in [MEASURES, OUTCOMES, *pages]:
        text = client.get(address).text
        assert [name for name in people if name in text] == [], address
