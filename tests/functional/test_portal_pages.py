"""The pages of the strategy in a browser: wide and narrow, and without JavaScript."""

import pytest
from django.conf import settings
from django.core.management import call_command
from playwright.sync_api import expect

from tests.functional.browsing import follow

PAGES = {
    "home": "/portal/",
    "strategies": "/portal/strategies/",
    "a strategy": "/portal/strategies/semh-strategy/",
    "an area": "/portal/areas/neuro-waiting-times/",
    "projects": "/portal/projects/",
    "a project": "/portal/projects/alternative-provision-review/",
    "actions": "/portal/actions/?status=done",
    "a wrong filter": "/portal/actions/?status=zzz",
    "boards": "/portal/boards/",
    "a board": "/portal/boards/send-board/",
    "posts": "/portal/posts/",
    "a post": "/portal/posts/joint-assistant-director-commissioning/",
    "questions": "/portal/questions/?page=2",
    "meetings": "/portal/meetings/",
    "a meeting": "/portal/meetings/health-select-commission-2019/",
    "events": "/portal/events/",
    "organisations": "/portal/organisations/",
    "papers": "/portal/papers/",
    "abbreviations": "/portal/abbreviations/",
}


@pytest.fixture
def rotherham(transactional_db):
    """The whole strategy of Rotherham."""
    call_command("load_strategy", settings.BASE_DIR / "fixtures/rotherham", verbosity=0)


def open_all(page):
    """Unfold what is folded, so that it is checked too."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(each => { each.open = true })"
    )


def test_every_page_is_accessible_and_fits(
    page,
    live_server,
    rotherham,
    sign_in_browser,
    faults_wide_and_narrow,
    complaints,
):
    sign_in_browser()

    faults = []
    for name, address in PAGES.items():
        page.goto(f"{live_server.url}{address}")
        open_all(page)
        faults += [f"{name}: {fault}" for fault in faults_wide_and_narrow()]

    assert faults == []
    assert complaints == []


def test_board_member_goes_from_the_quarter_to_who_answers(
    page, live_server, rotherham, sign_in_browser
):
    sign_in_browser()

    follow(page.get_by_role("link", name="SEND Strategic Board"))
    follow(page.get_by_role("link", name="SEND Strategy").first)
    follow(page.get_by_role("link", name="Communication", exact=True))
    follow(page.get_by_role("link", name="RMBC/RCCG Communications Team"))

    assert page.get_by_role("heading", level=1).inner_text() == (
        "RMBC/RCCG Communications Team"
    )


def test_menu_opens_on_a_phone(page, live_server, rotherham, sign_in_browser):
    page.set_viewport_size({"width": 320, "height": 900})
    sign_in_browser()

    boards = page.get_by_role("navigation", name="Menu").get_by_role(
        "link", name="Boards"
    )
    expect(boards).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    boards.click()

    page.wait_for_url(f"{live_server.url}/portal/boards/")


def test_lists_are_filtered_and_sorted_without_javascript(
    browser, live_server, rotherham, make_user, client
):
    client.force_login(make_user())
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
                "url": live_server.url,
            }
        ]
    )
    page = context.new_page()
    page.goto(f"{live_server.url}/portal/projects/")

    page.get_by_text("Filter this list").click()
    page.get_by_label("Search").fill("review")
    follow(page.get_by_role("button", name="Apply filters"))
    follow(page.get_by_role("link", name="Status"))

    assert "q=review" in page.url
    assert "sort=status" in page.url
    assert page.get_by_role("row").count() > 1
    expect(page.get_by_role("link", name="Boards").first).to_be_visible()
    context.close()
