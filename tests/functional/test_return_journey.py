"""A quarter's return from the invitation to the scorecard, as its people live it."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from outcomes.models import Observation, ReturnLine
from outcomes.states import LineState
from strategy_portal.accounts import links
from strategy_portal.models import AuditEvent
from tests.authenticators import code_of, give_app
from tests.conftest import PASSWORD
from tests.factories.outcomes import OutcomeFactory, PlacementFactory
from tests.factories.priorities import PartnershipFactory
from tests.factories.scorecards import ScorecardFactory
from tests.functional.browsing import come_in, follow, press
from tests.integration.outcomes.returning import QUARTER, Office

MEASURES = 12
RETURN = "/portal/returns/2025-26-q2/head-of-inclusion/"


@pytest.fixture
def office(transactional_db, make_user):
    """Twelve measures of one post, on a scorecard of the SEND Board."""
    PartnershipFactory()
    office = Office(make_user)
    outcome = OutcomeFactory(slug="wellbeing", title="Wellbeing", order=1)
    for number in range(1, MEASURES + 1):
        measure = office.measure(
            *(60 + number % 3 for _ in range(4)),
            code=f"W{number}",
            number=number,
            title=f"Children seen in time by service {number}",
            target=80,
        )
        PlacementFactory(outcome=outcome, measure=measure, order=number)
    ScorecardFactory(slug="wellbeing", outcomes=[outcome])
    office.open()
    return office


@pytest.fixture
def looks_well(faults_wide_and_narrow):
    """Hold the page as it stands to what every page owes."""

    def look(name):
        assert faults_wide_and_narrow() == [], name

    return look


def accept_invitation(page, user):
    """Set a password and an authenticator app up from the link that was sent."""
    page.goto(links.link_for(user))
    page.get_by_label("New password").fill(PASSWORD)
    press(page, "Set the password")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    secret = page.locator(".key").inner_text()
    page.get_by_label("Six-digit code").fill(code_of(secret))
    press(page, "Set up the app")
    follow(page.get_by_role("link", name="Continue to the portal"))


def block():
    """Return the officer's spreadsheet as it is copied: codes and two numbers."""
    return "\n".join(f"W{number}\t{59 + number % 4}\t80" for number in range(1, 13))


def give_accounts(page):
    """Say of every measure that is at risk or off track why, what, who and when."""
    for fieldset in page.locator("fieldset.why").all():
        fieldset.get_by_label("Why", exact=True).fill("A post is vacant.")
        fieldset.get_by_label("What we are doing").fill("It is advertised.")
        fieldset.get_by_label("Who (post)").select_option(label="Head of Inclusion")
        fieldset.get_by_label("By when").fill("31 1 2026")


def test_return_goes_from_the_invitation_to_the_scorecard(
    page, live_server, settings, office, make_user, complaints, looks_well
):
    settings.PORTAL_URL = live_server.url
    officer = office.officer
    officer.set_unusable_password()
    officer.save()

    # The officer comes in by the invitation and finds what is due.
    accept_invitation(page, officer)
    expect(page.get_by_role("main")).to_contain_text("0 of 12 measures done")
    looks_well("officer's home")
    follow(page.get_by_role("link", name="Head of Inclusion: Quarter 2"))
    looks_well("return, empty")

    # Twelve figures are pasted, looked at, and saved together.
    page.get_by_text("Paste from a spreadsheet").click()
    page.get_by_label("Copy the rows").fill(block())
    press(page, "See what would change")
    assert ReturnLine.objects.filter(version=0).count() == MEASURES
    looks_well("preview")
    press(page, "Save 12 rows")
    expect(page.get_by_role("main")).to_contain_text("12 lines saved.")
    looks_well("return, owing accounts")
    give_accounts(page)
    press(page, "Save all")
    looks_well("return, done")
    press(page, "Submit what is saved")
    expect(page.get_by_role("main")).to_contain_text("12 lines submitted.")
    looks_well("return, submitted")

    # The approver sends one line back and signs the rest.
    secret = give_app(office.approver)
    come_in(page, live_server, office.approver, secret)
    follow(page.get_by_role("link", name="12 lines to sign off or send back"))
    looks_well("what waits for the approver")
    follow(page.get_by_role("link", name="Head of Inclusion").first)
    looks_well("sign off")
    page.get_by_text("Send W1 back", exact=True).click()
    section = page.locator("section", has=page.get_by_role("heading", name="W1 "))
    section.first.get_by_role("textbox").fill("Please give July to September only.")
    press(page, "Send W1 back to its post")
    looks_well("sign off, one sent back")
    press(page, "Sign off all")
    signed = ReturnLine.objects.filter(state=LineState.SIGNED_OFF)
    assert signed.count() == MEASURES - 1

    # The scorecard of the quarter shows the new figures.
    page.goto(f"{live_server.url}/portal/scorecards/2025-26-q2/wellbeing/")
    shown = page.get_by_role("main").inner_text()
    for line in signed.select_related("observation"):
        assert f"{line.observation.numerator:.0f} of 80" in shown
    looks_well("scorecard")
    assert Observation.objects.filter(period_end=QUARTER.end).count() == MEASURES - 1

    # The officer reads why the line came back.
    app = get_user_model().objects.get(pk=officer.pk).authenticator_set.first()
    assert app is not None
    come_in(page, live_server, make_user("auditor"))
    page.goto(f"{live_server.url}{RETURN}")
    assert (
        "Please give July to September only." in page.get_by_role("main").inner_text()
    )

    # The audit tells the story.
    page.goto(f"{live_server.url}/portal/audit/?per_page=100")
    story = page.get_by_role("main").inner_text()
    assert "Please give July to September only." in story
    looks_well("audit")
    events = AuditEvent.objects.values_list("event", flat=True)
    for event, count in {
        "outcomes.quarter.opened": 1,
        "outcomes.return_line.saved": 2 * MEASURES,
        "outcomes.return_line.submitted": MEASURES,
        "outcomes.return_line.returned": 1,
        "outcomes.return_line.signed_off": MEASURES - 1,
    }.items():
        assert list(events).count(event) == count, event
    assert complaints == []


def test_first_figure_is_saved_three_clicks_after_the_reminders_link(
    page, live_server, office
):
    come_in(page, live_server, office.officer, give_app(office.officer))
    page.goto(f"{live_server.url}{RETURN}")

    line = page.locator("section.line").first
    line.get_by_label("How many").fill("60")
    line.get_by_label("Out of all children").fill("80")
    press(page, "Save W1")

    assert ReturnLine.objects.filter(version=1).count() == 1


def test_what_is_typed_is_kept_without_a_press(page, live_server, office):
    come_in(page, live_server, office.officer, give_app(office.officer))
    page.goto(f"{live_server.url}{RETURN}")

    page.locator("section.line").first.get_by_label("How many").fill("61")
    page.locator("#saved", has_text="Kept at").wait_for(timeout=15_000)
    page.goto(f"{live_server.url}{RETURN}")

    kept = page.locator("section.line").first.get_by_label("How many")
    expect(kept).to_have_value("61")


def test_return_is_filled_in_without_javascript_by_keyboard_alone(
    browser, live_server, office
):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    come_in(page, live_server, office.officer, give_app(office.officer))
    page.goto(f"{live_server.url}{RETURN}")

    page.locator("section.line").first.get_by_label("How many").focus()
    page.keyboard.type("60")
    page.keyboard.press("Tab")
    page.keyboard.type("80")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert ReturnLine.objects.filter(version=1).count() == 1
    context.close()
