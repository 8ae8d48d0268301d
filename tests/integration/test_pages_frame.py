"""The frame around every page: menu, name and foot."""

import pytest
from django.urls import reverse

from tests.factories import priorities as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "current"),
    [
        ("/portal/", 'href="/portal/" aria-current="page"'),
        ("/portal/strategies/", 'href="/portal/strategies/" aria-current="page"'),
        ("/portal/strategies/send/", 'href="/portal/strategies/" aria-current="true"'),
        ("/portal/projects/", 'href="/portal/actions/" aria-current="true"'),
        ("/portal/meetings/", 'href="/portal/boards/" aria-current="true"'),
    ],
)
def test_menu_says_where_one_is(client, sign_in, address, current):
    sign_in()
    make.StrategyFactory(code="send")

    page = client.get(address).text

    assert current in page
    menu = page[page.index('id="navigation"') : page.index("</nav>")]
    assert menu.count("aria-current") == 1


def test_partnership_names_the_portal(client, sign_in):
    sign_in()
    make.PartnershipFactory(name="Northfield SEND Partnership")

    page = client.get("/portal/papers/").text

    assert "<title>Papers - Northfield SEND Partnership</title>" in page
    assert "Open Government Licence" in page


def test_stranger_sees_no_menu(client):
    page = client.get("/").text

    assert "Service information" not in page
    assert "Abbreviations" not in page


def test_addresses_of_the_roof():
    assert reverse("board-detail", args=["send"]) == "/portal/boards/send/"
    assert reverse("post-detail", args=["head"]) == "/portal/posts/head/"
