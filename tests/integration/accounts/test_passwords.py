"""Passwords: changed, lost and chosen anew by a link."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from strategy_portal.access import Role
from strategy_portal.accounts import links
from strategy_portal.audit import Event
from strategy_portal.models import AuditEvent, OutboxMessage
from tests.authenticators import give_app
from tests.conftest import PASSWORD
from tests.factories.portal import UserFactory
from tests.integration.accounts.conftest import link_in

pytestmark = pytest.mark.django_db

LOST = "/portal/password/"
NEW = "/portal/password/new/"
ANOTHER = "seven quiet herons waded upstream"


@pytest.fixture
def lose_password(client):
    """Ask for a link, and return the letter that waits to be sent."""

    def ask(email):
        client.post(LOST, {"email": email})
        return OutboxMessage.objects.latest("pk")

    return ask


def test_password_is_changed(client, sign_in, give_password, another_browser):
    user = sign_in()
    before = AuditEvent.objects.count()

    response = client.post(
        "/portal/account/password/",
        {"current_password": PASSWORD, "new_password": ANOTHER},
        follow=True,
    )

    assert "Your password is changed." in response.text
    assert give_password(user, ANOTHER, of=another_browser()).status_code == 302
    event = AuditEvent.objects.newest_first()[0]
    assert AuditEvent.objects.count() == before + 1
    assert (event.event, event.before, event.after) == (Event.PASSWORD_CHANGED, {}, {})


def test_change_of_password_signs_out_elsewhere(
    client, make_user, give_password, another_browser
):
    user, elsewhere = make_user(), another_browser()
    give_password(user)
    give_password(user, of=elsewhere)

    client.post(
        "/portal/account/password/",
        {"current_password": PASSWORD, "new_password": ANOTHER},
    )

    assert client.get("/portal/").status_code == 200
    assert elsewhere.get("/portal/").status_code == 302


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"current_password": "wrong"}, "This is not your password"),
        ({"current_password": ""}, "Enter your current password"),
        ({"new_password": ""}, "Enter a new password"),
        ({"new_password": "fourteen chars"}, "at least 15 characters"),
        ({"new_password": "strategyportal2025"}, "too easy to guess here"),
        ({"new_password": "1234567890123456"}, "too easy to guess here"),
        ({"new_password": "Board-Member-Welcome-1"}, "too easy to guess here"),
        ({"new_password": "john!20130605at1753"}, "among the most common"),
    ],
)
def test_password_is_refused_in_a_sentence(client, sign_in, fields, says):
    sign_in()

    response = client.post(
        "/portal/account/password/",
        {"current_password": PASSWORD, "new_password": ANOTHER, **fields},
    )

    assert "<title>Error: Change your password" in response.text
    assert says in response.text


@pytest.mark.parametrize(
    "password",
    [ANOTHER, "x" * 64 + ANOTHER * 20, "длинный пароль без смысла", f"  {ANOTHER}  "],
)
def test_any_long_password_is_taken_as_it_was_typed(
    client, sign_in, give_password, another_browser, password
):
    user = sign_in()

    client.post(
        "/portal/account/password/",
        {"current_password": PASSWORD, "new_password": password},
    )

    assert give_password(user, password, of=another_browser()).status_code == 302


def test_guessing_the_current_password_ends(client, sign_in):
    sign_in()
    data = {"current_password": "a guess", "new_password": ANOTHER}

    answers = [
        client.post("/portal/account/password/", data).status_code for _ in range(11)
    ]

    assert answers == [200] * 10 + [429]


def test_link_lets_one_choose_a_password(
    client, make_user, give_password, lose_password
):
    user = make_user()
    link = link_in(lose_password(" Board.Member@example.org"))

    moved = client.get(link)
    shown = client.get(moved.headers["Location"])
    chosen = client.post(NEW, {"new_password": ANOTHER})

    assert moved.headers["Location"] == NEW
    assert "board.member@example.org" in shown.text
    assert chosen.headers["Location"] == "/portal/sign-in/"
    assert client.get("/portal/").status_code == 302
    assert give_password(user, ANOTHER).status_code == 302
    assert client.get("/portal/").status_code == 200


def test_link_works_once(client, make_user, lose_password, another_browser):
    make_user()
    link = link_in(lose_password("board.member@example.org"))
    thief = another_browser()
    thief.get(link)
    client.get(link)

    client.post(NEW, {"new_password": ANOTHER})

    assert client.get(link).status_code == 410
    assert client.post(NEW, {"new_password": PASSWORD}).status_code == 410
    assert thief.post(NEW, {"new_password": PASSWORD}).status_code == 410


def test_link_is_of_no_use_without_the_second_factor(
    client, make_user, give_password, lose_password
):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    give_app(user)
    client.get(link_in(lose_password(user.email)))
    client.post(NEW, {"new_password": ANOTHER})

    response = give_password(user, ANOTHER)

    assert response.headers["Location"] == "/portal/sign-in/code/"
    assert client.get("/portal/account/").status_code == 302


def test_link_signs_out_whoever_was_signed_in(
    client, sign_in, make_user, lose_password
):
    make_user("other")
    sign_in()

    client.get(link_in(lose_password("other@example.org")))

    assert client.get("/portal/").status_code == 302
    assert "other@example.org" in client.get(NEW).text


@pytest.mark.parametrize(
    ("user", "hours", "works"),
    [
        ({"password": "md5$salt$hash"}, 0.9, True),
        ({"password": "md5$salt$hash"}, 1.1, False),
        ({"password": "!"}, 24 * 6.9, True),
        ({"password": "!"}, 24 * 7.1, False),
        ({"password": "!", "is_active": False}, 0, False),
    ],
)
def test_link_ends(client, monkeypatch, user, hours, works):
    link = links.link_for(UserFactory(**user)).partition("link=")[2]
    later = datetime.now() + timedelta(hours=hours)  # noqa: TID251, DTZ005 - as Django's
    monkeypatch.setattr(links.tokens, "_now", lambda: later)

    response = client.get(f"{NEW}?link={link}")

    assert response.status_code == (302 if works else 410)


@pytest.mark.parametrize(
    "link",
    ["x", "-", "1-2-3", "zz-" + "y" * 500, "9" * 99 + "-a-b", "\N{PILE OF POO}", ""],
)
def test_what_is_no_link_is_refused(client, link):
    response = client.get(NEW, {"link": link})

    assert response.status_code == 410
    assert "This link does not work" in response.text
    assert "sessionid" not in client.cookies


def test_link_of_one_does_not_work_for_another():
    mine, theirs = UserFactory(), UserFactory()
    secret = links.link_for(mine).partition("link=")[2]

    swapped = f"{theirs.pk}-{secret.partition('-')[2]}"

    assert links.user_of(secret) == mine
    assert links.user_of(swapped) is None


def test_answer_is_the_same_for_known_and_unknown(client, make_user):
    make_user()
    make_user("gone", is_active=False)

    asked = {}
    for who in ("board.member", "gone", "nobody"):
        with CaptureQueriesContext(connection) as queries:
            response = client.post(LOST, {"email": f"{who}@example.org"}, follow=True)
        asked[who] = (response.redirect_chain, response.text, len(queries))

    assert asked["board.member"] == asked["nobody"] == asked["gone"]


def test_unknown_address_is_told_so_by_letter(client, make_user, lose_password):
    letter = lose_password("nobody@example.org")

    assert letter.to == "nobody@example.org"
    assert "No account in use has this address" in letter.body
    assert "link=" not in letter.body


def test_asking_for_links_ends(client, make_user):
    user = make_user()

    answers = [client.post(LOST, {"email": user.email}).status_code for _ in range(4)]

    assert answers == [302, 302, 302, 429]


@pytest.mark.parametrize("email", ["", "nobody", "a\x00@example.org", "x" * 400])
def test_address_is_asked_for(client, email):
    response = client.post(LOST, {"email": email})

    assert "<title>Error: Choose a new password" in response.text


def test_secret_stands_in_no_log_and_no_record(
    client, make_user, lose_password, caplog
):
    caplog.set_level("DEBUG")
    make_user()
    link = link_in(lose_password("board.member@example.org"))
    secret = link.partition("link=")[2]

    client.get(link)
    client.post(NEW, {"new_password": ANOTHER})
    client.get(link)

    written = [
        record.getMessage() for record in caplog.records if "sql" not in record.name
    ]
    assert "?" in link
    assert not any(secret in line or ANOTHER in line for line in written)
    assert secret not in str(list(AuditEvent.objects.values()))


def test_letter_of_a_change_goes_to_the_owner(client, sign_in):
    sign_in()

    client.post(
        "/portal/account/password/",
        {"current_password": PASSWORD, "new_password": ANOTHER},
    )

    letter = OutboxMessage.objects.get()
    assert letter.to == "board.member@example.org"
    assert "Your password was changed" in letter.body


def test_letter_with_a_link_is_not_sent_after_it_ends(make_user, lose_password):
    make_user()

    letter = lose_password("board.member@example.org")

    assert letter.expires_at - letter.queued_at == links.RESET_LASTS
