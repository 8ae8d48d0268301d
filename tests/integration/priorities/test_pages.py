"""Every page of the strategy: what it costs for 1 row of each kind and for 20."""

from datetime import date, timedelta

import pytest

from tests.factories import priorities as make
from tests.integration.priorities.pages import at

pytestmark = pytest.mark.django_db

DAY = date(2020, 3, 11)
LISTS = {
    "strategy-list": "No strategy has been loaded yet",
    "project-list": "No project has been loaded yet",
    "action-list": "No action has been loaded yet",
    "board-list": "No board has been loaded yet",
    "meeting-list": "No meeting has been loaded yet",
    "event-list": "No event has been loaded yet",
    "organisation-list": "No organisation has been loaded yet",
    "paper-list": "No paper has been loaded yet",
    "abbreviation-list": "No abbreviation has been loaded yet",
}


def a_strategy(rows):
    """Make a strategy with as many rows of every kind as are asked for."""
    strategy = make.StrategyFactory(code="send", paper=make.PaperFactory())
    version = make.StrategyVersionFactory(strategy=strategy, current=True)
    for _ in range(rows):
        make.StrategyFactory(parent=strategy)
        make.StrategyBoardFactory(strategy=strategy, paper=make.PaperFactory())
        earlier = make.StrategyVersionFactory(strategy=strategy)
        make.StatementFactory(version=version, paper=make.PaperFactory())
        now = make.PriorityFactory(version=version, paper=make.PaperFactory())
        was = make.PriorityFactory(version=earlier)
        make.PrioritySuccessionFactory(before=was, after=now)
        make.ProgressUpdateFactory(priority=now, paper=make.PaperFactory())
        area = an_area(1, version=version)
        project = make.ProjectFactory(strategy=strategy, lead_post=make.PostFactory())
        make.ActionFactory(project=project, lead_post=make.PostFactory())
        make.ActionFactory(area=area)
        make.RiskFactory(strategy=strategy, owner_post=make.PostFactory())
    return at("strategy-detail", "send")


def an_area(rows, **fields):
    area = make.AreaForDevelopmentFactory(paper=make.PaperFactory(), **fields)
    for _ in range(rows):
        make.OversightLineFactory(
            area=area, strategy=make.StrategyFactory(), paper=make.PaperFactory()
        )
        make.ResponsibilityFactory(
            area=area, officer=make.OfficerFactory(), paper=make.PaperFactory()
        )
        make.ProjectFactory(lead_post=make.PostFactory()).areas.add(area)
        make.ActionFactory(area=area, lead_post=make.PostFactory())
    return area


def an_area_page(rows):
    an_area(rows, code="voice")
    return at("area-detail", "voice")


def a_priority_page(rows):
    priority = make.PriorityFactory(code="voice", lead_post=make.PostFactory())
    for day in range(rows):
        make.ProgressReportFactory(
            priority=priority,
            as_at_on=DAY + timedelta(days=day),
            post=make.PostFactory(),
        )
        make.ProgressUpdateFactory(
            priority=priority,
            as_at_on=DAY + timedelta(days=day),
            paper=make.PaperFactory(),
        )
        make.PrioritySuccessionFactory(after=priority)
        project = make.ProjectFactory(lead_post=make.PostFactory())
        project.priorities.add(priority)
        make.ActionFactory(priority=priority, lead_post=make.PostFactory())
    return at("priority-detail", "voice")


def an_action_page(rows):
    action = make.ActionFactory(code="agree", priority=make.PriorityFactory())
    for _ in range(rows):
        milestone = make.MilestoneFactory(action=action, paper=make.PaperFactory())
        make.MilestoneMoveFactory(milestone=milestone)
    return at("action-detail", "agree")


def a_project_page(rows):
    project = make.ProjectFactory(code="review", lead_officer=make.OfficerFactory())
    for _ in range(rows):
        make.ProjectPhaseFactory(project=project, paper=make.PaperFactory())
        action = make.ActionFactory(project=project, lead_post=make.PostFactory())
        make.MilestoneFactory(project=project, paper=make.PaperFactory())
        make.MilestoneFactory(action=action)
        project.priorities.add(make.PriorityFactory())
        project.areas.add(make.AreaForDevelopmentFactory())
    return at("project-detail", "review")


def a_meeting_page(rows):
    meeting = make.MeetingFactory(code="meeting")
    for _ in range(rows):
        item = make.AgendaItemFactory(meeting=meeting, paper=make.PaperFactory())
        make.ResolutionFactory(item=item, paper=make.PaperFactory())
        make.MemberQuestionFactory(item=item, paper=make.PaperFactory())
    return at("meeting-detail", "meeting")


def strategies(rows):
    for _ in range(rows):
        strategy = make.StrategyFactory(parent=make.StrategyFactory())
        make.StrategyVersionFactory(strategy=strategy, current=True)
        make.StrategyBoardFactory(strategy=strategy)
    return at("strategy-list")


def projects(rows):
    for _ in range(rows):
        make.ProjectFactory(
            strategy=make.StrategyFactory(),
            lead_post=make.PostFactory(),
            paper=make.PaperFactory(),
        )
    return at("project-list")


def actions(rows):
    for _ in range(rows):
        make.ActionFactory(
            project=make.ProjectFactory(),
            lead_post=make.PostFactory(),
            paper=make.PaperFactory(),
        )
    return at("action-list")


def boards(rows):
    for _ in range(rows):
        make.ReportingLineFactory()
    return at("board-list")


def meetings(rows):
    for _ in range(rows):
        make.AgendaItemFactory(meeting=make.MeetingFactory(paper=make.PaperFactory()))
    return at("meeting-list")


def events(rows):
    for _ in range(rows):
        make.EventFactory(paper=make.PaperFactory())
        make.EvidenceSourceFactory(organisation=make.OrganisationFactory())
    return at("event-list")


def organisations(rows):
    for _ in range(rows):
        make.PostFactory(organisations=[make.OrganisationFactory()])
    return at("organisation-list")


def papers(rows):
    make.PaperFactory.create_batch(rows)
    return at("paper-list")


def abbreviations(rows):
    make.AbbreviationFactory.create_batch(rows)
    return at("abbreviation-list")


@pytest.mark.parametrize("rows", [1, 20])
@pytest.mark.parametrize(
    ("build", "queries"),
    [
        (strategies, 8),
        (a_strategy, 21),
        (an_area_page, 10),
        (a_priority_page, 10),
        (an_action_page, 7),
        (projects, 7),
        (a_project_page, 13),
        (actions, 9),
        (boards, 7),
        (meetings, 7),
        (a_meeting_page, 8),
        (events, 6),
        (organisations, 7),
        (papers, 6),
        (abbreviations, 6),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_page_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, build, queries, rows
):
    sign_in()
    address = build(rows)

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert response.status_code == 200


@pytest.mark.parametrize(("name", "words"), LISTS.items())
def test_empty_list_says_what_will_be_here(client, sign_in, name, words):
    sign_in()

    assert words in client.get(at(name)).text


@pytest.mark.parametrize(
    "name", ["strategy-detail", "area-detail", "project-detail", "meeting-detail"]
)
def test_unknown_code_has_no_page(client, sign_in, name):
    sign_in()

    assert client.get(at(name, "nothing")).status_code == 404
