"""The gate: every page is closed unless it says who may come in."""

import pytest
from django.http import HttpResponse
from django.urls import path

from strategy_portal import urls
from strategy_portal.access import Permission, Role
from strategy_portal.gate import needs

pytestmark = pytest.mark.django_db


def unmarked(request):
    return HttpResponse("Nobody said who may read this.")


@needs(Permission.SIGN_OFF)
def signing(request):
    return HttpResponse("Signed.")


urlpatterns = [
    path("unmarked", unmarked),
    path("signing", signing),
    *urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = __name__


def test_page_that_nobody_marked_is_closed_to_everyone(client, sign_in):
    sign_in(roles=[role for role in Role if role.value.endswith(("lead", "auditor"))])

    response = client.get("/unmarked")

    assert response.status_code == 403
    assert "closed" in response.text


def test_page_opens_to_whoever_has_its_permission(client, sign_in):
    sign_in("head", roles=[Role.APPROVER])

    assert client.get("/signing").status_code == 200


@pytest.mark.parametrize("method", ["get", "head", "post", "put", "delete", "options"])
def test_page_is_closed_to_everyone_else_by_every_method(client, sign_in, method):
    sign_in("member", roles=[Role.BOARD_MEMBER])

    response = getattr(client, method)("/signing")

    assert response.status_code == 403


def test_person_without_a_role_is_told_whom_to_ask(client, sign_in):
    sign_in("newcomer", roles=[])

    response = client.get("/portal/")

    assert response.status_code == 403
    assert "Ask an administrator" in response.text


def test_partner_officer_sees_no_figures_of_others(client, sign_in):
    sign_in("partner", roles=[Role.PARTNER_OFFICER])

    home = client.get("/portal/")

    assert home.status_code == 200
    assert "Scorecards" not in home.text
    assert client.get("/portal/scorecards/").status_code == 403
