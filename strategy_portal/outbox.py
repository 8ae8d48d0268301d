"""The outbox: mail is written with the change that it tells of, and sent later.

A change and its mail stand or fall together, and no page waits for a mail server.
"""

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email
from django.db import connection as database
from django.db import transaction
from django.db.models import F

from strategy_portal.audit import OutsideTransaction
from strategy_portal.models import OutboxMessage

logger = logging.getLogger(__name__)

# How long a message rests after its first, second … failure, and after every later one.
RESTS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 240, 1440))
ERROR_LENGTH = 300
SUBJECT_LENGTH = 200
# What ends a line, for one reader or another, and what nobody types.
NOT_ONE_LINE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class NotOneLine(ValueError):
    """A subject or a key would end one header of a mail and begin another."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of the messages that were waiting."""

    sent: int = 0
    failed: int = 0
    unreachable: str = ""


def queue(
    *,
    to: str,
    subject: str,
    body: str,
    key: str,
    now: datetime,
    copy_to: Sequence[str] = (),
    expires_at: datetime | None = None,
) -> OutboxMessage:
    """Write a mail to be sent once the caller's transaction is through.

    The same key again is nothing new: the message that stands is returned. A message
    that could not be sent by `expires_at` never is. Raises OutsideTransaction,
    NotOneLine, and ValidationError where an address is none.
    """
    if not database.in_atomic_block:
        raise OutsideTransaction(f"Mail “{key}” was queued outside a transaction.")
    for line in (subject, key):
        refuse_lines(line)
    for address in (to, *copy_to):
        validate_email(address)
    message, _ = OutboxMessage.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "copy_to": list(copy_to),
            "subject": subject[:SUBJECT_LENGTH],
            "body": body,
            "queued_at": now,
            "expires_at": expires_at,
        },
    )
    return message


def refuse_lines(text: str) -> None:
    """Raise NotOneLine where a text holds a line break or another control character."""
    if NOT_ONE_LINE.search(text):
        raise NotOneLine(f"{text!r} is not one line of text; write it as one.")


def send_waiting(*, now: datetime, connection: Any = None) -> Sent:
    """Send what is waiting, the oldest first; safe to run several times at once.

    Each message is leased before it is sent and marked afterwards, each in a
    transaction of its own. A process that dies between the two has sent a message
    without saying so: it is sent once more when the lease has run out, under the same
    Message-ID, by which the reader's mail system can tell that it has it already. So
    every message is sent at least once, and twice only then. While the mail server is
    down, messages wait.
    """
    connection = connection or get_connection()
    sent = failed = 0
    try:
        for message in _leased(now, connection):
            if _deliver(message, connection, now):
                sent += 1
            else:
                failed += 1
    except OSError as error:
        logger.warning("The mail server cannot be reached: %s", type(error).__name__)
        return Sent(sent, failed, unreachable=str(error))
    finally:
        connection.close()
    return Sent(sent, failed)


def _leased(now: datetime, connection: Any) -> Iterator[OutboxMessage]:
    """Yield each waiting message that nobody else has taken.

    Raises OSError, with nothing taken, where the mail server does not answer.
    """
    waiting = OutboxMessage.objects.waiting(now)
    for key in list(waiting.order_by("pk").values_list("pk", flat=True)):
        connection.open()
        with transaction.atomic(durable=True):
            # Of two that try this at once, on either database, one changes no row.
            taken = waiting.filter(pk=key).update(
                leased_at=now, attempts=F("attempts") + 1
            )
        if taken:
            yield OutboxMessage.objects.get(pk=key)


def _deliver(message: OutboxMessage, connection: Any, now: datetime) -> bool:
    """Send one leased message and mark it; or let it rest, and say why."""
    try:
        as_mail(message, connection).send()
    except Exception as error:  # whatever is wrong with one must not hold up the others
        logger.warning("Message %s was not sent: %s", message.pk, type(error).__name__)
        _let_rest(message, error, now)
        connection.close()
        return False
    OutboxMessage.objects.unsent().filter(pk=message.pk).update(
        sent_at=now, leased_at=None, last_error="", body=""
    )
    return True


def _let_rest(message: OutboxMessage, error: Exception, now: datetime) -> None:
    rest = RESTS[min(message.attempts, len(RESTS)) - 1]
    # Where the lease ran out meanwhile, the message is in other hands.
    OutboxMessage.objects.unsent().filter(pk=message.pk, leased_at=now).update(
        leased_at=None,
        not_before=now + rest,
        last_error=f"{type(error).__name__}: {error}"[:ERROR_LENGTH],
    )


def as_mail(message: OutboxMessage, connection: Any = None) -> EmailMessage:
    """Return a message as mail in plain text, with a Message-ID made from its key."""
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].rstrip("> ")
    name = sha256(message.key.encode()).hexdigest()[:40]
    return EmailMessage(
        message.subject,
        message.body,
        to=[message.to],
        cc=message.copy_to,
        connection=connection,
        headers={
            "Message-ID": f"<{name}@{host}>",
            # Nobody's "I am away" should come back.
            "Auto-Submitted": "auto-generated",
        },
    )
