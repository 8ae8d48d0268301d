"""Accounts in a browser: from the invitation to the second factor, faults and all."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from strategy_portal.access import Role
from strategy_portal.accounts import links, second_factor
from tests.authenticators import code_of, give_app
from tests.conftest import PASSWORD
from tests.factories import priorities as make
from tests.functional.browsing import follow

NEW = "seven quiet herons waded upstream"


@pytest.fixture(params=[320, 1280], ids=["narrow", "wide"])
def width(request, page):
    page.set_viewport_size({"width": request.param, "height": 900})
    return request.param


@pytest.fixture
def looks_well(page, accessibility_faults, scrolls_sideways):
    """Hold the page as it stands to what every page owes."""

    def look(name):
        assert accessibility_faults() == [], name
        assert not scrolls_sideways(), name

    return look


def test_invited_officer_comes_in(
    page, live_server, settings, width, make_user, complaints, looks_well
):
    settings.PORTAL_URL = live_server.url
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    user.set_unusable_password()
    user.save()

    page.goto(links.link_for(user))
    looks_well("password-new")
    page.get_by_label("New password").fill("too short")
    follow(page.get_by_role("button", name="Set the password"))
    assert page.title().startswith("Error: ")
    looks_well("password-new-error")
    page.get_by_label("New password").fill(NEW)
    follow(page.get_by_role("button", name="Set the password"))

    page.get_by_label("Email address").fill(user.email)
    looks_well("sign-in-after")
    page.get_by_label("Password", exact=True).fill(NEW)
    follow(page.get_by_role("button", name="Sign in"))

    assert page.get_by_role("heading", level=1).inner_text() == (
        "Set up an authenticator app"
    )
    looks_well("app")
    secret = page.locator(".key").inner_text()
    page.get_by_label("Six-digit code").fill("000000")
    follow(page.get_by_role("button", name="Set up the app"))
    looks_well("app-error")
    page.get_by_label("Six-digit code").fill(code_of(secret))
    follow(page.get_by_role("button", name="Set up the app"))

    looks_well("recovery-codes")
    assert page.locator(".codes li").count() == 10
    follow(page.get_by_role("link", name="Continue to the portal"))
    assert page.url == f"{live_server.url}/portal/"
    follow(page.get_by_role("link", name="Lead", exact=True))
    looks_well("account")
    expect(page.get_by_role("main")).to_contain_text("10 codes left")
    assert complaints == []


def test_officer_signs_in_with_a_code(
    page, live_server, width, sign_in_browser, complaints, looks_well
):
    sign_in_browser("lead", roles=[Role.PERFORMANCE_LEAD])
    page.goto(f"{live_server.url}/portal/account/")
    looks_well("account-b")

    follow(page.get_by_role("link", name="Change your password"))
    looks_well("password-change")
    page.get_by_label("Current password").fill("wrong")
    follow(page.get_by_role("button", name="Change the password"))
    looks_well("password-change-error")
    assert complaints == []


def test_administrator_invites_and_ends(
    page, live_server, width, sign_in_browser, complaints, looks_well
):
    make.PostFactory(title="Head of Inclusion")
    make.BoardFactory(name="SEND Board")
    sign_in_browser("it", roles=[Role.ADMINISTRATOR])
    page.goto(f"{live_server.url}/portal/people/")
    looks_well("people")

    follow(page.get_by_role("link", name="Invite somebody"))
    looks_well("invite")
    page.get_by_label("Email address").fill("new@example.org")
    page.get_by_label("Name or post").fill("Head of Inclusion")
    page.get_by_role("radio", name="Officer", exact=False).first.check()
    follow(page.get_by_role("button", name="Send the invitation"))
    looks_well("invite-error")
    assert page.title().startswith("Error: ")
    page.get_by_label("For which part").select_option(label="Head of Inclusion")
    follow(page.get_by_role("button", name="Send the invitation"))

    assert page.get_by_text("An invitation to new@example.org is on its way.")
    looks_well("person")
    follow(page.get_by_role("link", name="End it"))
    looks_well("role-end")
    page.get_by_label("Last day of the role").fill("28 11 2025")
    page.get_by_label("Why").fill("Somebody else reports.")
    follow(page.get_by_role("button", name="End the role"))
    expect(page.get_by_text("28 November 2025")).to_be_visible()
    follow(page.get_by_role("link", name="Switch the account off"))
    looks_well("switch-off")
    follow(page.get_by_role("button", name="Switch it off"))
    expect(page.get_by_role("alert")).to_be_visible()
    looks_well("switch-off-error")
    page.get_by_label("Why").fill("Left the council.")
    follow(page.get_by_role("button", name="Switch it off"))
    expect(page.get_by_text("The account is switched off.")).to_be_visible()
    assert complaints == []


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("password/", "Choose a new password"),
        ("password/asked/", "Check your email"),
        ("password/new/?link=void", "This link does not work"),
    ],
)
def test_page_of_a_stranger_is_clean(
    page, live_server, width, looks_well, address, heading
):
    page.goto(f"{live_server.url}/portal/{address}")

    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    looks_well(address)


def test_wrong_code_and_lost_phone_are_clean(
    page, live_server, width, make_user, looks_well
):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)
    page.goto(f"{live_server.url}/portal/sign-in/")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in"))
    looks_well("code")
    page.get_by_label("Six-digit code").fill("12")
    follow(page.get_by_role("button", name="Continue"))
    page.get_by_text("I do not have my phone").click()
    looks_well("code-error")
    page.get_by_label("Six-digit code").fill(code_of(secret))
    follow(page.get_by_role("button", name="Continue"))
    page.wait_for_url(f"{live_server.url}/portal/")


def test_app_is_changed_after_proving_again(
    page, live_server, width, sign_in_browser, looks_well, monkeypatch
):
    sign_in_browser("lead", roles=[Role.PERFORMANCE_LEAD])
    monkeypatch.setattr(second_factor, "LATELY", timedelta(0))
    page.goto(f"{live_server.url}/portal/account/")
    follow(page.get_by_role("link", name="Remove it"))

    looks_well("password-again")
    page.get_by_label("Password", exact=True).fill("wrong")
    follow(page.get_by_role("button", name="Continue"))
    looks_well("password-again-error")
    follow(page.get_by_role("link", name="Use a code"))
    looks_well("code-again")
    page.goto(f"{live_server.url}/portal/account/app/remove/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    follow(page.get_by_role("button", name="Continue"))
    looks_well("app-remove")
    follow(page.get_by_role("button", name="Remove the app"))
    follow(page.get_by_role("link", name="Set up an authenticator app"))
    expect(page.get_by_label("Six-digit code")).to_be_visible()


def test_signing_in_works_without_javascript(browser, live_server, make_user):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/portal/boards/")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_label("Six-digit code").fill(code_of(secret))
    page.keyboard.press("Enter")

    page.wait_for_url(f"{live_server.url}/portal/boards/")
    expect(page.get_by_role("button", name="Show")).to_be_hidden()
    context.close()
