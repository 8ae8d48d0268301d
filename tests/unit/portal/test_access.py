"""Roles, what they allow, and on which days."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest
from django.conf import settings

from strategy_portal.access import (
    READING,
    ROLES,
    NotAllowed,
    Permission,
    Role,
    can,
    needs_second_factor,
    require,
    roles_of,
)
from strategy_portal.permissions_reference import reference

DAY = date(2025, 11, 14)


@dataclass
class Held:
    """A role between two days."""

    role: str
    first: date = date(2020, 1, 1)
    last: date = date(2030, 1, 1)

    def holds(self, on):
        return self.first <= on <= self.last


@dataclass
class Person:
    """Somebody with an account."""

    held_grants: list = field(default_factory=list)
    is_active: bool = True
    is_system: bool = False


@pytest.mark.parametrize("permission", [*Permission])
@pytest.mark.parametrize("role", [*Role])
def test_role_allows_what_its_table_says_and_no_more(role, permission):
    person = Person([Held(role)])

    allowed = permission in ROLES[role].permissions

    assert can(person, permission, on=DAY) is allowed


def test_person_without_a_role_has_only_an_account():
    newcomer = Person()

    allowed = {each for each in Permission if can(newcomer, each, on=DAY)}

    assert allowed == {Permission.OWN_ACCOUNT}


def test_several_roles_add_up():
    person = Person([Held(Role.OFFICER), Held(Role.ADMINISTRATOR)])

    assert can(person, Permission.FILL_RETURN, on=DAY)
    assert can(person, Permission.MANAGE_PEOPLE, on=DAY)


def test_role_is_held_from_its_first_day_to_its_last():
    first, last = DAY, DAY + timedelta(days=7)
    person = Person([Held(Role.AUDITOR, first, last)])

    assert roles_of(person, on=first - timedelta(days=1)) == frozenset()
    assert roles_of(person, on=first) == {Role.AUDITOR}
    assert roles_of(person, on=last) == {Role.AUDITOR}
    assert roles_of(person, on=last + timedelta(days=1)) == frozenset()


def test_disabled_account_may_do_nothing():
    person = Person([Held(Role.PERFORMANCE_LEAD)], is_active=False)

    assert not any(can(person, each, on=DAY) for each in Permission)


def test_portal_itself_may_do_everything():
    portal = Person(is_active=False, is_system=True)

    assert all(can(portal, each, on=DAY) for each in Permission)


def test_refusal_says_what_and_whom_to_ask():
    member = Person([Held(Role.BOARD_MEMBER)])

    with pytest.raises(NotAllowed, match=r"sign off returns .* Ask an administrator"):
        require(member, Permission.SIGN_OFF, on=DAY)


def test_one_of_several_permissions_will_do():
    member = Person([Held(Role.BOARD_MEMBER)])

    require(member, Permission.SIGN_OFF, Permission.READ_SCORECARDS, on=DAY)
    with pytest.raises(NotAllowed, match=r"let you fill in .* or fill in any return"):
        require(member, Permission.FILL_RETURN, Permission.FILL_ANY_RETURN, on=DAY)


@pytest.mark.parametrize("role", [*Role])
def test_second_factor_is_asked_of_whoever_can_change_something(role):
    changes = ROLES[role].permissions - READING

    assert needs_second_factor(Person([Held(role)]), on=DAY) is bool(changes)


def test_reference_is_what_the_code_says():
    page = settings.BASE_DIR / "docs/reference/permissions.md"

    assert page.read_text() == reference(), "Run manage.py permissions_reference."
