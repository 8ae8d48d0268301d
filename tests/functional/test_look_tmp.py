"""Throwaway: pictures."""

import os
import pytest
from django.conf import settings
from django.core.management import call_command
from strategy_portal.access import Role


@pytest.mark.parametrize("width", [320, 1280])
def test_look(
    page,
    live_server,
    transactional_db,
    sign_in_browser,
    width,
    complaints,
    accessibility_faults,
    scrolls_sideways,
):
    call_command("load_strategy", settings.BASE_DIR / "fixtures/example", verbosity=0)
    page.set_viewport_size({"width": width, "height": 900})
    sign_in_browser("lead", roles=[Role.PERFORMANCE_LEAD])
    for n, a in enumerate(os.environ["LOOK"].split()):
        page.goto(live_server.url + a)
        page.screenshot(path=f"/tmp/define/{n}-{width}.png", full_page=True)
        print(a, accessibility_faults(), scrolls_sideways())
    print(complaints)
