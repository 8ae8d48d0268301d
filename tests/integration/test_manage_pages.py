"""What the performance lead keeps on pages, found by following links from Manage."""

import re
from collections import defaultdict

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from strategy_portal.access import Permission, Role
from tests.integration.test_every_url import (
    faults_of,
    is_page,
    named_patterns,
    walk,
)

pytestmark = pytest.mark.django_db

DEFINING = {Permission.DEFINE_MEASURES, Permission.DEFINE_STRUCTURE}
KEPT = {name for name, asked in named_patterns() if DEFINING & {*asked}}


@pytest.fixture
def pages(client, sign_in):
    """Every page that is kept, with its address and name, as the lead finds it."""
    call_command("load_strategy", settings.BASE_DIR / "fixtures/example", verbosity=0)
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    found = walk(client, start=reverse("manage"), within=reverse("manage"))
    return [each for each in found if each[1] in KEPT]


def test_every_page_is_linked_and_answers(pages):
    assert {name for _, name, _ in pages} == KEPT
    assert {response.status_code for _, _, response in pages} == {200}


def test_every_page_is_well_built(pages, html_faults, tmp_path):
    titles, faults = defaultdict(set), []
    for address, name, response in pages:
        if not is_page(response) or "?" in address:
            continue
        title = re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)[1]
        titles[title].add(address)
        faults += [f"{address}: {fault}" for fault in faults_of(response.text)]
        (tmp_path / f"{name.replace(':', '-')}.html").write_text(response.text)

    assert [same for same in titles.values() if len(same) > 1] == []
    assert faults == []
    assert html_faults("", folder=tmp_path) == []
