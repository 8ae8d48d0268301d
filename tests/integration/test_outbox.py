"""The outbox: mail falls with its change, waits for its server, and goes once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from strategy_portal import clock
from strategy_portal.audit import OutsideTransaction
from strategy_portal.models import OutboxMessage
from strategy_portal.models.outbox import LEASE
from strategy_portal.outbox import RESTS, NotOneLine, Sent, queue, send_waiting
from tests.constraints import assert_refused
from tests.factories.portal import OutboxMessageFactory

pytestmark = pytest.mark.django_db

NOW = clock.now()
NOTICE = {
    "to": "officer@example.org",
    "subject": "3 figures are due on Friday",
    "body": "Three figures are due.\n",
    "key": "reminder 1",
    "now": NOW,
}


class ServerIsDown(EmailBackend):
    """A mail server that refuses every connection."""

    def open(self):
        raise ConnectionRefusedError("Connection refused")


class Choosy(EmailBackend):
    """A mail server that knows nobody called "wrong"."""

    def send_messages(self, messages):
        if messages[0].to == ["wrong@example.org"]:
            raise SMTPRecipientsRefused({"wrong@example.org": (550, b"Unknown")})
        return super().send_messages(messages)


class PowerCut(EmailBackend):
    """A mail server that takes the message just before our process dies."""

    def send_messages(self, messages):
        super().send_messages(messages)
        raise SystemExit


def test_mail_falls_with_the_change_that_it_tells_of():
    with transaction.atomic():
        queue(**NOTICE)
        transaction.set_rollback(True)

    assert send_waiting(now=NOW) == Sent()
    assert mail.outbox == []


@pytest.mark.django_db(transaction=True)
def test_mail_outside_a_transaction_is_refused():
    with pytest.raises(OutsideTransaction):
        queue(**NOTICE)


def test_same_key_again_is_nothing_new():
    first = queue(**NOTICE)

    again = queue(**NOTICE | {"subject": "Something else"})

    assert again == first
    assert again.subject == NOTICE["subject"]
    assert OutboxMessage.objects.count() == 1


def test_mail_is_plain_text_to_one_person_and_copied_to_others():
    queue(**NOTICE, copy_to=["approver@example.org"])

    assert send_waiting(now=NOW) == Sent(sent=1)

    (message,) = mail.outbox
    assert message.recipients() == ["officer@example.org", "approver@example.org"]
    assert message.subject == NOTICE["subject"]
    assert message.body == NOTICE["body"]
    assert message.message().get_content_type() == "text/plain"
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"


def test_text_is_let_go_once_it_is_sent():
    message = queue(**NOTICE)

    send_waiting(now=NOW)

    message.refresh_from_db()
    assert (message.body, message.sent_at, message.attempts) == ("", NOW, 1)
    assert send_waiting(now=NOW + LEASE) == Sent()


@pytest.mark.parametrize(
    ("part", "value", "refusal"),
    [
        ("subject", "Due\nBcc: everyone@example.org", NotOneLine),
        ("subject", "Due\u2028Bcc: everyone@example.org", NotOneLine),
        ("key", "reminder\r1", NotOneLine),
        ("to", "officer@example.org\nBcc: everyone@example.org", ValidationError),
        ("to", "officer@example.org, everyone@example.org", ValidationError),
        ("to", "", ValidationError),
        ("copy_to", ["everyone@example.org\n"], ValidationError),
    ],
)
def test_mail_with_a_header_smuggled_in_is_refused(part, value, refusal):
    with pytest.raises(refusal):
        queue(**NOTICE | {part: value})

    assert not OutboxMessage.objects.exists()


def test_long_subject_is_cut_to_what_a_header_bears():
    assert len(queue(**NOTICE | {"subject": "x" * 500}).subject) == 200


def test_mail_waits_while_the_server_is_down():
    message = queue(**NOTICE)

    outcome = send_waiting(now=NOW, connection=ServerIsDown())

    message.refresh_from_db()
    assert outcome == Sent(unreachable="Connection refused")
    assert message.attempts == 0
    assert send_waiting(now=NOW) == Sent(sent=1)


def test_mail_that_one_server_refuses_rests_longer_each_time_and_holds_up_no_other():
    wrong = OutboxMessageFactory(to="wrong@example.org")
    OutboxMessageFactory()

    assert send_waiting(now=NOW, connection=Choosy()) == Sent(sent=1, failed=1)

    wrong.refresh_from_db()
    assert wrong.last_error.startswith("SMTPRecipientsRefused")
    assert send_waiting(now=NOW, connection=Choosy()) == Sent()
    at = NOW
    for rest in (*RESTS, RESTS[-1]):
        at += rest
        early = at - timedelta(seconds=1)
        assert send_waiting(now=early, connection=Choosy()) == Sent()
        assert send_waiting(now=at, connection=Choosy()) == Sent(failed=1)


def test_mail_that_came_too_late_never_goes():
    queue(**NOTICE, expires_at=NOW + timedelta(days=1))

    assert send_waiting(now=NOW + timedelta(days=1)) == Sent()


def test_death_between_sending_and_marking_sends_once_more_under_the_same_name():
    queue(**NOTICE)
    with pytest.raises(SystemExit):
        send_waiting(now=NOW, connection=PowerCut())

    within_the_lease = send_waiting(now=NOW + LEASE - timedelta(seconds=1))
    after_the_lease = send_waiting(now=NOW + LEASE)

    assert (within_the_lease, after_the_lease) == (Sent(), Sent(sent=1))
    first, second = (each.message()["Message-ID"] for each in mail.outbox)
    assert first == second


def test_clock_that_was_wrong_holds_nothing_back_for_good():
    queue(**NOTICE)
    with pytest.raises(SystemExit):
        send_waiting(now=NOW + timedelta(days=400), connection=PowerCut())

    assert send_waiting(now=NOW) == Sent(sent=1)


def test_two_that_send_at_once_share_the_work():
    """A second pass begins while the first has its list and has sent nothing yet."""
    messages = OutboxMessageFactory.create_batch(5)

    class SlowToOpen(EmailBackend):
        def open(self):
            outcomes.append(send_waiting(now=NOW + timedelta(seconds=1)))

    outcomes = []

    first = send_waiting(now=NOW, connection=SlowToOpen())

    assert first.sent + sum(outcome.sent for outcome in outcomes) == 5
    assert len(mail.outbox) == len(messages)


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_five_that_send_at_once_send_each_message_once():
    OutboxMessageFactory.create_batch(40)

    def send(_):
        try:
            return send_waiting(now=NOW).sent
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        sent = sum(pool.map(send, range(5)))

    names = {each.message()["Message-ID"] for each in mail.outbox}
    assert (sent, len(mail.outbox), len(names)) == (40, 40, 40)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("outbox_message_says_to_whom_and_what", {"to": ""}),
        ("outbox_message_keeps_its_text_until_sent", {"body": ""}),
        ("outbox_message_expires_after_it_is_queued", {"expires_at": NOW}),
    ],
)
def test_database_refuses_a_message_that_makes_no_sense(name, wrong):
    assert_refused(name, lambda: OutboxMessageFactory(queued_at=NOW, **wrong))


def test_database_refuses_two_messages_of_one_key():
    OutboxMessageFactory(key="reminder 1")

    with pytest.raises(IntegrityError, match="key"), transaction.atomic():
        OutboxMessageFactory(key="reminder 1")


def test_command_sends_and_says_what_it_did(capsys):
    OutboxMessageFactory.create_batch(2)

    call_command("send_reminders")
    call_command("send_reminders")

    assert capsys.readouterr().out == "Sent 2 messages.\n"


@pytest.mark.parametrize(
    ("backend", "told"),
    [
        ("ServerIsDown", "The mail server cannot be reached (Connection refused)"),
        ("Choosy", "Could not send 1 message; another try"),
    ],
)
def test_command_says_what_could_not_go(settings, capsys, backend, told):
    settings.EMAIL_BACKEND = f"{__name__}.{backend}"
    OutboxMessageFactory(to="wrong@example.org")

    with pytest.raises(SystemExit):
        call_command("send_reminders")

    assert told in capsys.readouterr().err
