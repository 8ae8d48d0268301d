"""The administrator's pages: accounts and roles."""

import re
from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from priorities.models import Grant
from strategy_portal.access import Role
from strategy_portal.audit import Event
from strategy_portal.models import AuditEvent, OutboxMessage, User
from tests.authenticators import give_app
from tests.factories import priorities as make
from tests.factories.portal import UserFactory

pytestmark = pytest.mark.django_db

LIST = "/portal/people/"
INVITE = f"{LIST}invite/"


@pytest.fixture
def administrator(sign_in):
    return sign_in("it", roles=[Role.ADMINISTRATOR])


@pytest.fixture
def person(make_user):
    return make_user("officer", roles=[])


def page_of(person, name="person-detail"):
    return reverse(f"people:{name}", args=[person.pk])


def invitation(**changed):
    return {
        "email": "new@example.org",
        "display_name": "Head of Inclusion",
        "role": "performance lead",
        "part": "",
        "valid_from": "",
        "valid_to": "",
        **changed,
    }


ADDRESSES = [
    "person-list",
    "person-invite",
    "person-detail",
    "person-invite-again",
    "role-give",
    "role-end",
    "person-switch-off",
    "person-switch-on",
    "person-reset-second-factor",
    "person-end-sessions",
]


def address_of(name, grant):
    if name in ("person-list", "person-invite"):
        return reverse(f"people:{name}")
    keys = [grant.user_id, grant.pk] if name == "role-end" else [grant.user_id]
    return reverse(f"people:{name}", args=keys)


@pytest.mark.parametrize("name", ADDRESSES)
@pytest.mark.parametrize("role", [role for role in Role if role != "administrator"])
def test_pages_are_closed_to_everybody_else(client, sign_in, name, role):
    grant = make.GrantFactory()
    sign_in("other", roles=[role])

    for method in (client.get, client.post):
        assert method(address_of(name, grant)).status_code == 403


@pytest.mark.parametrize("name", ADDRESSES)
def test_pages_are_there_for_an_administrator(client, administrator, name, html_faults):
    response = client.get(address_of(name, make.GrantFactory()))

    if name == "person-invite-again":
        assert response.status_code == 405
    else:
        assert response.status_code == 200
        assert html_faults(response.text) == []


@pytest.mark.parametrize("name", [n for n in ADDRESSES if "list" not in n][2:])
def test_account_that_is_not_there_is_not_found(client, administrator, name):
    system = User.objects.system()
    for pk in (system.pk, 10**18):
        keys = [pk, 1] if name == "role-end" else [pk]
        response = client.post(reverse(f"people:{name}", args=keys), {"reason": "x"})
        assert response.status_code == 404


def test_list_shows_who_holds_what(client, administrator, make_user):
    post = make.PostFactory(title="Head of Inclusion")
    holder = make_user("holder", roles=[(Role.OFFICER, post)])
    make.GrantFactory(user=holder, role=Role.AUDITOR, valid_to=date(2020, 1, 1))
    give_app(holder)
    UserFactory(display_name="Invited person")
    UserFactory(display_name="Gone person", is_active=False)
    User.objects.system()

    page = client.get(LIST).text

    assert "Officer of Head of Inclusion" in page
    assert "Auditor" not in page.partition("<tbody")[2]
    assert page.count("Set up") == 1
    assert "Invited, no password yet" in page
    assert "Switched off" in page.partition("<tbody")[2]
    assert "4 accounts" in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=HOLD", {"Holder"}),
        ("q=holder@example", {"Holder"}),
        ("role=officer", {"Holder"}),
        ("role=auditor", set()),
        ("standing=invited", {"Invited"}),
        ("standing=off", {"Gone"}),
        ("standing=in-use", {"Holder", "It"}),
        ("standing=purple", set()),
    ],
)
def test_list_is_filtered(client, administrator, make_user, query, found):
    make_user("holder", roles=[(Role.OFFICER, make.PostFactory())])
    UserFactory(display_name="Invited")
    UserFactory(display_name="Gone", is_active=False, password="md5$salt$hash")

    table = client.get(f"{LIST}?{query}").context["table"]

    assert {row.record.display_name for row in table.rows} == found


