"""The audit as a chain: each event is sealed to all those before it.

A seal is the SHA-256 of the event as it stands, its place, and the seal before. Whoever
edits, deletes, puts in or moves an event breaks the chain from there on. Whoever writes
the whole of it anew, or cuts off its end, misses a seal that is published.

Events are sealed after the transaction that wrote them, so that officers who save at
the same moment never wait for each other while they hold what the other needs.
"""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from strategy_portal.models import AuditEvent, AuditSeal
from strategy_portal.wording import count_words

logger = logging.getLogger(__name__)

# What a seal covers. Another field of an event is another schema: old seals stay true.
SCHEMAS = {
    1: (
        *("id", "at", "actor", "actor_name", "event", "subject", "subject_name"),
        *("about", "about_name", "before", "after", "reason"),
    )
}
SCHEMA = max(SCHEMAS)
BATCH = 500
# The name of the lock among PostgreSQL's advisory locks, of which the portal has one.
TURN = 0x5EA1


@dataclass(frozen=True, slots=True)
class Head:
    """The newest seal, which vouches for all before it. Printed as HASH@POSITION."""

    position: int = 0
    hash: str = "0" * 64

    def __str__(self) -> str:
        return f"{self.hash}@{self.position}"

    @classmethod
    def read(cls, text: str) -> "Head":
        """Read a head as it is printed. Raises ValueError where it is none."""
        found = re.fullmatch(r"([0-9a-f]{64})@(0|[1-9][0-9]{0,17})", text.strip())
        if not found:
            raise ValueError(f"“{text}” is not a head; give it as HASH@POSITION.")
        return cls(int(found[2]), found[1])


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the audit: how far the chain holds, and what breaks it, if any."""

    head: Head
    waiting: int
    fault: str = ""

    def __str__(self) -> str:
        sealed = count_words(self.head.position, "event")
        if self.fault:
            words = f"{self.fault} Before that it holds: {sealed}."
        else:
            words = f"{sealed.capitalize()} sealed, as written. Head: {self.head}."
        if self.waiting:
            words += f" Not sealed yet: {count_words(self.waiting, 'event')}."
        return words


class _Sealing:
    """What is to be done once a transaction that wrote events is through."""

    def __init__(self, event: AuditEvent):
        self.since, self.now = event.pk, event.at

    def __call__(self) -> None:
        """Seal. The change itself is done, so whatever fails here is only logged."""
        try:
            seal_waiting(since=self.since, now=self.now)
        except Exception:
            logger.exception("Events wait for a seal; the next event tries again.")


def seal_after_commit(event: AuditEvent) -> None:
    """Have an event sealed once it is committed, with all others of its transaction.

    The first event of a transaction asks for all: where a savepoint takes back the
    first, it takes back what it asked for too, and the next asks again.
    """
    if not any(isinstance(deed[1], _Sealing) for deed in connection.run_on_commit):
        transaction.on_commit(_Sealing(event))


def seal_waiting(*, now: datetime, since: int = 0) -> Head:
    """Seal every event that is not sealed, and return the head of the chain.

    `since` spares looking through the whole audit: the key of an event before which
    all is known to be sealed. Two who seal at once take turns. Inside a transaction the
    turn lasts until it ends, so call it last, after every lock on a row.
    """
    with transaction.atomic():
        _wait_for_turn()
        newest = AuditSeal.objects.newest()
        head = Head(newest.position, newest.hash) if newest else Head()
        since = min(since, newest.event_id + 1 if newest else 0)
        for events in _batches(since):
            seals = list(_seals(events, head, now))
            AuditSeal.objects.bulk_create(seals)
            head = Head(seals[-1].position, seals[-1].hash)
        return head


def _wait_for_turn() -> None:
    """Let one seal at a time. SQLite does: its transactions begin as IMMEDIATE."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def _batches(since: int) -> Iterator[list[AuditEvent]]:
    waiting = AuditEvent.objects.unsealed().order_by("pk")
    while events := list(waiting.filter(pk__gte=since)[:BATCH]):
        yield events
        if len(events) < BATCH:
            return
        since = events[-1].pk + 1


def _seals(events: list[AuditEvent], head: Head, now: datetime) -> Iterator[AuditSeal]:
    for event in events:
        seal = AuditSeal(
            position=head.position + 1, event=event, sealed_at=now, schema=SCHEMA
        )
        seal.hash = hash_of(seal, head)
        yield seal
        head = Head(seal.position, seal.hash)


def hash_of(seal: AuditSeal, before: Head) -> str:
    """Return what the hash of a seal must be: lower-case hexadecimal SHA-256.

    It is taken of JSON in ASCII with sorted keys and without spaces; instants are ISO
    8601 in UTC.
    """
    fields = SCHEMAS.get(seal.schema, ())
    content = {
        "previous": before.hash,
        "position": seal.position,
        "schema": seal.schema,
        "sealed_at": _plain(seal.sealed_at),
        "event": {name: _plain(getattr(seal.event, name)) for name in fields},
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value


def verify(*, published: Head | None = None) -> Verdict:
    """Look at every seal and its event, one after the other, in constant memory.

    With a head that was published, also find a chain whose end was cut off or that was
    written anew. An event that nobody sealed yet is counted.
    """
    head, fault, last = Head(), "", 0
    try:
        last = AuditSeal.objects.aggregate(last=Max("position"))["last"] or 0
        for seal in AuditSeal.objects.in_order().iterator():
            if fault := _fault(seal, head, published):
                break
            head = Head(seal.position, seal.hash)
    except (TypeError, ValueError) as error:
        # Only SQLite keeps in a column what its type cannot be.
        fault = f"{_breaks_after(head)} what stands there cannot be read ({error})."
    if not fault:
        fault = _fault_at_the_end(head, last, published)
    return Verdict(head, AuditEvent.objects.unsealed().count(), fault)


def _fault(seal: AuditSeal, before: Head, published: Head | None) -> str:
    head, breaks = Head(seal.position, seal.hash), _breaks_after(before)
    if head.position > before.position + 1:
        return f"{breaks} its event or its seal was deleted."
    if head.hash != hash_of(seal, before):
        return f"{breaks} event {seal.event_id} was edited, put in or moved."
    if published and head.position == published.position and head != published:
        return f"{breaks} another seal was published for it."
    return ""


def _fault_at_the_end(head: Head, last: int, published: Head | None) -> str:
    if head.position < last:
        return f"{_breaks_after(head)} its event was deleted."
    if published and head.position < published.position:
        return f"{_breaks_after(head)} the end of the chain was cut off."
    return ""


def _breaks_after(head: Head) -> str:
    return f"The chain breaks at position {head.position + 1}:"
