"""Measures, outcomes and scorecards in a browser: wide, narrow and by keyboard."""

import pytest
from playwright.sync_api import expect

from strategy_portal.periods import Quarter
from tests.factories.outcomes import BreakdownFactory
from tests.functional.browsing import follow
from tests.integration.outcomes.strategy import Strategy


@pytest.fixture
def strategy(transactional_db):
    """A strategy with a measure of every kind of page."""
    strategy = Strategy()
    strategy.scorecard(kind="outcome", title="Wellbeing")
    measure = strategy.measure(
        "40",
        title="Children who started a therapy within 18 weeks of referral",
        source_query="Which children count, and from which day?",
        source_text="% of services in the required time",
    )
    part = BreakdownFactory(measure=measure)
    for year in (2022, 2023, 2024):
        wrong = strategy.figure(measure, "50", Quarter(year, 2))
        strategy.figure(
            measure, "52", Quarter(year, 2), supersedes=wrong, reason="Two were late."
        )
        for place in ("neighbours", "nation"):
            strategy.figure(measure, "60", Quarter(year, 2), place)
        strategy.figure(measure, "20", Quarter(year, 2), breakdown=part)
    strategy.measure(value="", title="Families who feel heard", frequency="yearly")
    strategy.measured = measure
    return strategy


ADDRESSES = [
    "/portal/measures/",
    "/portal/measures/?status=off-track&sort=-status",
    "/portal/measures/?status=purple",
    "/portal/measures/{measure}/",
    "/portal/outcomes/",
    "/portal/outcomes/wellbeing/",
    "/portal/scorecards/",
    "/portal/scorecards/2025-26-q2/",
    "/portal/scorecards/2025-26-q2/pack/",
    "/portal/scorecards/2025-26-q2/pack.pdf",
]


def test_pages_are_clean(
    page, live_server, strategy, sign_in_browser, complaints, faults_wide_and_narrow
):
    sign_in_browser()

    for address in ADDRESSES:
        page.goto(live_server.url + address.format(measure=strategy.measured.slug))
        assert faults_wide_and_narrow() == [], address
    # The paper that is not printed is the one page that answers 404.
    assert [each for each in complaints if "404" not in each] == []


def test_one_chart_shows_at_each_width(page, live_server, strategy, sign_in_browser):
    sign_in_browser()
    page.goto(f"{live_server.url}/portal/measures/{strategy.measured.slug}/")

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        charts = page.locator(".charted svg").all()
        [shown] = [each for each in charts if each.is_visible()]
        assert shown.bounding_box()["width"] <= width


def test_list_is_narrowed_by_hand(page, live_server, strategy, sign_in_browser):
    sign_in_browser()
    page.goto(f"{live_server.url}/portal/measures/")
    page.get_by_text("Filter this list").click()
    page.get_by_label("Status", exact=True).select_option("Off track")
    follow(page.get_by_role("button", name="Apply filters"))

    rows = page.locator("tr[data-measure]")
    assert rows.count() == 1
    follow(page.get_by_role("link", name="Remove the filter Status: Off track"))
    assert rows.count() == 2


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_list_is_narrowed_without_javascript(
    page, live_server, strategy, sign_in_browser
):
    sign_in_browser()
    page.goto(f"{live_server.url}/portal/measures/")
    follow(page.get_by_role("link", name="Off track 1"))

    assert page.locator("tr[data-measure]").count() == 1
    follow(page.get_by_role("link", name=strategy.measured.title))
    expect(page.locator("h1")).to_have_text(strategy.measured.title)


def test_wide_table_is_moved_by_keyboard(page, live_server, strategy, sign_in_browser):
    page.set_viewport_size({"width": 320, "height": 900})
    sign_in_browser()
    page.goto(f"{live_server.url}/portal/measures/{strategy.measured.slug}/")
    region = page.get_by_role("region", name=strategy.measured.title)

    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "element => element.scrollLeft > 0", arg=region.element_handle()
    )


def test_sorted_column_says_so(page, live_server, strategy, sign_in_browser):
    sign_in_browser()
    page.goto(f"{live_server.url}/portal/measures/")

    follow(page.get_by_role("link", name="Status", exact=True))
    head = page.get_by_role("columnheader", name="Status")
    assert head.get_attribute("aria-sort") == "ascending"
    follow(page.get_by_role("link", name="Status", exact=True))
    assert head.get_attribute("aria-sort") == "descending"
