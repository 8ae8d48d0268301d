"""The chain of the audit: what is sealed, when, and that nothing changes unseen."""

import random
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from strategy_portal import audit_chain
from strategy_portal.audit import Event, record
from strategy_portal.audit_chain import SCHEMA, SCHEMAS, Head, seal_waiting, verify
from strategy_portal.models import AuditEvent, AuditSeal
from tests.constraints import assert_refused
from tests.factories.portal import AuditEventFactory, AuditSealFactory, UserFactory
from tests.kept_rows import changes_allowed

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)
TAMPERINGS = 100


def write(events, *, subject=None):
    """Record events in one transaction, as services do."""
    with transaction.atomic():
        for _ in range(events):
            record(
                Event.PASSWORD_CHANGED,
                actor=subject,
                subject=subject,
                now=NOW,
                before={"number": 1, "of": [None, True]},
                reason="Said so. “Ü” \N{SNOWMAN}",
            )


def seal(events):
    """Write events and seal them; return the head of the chain."""
    AuditEventFactory.create_batch(events, before={"value": "85.1"}, after={"n": [1]})
    return seal_waiting(now=NOW)


def positions():
    return list(AuditSeal.objects.in_order().values_list("position", "event_id"))


def say(*arguments):
    out = StringIO()
    call_command("verify_audit", *arguments, stdout=out)
    return out.getvalue().strip()


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


# What is sealed, and when


def test_waiting_events_are_sealed_in_order_and_once():
    first = AuditEventFactory.create_batch(3)
    seal_waiting(now=NOW)
    second = AuditEventFactory.create_batch(2)

    head = seal_waiting(now=NOW)

    assert positions() == [
        (place, event.pk) for place, event in enumerate((*first, *second), start=1)
    ]
    assert head == seal_waiting(now=NOW)
    assert head.position == 5
    assert verify() == audit_chain.Verdict(head, waiting=0)


def test_audit_that_was_there_before_is_sealed_with_the_first(monkeypatch):
    monkeypatch.setattr(audit_chain, "BATCH", 7)
    AuditEventFactory.create_batch(28)
    last = AuditEventFactory()

    head = seal_waiting(now=NOW, since=last.pk)

    assert head.position == 29
    assert verify().fault == ""


def test_event_that_came_to_light_late_is_sealed_after_those_before_it():
    late, early = AuditEventFactory.build(), AuditEventFactory()
    late.pk = early.pk + 1
    seen = AuditEventFactory(pk=early.pk + 2)
    seal_waiting(now=NOW)
    late.save(force_insert=True)

    seal_waiting(now=NOW, since=late.pk)

    assert [event for _, event in positions()] == [early.pk, seen.pk, late.pk]
    assert verify().fault == ""


def test_save_is_sealed_once_it_is_committed(django_capture_on_commit_callbacks):
    person = UserFactory()

    with django_capture_on_commit_callbacks(execute=True) as deeds:
        write(3, subject=person)
        write(2, subject=person)

    assert len(deeds) == 1
    assert verify() == audit_chain.Verdict(verify().head, waiting=0)
    assert verify().head.position == 5


def test_what_a_savepoint_took_back_asks_for_no_seal(
    django_capture_on_commit_callbacks,
):
    person = UserFactory()

    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            write(1, subject=person)
            transaction.set_rollback(True)
        write(1, subject=person)

    assert len(positions()) == 1


def test_sealing_after_a_save_costs_a_handful_of_queries(django_assert_num_queries):
    seal(20)
    event = AuditEventFactory()
    lock, savepoint = connection.vendor == "postgresql", 2

    with django_assert_num_queries(savepoint + 3 + lock):
        seal_waiting(now=NOW, since=event.pk)


@pytest.mark.django_db(transaction=True)
def test_failing_seal_fails_no_change_and_the_next_one_mends_it(monkeypatch, caplog):
    person = UserFactory()

    with monkeypatch.context() as broken:
        broken.setattr(audit_chain, "hash_of", None)
        write(1, subject=person)

    assert "Events wait for a seal" in caplog.text
    assert verify().waiting == 1

    write(1, subject=person)
    assert (verify().waiting, verify().head.position) == (0, 2)


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_two_who_seal_at_once_seal_each_event_once(caplog):
    person = UserFactory()

    def save(_):
        try:
            write(2, subject=person)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        list(people.map(save, range(20)))

    assert caplog.text == ""
    assert [place for place, _ in positions()] == list(range(1, 41))
    assert verify() == audit_chain.Verdict(verify().head, waiting=0)