@pytest.mark.parametrize("count", [1, 20])
def test_list_costs_the_same_however_many(
    client, administrator, django_assert_num_queries, count
):
    for _ in range(count):
        make.GrantFactory(role=Role.BOARD_MEMBER)

    with django_assert_num_queries(7):
        client.get(LIST)


@pytest.mark.parametrize("count", [1, 20])
def test_page_of_a_person_costs_the_same_however_many(
    client, administrator, person, django_assert_num_queries, count
):
    for _ in range(count):
        make.GrantFactory(user=person, role=Role.BOARD_MEMBER)

    with django_assert_num_queries(7):
        client.get(page_of(person))


def test_person_is_invited_to_a_role(client, administrator):
    post = make.PostFactory(title="Head of Inclusion")

    response = client.post(
        INVITE,
        invitation(
            email="New@Example.org",
            role="officer",
            part=f"post:{post.pk}",
            valid_from="1 December 2025",
            valid_to="31/3/2026",
        ),
        follow=True,
    )

    user = User.objects.get(email="new@example.org")
    grant = Grant.objects.get(user=user)
    assert response.redirect_chain == [(page_of(user), 302)]
    assert "An invitation to new@example.org is on its way." in response.text
    assert (grant.role, grant.post) == ("officer", post)
    assert (grant.valid_from, grant.valid_to) == (date(2025, 12, 1), date(2026, 3, 31))
    assert OutboxMessage.objects.get().to == "new@example.org"
    events = AuditEvent.objects.order_by("pk").values_list("event", flat=True)
    assert list(events) == [Event.ACCOUNT_INVITED, Event.ROLE_GIVEN]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"email": ""}, "Enter the email address"),
        ({"email": "nobody"}, "Enter an email address, like name@example.org"),
        ({"email": "it@example.org"}, "has an account already"),
        ({"email": "a@example.org\nBcc: b@example.org"}, "Enter an email address"),
        ({"display_name": " "}, "Enter a name"),
        ({"role": ""}, "Choose a role"),
        ({"role": "emperor"}, "Choose one from the list."),
        ({"role": "officer"}, "Officer is held for one post; choose that."),
        ({"part": "post:1"}, "Choose one from the list."),
        ({"part": "\x00"}, "Choose one from the list."),
        ({"valid_from": "soon"}, "Enter a day, such as 28 11 2025."),
        ({"valid_from": "13 11 2025"}, "A role cannot start before today"),
        ({"valid_to": "1 1 2020"}, "A role cannot end before it starts"),
    ],
)
def test_invitation_that_cannot_be_is_kept_and_explained(
    client, administrator, changed, says
):
    response = client.post(INVITE, invitation(**changed))

    assert "<title>Error: Invite somebody" in response.text
    assert says in response.text
    assert re.search(r'href="#id_\w+"', response.text)
    assert User.objects.count() == 1
    assert not OutboxMessage.objects.exists()
    assert not AuditEvent.objects.exists()


def test_invitation_is_sent_again(client, administrator):
    client.post(INVITE, invitation())
    user = User.objects.get(email="new@example.org")

    page = client.get(page_of(user)).text
    response = client.post(page_of(user, "person-invite-again"), follow=True)

    assert "Send the invitation again" in page
    assert "Another invitation" in response.text
    assert OutboxMessage.objects.count() == 2


def test_person_with_a_password_is_not_invited_again(client, administrator, person):
    page = client.get(page_of(person)).text
    response = client.post(page_of(person, "person-invite-again"), follow=True)

    assert "Send the invitation again" not in page
    assert "can ask for a new one" in response.text


