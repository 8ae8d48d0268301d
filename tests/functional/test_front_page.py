"""The first pages in a browser: wide, narrow, by keyboard and without JavaScript."""

import pytest
from playwright.sync_api import expect

from tests.functional.browsing import follow


@pytest.fixture(params=[320, 1280], ids=["narrow", "wide"])
def width(request, page):
    page.set_viewport_size({"width": request.param, "height": 900})
    return request.param


def test_front_page_is_clean(
    page, live_server, width, complaints, accessibility_faults, scrolls_sideways
):
    page.goto(live_server.url)

    assert page.title().endswith(" getting on - Strategy portal")
    assert accessibility_faults() == []
    assert complaints == []
    assert not scrolls_sideways()


def test_person_signs_in_and_out(
    page, live_server, width, sign_in_browser, complaints, accessibility_faults
):
    sign_in_browser("board.member")

    assert accessibility_faults() == []
    if width == 320:
        page.get_by_role("button", name="Menu").click()
    follow(page.get_by_role("button", name="Sign out"))
    page.wait_for_url(f"{live_server.url}/")
    assert complaints == []


def test_sign_in_form_is_clean(page, live_server, width, accessibility_faults):
    page.goto(f"{live_server.url}/portal/sign-in/")
    follow(page.get_by_role("button", name="Sign in"))

    expect(page.get_by_role("alert")).to_be_visible()
    assert accessibility_faults() == []


def test_keyboard_skips_to_the_content(page, live_server):
    page.goto(live_server.url)

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#main-content")


def test_page_is_set_in_the_bundled_font(page, live_server):
    page.goto(live_server.url)

    assert page.evaluate(
        "document.fonts.ready.then(all => all.check('1em \"Source Sans 3\"'))"
    )
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
