"""What every test of accounts may ask for."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.conftest import PASSWORD

SIGN_IN = "/portal/sign-in/"


@pytest.fixture
def give_password(client):
    """Send the form of the first step, from some address on the network."""

    def send(user, password=PASSWORD, *, of=None, address="192.0.2.1", **data):
        return (of or client).post(
            SIGN_IN,
            {"login": user.email, "password": password, **data},
            REMOTE_ADDR=address,
        )

    return send


@pytest.fixture
def another_browser():
    """Give a browser that nobody has used."""
    return lambda: Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux) Firefox/140.0")


def link_in(letter):
    """Return the path and query of the link in a letter."""
    found = urlsplit(re.search(r"http\S+\?link=\S+", letter.body)[0])
    return f"{found.path}?{found.query}"
