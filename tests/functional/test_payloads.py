"""Words that would be a program, in Chromium: none of them runs."""

import pytest
from django.conf import settings
from django.test import Client

from strategy_portal.site_map import pages
from tests.addresses import address_of
from tests.conftest import let_in
from tests.filling import FILLED, example_of_all_fields, fill_everything
from tests.payloads import MARKERS, seen_in

PUBLIC = (FILLED, f"{FILLED}whole/", "/measures/measure-a1/", "/")
PORTAL = {
    "home",
    "audit-list",
    "defining:measure-detail",
    "outcomes:measure-detail",
    "outcomes:outcome-detail",
    "priorities:action-list",
    "priorities:strategy-detail",
    "publishing:set-detail",
    "returns:return-detail",
    "structure:post-detail",
}
HEAR = "window.ran = (which) => console.error(`ran ${which}`);"


@pytest.fixture
def heard(page, live_server):
    """Hear what ran, what asked something of the reader, and what went elsewhere."""
    found = []
    page.add_init_script(HEAR)
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("request", lambda asked: found.append(asked.url))
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    return lambda: [each for each in found if not each.startswith(live_server.url)]


def test_none_runs_on_the_pages_that_show_them(
    page, live_server, transactional_db, make_user, heard
):
    mighty = example_of_all_fields(make_user)
    portal = [address_of(each) for each in pages() if each.name in PORTAL]
    fill_everything()
    client = Client()
    let_in(client, mighty)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
    )

    seen = set()
    for address in (*PUBLIC, *portal):
        page.goto(f"{live_server.url}{address}")
        seen |= seen_in(page.locator("body").inner_text())
        seen |= seen_in(page.title())
        assert page.url == f"{live_server.url}{address}"

    assert len(portal) == len(PORTAL)
    assert seen == MARKERS
    assert heard() == []
    page.evaluate("ran('this')")
    assert heard() == ["ran this"]
