"""The pages on which the performance lead defines things, in a browser."""

import pytest
from django.conf import settings
from django.core.management import call_command

from strategy_portal.access import Role
from tests.functional.browsing import follow

MEASURE = "/portal/manage/measures/families-at-panels/"
POST = "/portal/manage/posts/head-of-send/"
BOARD = "/portal/manage/boards/send-board/"
COMPARATOR = "/portal/manage/comparators/similar-shires/"
PAGES = {
    "what is kept": "/portal/manage/",
    "measures": "/portal/manage/measures/",
    "a new measure": "/portal/manage/measures/add/",
    "a measure": MEASURE,
    "what is said of it": f"{MEASURE}change/",
    "its definition": f"{MEASURE}definition/",
    "its last quarter": f"{MEASURE}retire/",
    "its target": f"{MEASURE}target/",
    "another place of it": f"{MEASURE}outcomes/add/",
    "comparators": "/portal/manage/comparators/",
    "a new comparator": "/portal/manage/comparators/add/",
    "a comparator": f"{COMPARATOR}",
    "its areas": f"{COMPARATOR}areas/",
    "its end": f"{COMPARATOR}retire/",
    "posts": "/portal/manage/posts/",
    "a new post": "/portal/manage/posts/add/",
    "a post": f"{POST}",
    "what a post is called": f"{POST}rename/",
    "who employs it": f"{POST}change/",
    "the end of a post": f"{POST}retire/",
    "boards": "/portal/manage/boards/",
    "a new board": "/portal/manage/boards/add/",
    "a board": f"{BOARD}",
    "what a board is called": f"{BOARD}rename/",
    "what a board is": f"{BOARD}change/",
    "the end of a board": f"{BOARD}retire/",
    "to whom it reports": f"{BOARD}lines/add/",
    "the end of its target": f"{MEASURE}target/end/",
}


@pytest.fixture
def example(transactional_db):
    """The small invented strategy."""
    call_command("load_strategy", settings.BASE_DIR / "fixtures/example", verbosity=0)


@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
def test_every_page_is_accessible_and_fits(
    page,
    live_server,
    example,
    sign_in_browser,
    accessibility_faults,
    scrolls_sideways,
    complaints,
    width,
):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in_browser("lead", roles=[Role.PERFORMANCE_LEAD])

    faults = []
    for name, address in PAGES.items():
        page.goto(f"{live_server.url}{address}")
        faults += [f"{name}: {fault}" for fault in accessibility_faults()]
        if scrolls_sideways():
            faults.append(f"{name} scrolls sideways")

    assert faults == []
    assert complaints == []


@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
def test_lead_sets_a_target_past_a_refusal_and_a_check(
    page,
    live_server,
    example,
    sign_in_browser,
    accessibility_faults,
    scrolls_sideways,
    width,
):
    page.set_viewport_size({"width": width, "height": 900})
    sign_in_browser("lead", roles=[Role.PERFORMANCE_LEAD])
    page.goto(f"{live_server.url}{MEASURE}target/")

    follow(page.get_by_role("button", name="Continue"))
    page.get_by_role("heading", name="There is a problem").wait_for()
    refused = [*accessibility_faults(), scrolls_sideways()]
    page.get_by_label("From which quarter on?").select_option(index=1)
    page.get_by_label("Why?").fill("The board asked for more.")
    page.get_by_label("Target", exact=True).fill("10")
    page.get_by_label("Limit", exact=True).fill("8")
    follow(page.get_by_role("button", name="Continue"))
    page.get_by_role("heading", name="Check before you save").wait_for()
    checked = [*accessibility_faults(), scrolls_sideways()]
    follow(page.get_by_role("button", name="Save"))

    page.get_by_text("The target of H2 is set.").wait_for()
    assert refused == checked == [False]
