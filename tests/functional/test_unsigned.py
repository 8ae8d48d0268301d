"""A scorecard with figures that nobody has signed off, as an approver reads it."""

import pytest
from playwright.sync_api import expect

from outcomes.models import Measure
from strategy_portal.access import Role
from tests.functional.browsing import follow
from tests.integration.outcomes.returning import Office, share
from tests.integration.scorecards.test_unsigned import PACK, Card

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("width", [320, 1280], ids=["narrow", "wide"])
def test_approver_adds_them_to_the_scorecard_and_takes_them_off(
    page,
    live_server,
    make_user,
    sign_in_browser,
    accessibility_faults,
    scrolls_sideways,
    complaints,
    width,
):
    office = Office(make_user)
    measure = Card(office).measure(68, 70, target=85)
    office.open()
    office.save(measure, share(60, cause="Two posts are empty."))
    page.set_viewport_size({"width": width, "height": 900})
    sign_in_browser("chief", roles=[(Role.APPROVER, office.council)])
    page.goto(f"{live_server.url}{PACK}")

    follow(page.get_by_role("link", name="Include figures not yet signed off"))

    row = page.locator(f"tr[data-measure={Measure.objects.get(pk=measure.pk).code}]")
    expect(row).to_contain_text("not signed off")
    assert "1 figure of this quarter's returns stands here" in page.content()
    assert accessibility_faults() == []
    assert not scrolls_sideways()
    follow(page.get_by_role("link", name="Leave them out"))
    expect(row).not_to_contain_text("not signed off")
    assert accessibility_faults() == []
    assert complaints == []