@pytest.mark.django_db(transaction=True)
def test_seal_inside_a_transaction_falls_with_it():
    event = AuditEventFactory()

    with transaction.atomic():
        head = seal_waiting(now=NOW)
        transaction.set_rollback(True)

    assert head.position == 1
    assert not AuditSeal.objects.exists()
    assert AuditEvent.objects.unsealed().get() == event


# What a seal is


def test_seal_covers_every_field_of_an_event():
    fields = {field.name for field in AuditEvent._meta.concrete_fields}

    assert set(SCHEMAS[SCHEMA]) == fields


def test_seal_can_be_reckoned_by_anyone_from_what_stands_there():
    AuditEventFactory(pk=7, reason="Ü", after={"b": "1", "a": None})

    head = seal_waiting(now=NOW)

    canonical = (
        r'{"event":{"about":"","about_name":"","actor":"officer@example.org",'
        r'"actor_name":"Officer","after":{"a":null,"b":"1"},'
        r'"at":"2025-11-14T12:00:00.000000+00:00","before":{},'
        r'"event":"outcomes.figures.recorded","id":7,"reason":"\u00dc",'
        r'"subject":"outcomes.Observation 1","subject_name":"W1 2025-26 Q2"},'
        r'"position":1,"previous":"' + "0" * 64 + r'","schema":1,'
        r'"sealed_at":"2025-11-14T12:00:00.000000+00:00"}'
    )
    assert str(head) == f"{sha256(canonical.encode()).hexdigest()}@1"


def test_database_counts_seals_from_one():
    assert_refused("audit_seals_count_from_one", lambda: AuditSealFactory(position=0))


@pytest.mark.parametrize(
    "text", ["", "7@" + "0" * 64, "0" * 63 + "@7", "G" * 64 + "@1"]
)
def test_head_that_is_none_is_refused(text):
    with pytest.raises(ValueError, match="HASH@POSITION"):
        Head.read(text)


# What the command says


def test_command_says_that_all_stands_as_written_and_what_waits():
    head = seal(2)
    AuditEventFactory()

    assert say() == (
        f"2 events sealed, as written. Head: {head}. Not sealed yet: 1 event."
    )
    assert say("--head", str(head)) == say()
    assert Head.read(str(head)) == head


def test_command_says_so_of_an_empty_audit():
    assert say() == f"No events sealed, as written. Head: {Head()}."


def test_command_names_what_was_edited_and_ends_with_an_error():
    seal(3)
    event = AuditEvent.objects.order_by("pk")[1]

    with changes_allowed(connection):
        run(
            "UPDATE strategy_portal_auditevent SET reason = 'No.' WHERE id = %s",
            event.pk,
        )

    with pytest.raises(CommandError) as refusal:
        say()
    assert str(refusal.value) == (
        f"The chain breaks at position 2: event {event.pk} was edited, put in or moved."
        " Before that it holds: 1 event."
    )


def test_command_refuses_a_head_that_it_cannot_read():
    with pytest.raises(CommandError, match="is not a head; give it as HASH@POSITION"):
        say("--head", "nonsense")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE strategy_portal_auditevent SET at = '2025-13-45 12:00:00'",
        "UPDATE strategy_portal_auditseal SET position = 'first' WHERE position = 1",
    ],
)
def test_what_cannot_be_read_is_found_too(statement):
    seal(1)

    with changes_allowed(connection):
        run(statement)

    assert "position 1: what stands there cannot be read" in verify().fault


# Somebody who goes round the triggers


def edit(chance, seals):
    """Change one column of one event, or of a seal."""
    table, key, columns = chance.choice(
        [
            ("strategy_portal_auditevent", "id", EVENT_EDITS),
            ("strategy_portal_auditseal", "position", SEAL_EDITS),
        ]
    )
    column, value = chance.choice(columns)
    row = chance.choice(seals)
    which = row.event_id if key == "id" else row.position
    run(
        f"UPDATE {table} SET {column} = {value} WHERE {key} = %s",  # noqa: S608
        which,
    )


EVENT_EDITS = [
    *((name, f"{name} || 'x'") for name in ("actor", "actor_name", "event", "subject")),
    *((name, f"{name} || 'x'") for name in ("subject_name", "about", "about_name")),
    ("reason", "'Another.'"),
    ("at", "'2025-11-14 12:00:00.000001'"),
    *((name, """'{"value": 85.1}'""") for name in ("before", "after")),
    ("id", "id + 1000"),
]
SEAL_EDITS = [
    ("hash", "'" + "f" * 64 + "'"),
    ("sealed_at", "'2025-11-14 12:00:01'"),
    ("schema", "2"),
    ("position", "position + 1000"),
]


