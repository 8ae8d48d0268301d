"""The map of the site: every page says who may open it."""

import pytest
from django.http import HttpResponse
from django.urls import path

from strategy_portal.access import Permission, Role
from strategy_portal.gate import needs
from strategy_portal.permissions_reference import reference
from strategy_portal.site_map import pages

PAGES = pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address)
def test_somebody_has_said_who_may_open_the_page(page):
    assert page.is_classified, f"Mark the view of {page.name} with @needs."


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.is_of_admin], ids=lambda page: page.address
)
def test_page_of_the_admin_asks_what_all_of_them_ask(page):
    assert page.permissions == (Permission.LOOK_AT_DATA,)
    assert not page.is_open


def unmarked(request):
    return HttpResponse()


def signing(request):
    return HttpResponse()


urlpatterns = [
    path("forgotten/<slug:code>/", unmarked, name="forgotten"),
    path(
        "signing/",
        needs(Permission.SIGN_OFF, Permission.FILL_ANY_RETURN)(signing),
        name="signing",
    ),
]


def test_page_that_nobody_marked_is_seen_and_told(settings):
    settings.ROOT_URLCONF = __name__

    forgotten, signing = pages()

    assert not forgotten.is_classified
    assert (forgotten.address, forgotten.arguments) == ("/forgotten/<code>/", ("code",))
    assert signing.roles == {Role.APPROVER, Role.PERFORMANCE_LEAD}
    assert "| `forgotten` | `/forgotten/<code>/` | Nobody |" in reference()
    assert "| `signing` | `/signing/` | Approver, Performance lead |" in reference()
