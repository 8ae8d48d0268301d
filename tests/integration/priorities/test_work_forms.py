"""Posts keep actions, milestones and risks in the browser."""

import re

import pytest

from priorities.models import Action, Milestone, Risk
from strategy_portal.models import AuditEvent
from strategy_portal.periods import Precision
from tests.conftest import let_in
from tests.factories import priorities as make
from tests.integration.priorities.pages import at, words_of

pytestmark = pytest.mark.django_db

CODE = "action-abcdefgh"
ACTION = {
    "code": CODE,
    "title": "Agree the  specification",
    "due": "Spring term 2026",
    "status": "planned",
    "lead_post": "head-of-inclusion",
}
MILESTONE = {
    "code": "milestone-abcdefgh",
    "title": "Places open",
    "due": "28 November 2025",
    "status": "on track",
}
RISK = {
    "code": "risk-abcdefgh",
    "statement": "Places are late.",
    "mitigation": "Hire rooms.",
    "owner_post": "head-of-inclusion",
    "review": "January 2026",
}


def test_officer_adds_an_action_to_their_project(as_officer, review):
    response = as_officer.post(at("project-action-add", "review"), ACTION, follow=True)

    action = Action.objects.get()
    assert response.redirect_chain == [(review.get_absolute_url(), 302)]
    assert (action.title, action.code) == ("Agree the specification", CODE)
    assert action.due.precision is Precision.TERM
    assert "Agree the specification" in words_of(response)
    assert "Spring term 2026" in words_of(response)


@pytest.mark.parametrize(
    ("name", "code"), [("priority-action-add", "believe"), ("area-action-add", "voice")]
)
def test_officer_adds_an_action_to_their_priority_and_area(
    as_officer, inclusion, believe, name, code
):
    make.ResponsibilityFactory(post=inclusion, area__code="voice")

    as_officer.post(at(name, code), ACTION)

    action = Action.objects.get()
    assert code in (
        getattr(action.priority, "code", ""),
        getattr(action.area, "code", ""),
    )


def test_form_makes_a_code_for_what_it_adds(as_officer, review):
    forms = [
        as_officer.get(at("project-action-add", "review")).context["form"]
        for _ in range(2)
    ]

    codes = {form["code"].value() for form in forms}
    assert len(codes) == 2
    assert all(re.fullmatch(r"action-[a-z0-9]{8}", code) for code in codes)


def test_double_click_adds_one_action(as_officer, review):
    for _ in range(2):
        as_officer.post(at("project-action-add", "review"), ACTION)

    assert Action.objects.count() == AuditEvent.objects.count() == 1


def test_form_used_again_says_so_and_then_adds_another(as_officer, review):
    address = at("project-action-add", "review")
    as_officer.post(address, ACTION)
    other = {**ACTION, "title": "Let the contract"}

    said = as_officer.post(address, other)
    code = said.context["form"]["code"].value()
    as_officer.post(address, {**other, "code": code})

    assert "This form has added “Agree the specification” already." in words_of(said)
    assert Action.objects.count() == 2


@pytest.mark.parametrize("code", ["", "x", "action-ABCDEFGH", "a" * 200, "1' OR 1=1"])
def test_damaged_code_is_mended_and_said(as_officer, review, code):
    address = at("project-action-add", "review")

    response = as_officer.post(address, {**ACTION, "code": code})

    assert "was not sent whole" in words_of(response)
    mended = response.context["form"]["code"].value()
    assert as_officer.post(address, {**ACTION, "code": mended}).status_code == 302


def test_officer_changes_an_action_and_its_day_is_the_status_day(as_officer, review):
    action = make.ActionFactory(
        code="a-1", project=review, paper=make.PaperFactory(), status="planned"
    )
    address = at("action-change", "a-1")
    form = as_officer.get(address).context["form"]
    assert form["title"].value() == action.title

    response = as_officer.post(
        address,
        {**ACTION, "seen": "0", "status": "done", "due": "2025-26"},
        follow=True,
    )

    page = words_of(response)
    assert response.redirect_chain == [(action.get_absolute_url(), 302)]
    assert "Status as at 14 November 2025</span>Done" in page
    assert "Academic year 2025 to 2026" in page


def test_who_is_slower_sees_the_action_as_the_other_left_it(
    as_officer, client, lead, review
):
    make.ActionFactory(
        code="a-1",
        title="Theirs",
        project=review,
        version=1,
        changed_at="2025-11-14T09:05:00Z",
        changed_by=lead,
    )

    response = as_officer.post(at("action-change", "a-1"), {**ACTION, "seen": "0"})

    page = words_of(response)
    assert response.status_code == 409
    assert "Performance lead saved this at 9:05am while you typed." in page
    assert "Theirs" in page
    assert 'value="Agree the  specification"' in response.text
    assert response.context["form"]["seen"].value() == 1