def delete(chance, seals):
    """Take an event away, its seal, or both; not the last, which is a cut tail."""
    row = chance.choice(seals[:-1])
    parts = chance.choice([("event",), ("seal",), ("event", "seal")])
    if "event" in parts:
        run("DELETE FROM strategy_portal_auditevent WHERE id = %s", row.event_id)
    if "seal" in parts:
        run("DELETE FROM strategy_portal_auditseal WHERE position = %s", row.position)


def insert(chance, seals):
    """Put an event in at a place, and move up those that follow, well reckoned."""
    place = chance.randrange(len(seals))
    for row in reversed(seals[place:]):
        run(
            "UPDATE strategy_portal_auditseal SET position = position + 1"
            " WHERE position = %s",
            row.position,
        )
    before = seals[place - 1] if place else Head()
    reckon(place + 1, AuditEventFactory(reason="It was not I."), before)


def reorder(chance, seals):
    """Let two events change places: what they say, or what stands sealed."""
    one, other = chance.sample(seals, 2)
    if chance.random() < 0.5:
        for place, event in ((other.position, -1), (one.position, other.event_id)):
            point(place, event)
        point(other.position, one.event_id)
    else:
        for row, reason in ((one, other.event.reason), (other, one.event.reason)):
            run(
                "UPDATE strategy_portal_auditevent SET reason = %s WHERE id = %s",
                reason,
                row.event_id,
            )


def cut(chance, seals):
    """Cut the end off: seals, events, or both."""
    first = chance.choice(seals)
    parts = chance.choice([("event",), ("seal",), ("event", "seal")])
    if "seal" in parts:
        run(
            "DELETE FROM strategy_portal_auditseal WHERE position >= %s", first.position
        )
    if "event" in parts:
        run("DELETE FROM strategy_portal_auditevent WHERE id >= %s", first.event_id)


def rewrite(chance, seals):
    """Change an event and reckon every seal from there on anew: a chain that holds."""
    first = chance.randrange(len(seals))
    run(
        "UPDATE strategy_portal_auditevent SET reason = 'Another.' WHERE id = %s",
        seals[first].event_id,
    )
    head = seals[first - 1] if first else Head()
    run("DELETE FROM strategy_portal_auditseal WHERE position > %s", first)
    for row in seals[first:]:
        event = AuditEvent.objects.get(pk=row.event_id)
        head = reckon(row.position, event, head)


def reckon(position, event, before):
    row = AuditSeal(position=position, event=event, schema=SCHEMA, sealed_at=NOW)
    row.hash = audit_chain.hash_of(row, before)
    row.save(force_insert=True)
    return row


def point(position, event):
    run(
        "UPDATE strategy_portal_auditseal SET event_id = %s WHERE position = %s",
        event,
        position,
    )


TAMPERS = [edit, delete, insert, reorder, cut, rewrite]


@pytest.mark.parametrize("tamper", TAMPERS)
def test_every_tampering_is_found(tamper):
    chance = random.Random(tamper.__name__)
    for number in range(12):
        AuditEventFactory(
            at=NOW + timedelta(hours=number), reason=f"Because {number}.", about="A 1"
        )
    head = seal_waiting(now=NOW)
    seals = list(AuditSeal.objects.in_order())
    unseen = []

    with changes_allowed(connection):
        for turn in range(TAMPERINGS // len(TAMPERS) + 1):
            kept = transaction.savepoint()
            tamper(chance, seals)
            if not verify(published=head).fault:
                unseen.append(turn)
            transaction.savepoint_rollback(kept)

    assert unseen == []
    assert verify(published=head).fault == ""


def test_without_a_published_head_only_a_cut_end_or_a_new_chain_stays_unseen():
    seal(4)
    head = verify().head
    last = AuditSeal.objects.newest()

    with changes_allowed(connection):
        run("DELETE FROM strategy_portal_auditseal WHERE position = 4")
        run("DELETE FROM strategy_portal_auditevent WHERE id = %s", last.event_id)

    assert verify().fault == ""
    assert verify(published=head).fault == (
        "The chain breaks at position 4: the end of the chain was cut off."
    )


def test_event_put_in_behind_the_chain_is_counted_until_it_is_sealed_with_its_time():
    seal(2)
    AuditEventFactory(at=NOW - timedelta(days=90))

    assert verify().waiting == 1

    seal_waiting(now=NOW)
    assert AuditSeal.objects.newest().sealed_at == NOW
