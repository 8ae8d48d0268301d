"""What a person reports on and keeps true, on one page, what is due first."""

from datetime import date

import pytest

from strategy_portal.access import Role
from tests.conftest import let_in
from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db

PAST = {"due_on": date(2025, 10, 31), "due_precision": "month"}
COMING = {"due_on": date(2026, 4, 30), "due_precision": "term"}


def test_officer_sees_what_their_post_leads_and_nothing_else(
    as_officer, inclusion, believe, review
):
    area = make.ResponsibilityFactory(
        post=inclusion, area__version=believe.version, area__title="Listening"
    ).area
    make.ActionFactory(title="Let the contract", lead_post=inclusion, **PAST)
    make.MilestoneFactory(title="Places open", project=review, **COMING)
    make.RiskFactory(statement="Places are late.", owner_post=inclusion)
    make.PriorityFactory(title="Strange", version=believe.version)
    make.ActionFactory(title="A stranger action")

    response = as_officer.get(at("my-work"))

    page = response.context["page"]
    assert [task.title for task in page.reports] == ["Believe", area.title]
    assert [task.title for task in page.actions] == ["Let the contract"]
    assert [task.title for task in page.milestones] == ["Places open"]
    assert [task.title for task in page.risks] == ["Places are late."]
    assert [str(each) for each in page.projects] == ["Alternative provision review"]
    assert "Strange" not in response.text


def test_what_is_past_its_date_comes_first_and_is_counted(as_officer, review):
    make.ActionFactory(title="Later", project=review, **COMING)
    make.ActionFactory(title="Late", project=review, **PAST)
    make.ActionFactory(title="Done", project=review, status="done", **PAST)
    make.MilestoneFactory(title="Gone", project=review, status="overtaken", **PAST)

    page = as_officer.get(at("my-work")).context["page"]

    assert [(task.title, task.is_late) for task in page.actions] == [
        ("Late", True),
        ("Later", False),
    ]
    assert (page.milestones, page.late) == ((), 1)


@pytest.mark.parametrize(
    ("last", "is_due"),
    [(None, True), (date(2025, 8, 13), True), (date(2025, 8, 14), False)],
)
def test_report_is_due_again_after_a_quarter(as_officer, believe, last, is_due):
    if last:
        make.ProgressReportFactory(priority=believe, as_at_on=last)

    page = as_officer.get(at("my-work")).context["page"]

    assert [task.is_due for task in page.reports] == [is_due]
    assert page.due == int(is_due)


def test_last_report_stands_beside_each(as_officer, believe, inclusion):
    make.ProgressReportFactory(
        priority=believe, as_at_on=date(2025, 10, 1), post=inclusion
    )

    page = words_of(as_officer.get(at("my-work")))

    assert '<span class="status status--on">On track</span>' in page
    assert "As at 1 October 2025, reported by Head of Inclusion" in page


def test_officer_with_nothing_yet_is_told_what_will_be_here(client, stranger):
    let_in(client, stranger)

    page = words_of(client.get(at("my-work")))

    assert "Nothing has been given to your post yet." in page


def test_performance_lead_sees_everything(client, lead, believe):
    make.ActionFactory(title="Of anybody")
    let_in(client, lead)

    response = client.get(at("my-work"))

    assert "As performance lead you report on everything" in words_of(response)
    assert [task.title for task in response.context["page"].actions] == ["Of anybody"]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.BOARD_MEMBER, Role.APPROVER])
def test_others_have_no_work_here(client, sign_in, role):
    sign_in(roles=[role])

    assert client.get(at("my-work")).status_code == 403


@pytest.mark.parametrize("rows", [1, 20])
def test_page_costs_the_same_however_long(
    as_officer, inclusion, django_assert_num_queries, rows
):
    version = make.StrategyVersionFactory(current=True)
    for _ in range(rows):
        make.ProgressReportFactory(
            priority__version=version, priority__lead_post=inclusion, post=inclusion
        )
        area = make.ResponsibilityFactory(post=inclusion, area__version=version).area
        make.ProgressReportFactory(priority=None, area=area)
        project = make.ProjectFactory(lead_post=inclusion)
        make.MilestoneMoveFactory(
            milestone=make.MilestoneFactory(
                project=project, action=make.ActionFactory(project=project)
            )
        )
        make.RiskFactory(owner_post=inclusion)

    with django_assert_num_queries(14):
        response = as_officer.get(at("my-work"))

    assert len(response.context["page"].reports) == 2 * rows
