"""The auditor's page: what was done, by whom, when and why."""

from datetime import UTC, datetime

import pytest
from django.db import transaction

from priorities.services import end_role, give_role
from strategy_portal import clock
from strategy_portal.access import ROLES, Permission, Role
from strategy_portal.audit import Event, record
from strategy_portal.audit_chain import seal_waiting
from tests.factories.portal import AuditEventFactory, UserFactory
from tests.factories.priorities import PostFactory
from tests.integration.priorities.pages import words_of

pytestmark = pytest.mark.django_db

AUDIT = "/portal/audit/"


def done(response):
    return [row.record.subject_name for row in response.context["table"].page]


@pytest.mark.parametrize("rows", [1, 20])
def test_trail_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, rows
):
    sign_in()
    AuditEventFactory.create_batch(rows, after={"number": 1})

    with django_assert_num_queries(8):
        assert client.get(AUDIT).status_code == 200


def test_trail_tells_the_story_in_sentences(client, sign_in, make_user):
    administrator = make_user("administrator", roles=[Role.ADMINISTRATOR])
    post, officer = PostFactory(title="Head of Inclusion"), UserFactory()
    grant = give_role(
        user=officer, role=Role.OFFICER, part=post, actor=administrator, now=clock.now()
    )
    end_role(
        grant=grant,
        last_day=clock.today(),
        actor=administrator,
        now=clock.now(),
        reason="Moves on.",
    )
    sign_in()

    page = words_of(client.get(AUDIT))

    ended = page.index(f"Ended the role “Officer of Head of Inclusion” of {officer}")
    assert ended < page.index(f"Gave {officer} the role “Officer of Head of Inclusion”")
    assert "Until: was not set, now 14 November 2025" in page
    assert "Moves on." in page
    assert "14 November 2025 at midday" in page


def test_trail_says_how_far_it_is_sealed(client, sign_in):
    sign_in()
    AuditEventFactory()

    before = words_of(client.get(AUDIT))
    seal_waiting(now=datetime(2025, 11, 14, 14, 14, tzinfo=UTC))
    after = words_of(client.get(AUDIT))

    assert "Nothing is sealed yet." in before
    assert "The newest seal is of 14 November 2025 at 2:14pm." in after


def test_trail_of_one_thing_holds_what_belongs_to_it_and_nothing_else(client, sign_in):
    auditor, post, other = sign_in(), PostFactory(title="This"), PostFactory()
    with transaction.atomic():
        for subject, about in ((post, None), (other, post), (other, None)):
            record(
                Event.MEASURE_PLACED,
                actor=auditor,
                subject=subject,
                about=about,
                now=clock.now(),
            )

    whole = client.get(AUDIT)
    trail = client.get(AUDIT, {"about": f"priorities.Post {post.pk}"})

    assert (
        f'<a href="?about=priorities.Post+{post.pk}">All about This</a>' in whole.text
    )
    assert done(trail) == [other.title, "This"]


@pytest.fixture
def events():
    """Three events on both sides of a midnight of London, which is not UTC's."""
    for hour, name, fields in (
        (21, "First", {"actor": "jo@example.org", "actor_name": "Jo"}),
        (22, "Second", {"reason": "The school was late."}),
        (23, "Third", {"event": Event.ROLE_GIVEN, "about_name": "Sam"}),
    ):
        at = datetime(2025, 6, 30, hour, 30, tzinfo=UTC)
        AuditEventFactory(at=at, subject_name=name, **fields)


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Third", "Second", "First"]),
        ({"sort": "at"}, ["First", "Second", "Third"]),
        ({"who": "jo@example.org"}, ["First"]),
        ({"kind": "priorities.grant.given"}, ["Third"]),
        ({"q": "SCHOOL"}, ["Second"]),
        ({"q": "sam"}, ["Third"]),
        ({"since": "2025-07-01"}, ["Third"]),
        ({"until": "2025-06-30"}, ["Second", "First"]),
        ({"since": "2025-06-30", "until": "2025-06-30", "q": "first"}, ["First"]),
        ({"q": "%"}, []),
    ],
)
def test_trail_is_narrowed(client, sign_in, events, query, names):
    sign_in()

    assert done(client.get(AUDIT, query)) == names


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ({"who": "nobody@example.org"}, "Choose one from the list."),
        ({"kind": "portal.secret.told"}, "Choose one from the list."),
        ({"since": "yesterday"}, "Choose a day between 2000 and 2199."),
        ({"until": "9999-12-31"}, "Choose a day between 2000 and 2199."),
        ({"since": "0001-01-01"}, "Choose a day between 2000 and 2199."),
        (
            {"since": "2025-07-02", "until": "2025-07-01"},
            "This is before the first day",
        ),
        ({"about": "1' OR 1=1"}, "Follow a link"),
        ({"q": "x" * 101}, "at most 100 characters"),
    ],
)
def test_filter_that_cannot_be_read_shows_nothing_and_says_why(
    client, sign_in, events, query, advice
):
    sign_in()

    response = client.get(AUDIT, query)

    assert done(response) == []
    assert advice in response.text
    assert "Nothing is shown" in response.text


@pytest.mark.parametrize("role", list(Role))
def test_trail_is_linked_for_those_who_may_read_it(client, sign_in, role):
    sign_in("person", roles=[role])

    may = Permission.READ_AUDIT in ROLES[role].permissions

    assert (f'href="{AUDIT}"' in client.get("/portal/").text) is may
    assert client.get(AUDIT).status_code == (200 if may else 403)


def test_name_with_markup_is_only_a_name(client, sign_in):
    sign_in()
    AuditEventFactory(
        actor_name="<script>alert(1)</script>",
        subject_name="<b>bold</b>",
        after={"<i>key</i>": "<img src=x>"},
        reason="<script>alert(2)</script>",
    )

    page = client.get(AUDIT).text

    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "<i>" not in page
    assert "<img" not in page
