"""What a scorecard says of the priorities of its board, and as at which day."""

from datetime import date

import pytest

from priorities.models import ProgressReport
from priorities.naming import names_on
from scorecards.assemble import assemble
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.priority_lines import priority_lines
from scorecards.renderers import RENDERERS
from strategy_portal.periods import Quarter
from tests.factories.priorities import (
    AreaForDevelopmentFactory,
    PriorityFactory,
    ProgressReportFactory,
    StrategyBoardFactory,
    StrategyVersionFactory,
)
from tests.integration.outcomes.strategy import Strategy

pytestmark = pytest.mark.django_db

QUARTER = Quarter(2025, 2)
TODAY = date(2025, 11, 14)
Status = ProgressReport.Status
# With priorities: one for them, one for their reports.
QUERIES, PAGE_QUERIES = 13, 19


@pytest.fixture
def strategy(db):
    """A strategy with one measure."""
    strategy = Strategy()
    strategy.measure("58")
    return strategy


@pytest.fixture
def card(strategy):
    """A scorecard of one board."""
    return strategy.scorecard()


@pytest.fixture
def version(card):
    """The version in force of the strategy that answers to the scorecard's board."""
    version = StrategyVersionFactory(current=True)
    StrategyBoardFactory(strategy=version.strategy, board=card.board)
    return version


def lines_of(card):
    return priority_lines(card.board, QUARTER, names_on(QUARTER.end))


@pytest.mark.parametrize("number", [1, 20])
def test_priorities_are_read_in_two_queries_however_many(
    card, version, django_assert_num_queries, number
):
    for _ in range(number):
        ProgressReportFactory(priority=PriorityFactory(version=version))

    with django_assert_num_queries(QUERIES):
        inputs = assemble(card, QUARTER, today=TODAY)

    assert len(inputs.priorities) == number


@pytest.mark.parametrize("number", [1, 20])
def test_page_costs_the_same_however_many_priorities(
    client, sign_in, card, version, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        ProgressReportFactory(priority=PriorityFactory(version=version))

    with django_assert_num_queries(PAGE_QUERIES):
        response = client.get(f"/portal/scorecards/{QUARTER.code}/{card.slug}/")

    assert len(response.context["page"].priorities.lines) == number


def test_line_says_how_the_priority_stands_and_who_answers(card, version, strategy):
    voice = PriorityFactory(version=version, title="Voice", lead_post=strategy.post)
    ProgressReportFactory(
        priority=voice, status=Status.AT_RISK, done="Two hubs opened. Three wait."
    )

    [line] = lines_of(card)

    assert (line.title, line.status, line.as_at) == (
        "Voice",
        "At risk",
        date(2025, 11, 3),
    )
    assert line.words == "Two hubs opened."
    assert line.responsible == "Head of Inclusion"


@pytest.mark.parametrize("told", ["next_steps", "working_well", "worried"])
def test_line_never_lacks_a_sentence_where_something_was_said(card, version, told):
    priority = PriorityFactory(version=version)
    ProgressReportFactory(priority=priority, done="", **{told: "The unit has moved."})

    [line] = lines_of(card)

    assert line.words == "The unit has moved."


def test_what_is_reported_after_the_next_quarter_changes_no_scorecard(card, version):
    priority = PriorityFactory(version=version)
    ProgressReportFactory(priority=priority, as_at_on=date(2025, 12, 31))
    ProgressReportFactory(
        priority=priority, as_at_on=date(2026, 1, 1), status=Status.OFF_TRACK
    )

    [line] = lines_of(card)

    assert line.status == "On track"
    assert line.as_at == date(2025, 12, 31)


def test_priorities_no_longer_in_force_and_other_boards_stand_nowhere(card, version):
    PriorityFactory(version=version, title="Voice")
    PriorityFactory(version=StrategyVersionFactory(strategy=version.strategy))
    PriorityFactory(version=StrategyVersionFactory(current=True))

    assert [line.title for line in lines_of(card)] == ["Voice"]


def test_priority_without_a_report_is_there_without_a_status(card, version):
    PriorityFactory(version=version)
    ProgressReportFactory(priority=None, area=AreaForDevelopmentFactory())

    [line] = lines_of(card)

    assert (line.status, line.as_at, line.words, line.responsible) == ("", None, "", "")


def test_public_file_has_the_status_and_none_of_the_free_words(card, version):
    ProgressReportFactory(
        priority=PriorityFactory(version=version), done="All 3 children moved."
    )

    inputs = assemble(card, QUARTER, today=TODAY)
    public = compute(inputs, Audience.PUBLIC).priorities
    board = compute(inputs, Audience.BOARD).priorities

    assert [(line.status, line.words) for line in public] == [("On track", "")]
    assert [line.words for line in board] == ["All 3 children moved."]


@pytest.mark.parametrize("kind", ["html", "json", "xlsx"])
def test_file_of_the_portal_can_be_had_with_priorities(
    client, sign_in, card, version, kind
):
    sign_in()
    ProgressReportFactory(priority=PriorityFactory(version=version))
    address = f"/portal/scorecards/{QUARTER.code}/{card.slug}.{kind}"

    response = client.get(address)

    assert response.status_code == 200
    assert response["Content-Type"] == RENDERERS[kind].MEDIA_TYPE
