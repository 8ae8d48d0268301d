"""Pages that stand on the ground floor, and what every response carries."""

import pytest
from django.test import override_settings
from django.urls import path

from strategy_portal import urls
from strategy_portal.access import Permission
from strategy_portal.gate import needs

pytestmark = pytest.mark.django_db


@needs(Permission.OWN_ACCOUNT)
def fall_over(request):
    raise RuntimeError


urlpatterns = [path("fall-over", fall_over), *urls.urlpatterns]


def test_front_page_is_open_to_all(client):
    response = client.get("/")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=60"


def test_health_looks_at_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(1):
        response = client.get("/healthz")

    assert response.content == b"well\n"


def test_portal_asks_to_sign_in(client):
    response = client.get("/portal/")

    assert response.status_code == 302
    assert response.headers["Location"] == "/portal/sign-in/?next=/portal/"


def test_wrong_password_is_explained(client, make_user):
    user = make_user()

    response = client.post(
        "/portal/sign-in/", {"login": user.email, "password": "wrong"}
    )

    assert response.status_code == 200
    assert "There is a problem" in response.text
    assert f'value="{user.email}"' in response.text


def test_right_password_opens_the_page_asked_for(client, make_user):
    user = make_user()

    response = client.post(
        "/portal/sign-in/?next=/portal/",
        {"login": user.email, "password": "correct horse battery staple"},
        follow=True,
    )

    assert response.redirect_chain == [("/portal/", 302)]
    assert ">Board member</a>" in response.text


def test_signed_in_page_is_private(client, sign_in):
    sign_in()

    response = client.get("/portal/")

    assert response.headers["Cache-Control"] == "private, no-store"


def test_signing_out_takes_a_press_of_a_button(client, sign_in):
    sign_in()

    assert client.get("/portal/sign-out/").status_code == 405
    assert client.post("/portal/sign-out/").headers["Location"] == "/"
    assert client.get("/portal/").status_code == 302


def test_unknown_address_has_a_page_of_its_own(client, sign_in):
    sign_in()

    response = client.get("/nowhere")

    assert response.status_code == 404
    assert "Page not found" in response.text


def test_unreadable_address_has_a_page_of_its_own(client):
    response = client.get("/?q=%00")

    assert response.status_code == 400
    assert "This address cannot be read" in response.text


@pytest.mark.parametrize(
    "address", ["/", "/portal/", "/portal/sign-in/", "/nowhere", "/?q=%00"]
)
def test_page_is_valid_html(client, sign_in, html_faults, address):
    if address != "/portal/sign-in/":
        sign_in()

    assert html_faults(client.get(address).text) == []


@override_settings(ROOT_URLCONF=__name__)
def test_fault_has_a_page_of_its_own(client, sign_in):
    sign_in()
    client.raise_request_exception = False

    response = client.get("/fall-over")

    assert response.status_code == 500
    assert "Something went wrong" in response.text
