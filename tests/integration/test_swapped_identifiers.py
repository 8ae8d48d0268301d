"""Somebody else's keys, in the path, the query, the body: nothing opens, nothing leaks.

Every page with an argument is named below, by whose things it shows or changes, or as
one whose things are everybody's who may open it. A new one that is not named fails.
"""

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse

from outcomes.models import ReturnDraft, ReturnLine
from outcomes.states import LineState
from priorities.models import Grant
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent, User
from strategy_portal.site_map import pages
from tests.addresses import address_of
from tests.conftest import let_in
from tests.factories import priorities as make
from tests.factories.priorities import OrganisationFactory, PostFactory
from tests.integration.outcomes.returning import Office, share

pytestmark = [pytest.mark.django_db, pytest.mark.long]

SECRET = "Kept between two posts"
COMMENT = "Four thousand three hundred and twenty-one."
# The role of another part that tries the page, whose things are for its own part alone.
SCOPED = {
    "outcomes:measure-detail": Role.PARTNER_OFFICER,
    "priorities:action-change": Role.OFFICER,
    "priorities:action-milestone-add": Role.OFFICER,
    "priorities:area-action-add": Role.OFFICER,
    "priorities:area-report": Role.OFFICER,
    "priorities:milestone-change": Role.OFFICER,
    "priorities:priority-action-add": Role.OFFICER,
    "priorities:priority-report": Role.OFFICER,
    "priorities:project-action-add": Role.OFFICER,
    "priorities:project-milestone-add": Role.OFFICER,
    "priorities:risk-add": Role.OFFICER,
    "priorities:risk-change": Role.OFFICER,
    "returns:return-detail": Role.PARTNER_OFFICER,
    "returns:return-submit": Role.OFFICER,
    "returns:rows-paste": Role.OFFICER,
    "returns:return-workbook": Role.OFFICER,
    "returns:workbook-upload": Role.OFFICER,
    "returns:rows-save": Role.OFFICER,
    "returns:draft-keep": Role.OFFICER,
    "returns:draft-drop": Role.OFFICER,
    "returns:sign-detail": Role.APPROVER,
    "session-end": Role.OFFICER,
}
# What was published is everybody's.
PUBLIC = {spot.name for spot in pages() if spot.name.startswith("public:")}
# Open in whole to whoever may open them at all.
WHOLE = {
    "board-detail",
    "defining:board-rename",
    "defining:comparator-areas",
    "defining:comparator-detail",
    "defining:comparator-retire",
    "defining:measure-change",
    "defining:measure-count-in",
    "defining:measure-define",
    "defining:measure-detail",
    "defining:measure-retire",
    "defining:placement-add",
    "defining:placement-end",
    "defining:placement-move",
    "defining:post-rename",
    "defining:post-retire",
    "defining:target-change",
    "defining:target-end",
    "outcomes:outcome-detail",
    "people:person-detail",
    "people:person-end-sessions",
    "people:person-invite-again",
    "people:person-reset-second-factor",
    "people:person-switch-off",
    "people:person-switch-on",
    "people:role-end",
    "people:role-give",
    "post-detail",
    "priorities:action-detail",
    "priorities:area-detail",
    "priorities:meeting-detail",
    "priorities:priority-detail",
    "priorities:priority-lead",
    "priorities:project-detail",
    "priorities:strategy-detail",
    "publishing:day-give-up",
    "publishing:day-name",
    "publishing:exemption-end",
    "publishing:quiet-end",
    "publishing:set-agree",
    "publishing:set-cancel",
    "publishing:set-compose",
    "publishing:set-detail",
    "publishing:set-file",
    "publishing:set-make-again",
    "publishing:set-page",
    "publishing:set-publish",
    "publishing:set-withdraw",
    "quarters:quarter-board",
    "quarters:quarter-close",
    "quarters:quarter-extend",
    "quarters:quarter-reopen",
    "returns:figure-correct",
    "returns:figure-list",
    "returns:history-paste",
    "scorecards:quarter-detail",
    "scorecards:scorecard-detail",
    "scorecards:scorecard-file",
    "structure:board-change",
    "structure:board-detail",
    "structure:board-retire",
    "structure:line-add",
    "structure:line-retire",
    "structure:post-change",
    "structure:post-detail",
}
WITH_ARGUMENTS = [page for page in pages() if page.arguments and not page.is_of_admin]
OF_OTHERS = [page for page in WITH_ARGUMENTS if page.name in SCOPED]


@pytest.fixture
def office(make_user):
    """A council's post, and its officer, of whom a secret figure is asked."""
    office = Office(make_user)
    office.theirs = office.measure(65, code="W901", number=901, title=SECRET)
    return office


