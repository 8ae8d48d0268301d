"""What middleware lets in and sends out."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from strategy_portal.middleware import (
    keep_signed_in_pages_private,
    refuse_control_characters,
)
from strategy_portal.models import User


@pytest.mark.parametrize(
    "address", ["/?q=%00", "/?q=a%0ab", "/measures/%00/", "/?%1f=1", "/?q=%7F"]
)
def test_control_character_is_refused(address):
    answer = refuse_control_characters(lambda request: HttpResponse("in"))

    assert answer(RequestFactory().get(address)).status_code == 400


@pytest.mark.parametrize("address", ["/", "/?q=caf%C3%A9+au+lait", "/?q=100%25"])
def test_ordinary_address_is_let_in(address):
    answer = refuse_control_characters(lambda request: HttpResponse("in"))

    assert answer(RequestFactory().get(address)).status_code == 200


def test_signed_in_page_is_kept_by_no_cache():
    request = RequestFactory().get("/")
    request.user = User()
    public = HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    response = keep_signed_in_pages_private(lambda request: public)(request)

    assert response.headers["Cache-Control"] == "private, no-store"


def test_public_page_keeps_its_own_caching():
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    public = HttpResponse(headers={"Cache-Control": "public, max-age=60"})

    response = keep_signed_in_pages_private(lambda request: public)(request)

    assert response.headers["Cache-Control"] == "public, max-age=60"
