"""The second factor: whoever can change anything shows one, whatever way they come."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from strategy_portal.access import Role
from strategy_portal.audit import Event
from strategy_portal.models import AuditEvent
from tests.authenticators import code_of, give_app
from tests.conftest import PASSWORD
from tests.factories.priorities import GrantFactory

pytestmark = pytest.mark.django_db

APP = "/portal/account/app/"
CONFIRM = "/portal/account/confirm/"


@pytest.fixture
def lead(client, make_user):
    """A performance lead who signed in with a password and has no app."""
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    client.post("/portal/sign-in/", {"login": user.email, "password": PASSWORD})
    return user


def secret_on(page):
    """Return the key that the page shows, as one types it off."""
    return page.context["form"].secret


def set_app_up(client):
    secret = secret_on(client.get(APP))
    return secret, client.post(APP, {"code": code_of(secret)})


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
@pytest.mark.parametrize("address", ["/portal/", "/portal/boards/", "/portal/admin/"])
def test_every_page_sends_to_the_app_first(client, lead, address, method):
    response = getattr(client, method)(address)

    assert response.headers["Location"] == APP


@pytest.mark.parametrize(
    "name", ["your-account", "password-change", "mfa_activate_totp"]
)
def test_own_account_stays_open_meanwhile(client, lead, name):
    assert client.get(reverse(name)).status_code == 200


def test_signing_out_stays_open_meanwhile(client, lead):
    assert client.post("/portal/sign-out/").headers["Location"] == "/"


@pytest.mark.parametrize(
    "role", [Role.BOARD_MEMBER, Role.AUDITOR, Role.BOARD_SECRETARY]
)
def test_reader_needs_none(client, make_user, role):
    user = make_user(roles=[role])
    client.post("/portal/sign-in/", {"login": user.email, "password": PASSWORD})

    assert client.get("/portal/").status_code == 200


def test_app_is_set_up_with_its_first_code(client, lead):
    page = client.get(APP)
    secret = secret_on(page)

    response = client.post(APP, {"code": code_of(secret)})

    assert "data:image/svg+xml;base64," in page.text
    assert " ".join([secret[:4], secret[4:8]]) in page.text
    assert response.headers["Location"] == "/portal/account/recovery-codes/"
    assert client.get("/portal/").status_code == 200
    event = AuditEvent.objects.get()
    assert (event.event, event.actor) == (Event.SECOND_FACTOR_SET_UP, lead.email)
    assert secret not in str(vars(event))


def test_wrong_first_code_shows_the_same_key_again(client, lead):
    secret = secret_on(client.get(APP))

    response = client.post(APP, {"code": "000000"})

    assert "<title>Error: Set up an authenticator app" in response.text
    assert secret_on(response) == secret
    assert not Authenticator.objects.exists()


def test_secrets_are_unreadable_in_the_database(client, lead):
    secret, _ = set_app_up(client)
    codes = client.get("/portal/account/recovery-codes/").context["unused_codes"]

    kept = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in kept
    assert not any(code in kept for code in codes)


def test_changed_key_of_the_portal_lets_no_code_in(
    client, lead, settings, another_browser, give_password
):
    secret, _ = set_app_up(client)
    settings.SECRET_KEY = "another"
    browser = another_browser()
    give_password(lead, of=browser)

    response = browser.post("/portal/sign-in/code/", {"code": code_of(secret)})

    assert "This code is not right" in response.text


def test_former_key_of_the_portal_still_reads(
    client, lead, settings, another_browser, give_password
):
    secret, _ = set_app_up(client)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new", [settings.SECRET_KEY]
    browser = another_browser()
    give_password(lead, of=browser)

    browser.post("/portal/sign-in/code/", {"code": code_of(secret, steps_on=1)})

    assert browser.get("/portal/").status_code == 200


def test_recovery_code_signs_in_once(client, lead, another_browser, give_password):
    set_app_up(client)
    code = client.get("/portal/account/recovery-codes/").context["unused_codes"][0]
    first, second = another_browser(), another_browser()

    for browser in (first, second):
        give_password(lead, of=browser)
        browser.post("/portal/sign-in/code/", {"code": code})

    assert first.get("/portal/").status_code == 200
    assert second.get("/portal/").status_code == 302


def test_recovery_codes_are_saved_as_text(client, lead):
    set_app_up(client)

    response = client.get("/portal/account/recovery-codes/file/")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert len([line for line in response.text.splitlines() if line.isdigit()]) == 10


def test_new_recovery_codes_void_the_old(client, lead):
    set_app_up(client)
    old = client.get("/portal/account/recovery-codes/").context["unused_codes"]

    client.post("/portal/account/recovery-codes/new/")

    new = client.get("/portal/account/recovery-codes/").context["unused_codes"]
    assert set(old).isdisjoint(new)
    events = AuditEvent.objects.values_list("event", flat=True)
    assert Event.RECOVERY_CODES_MADE in events


def test_app_is_touched_only_after_proving_again(client, sign_in):
    user = sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)
    session = client.session
    session["proven_twice"] = [user.pk, 0]
    session.save()

    for page in ("app/remove/", "recovery-codes/new/"):
        for method in (client.get, client.post):
            response = method(f"/portal/account/{page}")
            assert response.headers["Location"].startswith(CONFIRM), page
    refused = client.post(CONFIRM, {"password": "wrong"})
    client.post(f"{CONFIRM}code/", {"code": code_of(secret)})
    removed = client.post("/portal/account/app/remove/")

    assert "This is not your password" in refused.text
    assert removed.headers["Location"] == "/portal/account/"
    assert not Authenticator.objects.exists()
    assert client.get("/portal/").headers["Location"] == APP


def test_password_confirms_too(client, sign_in):
    user = sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    give_app(user)
    session = client.session
    session["proven_twice"] = [user.pk, 0]
    session.save()

    response = client.post(
        f"{CONFIRM}?next=/portal/account/app/remove/", {"password": PASSWORD}
    )

    assert response.headers["Location"] == "/portal/account/app/remove/"
    assert client.get("/portal/account/app/remove/").status_code == 200


def test_session_without_the_code_is_asked_for_it(client, lead):
    secret = give_app(lead)

    asked = client.get("/portal/boards/?page=2")
    client.post(asked.headers["Location"], {"code": code_of(secret)})

    assert asked.headers["Location"] == (
        "/portal/account/confirm/code/?next=%2Fportal%2Fboards%2F%3Fpage%3D2"
    )
    assert client.get("/portal/boards/").status_code == 200


def test_proof_is_of_one_person(client, lead, make_user):
    other = make_user("other.lead", roles=[Role.PERFORMANCE_LEAD])
    session = client.session
    session["proven_twice"] = [other.pk, 9e9]
    session.save()

    assert client.get("/portal/").headers["Location"] == APP


def test_setting_up_signs_out_elsewhere(client, lead, another_browser, give_password):
    elsewhere = another_browser()
    give_password(lead, of=elsewhere)

    set_app_up(client)

    assert elsewhere.get("/portal/account/").status_code == 302
    assert client.get("/portal/account/").status_code == 200


def test_role_given_meanwhile_asks_at_the_next_page(client, make_user):
    user = make_user(roles=[Role.BOARD_MEMBER])
    client.post("/portal/sign-in/", {"login": user.email, "password": PASSWORD})
    before = client.get("/portal/").status_code

    GrantFactory(user=user, role=Role.PERFORMANCE_LEAD)

    assert before == 200
    assert client.get("/portal/").headers["Location"] == APP


def test_demonstration_asks_for_none_and_every_page_says_so(client, lead, settings):
    settings.SECOND_FACTOR = False

    pages = [client.get(address) for address in ("/portal/", "/portal/boards/")]

    assert [page.status_code for page in pages] == [200, 200]
    assert all("asks for no second factor" in page.text for page in pages)


def test_no_page_says_so_otherwise(client, sign_in):
    sign_in()

    assert "no second factor" not in client.get("/portal/").text