@pytest.fixture
def saved(office):
    """The secret figure, saved with a comment."""
    office.open()
    office.save(office.theirs, share(60, comment=COMMENT))
    return office.line(office.theirs)


@pytest.fixture
def work(office):
    """What the officer's post leads: one row of each kind."""
    priority = make.PriorityFactory(lead_post=office.post)
    make.ResponsibilityFactory(
        post=office.post, area__version=priority.version, area__title=SECRET
    )
    make.RiskFactory(strategy=priority.version.strategy, owner_post=office.post)
    project = make.ProjectFactory(lead_post=office.post)
    make.ActionFactory(lead_post=office.post)
    make.MilestoneFactory(project=project)


@pytest.fixture
def others(make_user):
    """People of another organisation and post, by role."""
    away = OrganisationFactory(name="Northfield Hospital")
    post = PostFactory(code="nurse", title="Designated nurse")
    post.organisations.add(away)
    parts = {
        Role.OFFICER: post,
        Role.PARTNER_OFFICER: post,
        Role.APPROVER: away,
    }
    return {
        role: make_user(f"other.{number}", roles=[(role, part)])
        for number, (role, part) in enumerate(parts.items())
    }


@pytest.mark.parametrize("spot", WITH_ARGUMENTS, ids=lambda spot: spot.name)
def test_somebody_has_said_whose_things_the_page_shows(spot):
    assert spot.name in SCOPED.keys() | WHOLE | PUBLIC, (
        f"Say in SCOPED or in WHOLE whose things {spot.name} shows."
    )


def test_what_belongs_to_oneself_is_there(client, office, saved):
    let_in(client, office.officer)

    page = client.get(saved.belongs_to.get_absolute_url())

    assert SECRET in page.text
    assert COMMENT in page.text


@pytest.mark.parametrize("spot", OF_OTHERS, ids=lambda spot: spot.name)
def test_what_belongs_to_others_is_not_there(client, office, saved, work, others, spot):
    owner = office.approver if SCOPED[spot.name] is Role.APPROVER else office.officer
    address = address_of(spot)
    if spot.name == "outcomes:measure-detail":
        address = saved.measure.get_absolute_url()
    if spot.name == "session-end":
        session = UserSession.objects.create(
            user=office.officer, ip="127.0.0.1", session_key="theirs"
        )
        address = reverse("session-end", args=[session.pk])

    let_in(client, owner)
    is_there = client.get(address).status_code
    let_in(client, others[SCOPED[spot.name]])
    answers = [client.get(address), client.post(address, {"save": "all"})]

    assert is_there in (200, 405)
    assert {answer.status_code for answer in answers} <= {404, 405}
    assert 404 in {answer.status_code for answer in answers}
    for answer in answers:
        assert SECRET not in answer.text
        assert COMMENT not in answer.text


# The query


@pytest.mark.parametrize(
    "query",
    ["", "?q=Kept", "?q=W901", "?sort=-title&per_page=100", "?responsible=zzz"],
)
@pytest.mark.parametrize("name", ["returns:return-list", "outcomes:measure-list"])
def test_list_shows_nothing_of_others_however_it_is_asked(
    client, saved, others, name, query
):
    let_in(client, others[Role.PARTNER_OFFICER])

    answer = client.get(f"{reverse(name)}{query}")

    assert answer.status_code == 200
    assert COMMENT not in answer.text
    assert SECRET not in answer.text


def test_audit_of_a_thing_is_closed_to_whoever_may_not_read_it(client, saved, others):
    let_in(client, others[Role.OFFICER])

    answer = client.get(f"/portal/audit/?about=outcomes.ReturnLine {saved.pk}")

    assert answer.status_code == 403
    assert COMMENT not in answer.text


# The body


@pytest.fixture
def two_posts(client, office):
    """The officer is in, with a line of their own beside another post's line."""
    office.other_post = PostFactory(code="nurse", title="Designated nurse")
    office.other_post.organisations.add(OrganisationFactory(name="Hospital"))
    office.foreign = office.measure(
        65, code="W902", number=902, reporting_post=office.other_post
    )
    office.open()
    let_in(client, office.officer)
    return office


OWN = "/portal/returns/2025-26-q2/head-of-inclusion/"
TO_SIGN = "/portal/sign-off/2025-26-q2/head-of-inclusion/"


def figure(key, version=0):
    return {
        f"{key}-version": version,
        f"{key}-numerator": "66",
        f"{key}-denominator": "80",
    }


