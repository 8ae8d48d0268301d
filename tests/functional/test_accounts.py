"""Accounts in a browser: from the invitation to the second factor, faults and all."""

import pytest

from strategy_portal.access import Role
from strategy_portal.accounts import links
from tests.authenticators import code_of
from tests.factories import priorities as make

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
    page.get_by_role("button", name="Set the password").click()
    assert page.title().startswith("Error: ")
    looks_well("password-new-error")
    page.get_by_label("New password").fill(NEW)
    page.get_by_role("button", name="Set the password").click()

    page.get_by_label("Email address").fill(user.email)
    looks_well("sign-in-after")
    page.get_by_label("Password", exact=True).fill(NEW)
    page.get_by_role("button", name="Sign in").click()

    assert page.get_by_role("heading", level=1).inner_text() == (
        "Set up an authenticator app"
    )
    looks_well("app")
    secret = page.locator(".key").inner_text()
    page.get_by_label("Six-digit code").fill("000000")
    page.get_by_role("button", name="Set up the app").click()
    looks_well("app-error")
    page.get_by_label("Six-digit code").fill(code_of(secret))
    page.get_by_role("button", name="Set up the app").click()

    looks_well("recovery-codes")
    assert page.locator(".codes li").count() == 10
    page.get_by_role("link", name="Continue to the portal").click()
    assert page.url == f"{live_server.url}/portal/"
    page.get_by_role("link", name="Lead", exact=True).click()
    looks_well("account")
    assert "10 codes left" in page.get_by_role("main").inner_text()
    assert complaints == []


def test_officer_signs_in_with_a_code(
    page, live_server, width, sign_in_browser, complaints, looks_well
):
    sign_in_browser("lead", roles=[Role.PERFORMANCE_LEAD])
    page.goto(f"{live_server.url}/portal/account/")
    looks_well("account-b")

    page.get_by_role("link", name="Change your password").click()
    looks_well("password-change")
    page.get_by_label("Current password").fill("wrong")
    page.get_by_role("button", name="Change the password").click()
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

    page.get_by_role("link", name="Invite somebody").click()
    looks_well("invite")
    page.get_by_label("Email address").fill("new@example.org")
    page.get_by_label("Name or post").fill("Head of Inclusion")
    page.get_by_role("radio", name="Officer", exact=False).first.check()
    page.get_by_role("button", name="Send the invitation").click()
    looks_well("invite-error")
    assert page.title().startswith("Error: ")
    page.get_by_label("For which part").select_option(label="Head of Inclusion")
    page.get_by_role("button", name="Send the invitation").click()

    assert page.get_by_text("An invitation to new@example.org is on its way.")
    looks_well("person")
    page.get_by_role("link", name="End it").click()
    looks_well("role-end")
    page.get_by_label("Last day of the role").fill("28 11 2025")
    page.get_by_label("Why").fill("Somebody else reports.")
    page.get_by_role("button", name="End the role").click()
    assert page.get_by_text("28 November 2025").is_visible()
    page.get_by_role("link", name="Switch the account off").click()
    looks_well("switch-off")
    page.get_by_role("button", name="Switch it off").click()
    assert page.get_by_role("alert").is_visible()
    looks_well("switch-off-error")
    page.get_by_label("Why").fill("Left the council.")
    page.get_by_role("button", name="Switch it off").click()
    assert page.get_by_text("The account is switched off.").is_visible()
    assert complaints == []
