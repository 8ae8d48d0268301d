"""What may be done to accounts, and the record that it leaves."""

from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator

from strategy_portal.access import NotAllowed, Role
from strategy_portal.accounts import links, services
from strategy_portal.audit import Event
from strategy_portal.models import AuditEvent, OutboxMessage, User
from tests.authenticators import give_app

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)
WHY = "Left the council."


@pytest.fixture
def told(make_user):
    """Who acts, when."""
    return {"actor": make_user("it", roles=[Role.ADMINISTRATOR]), "now": NOW}


@pytest.fixture
def person(make_user):
    return make_user("officer")


def test_invited_person_has_an_account_without_a_password(told):
    user = services.invite(email="New@example.org", display_name="Head", **told)

    assert user.email == "new@example.org"
    assert user.joined_at == NOW
    assert not user.has_usable_password()
    event = AuditEvent.objects.get()
    assert (event.event, event.actor) == (Event.ACCOUNT_INVITED, "it@example.org")


def test_invitation_is_a_letter_with_a_link(told):
    user = services.invite(
        email="new@example.org", display_name="Head of <Inclusion>", **told
    )

    letter = OutboxMessage.objects.get()
    assert letter.to == "new@example.org"
    assert "Hello Head of <Inclusion>" in letter.body
    assert "It has made you an account" in letter.body
    assert "within 7 days" in letter.body
    secret = letter.body.partition("?link=")[2].split()[0]
    assert links.user_of(secret) == user
    assert secret not in str(list(AuditEvent.objects.values()))
    assert secret not in letter.key + letter.subject


def test_person_is_invited_once(told, person):
    with pytest.raises(services.HasAnAccount, match="has an account already"):
        services.invite(email=" Officer@EXAMPLE.org ", display_name="Again", **told)

    assert not OutboxMessage.objects.exists()
    assert not AuditEvent.objects.exists()


def test_invitation_is_sent_again(told):
    user = services.invite(email="new@example.org", display_name="Head", **told)

    services.invite_again(user=user, **told)

    assert OutboxMessage.objects.count() == 2
    assert AuditEvent.objects.newest_first()[0].event == Event.ACCOUNT_INVITED_AGAIN


def test_account_that_is_in_use_is_not_invited_again(told, person):
    with pytest.raises(services.HasAPassword, match="can ask for a new one"):
        services.invite_again(user=person, **told)


def test_switched_off_account_is_signed_out_everywhere(
    told, person, client, give_password
):
    give_password(person)

    services.switch_off(user=person, reason=WHY, **told)

    assert client.get("/portal/account/").status_code == 302
    assert "switched off" in give_password(person).text
    event = AuditEvent.objects.get()
    assert (event.event, event.reason) == (Event.ACCOUNT_SWITCHED_OFF, WHY)


def test_switched_off_account_gets_no_link(told, person):
    services.switch_off(user=person, reason=WHY, **told)

    services.send_way_back_in(email=person.email, now=NOW)

    assert "?link=" not in OutboxMessage.objects.get().body


def test_switched_on_account_signs_in_again(told, person, give_password):
    services.switch_off(user=person, reason=WHY, **told)

    services.switch_on(user=person, reason="Came back.", **told)

    assert give_password(person).status_code == 302
    assert AuditEvent.objects.newest_first()[0].event == Event.ACCOUNT_SWITCHED_ON


def test_reset_takes_the_app_and_the_sessions(told, person, client, give_password):
    give_password(person)
    give_app(person)

    services.reset_second_factor(user=person, reason="Lost the phone.", **told)

    assert not Authenticator.objects.exists()
    assert client.get("/portal/account/").status_code == 302
    assert AuditEvent.objects.get().reason == "Lost the phone."
    assert "took away your authenticator app" in OutboxMessage.objects.get().body


def test_sessions_of_somebody_are_ended(
    told, person, client, give_password, another_browser
):
    give_password(person)
    give_password(person, of=another_browser())

    ended = services.end_sessions(user=person, reason=WHY, **told)

    assert ended == 2
    assert client.get("/portal/account/").status_code == 302
    assert AuditEvent.objects.get().after == {"ended": 2}


DEEDS = [
    services.switch_off,
    services.switch_on,
    services.reset_second_factor,
    services.end_sessions,
]


@pytest.mark.parametrize("deed", DEEDS)
def test_nobody_does_it_to_themselves(told, deed):
    with pytest.raises(NotAllowed, match="another administrator"):
        deed(user=told["actor"], reason=WHY, **told)

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.ADMINISTRATOR]
)
@pytest.mark.parametrize("deed", DEEDS)
def test_administrators_alone_do_it(make_user, person, deed, role):
    actor = make_user("other", roles=[role])

    with pytest.raises(NotAllowed, match="invite people"):
        deed(user=person, reason=WHY, actor=actor, now=NOW)


def test_administrators_alone_invite(make_user):
    actor = make_user("lead", roles=[Role.PERFORMANCE_LEAD])

    with pytest.raises(NotAllowed):
        services.invite(
            email="new@example.org", display_name="New", actor=actor, now=NOW
        )

    assert not User.objects.filter(email="new@example.org").exists()