def test_role_is_given(client, administrator, person):
    board = make.BoardFactory(name="SEND Board")

    response = client.post(
        page_of(person, "role-give"),
        {"role": "board member", "part": f"board:{board.pk}"},
        follow=True,
    )

    assert "Officer is now: Board member of SEND Board." in response.text
    assert Grant.objects.get(user=person).valid_from == date(2025, 11, 14)


def test_role_is_ended_with_a_reason(client, administrator, person):
    grant = make.GrantFactory(user=person, role=Role.AUDITOR)

    response = client.post(
        reverse("people:role-end", args=[person.pk, grant.pk]),
        {"last_day": "30 11 2025", "reason": "Another auditor comes."},
        follow=True,
    )

    grant.refresh_from_db()
    assert "Officer is no longer: Auditor." in response.text
    assert grant.valid_to == date(2025, 11, 30)
    assert AuditEvent.objects.get().reason == "Another auditor comes."


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"last_day": ""}, "Enter the last day"),
        ({"last_day": "1 1 2017"}, "A role cannot end before it starts"),
        ({"reason": ""}, "Say why"),
        ({"reason": "x" * 301}, "Shorten the reason"),
    ],
)
def test_role_is_not_ended_without_a_day_and_a_reason(
    client, administrator, person, changed, says
):
    grant = make.GrantFactory(user=person, role=Role.AUDITOR)

    response = client.post(
        reverse("people:role-end", args=[person.pk, grant.pk]),
        {"last_day": "30 11 2025", "reason": "Because.", **changed},
    )

    grant.refresh_from_db()
    assert says in response.text
    assert grant.valid_to is None


def test_role_of_another_is_not_ended_under_a_wrong_name(client, administrator, person):
    grant = make.GrantFactory(role=Role.AUDITOR)

    response = client.post(
        reverse("people:role-end", args=[person.pk, grant.pk]),
        {"last_day": "30 11 2025", "reason": "Because."},
    )

    assert response.status_code == 404


def test_nobody_changes_their_own_roles_or_account(client, administrator):
    own = Grant.objects.get(user=administrator)
    page = client.get(page_of(administrator)).text
    role = {"role": "auditor", "part": "", "reason": "x", "last_day": "1 1 2026"}

    for address in (
        page_of(administrator, "role-give"),
        reverse("people:role-end", args=[administrator.pk, own.pk]),
        page_of(administrator, "person-switch-off"),
        page_of(administrator, "person-reset-second-factor"),
        page_of(administrator, "person-end-sessions"),
    ):
        response = client.post(address, role)
        assert response.status_code == 403, address
        assert "ther administrator" in response.text
        assert address not in page
    assert Grant.objects.get() == own


def test_account_is_switched_off_and_on(client, administrator, person):
    off, on = (page_of(person, f"person-switch-{way}") for way in ("off", "on"))

    done = client.post(off, {"reason": "Left."}, follow=True)
    person.refresh_from_db()
    was_active = person.is_active
    client.post(on, {"reason": "Came back."})
    person.refresh_from_db()

    assert "The account is switched off." in done.text
    assert on in done.text
    assert (was_active, person.is_active) == (False, True)


def test_second_factor_is_reset(client, administrator, person):
    give_app(person)
    address = page_of(person, "person-reset-second-factor")

    offered = address in client.get(page_of(person)).text
    client.post(address, {"reason": "Lost the phone."})

    assert offered
    assert not Authenticator.objects.exists()
    assert address not in client.get(page_of(person)).text


def test_reason_is_asked_for(client, administrator, person):
    response = client.post(page_of(person, "person-switch-off"), {"reason": ""})

    person.refresh_from_db()
    assert "<title>Error: Switch the account off" in response.text
    assert person.is_active


def test_menu_leads_an_administrator_here(client, administrator):
    assert "Accounts and roles" in client.get("/portal/").text


def test_menu_hides_it_from_others(client, sign_in):
    sign_in()

    assert "Accounts and roles" not in client.get("/portal/").text
