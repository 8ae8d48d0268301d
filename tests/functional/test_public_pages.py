"""The public pages in a browser: on a phone, wide, zoomed in, and in every state."""

import re
from dataclasses import replace
from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories.scorecards import PublicationDayFactory, WithdrawalFactory
from tests.functional.browsing import follow
from tests.published import publish_page
from tests.samples import wellbeing

EDITION = "/scorecards/wellbeing/2025-26-q2/"
STATES = {
    "front": "/",
    "list": "/scorecards/",
    "latest": "/scorecards/wellbeing/",
    "superseded": f"{EDITION}1/",
    "superseded, whole": f"{EDITION}1/whole/",
    "correction": f"{EDITION}2/",
    "correction, whole": f"{EDITION}2/whole/",
    "for editors": "/editors/2025-26-q2/2/",
    "withdrawn": "/scorecards/wellbeing/2025-26-q1/1/",
    "withdrawn, whole": "/scorecards/wellbeing/2025-26-q1/1/whole/",
    "withdrawn, for editors": "/editors/2025-26-q1/1/",
    "not there": "/scorecards/wellbeing/2020-21-q1/",
    "measure": "/measures/measure-a1/",
    "about": "/about/",
    "accessibility": "/accessibility/",
    "privacy": "/privacy/",
}
TOO_NARROW = """cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1)
    .map(cell => cell.innerText)"""
GONE = re.compile("404|410")
# Late, moved, and given up.
COMING = {
    date(2025, 10, 1): [date(2025, 11, 3)],
    date(2026, 1, 1): [date(2026, 5, 1), date(2026, 5, 8)],
    date(2026, 4, 1): [date(2026, 8, 1), None],
}
# 1280 points at 400%, a phone, a desk.
WIDTHS = (320, 390, 1280)


@pytest.fixture
def editions(live_server, transactional_db):
    """One superseded and the one in its place; of the quarter before, one withdrawn."""
    first = publish_page()
    publish_page(
        replace(wellbeing(), edition="Edition 2"),
        number=2,
        reason="Two schools were counted twice.",
        supersedes=first,
    )
    for quarter, days in COMING.items():
        for number, day in enumerate(days, start=1):
            PublicationDayFactory(starts_on=quarter, number=number, due_on=day)
    earlier = publish_page(starts_on=date(2025, 4, 1))
    return WithdrawalFactory(edition=earlier, reason="It named a school.")


def test_every_state_is_clean_and_sets_no_cookie(
    page, live_server, editions, complaints, accessibility_faults, scrolls_sideways
):
    faults = []
    for state, address in STATES.items():
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(f"{live_server.url}{address}")
            if scrolls_sideways():
                faults.append(f"{state} at {width} scrolls sideways")
        faults += [f"{state}: {fault}" for fault in accessibility_faults()]

    # The browser itself complains of an address that is gone or was never there.
    assert [each for each in complaints if not GONE.search(each)] == []
    assert faults == []
    assert page.context.cookies() == []


@pytest.mark.parametrize("width", [1024, 1280])
def test_no_words_of_the_wide_table_run_into_the_next_column(
    page, live_server, editions, width
):
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(f"{live_server.url}{EDITION}2/whole/")

    cells = page.locator("table.measures :is(th, td)")
    assert cells.count() > 0
    assert cells.evaluate_all(TOO_NARROW) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_parent_finds_the_figures_and_a_file(
    browser, live_server, editions, javascript
):
    context = browser.new_context(java_script_enabled=javascript)
    page = context.new_page()
    page.goto(f"{live_server.url}/scorecards/")
    follow(page.get_by_role("link", name="Wellbeing").nth(0))
    expect(page.get_by_role("heading", name="Off track")).to_be_visible()

    follow(page.get_by_role("link", name="The whole scorecard as a web page"))
    expect(page.get_by_role("table").first).to_be_visible()
    page.go_back()
    with page.expect_response("**/scorecard.csv") as answer:
        page.get_by_role("link", name="CSV, for your own use").click()

    assert answer.value.ok
    context.close()
