"""The pages that the guides show, as each role comes by them.

`make pictures` takes the pictures; every other run holds that the pages still stand.
"""

from datetime import date

import pytest

from outcomes.models import Measure
from outcomes.sign_services import sign_off
from outcomes.submit_services import submit_return
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import User
from tests.authenticators import give_app
from tests.factories.outcomes import OutcomeFactory, PlacementFactory
from tests.factories.priorities import BoardFactory, PartnershipFactory, PostFactory
from tests.factories.scorecards import ScorecardFactory
from tests.functional.browsing import come_in, follow, press
from tests.integration.outcomes.returning import Office, share

RETURN = "/portal/returns/2025-26-q2/head-of-inclusion/"
MEASURES = (
    ("W1", "Therapy started within 18 weeks", (58, 60, 61, 62), 75),
    ("W2", "Families who say that they were listened to", (60, 59, 58, 57), 75),
    ("W3", "Children back in school within six weeks", (61, 63, 62, 64), 80),
)
GIVEN = {"W1": 63, "W2": 55, "W3": 65}


@pytest.fixture
def office(transactional_db, settings, make_user):
    """Three measures of the Head of Inclusion, on a scorecard, before they are due."""
    settings.TODAY = date(2025, 10, 13)
    PartnershipFactory()
    office = Office(make_user)
    User.objects.filter(pk=office.officer.pk).update(display_name="Head of Inclusion")
    outcome = OutcomeFactory(slug="wellbeing", title="Wellbeing", order=1)
    office.measures = {}
    for number, (code, title, figures, target) in enumerate(MEASURES, start=1):
        measure = office.measures[code] = office.measure(
            *figures, code=code, number=number, title=title, target=target
        )
        PlacementFactory(outcome=outcome, measure=measure, order=number)
    board = BoardFactory(name="SEND Board")
    ScorecardFactory(
        slug="wellbeing", title="Wellbeing", board=board, outcomes=[outcome]
    )
    return office


def line(page, code):
    """Return the part of a return that is about one measure."""
    heading = page.get_by_role("heading", name=f"{code} ")
    return page.locator("section.line", has=heading)


def fill(page, code):
    """Type how many of 80, and save it."""
    line(page, code).get_by_label("How many").fill(str(GIVEN[code]))
    line(page, code).get_by_label("Out of all children").fill("80")
    press(page, f"Save {code}")


def submitted(office, *codes):
    """Save and submit some measures, as the officer would."""
    account = {
        "cause": "Two posts are vacant.",
        "action": "Both are advertised; a neighbour lends cover.",
        "action_post": office.post,
        "action_due_on": date(2025, 12, 19),
    }
    for code in codes:
        given = share(GIVEN[code], **(account if code == "W2" else {}))
        office.save(office.measures[code], given)
    belongs_to = office.line(office.measures[codes[0]]).belongs_to
    submit_return(belongs_to=belongs_to, actor=office.officer, now=clock.now())


def test_officer(page, live_server, office, picture):
    office.open()
    come_in(page, live_server, office.officer, give_app(office.officer))

    page.goto(f"{live_server.url}/portal/returns/")
    picture("officer-tasks", page.locator(".tasks"))

    page.goto(f"{live_server.url}{RETURN}")
    fill(page, "W1")
    picture("officer-figure", page.locator(".return-bar"), line(page, "W1"))

    fill(page, "W2")
    why = line(page, "W2").locator("fieldset.why")
    why.get_by_label("Why", exact=True).fill("Two posts are vacant.")
    why.get_by_label("What we are doing").fill("Both are advertised.")
    why.get_by_label("Who (post)").select_option(label="Head of Inclusion")
    why.get_by_label("By when").fill("19 12 2025")
    press(page, "Save W2")
    picture("officer-account", line(page, "W2"))

    page.get_by_text("Paste from a spreadsheet").click()
    rows = "W1\t63\t80\nW3\t65\t80\tTwo schools began in July."
    page.get_by_label("Copy the rows").fill(rows)
    press(page, "See what would change")
    picture("officer-preview", page.locator(".masthead"), page.locator(".submit"))

    press(page, "Save 1 row")
    press(page, "Submit what is saved")
    said = page.get_by_text("3 lines submitted.")
    picture("officer-submitted", said, page.locator("form.return"))


def test_approver(page, live_server, office, picture):
    office.open()
    submitted(office, "W1", "W2", "W3")
    come_in(page, live_server, office.approver, give_app(office.approver))

    page.goto(f"{live_server.url}/portal/sign-off/")
    follow(page.get_by_role("link", name="Head of Inclusion").first)
    picture("approver-sign", page.locator(".masthead"), page.locator(".submit"))

    line(page, "W2").get_by_text("Send W2 back", exact=True).click()
    reason = line(page, "W2").get_by_role("textbox")
    reason.fill("Does it leave out the families asked in June?")
    picture("approver-send-back", line(page, "W2"))


def test_performance_lead(page, live_server, office, picture, settings):
    post = PostFactory(title="Head of Access", code="head-of-access")
    post.organisations.add(office.council)
    Measure.objects.filter(code="W3").update(reporting_post=post)
    come_in(page, live_server, office.lead, give_app(office.lead))

    page.goto(f"{live_server.url}/portal/quarters/open/")
    button = page.get_by_role("button", name="Open the quarter")
    picture("lead-open", page.locator(".masthead"), button)

    press(page, "Open the quarter")
    submitted(office, "W1", "W2")
    signed = office.line(office.measures["W2"])
    sign_off(
        versions={signed.pk: signed.version}, actor=office.approver, now=clock.now()
    )
    settings.TODAY = date(2025, 10, 28)
    page.goto(f"{live_server.url}/portal/quarters/2025-26-q2/")
    changed = page.locator("section", has=page.locator("#moved"))
    picture("lead-quarter", page.locator(".masthead"), changed)


def test_administrator(page, live_server, transactional_db, make_user, picture):
    PartnershipFactory()
    head, access = (
        PostFactory(title=f"Head of {what}", code=f"head-of-{what.lower()}")
        for what in ("Inclusion", "Access")
    )
    make_user("head", [(Role.OFFICER, head)], display_name=head.title)
    make_user("performance", [Role.PERFORMANCE_LEAD], display_name="Performance lead")
    auditor = make_user("audit", display_name="Internal audit")
    auditor.set_unusable_password()
    auditor.save()
    desk = make_user("desk", [Role.ADMINISTRATOR], display_name="IT service desk")
    come_in(page, live_server, desk, give_app(desk))
    # Signing in goes by the machine's clock, which a picture must not show.
    User.objects.filter(pk=desk.pk).update(last_login=clock.now())

    page.goto(f"{live_server.url}/portal/people/")
    picture("administrator-people", page.locator(".sheet"))

    follow(page.get_by_role("link", name="Invite somebody"))
    page.get_by_label("Email address").fill("access@example.org")
    page.get_by_label("Name or post").fill(access.title)
    page.get_by_label("Officer").first.check()
    part = page.get_by_label("For which part")
    part.select_option(label=access.title)
    picture("administrator-invite", page.locator(".masthead"), part)
