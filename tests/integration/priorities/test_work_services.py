"""Posts keep actions, milestones and risks true: once each, never over another."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from priorities.content import ActionContent, MilestoneContent, RiskContent
from priorities.keeping import AlreadyAdded, ChangedMeanwhile, NeedsReason, new_code
from priorities.models import Action, Milestone, MilestoneMove, Risk
from priorities.work_services import (
    add_action,
    add_milestone,
    add_risk,
    change_action,
    change_milestone,
    change_risk,
)
from strategy_portal import clock
from strategy_portal.access import NotAllowed
from strategy_portal.models import AuditEvent
from strategy_portal.periods import LooseDate, Precision
from tests.factories import priorities as make

pytestmark = pytest.mark.django_db

SPRING = LooseDate(date(2026, 4, 30), Precision.TERM)
JANUARY = LooseDate(date(2026, 1, 31), Precision.MONTH)
ACTION = ActionContent("Agree the specification", SPRING, "planned", None)
MILESTONE = MilestoneContent("New places open", SPRING, "on track")
RISK = RiskContent("Places are late.", "Hire rooms.", None, JANUARY)

ADDING = [
    (add_action, ACTION, Action, make.ProjectFactory),
    (add_action, ACTION, Action, make.PriorityFactory),
    (add_milestone, MILESTONE, Milestone, make.ProjectFactory),
    (add_milestone, MILESTONE, Milestone, make.ActionFactory),
]
CHANGING = [
    (
        change_action,
        ACTION,
        "action",
        lambda post: make.ActionFactory(lead_post=post),
    ),
    (
        change_milestone,
        MILESTONE,
        "milestone",
        lambda post: make.MilestoneFactory(project=make.ProjectFactory(lead_post=post)),
    ),
    (
        change_risk,
        RISK,
        "risk",
        lambda post: make.RiskFactory(owner_post=post),
    ),
]


@pytest.mark.parametrize(("add", "content", "model", "factory"), ADDING)
def test_officer_adds_to_what_their_post_leads(
    officer, inclusion, add, content, model, factory
):
    under = factory(lead_post=inclusion)

    row = add(code="x-1", under=under, content=content, actor=officer, now=clock.now())

    assert model.objects.get() == row
    assert (row.version, row.changed_by, row.paper) == (1, officer, None)
    assert row.due == SPRING
    event = AuditEvent.objects.get()
    assert event.event.endswith("added")
    assert event.about.endswith(f" {under.pk}")
    assert event.after["due_precision"] == "term"


def test_officer_adds_an_action_to_the_area_that_their_post_answers_for(
    officer, inclusion
):
    area = make.ResponsibilityFactory(post=inclusion).area

    content = replace(ACTION, lead_post=inclusion)

    action = add_action(
        code="x-1", under=area, content=content, actor=officer, now=clock.now()
    )

    assert action.area == area


def test_officer_adds_a_risk_to_a_strategy_of_which_their_post_leads_a_part(
    officer, believe, inclusion
):
    strategy = believe.version.strategy

    content = replace(RISK, owner_post=inclusion)

    risk = add_risk(
        code="x-1", under=strategy, content=content, actor=officer, now=clock.now()
    )

    assert (risk.strategy, risk.review) == (strategy, JANUARY)


def test_second_click_adds_nothing_more(officer, review):
    add = partial(add_action, code="x-1", under=review, actor=officer, now=clock.now())

    assert add(content=ACTION) == add(content=ACTION)
    assert Action.objects.count() == AuditEvent.objects.count() == 1


def test_form_used_again_for_something_else_says_what_it_added(officer, review):
    add = partial(add_action, code="x-1", under=review, actor=officer, now=clock.now())
    add(content=ACTION)

    with pytest.raises(AlreadyAdded, match="“Agree the specification” already"):
        add(content=replace(ACTION, title="Let the contract"))


@pytest.mark.parametrize(("add", "content", "model", "factory"), ADDING)
def test_officer_of_another_post_adds_nothing(
    stranger, inclusion, add, content, model, factory
):
    under = factory(lead_post=inclusion)
    before = model.objects.count()

    with pytest.raises(NotAllowed):
        add(code="x-1", under=under, content=content, actor=stranger, now=clock.now())

    assert model.objects.count() == before


def led(content, post):
    """Return content that leaves the work with a post."""
    names = {"lead_post", "owner_post"} & set(type(content).__dataclass_fields__)
    return replace(content, **dict.fromkeys(names, post))


@pytest.mark.parametrize(("change", "content", "name", "made"), CHANGING)
def test_officer_changes_what_their_post_leads(
    officer, inclusion, change, content, name, made
):
    row = made(inclusion)

    changed = change(
        **{name: row},
        version=0,
        content=led(content, inclusion),
        actor=officer,
        now=clock.now(),
    )

    assert (changed.pk, changed.version, changed.changed_by) == (row.pk, 1, officer)
    event = AuditEvent.objects.get()
    assert event.event == f"priorities.{name}.changed"
    assert event.before != event.after


@pytest.mark.parametrize(("change", "content", "name", "made"), CHANGING)
def test_second_click_changes_nothing_more(
    officer, inclusion, change, content, name, made
):
    click = partial(
        change,
        **{name: made(inclusion)},
        version=0,
        content=led(content, inclusion),
        actor=officer,
        now=clock.now(),
    )

    click()
    again = click()

    assert again.version == 1
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(("change", "content", "name", "made"), CHANGING)
def test_second_writer_does_not_overwrite_the_first(
    officer, lead, inclusion, change, content, name, made
):
    row, mine = made(inclusion), led(content, inclusion)
    word = "statement" if name == "risk" else "title"
    theirs = replace(mine, **{word: "Theirs"})
    change(**{name: row}, version=0, content=theirs, actor=lead, now=clock.now())

    with pytest.raises(
        ChangedMeanwhile, match="Performance lead saved this at midday"
    ) as refusal:
        change(**{name: row}, version=0, content=mine, actor=officer, now=clock.now())

    assert str(refusal.value.theirs) == "Theirs"
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize(("change", "content", "name", "made"), CHANGING)
def test_officer_of_another_post_changes_nothing(
    stranger, inclusion, change, content, name, made
):
    row = made(inclusion)

    with pytest.raises(NotAllowed):
        change(
            **{name: row}, version=0, content=content, actor=stranger, now=clock.now()
        )

    row.refresh_from_db()
    assert row.version == 0


@pytest.mark.parametrize(
    "made",
    [
        lambda post: make.ActionFactory(project=make.ProjectFactory(lead_post=post)),
        lambda post: make.ActionFactory(priority=make.PriorityFactory(lead_post=post)),
        lambda post: make.ActionFactory(
            area=make.ResponsibilityFactory(post=post).area
        ),
    ],
)
def test_action_is_led_by_the_post_of_what_it_hangs_on_too(officer, inclusion, made):
    action = made(inclusion)

    change_action(
        action=action, version=0, content=ACTION, actor=officer, now=clock.now()
    )

    assert Action.objects.get().title == "Agree the specification"


@pytest.mark.parametrize("other", [make.PostFactory, lambda: None])
def test_officer_gives_no_work_away(officer, inclusion, other):
    action = make.ActionFactory(lead_post=inclusion)
    content = replace(ACTION, lead_post=other())

    with pytest.raises(NotAllowed, match="choose one of yours"):
        change_action(
            action=action, version=0, content=content, actor=officer, now=clock.now()
        )


def test_performance_lead_gives_work_to_any_post(lead, inclusion):
    action, other = make.ActionFactory(lead_post=inclusion), make.PostFactory()

    change_action(
        action=action,
        version=0,
        content=replace(ACTION, lead_post=other),
        actor=lead,
        now=clock.now(),
    )

    assert Action.objects.get().lead_post == other


def test_milestone_that_moves_keeps_the_date_that_it_had(officer, review):
    milestone = make.MilestoneFactory(
        project=review, due_on=date(2026, 1, 31), due_precision="month"
    )

    change_milestone(
        milestone=milestone,
        version=0,
        content=replace(MILESTONE, status="slipped"),
        reason="The builder withdrew.",
        actor=officer,
        now=clock.now(),
    )

    move = MilestoneMove.objects.get()
    assert (move.was_due, move.reason) == (JANUARY, "The builder withdrew.")
    assert (move.moved_by, move.moved_at) == (officer, clock.now())
    assert Milestone.objects.get().due == SPRING
    event = AuditEvent.objects.get()
    assert (event.event, event.reason) == (
        "priorities.milestone.moved",
        "The builder withdrew.",
    )


def test_milestone_moves_with_a_reason_or_not_at_all(officer, review):
    milestone = make.MilestoneFactory(
        project=review, due_on=date(2026, 1, 31), due_precision="month"
    )

    with pytest.raises(NeedsReason, match="Say why the date moves"):
        change_milestone(
            milestone=milestone,
            version=0,
            content=MILESTONE,
            actor=officer,
            now=clock.now(),
        )

    milestone.refresh_from_db()
    assert milestone.due == JANUARY
    assert not MilestoneMove.objects.exists()
    assert not AuditEvent.objects.exists()


def test_milestone_that_gets_its_first_date_has_not_moved(officer, review):
    milestone = make.MilestoneFactory(project=review)

    change_milestone(
        milestone=milestone,
        version=0,
        content=MILESTONE,
        actor=officer,
        now=clock.now(),
    )

    assert not MilestoneMove.objects.exists()


def test_risk_ceases_to_be_one(officer, inclusion):
    risk = make.RiskFactory(owner_post=inclusion)

    change_risk(
        risk=risk,
        version=0,
        content=replace(RISK, owner_post=inclusion, is_over=True),
        actor=officer,
        now=clock.now(),
    )

    assert not Risk.objects.open().exists()


def test_codes_are_short_and_no_two_the_same():
    codes = {new_code("action") for _ in range(100)}

    assert len(codes) == 100
    assert all(len(code) == len("action-") + 8 for code in codes)