@pytest.mark.parametrize("save", ["all", "w902-202509"])
def test_line_of_another_post_is_not_saved_through_ones_own_return(
    client, two_posts, save
):
    client.post(OWN, {"save": save, **figure("w901-202509"), **figure("w902-202509")})

    foreign = two_posts.line(two_posts.foreign)
    assert (foreign.version, foreign.entry.is_empty) == (0, True)


def test_line_of_another_post_is_not_drafted_through_ones_own_return(client, two_posts):
    client.post(f"{OWN}draft/", figure("w902-202509"))
    dropped = client.post(f"{OWN}draft/w902-202509/drop/")

    assert not ReturnDraft.objects.filter(line__measure=two_posts.foreign).exists()
    assert dropped.status_code == 404


def test_pasted_row_of_another_post_is_refused(client, two_posts):
    block = "Code\tNumerator\tDenominator\nW902\t66\t80\n"

    shown = client.post(f"{OWN}paste/", {"block": block})

    assert str(two_posts.foreign.title) not in shown.text
    assert two_posts.line(two_posts.foreign).entry.is_empty


def test_rows_that_nobody_was_shown_are_not_saved(client, two_posts):
    rows = '[{"line": "w902-202509", "numerator": "66", "denominator": "80"}]'

    client.post(f"{OWN}rows/", {"rows": rows})

    assert two_posts.line(two_posts.foreign).entry.is_empty


def test_approver_signs_no_line_of_another_organisation(client, two_posts):
    ReturnLine.objects.update(
        state=LineState.SUBMITTED, numerator=60, denominator=80, version=1
    )
    let_in(client, two_posts.approver)
    foreign = two_posts.line(two_posts.foreign)

    signed = client.post(
        TO_SIGN,
        {"sign": "chosen", "line": [foreign.pk], f"version-{foreign.pk}": 1},
    )
    back = client.post(TO_SIGN, {"back": foreign.pk, "w902-202509-reason": "Wrong."})

    assert (signed.status_code, back.status_code) == (422, 404)
    assert two_posts.line(two_posts.foreign).state == LineState.SUBMITTED


def test_role_of_one_person_is_not_ended_on_the_page_of_another(
    client, sign_in, two_posts
):
    sign_in("it", roles=[Role.ADMINISTRATOR])
    grant = Grant.objects.get(user=two_posts.officer)

    answer = client.post(
        reverse("people:role-end", args=[two_posts.approver.pk, grant.pk]),
        {"last_day": "2025-11-14", "reason": "Swapped."},
    )

    grant.refresh_from_db()
    assert answer.status_code == 404
    assert grant.valid_to is None


# What nobody may set


FORBIDDEN = {
    "state": "signed off",
    "on_behalf": "yes",
    "due_on": "2030-01-01",
    "signed_by": "1",
    "signed_at": "2025-11-14",
    "saved_by": "1",
    "status": "provisional",
    "belongs_to": "1",
    "measure": "1",
    "deputy_post": "1",
    "target": "1",
    "rating": "On track",
    "observation": "1",
}
KEPT = (
    "state",
    "on_behalf",
    "due_on",
    "signed_by_id",
    "signed_at",
    "belongs_to_id",
    "measure_id",
    "deputy_post_id",
    "observation_id",
)


def test_officer_sets_nothing_of_a_line_but_what_the_form_asks(client, two_posts):
    before = two_posts.line(two_posts.theirs)
    smuggled = {
        f"{prefix}{name}": value
        for prefix in ("", "w901-202509-")
        for name, value in FORBIDDEN.items()
        if name != "status"
    }

    answer = client.post(OWN, {"save": "all", **figure("w901-202509"), **smuggled})

    after = two_posts.line(two_posts.theirs)
    assert answer.status_code == 302
    assert after.entry == share(66).entry
    assert [getattr(after, name) for name in KEPT] == [
        getattr(before, name) for name in KEPT
    ]
    assert after.saved_by == two_posts.officer
    event = AuditEvent.objects.newest_first().first()
    assert event.actor == two_posts.officer.email
    assert "2030-01-01" not in str(event.after)


def test_administrator_invites_nobody_with_more_than_the_form_gives(client, sign_in):
    sign_in("it", roles=[Role.ADMINISTRATOR])

    client.post(
        reverse("people:person-invite"),
        {
            "email": "new@example.org",
            "display_name": "New person",
            "role": "auditor",
            "part": "",
            "valid_from": "",
            "valid_to": "",
            "is_active": "",
            "is_system": "on",
            "password": "a password of my own choice",
        },
    )

    invited = User.objects.get(email="new@example.org")
    assert not invited.is_system
    assert invited.is_active
    assert not invited.has_usable_password()
    assert [grant.role for grant in invited.grants.all()] == [Role.AUDITOR]