def test_officer_is_offered_their_own_posts_and_the_one_that_leads(
    as_officer, inclusion, review
):
    make.PostFactory(code="stranger")
    other = make.PostFactory(code="other", title="Another post")
    make.ActionFactory(code="a-1", project=review, lead_post=other)

    form = as_officer.get(at("action-change", "a-1")).context["form"]
    added = as_officer.get(at("project-action-add", "review")).context["form"]

    offered = {code for code, _ in form.fields["lead_post"].choices}
    assert offered == {"head-of-inclusion", "other"}
    assert {code for code, _ in added.fields["lead_post"].choices} == {
        "",
        "head-of-inclusion",
    }
    refused = as_officer.post(
        at("action-change", "a-1"), {**ACTION, "seen": "0", "lead_post": "stranger"}
    )
    assert "Choose one from the list." in words_of(refused)


def test_milestone_that_slips_shows_when_it_was_due_and_why(as_officer, review):
    milestone = make.MilestoneFactory(code="m-1", project=review)
    milestone.due_on, milestone.due_precision = "2025-09-30", "month"
    milestone.save()
    address = at("milestone-change", "m-1")
    sent = {**MILESTONE, "seen": "0", "status": "slipped"}

    refused = as_officer.post(address, sent)
    response = as_officer.post(
        address, {**sent, "reason": "The builder withdrew."}, follow=True
    )

    assert "Say why the date moves" in words_of(refused)
    page = words_of(response)
    assert "28 November 2025" in page
    assert "Was due September 2025: The builder withdrew." in page
    assert "Slipped" in page


@pytest.mark.parametrize("name", ["project-milestone-add", "action-milestone-add"])
def test_officer_adds_a_milestone(as_officer, review, name):
    make.ActionFactory(code="review", project=review)

    response = as_officer.post(at(name, "review"), MILESTONE, follow=True)

    assert Milestone.objects.get().due.precision is Precision.DAY
    assert "Places open" in words_of(response)


def test_new_milestone_needs_a_date(as_officer, review):
    response = as_officer.post(
        at("project-milestone-add", "review"), {**MILESTONE, "due": ""}
    )

    assert "Enter a date; a year will do." in words_of(response)


def test_milestone_of_nothing_leads_back_to_my_work(client, lead):
    make.MilestoneFactory(code="m-1")
    let_in(client, lead)

    response = client.post(at("milestone-change", "m-1"), {**MILESTONE, "seen": "0"})

    assert response.headers["Location"] == at("my-work")


def test_officer_adds_and_ends_a_risk(as_officer, believe):
    added = as_officer.post(at("risk-add", "send"), RISK, follow=True)

    risk = Risk.objects.get()
    assert "January 2026" in words_of(added)
    response = as_officer.post(
        at("risk-change", risk.code),
        {**RISK, "seen": str(risk.version), "still": "no"},
        follow=True,
    )
    assert "No longer a risk" in words_of(response)
    assert not Risk.objects.open().exists()


def test_risk_of_another_post_is_named_and_not_changed(as_officer, believe):
    strategy = believe.version.strategy
    make.RiskFactory(strategy=strategy, owner_post=believe.lead_post)
    make.RiskFactory(code="theirs", strategy=strategy, owner_post=make.PostFactory())

    page = words_of(as_officer.get(strategy.get_absolute_url()))

    assert "Another post owns it" in page
    assert as_officer.get(at("risk-change", "theirs")).status_code == 404


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("action-change", make.ActionFactory),
        ("milestone-change", make.MilestoneFactory),
        ("risk-change", make.RiskFactory),
        ("project-action-add", make.ProjectFactory),
        ("project-milestone-add", make.ProjectFactory),
        ("action-milestone-add", make.ActionFactory),
        ("area-report", make.AreaForDevelopmentFactory),
        ("area-action-add", make.AreaForDevelopmentFactory),
        ("risk-add", make.StrategyFactory),
    ],
)
def test_what_another_post_leads_is_not_there(as_officer, name, made):
    address = at(name, made().code)

    assert as_officer.get(address).status_code == 404
    assert as_officer.post(address, ACTION).status_code == 404
    assert not AuditEvent.objects.exists()


def test_action_stands_on_a_page_of_its_own(client, sign_in, believe):
    sign_in()
    action = make.ActionFactory(
        title="Agree the specification",
        priority=believe,
        area=make.AreaForDevelopmentFactory(title="Listening"),
        project=make.ProjectFactory(title="Review"),
        paper=make.PaperFactory(),
    )
    make.MilestoneFactory(action=action, title="Draft ready")

    page = words_of(client.get(action.get_absolute_url()))

    for words in (
        "Believe",
        "Listening",
        "Review",
        "Draft ready",
        "as at 11 March 2020",
    ):
        assert words in page
    assert "Change" not in page
