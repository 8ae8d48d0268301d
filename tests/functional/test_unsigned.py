"""A scorecard with figures that nobody has signed off, as an approver reads it."""

import pytest

from outcomes.models import Measure
from strategy_portal.access import Role
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

    page.get_by_role("link", name="Include figures not yet signed off").click()

    row = page.locator(f"tr[data-measure={Measure.objects.get(pk=measure.pk).code}]")
    assert "not signed off" in row.inner_text()
    assert "1 figure of this quarter's returns stands here" in page.content()
    assert accessibility_faults() == []
    assert not scrolls_sideways()
    page.get_by_role("link", name="Leave them out").click()
    assert "not signed off" not in row.inner_text()
    assert accessibility_faults() == []
    assert complaints == []
