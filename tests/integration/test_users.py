"""Accounts: one an address, and one for the portal itself."""

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from strategy_portal.models import User

pytestmark = pytest.mark.django_db


def test_account_is_found_however_the_address_is_typed(make_user):
    user = make_user("Head.of.Inclusion")

    found = authenticate(
        email="HEAD.of.inclusion@EXAMPLE.org", password="correct horse battery staple"
    )

    assert found == user
    assert user.email == "head.of.inclusion@example.org"


def test_system_account_is_one_and_cannot_sign_in():
    system = User.objects.system()

    assert User.objects.system() == system
    assert system.is_system
    assert not system.is_active
    assert not system.has_usable_password()


def test_account_is_called_by_its_own_name(make_user):
    user = make_user(display_name="Performance lead")

    names = {str(user), user.get_full_name(), user.get_short_name()}

    assert names == {"Performance lead"}


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"email": "Upper@example.org"}, "user_email_is_lower_case"),
        ({"display_name": ""}, "user_has_a_name"),
        ({"is_system": True}, "user_system_account_never_signs_in"),
    ],
)
def test_database_refuses(fields, constraint):
    user = User(**{"email": "a@example.org", "display_name": "A", **fields})

    with pytest.raises(IntegrityError, match=constraint):
        user.save()


def test_address_has_one_account(make_user):
    make_user("auditor")

    with pytest.raises(IntegrityError):
        make_user("auditor")
