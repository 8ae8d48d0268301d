"""Signing in: a password, then a code, and what stands in the way of guessing."""

import pytest
from django.contrib.auth import get_user

from strategy_portal.access import Role
from tests.authenticators import code_of, give_app
from tests.integration.accounts.conftest import SIGN_IN

pytestmark = pytest.mark.django_db

CODE = "/portal/sign-in/code/"


def is_in(client):
    return client.get("/portal/account/").status_code == 200


def test_member_of_a_board_signs_in_by_password(client, make_user, give_password):
    user = make_user(roles=[Role.BOARD_MEMBER])

    response = give_password(user, next="/portal/boards/")

    assert response.headers["Location"] == "/portal/boards/"
    assert is_in(client)


@pytest.mark.parametrize("password", ["wrong", "", "\N{PILE OF POO}" * 2000, "a\x00b"])
def test_wrong_password_keeps_the_address_and_says_what_to_enter(
    client, make_user, give_password, password
):
    response = give_password(make_user(), password)

    assert response.status_code == 200
    assert "<title>Error: Sign in" in response.text
    assert 'value="board.member@example.org"' in response.text
    assert not is_in(client)


def test_stranger_and_member_are_refused_alike(client, make_user, give_password):
    make_user("member")

    known = client.post(SIGN_IN, {"login": "member@example.org", "password": "no"})
    unknown = client.post(SIGN_IN, {"login": "nobody@example.org", "password": "no"})

    assert text_of(known) == text_of(unknown).replace("nobody", "member")


def text_of(response):
    """Return a page without what is new each time."""
    return "\n".join(
        line for line in response.text.splitlines() if "csrfmiddleware" not in line
    )


@pytest.mark.parametrize(
    "address", ["nobody", "", "a@b", "x" * 300 + "@example.org", "a\x00@example.org"]
)
def test_what_is_no_address_is_explained(client, address):
    response = client.post(SIGN_IN, {"login": address, "password": "x"})

    assert response.status_code == 200
    assert 'href="#id_login"' in response.text


def test_next_page_is_one_of_ours(client, make_user, give_password):
    response = give_password(make_user(), next="https://elsewhere.example/")

    assert response.headers["Location"] == "/portal/"


def test_switched_off_account_is_told_to_its_owner_alone(make_user, give_password):
    user = make_user(is_active=False)

    assert "switched off" in give_password(user).text
    assert "switched off" not in give_password(user, "wrong").text


def test_code_is_asked_for_after_the_password(client, make_user, give_password):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)

    asked = give_password(user, next="/portal/boards/")
    before = get_user(client).is_authenticated
    done = client.post(CODE, {"code": code_of(secret)})

    assert asked.headers["Location"] == CODE
    assert not before
    assert done.headers["Location"] == "/portal/boards/"
    assert client.get("/portal/").status_code == 200


@pytest.mark.parametrize("code", ["", "000000", "no code", "1" * 500, "\x00", "١٢٣٤٥٦"])
def test_wrong_code_opens_nothing(client, make_user, give_password, code):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    give_app(user)
    give_password(user)

    response = client.post(CODE, {"code": code})

    assert response.status_code == 200
    assert "<title>Error: Enter the six-digit code" in response.text
    assert not is_in(client)


def test_form_without_a_code_is_shown_again(client, make_user, give_password):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    give_app(user)
    give_password(user)

    assert client.post(CODE, {}).headers["Location"] == CODE


def test_code_page_is_for_those_who_gave_a_password(client):
    assert client.get(CODE).headers["Location"] == SIGN_IN
    assert client.post(CODE, {"code": "123456"}).headers["Location"] == SIGN_IN


def test_code_is_taken_once(client, make_user, give_password, another_browser):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    code = code_of(give_app(user))
    give_password(user)
    client.post(CODE, {"code": code})
    thief = another_browser()

    give_password(user, of=thief)
    response = thief.post(CODE, {"code": code})

    assert "was used" in response.text
    assert not is_in(thief)


def test_phone_may_be_half_a_minute_off(client, make_user, give_password):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)
    give_password(user)

    client.post(CODE, {"code": code_of(secret, steps_on=-1)})

    assert is_in(client)


def test_guessing_codes_ends_after_ten(client, make_user, give_password):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)
    give_password(user)

    for _ in range(10):
        client.post(CODE, {"code": "000000"}, REMOTE_ADDR="192.0.2.1")
    response = client.post(CODE, {"code": code_of(secret)}, REMOTE_ADDR="192.0.2.2")

    assert "too many wrong tries" in response.text
    assert not is_in(client)


def test_guesser_is_stopped_and_the_owner_gets_in(
    client, make_user, give_password, another_browser
):
    user = make_user()
    guesser = another_browser()

    answers = [
        give_password(user, f"guess {n}", of=guesser, address="198.51.100.7").text
        for n in range(12)
    ]
    right = give_password(user, of=guesser, address="198.51.100.7")
    owner = give_password(user, address="192.0.2.1")

    assert ["too many wrong tries" in each for each in answers] == [False] * 10 + [
        True
    ] * 2
    assert "too many wrong tries" in right.text
    assert owner.headers["Location"] == "/portal/"


def test_guesser_of_many_accounts_is_stopped(make_user, give_password, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/key,5/15m/ip"}
    users = [make_user(f"member{number}") for number in range(7)]

    answers = [give_password(user, "a guess").text for user in users]

    assert ["too many wrong tries" in each for each in answers] == [False] * 5 + [
        True
    ] * 2


def test_flood_of_forms_gets_a_page_of_its_own(make_user, give_password, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    user = make_user()

    answers = [give_password(user, "a guess") for _ in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert "Too many tries" in answers[-1].text


def test_owner_behind_a_proxy_is_told_from_the_guesser(
    client, make_user, give_password, settings
):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    user = make_user()

    for _ in range(11):
        client.post(
            SIGN_IN,
            {"login": user.email, "password": "a guess"},
            HTTP_X_FORWARDED_FOR="203.0.113.9, 198.51.100.7",
        )
    response = client.post(
        SIGN_IN,
        {"login": user.email, "password": "correct horse battery staple"},
        HTTP_X_FORWARDED_FOR="192.0.2.1",
    )

    assert response.headers["Location"] == "/portal/"


def test_counts_of_tries_are_kept_where_every_process_reads_them(settings):
    assert settings.CACHES["default"]["BACKEND"].endswith("db.DatabaseCache")


def test_log_names_accounts_by_number_and_no_secret(make_user, give_password, caplog):
    caplog.set_level("INFO", logger="strategy_portal")
    user = make_user()

    give_password(user, "a guess")
    give_password(user)

    said = [record.getMessage() for record in caplog.records]
    assert said == [
        "Sign-in refused, from 192.0.2.1",
        f"Signed in: account {user.pk}, from 192.0.2.1",
    ]


def test_nobody_signs_up(client):
    for address in ("/portal/signup/", "/accounts/signup/", "/portal/account/email/"):
        assert client.get(address).status_code == 404


def test_signed_in_person_is_past_the_form(client, sign_in):
    sign_in()

    assert client.get(SIGN_IN).headers["Location"] == "/portal/"


def test_signing_out_clears_the_browser(client, sign_in):
    sign_in()

    response = client.post("/portal/sign-out/")

    assert response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_in(client)


def test_switched_off_account_is_out_at_its_next_page(client, sign_in):
    user = sign_in()
    user.is_active = False
    user.save()

    response = client.get("/portal/")

    assert response.headers["Location"] == "/portal/sign-in/?next=/portal/"
