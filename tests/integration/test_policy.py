"""The security policy on every kind of answer; conftest.py looks at all the others.

Browser tests fail where a page breaks it: tests/functional/conftest.py.
"""

import pytest
from csp.decorators import csp_exempt
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from strategy_portal import urls
from strategy_portal.access import Permission, Role
from strategy_portal.gate import needs
from tests.factories.scorecards import WithdrawalFactory
from tests.published import publish_page

pytestmark = pytest.mark.django_db

EDITION = "/scorecards/wellbeing/2025-26-q2/1/"
POLICY = {
    "default-src 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "img-src 'self' data:",
}


@needs(Permission.OWN_ACCOUNT)
def fall_over(request):
    raise RuntimeError


@needs(Permission.OWN_ACCOUNT)
@csp_exempt()
def go_without(request):
    return HttpResponse()


urlpatterns = [
    path("fall-over", fall_over),
    path("go-without", go_without),
    *urls.urlpatterns,
]


def policy_of(response):
    return {*response.headers["Content-Security-Policy"].split("; ")}


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/portal/", 302),
        ("/portal/boards", 301),
        ("/?q=%00", 400),
        ("/nowhere", 404),
        ("/portal/password/new/", 410),
        ("/static/nowhere.css", 404),
        (f"{EDITION}scorecard.csv", 200),
        (f"{EDITION}scorecard.xlsx", 200),
        (f"{EDITION}scorecard.json", 200),
        (f"{EDITION}datapackage.json", 200),
        (f"{EDITION}scorecard.pdf", 404),
    ],
)
def test_stranger_is_answered_with_the_policy(client, address, status):
    publish_page()

    response = client.get(address)

    assert (response.status_code, policy_of(response)) == (status, POLICY)
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_static_file_has_the_policy(client):
    response = client.get(staticfiles_storage.url("components.js"))
    response.close()

    assert (response.status_code, policy_of(response)) == (200, POLICY)


def test_answer_without_a_body_has_the_policy(client):
    publish_page()
    mark = client.get(EDITION).headers["ETag"]

    unchanged = client.get(EDITION, headers={"If-None-Match": mark})
    head = client.head(EDITION)

    assert (unchanged.status_code, policy_of(unchanged)) == (304, POLICY)
    assert (head.status_code, policy_of(head)) == (200, POLICY)


def test_what_is_gone_has_the_policy(client):
    WithdrawalFactory(edition=publish_page(), reason="It named a school.")

    response = client.get(EDITION)

    assert (response.status_code, policy_of(response)) == (410, POLICY)


def test_way_to_https_has_the_policy(client, settings):
    settings.SECURE_SSL_REDIRECT = True

    response = client.get("/")

    assert (response.status_code, policy_of(response)) == (301, POLICY)


def test_strange_host_is_answered_with_the_policy(client):
    response = client.get("/portal/boards", headers={"Host": "elsewhere.invalid"})

    assert (response.status_code, policy_of(response)) == (400, POLICY)


def test_refusal_has_the_policy(client, sign_in):
    sign_in(roles=[Role.OFFICER])

    refused = client.get("/portal/audit/")
    not_so = client.delete("/portal/")

    assert (refused.status_code, policy_of(refused)) == (403, POLICY)
    assert (not_so.status_code, policy_of(not_so)) == (405, POLICY)


def test_form_without_its_token_is_answered_with_the_policy():
    response = Client(enforce_csrf_checks=True).post("/portal/sign-in/")

    assert (response.status_code, policy_of(response)) == (403, POLICY)


@pytest.mark.urls(__name__)
def test_fault_has_the_policy(client, sign_in):
    sign_in()
    client.raise_request_exception = False

    response = client.get("/fall-over")

    assert (response.status_code, policy_of(response)) == (500, POLICY)


@pytest.mark.urls(__name__)
def test_answer_without_the_policy_fails_whatever_test_asks_for_it(client, sign_in):
    sign_in()

    with pytest.raises(AssertionError, match="/go-without"):
        client.get("/go-without")
