"""manage.py invite: the first administrator, before there is anybody to invite them."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from priorities.models import Grant
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent, OutboxMessage, User
from tests.factories import priorities as make

pytestmark = pytest.mark.django_db


def invite(*words):
    out = StringIO()
    call_command("invite", *words, stdout=out)
    return out.getvalue()


def test_first_administrator_comes_in_by_the_printed_link(client):
    said = invite("it@example.org", "IT service desk", "--role", "administrator")
    link = re.search(r"\?link=\S+", said)[0]

    client.get(f"/portal/password/new/{link}")
    client.post("/portal/password/new/", {"new_password": "seven quiet herons waded"})

    user = User.objects.get(email="it@example.org")
    assert "IT service desk chooses a password here, once, within 7 days:" in said
    assert user.has_usable_password()
    assert Grant.objects.get().role == Role.ADMINISTRATOR
    assert OutboxMessage.objects.earliest("pk").to == "it@example.org"
    assert AuditEvent.objects.earliest("pk").actor == User.SYSTEM_EMAIL


def test_role_of_a_part_names_it():
    board = make.BoardFactory(code="send")

    invite("m@example.org", "Member", "--role", "board-member", "--of", "send")

    assert Grant.objects.get().board == board


def test_person_who_never_came_gets_another_link():
    words = ("it@example.org", "IT", "--role", "administrator")
    invite(*words)

    said = invite(*words)

    assert "?link=" in said
    assert User.objects.filter(email="it@example.org").count() == 1
    assert Grant.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nobody", "IT", "--role", "administrator"), "nobody is no email address"),
        (("a@example.org", "IT", "--role", "emperor"), "There is no role 'emperor'"),
        (("a@example.org", "IT", "--role", "officer"), "held for one post"),
        (
            ("a@example.org", "IT", "--role", "officer", "--of", "nothing"),
            "There is no post with the code nothing",
        ),
        (("in@example.org", "IT", "--role", "auditor"), "has a password"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(make_user, words, says):
    make_user("in", roles=[])

    with pytest.raises(CommandError, match=says):
        invite(*words)

    assert not OutboxMessage.objects.exists()
    assert not Grant.objects.exists()


def test_superusers_are_not_made():
    with pytest.raises(CommandError, match="Invite an administrator"):
        call_command("createsuperuser")
