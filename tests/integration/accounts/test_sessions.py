"""Sessions: where one is signed in, and when that ends."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession

from strategy_portal import clock
from strategy_portal.accounts import sessions
from strategy_portal.audit import Event
from strategy_portal.models import AuditEvent

pytestmark = pytest.mark.django_db

ACCOUNT = "/portal/account/"
NOW = clock.wall()


@pytest.fixture
def wait(monkeypatch):
    """Let time go by."""

    def go_on(**length):
        go_on.at += timedelta(**length)

    go_on.at = NOW
    monkeypatch.setattr(clock, "wall", lambda: go_on.at)
    return go_on


def test_page_lists_the_browsers(client, make_user, give_password, another_browser):
    user = make_user()
    give_password(user)
    give_password(user, of=another_browser(), address="198.51.100.7")
    give_password(make_user("other"), of=another_browser())

    page = client.get(ACCOUNT)

    assert len(page.context["sessions"]) == 2
    assert "Firefox on Linux" in page.text
    assert "198.51.100.7" in page.text
    assert page.text.count("This browser") == 1


def test_one_session_is_ended(client, make_user, give_password, another_browser):
    user, elsewhere, third = make_user(), another_browser(), another_browser()
    for browser in (client, elsewhere, third):
        give_password(user, of=browser)
    pk = UserSession.objects.get(session_key=elsewhere.session.session_key).pk

    response = client.post(f"{ACCOUNT}sessions/{pk}/end/", follow=True)

    assert "You are signed out there." in response.text
    assert elsewhere.get("/portal/").status_code == 302
    assert third.get("/portal/").status_code == 200
    assert AuditEvent.objects.get().event == Event.SESSIONS_ENDED


def test_all_other_sessions_are_ended(
    client, make_user, give_password, another_browser
):
    user, others = make_user(), [another_browser(), another_browser()]
    for browser in (client, *others):
        give_password(user, of=browser)

    client.post(f"{ACCOUNT}sessions/end/")

    assert [browser.get("/portal/").status_code for browser in others] == [302, 302]
    assert client.get("/portal/").status_code == 200
    assert AuditEvent.objects.get().after == {"ended": 2}


def test_session_of_another_person_is_out_of_reach(
    client, make_user, give_password, another_browser
):
    theirs = another_browser()
    give_password(make_user("other"), of=theirs)
    give_password(make_user())
    pk = UserSession.objects.get(session_key=theirs.session.session_key).pk

    response = client.post(f"{ACCOUNT}sessions/{pk}/end/")

    assert response.status_code == 404
    assert theirs.get("/portal/").status_code == 200


def test_own_session_ends_by_signing_out_alone(client, make_user, give_password):
    give_password(make_user())
    pk = UserSession.objects.get().pk

    assert client.post(f"{ACCOUNT}sessions/{pk}/end/").status_code == 404


@pytest.mark.parametrize("count", [1, 20])
def test_page_costs_the_same_however_many(
    client, sign_in, django_assert_num_queries, count
):
    user = sign_in()
    for number in range(count):
        UserSession.objects.create(
            user=user, ip="192.0.2.1", session_key=f"key-{number}", user_agent=""
        )

    with django_assert_num_queries(7):
        client.get(ACCOUNT)


def test_hour_without_a_page_signs_out_and_says_so(client, sign_in, wait):
    sign_in()
    wait(minutes=59)
    before = client.get("/portal/").status_code
    wait(minutes=60)

    response = client.get("/portal/", follow=True)

    assert before == 200
    assert response.redirect_chain == [("/portal/sign-in/?next=/portal/", 302)]
    assert "an hour went by" in response.text


def test_use_keeps_one_signed_in_until_the_twelfth_hour(client, sign_in, wait):
    sign_in()
    for _ in range(14):
        wait(minutes=50)
        assert client.get("/portal/account/").status_code == 200
    wait(minutes=20)

    response = client.get("/portal/", follow=True)

    assert "twelve hours went by" in response.text


def test_reading_on_writes_nothing(client, sign_in, wait, django_assert_num_queries):
    sign_in()
    client.get(ACCOUNT)
    wait(minutes=4)

    with django_assert_num_queries(6):
        client.get(ACCOUNT)


def test_session_from_before_is_taken_up(client, make_user, wait):
    client.force_login(make_user())

    client.get(ACCOUNT)
    wait(minutes=61)

    assert client.get(ACCOUNT).status_code == 302


def test_expired_and_ended_sessions_are_not_listed(make_user):
    user = make_user()
    UserSession.objects.create(user=user, ip="192.0.2.1", session_key="gone")

    assert sessions.open_sessions(user) == []
