"""Signing off, running a quarter and correcting figures, in a browser."""

from datetime import date

import pytest
from playwright.sync_api import expect

from outcomes.models import Commentary, Observation
from outcomes.submit_services import submit_return
from strategy_portal import clock
from strategy_portal.access import Role
from tests.functional.browsing import follow
from tests.integration.outcomes.returning import Office, share

SIGN = "/portal/sign-off/2025-26-q2/head-of-inclusion/"


@pytest.fixture
def office(transactional_db, make_user):
    """Lines of every kind that were submitted: changed, odd, on behalf, as before."""
    office = Office(make_user)
    changed = office.measure(58, 60, code="W901", number=901, target=75)
    odd = office.measure(65, 66, 67, 66, code="W902", number=902)
    same = office.measure(60, code="W903", number=903)
    first = office.measure(code="W904", number=904)
    Commentary.objects.create(
        measure=changed,
        quarter_end=date(2025, 6, 30),
        why="A post was vacant all spring, and agency cover was late.",
        action="The post is advertised.",
        post=office.post,
        due_on=date(2025, 9, 30),
    )
    office.open()
    kinds = frozenset({"far from its history", "slip of the unit or the decimal point"})
    office.save(odd, share(6, checked=kinds), actor=office.lead)
    office.save(same, share(60))
    office.save(first, share(40))
    office.save(
        changed,
        share(
            50,
            cause="The post is still vacant.",
            action="Cover from a neighbour.",
            action_post=office.post,
            action_due_on=date(2026, 1, 31),
        ),
    )
    belongs_to = office.line(odd).belongs_to
    submit_return(belongs_to=belongs_to, actor=office.officer, now=clock.now())
    return office


def unfold(page):
    page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.open = true })"
    )


PAGES = {
    Role.APPROVER: ("/portal/sign-off/", SIGN),
    Role.PERFORMANCE_LEAD: (
        "/portal/quarters/",
        "/portal/quarters/open/",
        "/portal/quarters/2025-26-q2/",
        "/portal/quarters/2025-26-q2/extend/",
        "/portal/quarters/2025-26-q2/close/",
        "/portal/quarters/2025-26-q2/reopen/",
        "/portal/measures/measure-w902/figures/",
        "/portal/measures/measure-w902/history/",
        "/portal/measures/measure-w902/correct/{figure}/",
    ),
}


@pytest.mark.parametrize("role", PAGES)
def test_every_page_is_accessible_and_fits(
    page,
    live_server,
    office,
    sign_in_browser,
    faults_wide_and_narrow,
    complaints,
    role,
):
    part = office.council if role is Role.APPROVER else None
    sign_in_browser("chief", roles=[(role, part)])

    faults = []
    figure = Observation.objects.filter(measure__code="W902").latest("pk").pk
    for address in PAGES[role]:
        page.goto(f"{live_server.url}{address.format(figure=figure)}")
        unfold(page)
        faults += [f"{address}: {fault}" for fault in faults_wide_and_narrow()]

    assert faults == []
    assert complaints == []


def test_approver_sends_one_back_and_signs_the_rest(
    page, live_server, office, sign_in_browser, accessibility_faults
):
    sign_in_browser("chief", roles=[(Role.APPROVER, office.council)])

    follow(page.get_by_role("link", name="Sign off", exact=True))
    follow(page.get_by_role("link", name="Head of Inclusion"))
    page.get_by_text("Send W902 back", exact=True).click()
    follow(page.get_by_role("button", name="Send W902 back"))
    expect(page.get_by_role("alert")).to_contain_text("what should be corrected")
    assert accessibility_faults() == []
    line = page.get_by_role("region", name="W902")
    line.get_by_label("What should be corrected?").fill("A nought is missing.")
    follow(page.get_by_role("button", name="Send W902 back"))
    follow(page.get_by_role("button", name="Sign off all"))

    expect(page.get_by_role("status")).to_contain_text("3 measures signed off.")
    assert "Nothing of this return waits" in page.inner_text("main")


def test_lead_pastes_a_history_and_sees_it_before_it_is_recorded(
    page, live_server, office, sign_in_browser, accessibility_faults, scrolls_sideways
):
    page.set_viewport_size({"width": 320, "height": 900})
    sign_in_browser("chief", roles=[Role.PERFORMANCE_LEAD])
    page.goto(f"{live_server.url}/portal/measures/measure-w904/")

    follow(page.get_by_role("link", name="add the history"))
    follow(page.get_by_role("link", name="Add the history"))
    page.get_by_label("Rows from a spreadsheet").fill("2025-26 Q1\t38\t80")
    follow(page.get_by_role("button", name="See what would be recorded"))
    assert accessibility_faults() == []
    assert not scrolls_sideways()
    follow(page.get_by_role("button", name="Sign and record"))

    expect(page.get_by_role("status")).to_contain_text("1 figure recorded.")
