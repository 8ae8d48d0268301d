"""Publishing is killed, or pressed by several at once: one edition, whole, or none."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from scorecards.models import Edition, EditionFile, QuarterSet
from scorecards.states import SetState
from strategy_portal.models import AuditEvent, OutboxMessage
from tests.killing import AFTER_COMMIT, BEFORE_COMMIT, killed_at, statements_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]


def public():
    """Return each edition that the public can be given, with what it consists of."""
    return {
        edition.number: {
            (file.slug, file.extension, file.stored_id)
            for file in EditionFile.objects.filter(edition=edition)
        }
        for edition in Edition.objects.all()
    }


def listed(edition):
    """Return what an edition's manifest says that it consists of."""
    return {
        (each["scorecard"], each["format"], each["sha256"])
        for each in json.loads(edition.manifest)["files"]
    }


def points(work, kills):
    """Return some statements, spread over some work, and both sides of its commit."""
    with transaction.atomic():
        # Within another, a transaction is a savepoint that is set and let go of.
        number = statements_of(work) - 2
        transaction.set_rollback(True)
    within = kills - 2
    return [1 + each * number // within for each in range(within)] + [
        BEFORE_COMMIT,
        AFTER_COMMIT,
    ]


def test_publishing_killed_anywhere_leaves_the_old_edition_or_the_new_one(
    press, request
):
    press.published()
    press.correct("70")
    prepared = press.prepared("Two schools were late.")
    before = public()
    tried = points(lambda: press.publish(prepared), request.config.getoption("--kills"))

    for point in tried:
        was_killed = killed_at(point, lambda: press.publish(prepared))

        state = QuarterSet.objects.get(pk=prepared.pk).state
        if point != AFTER_COMMIT:
            assert was_killed, point
            assert public() == before, point
            assert state == SetState.CHECKED, point

    newest = Edition.objects.in_force().get()
    assert newest.number == 2
    assert public() == before | {2: listed(newest)}
    assert press.publish(prepared) == newest
    assert AuditEvent.objects.filter(event="scorecards.edition.published").count() == 2
    assert OutboxMessage.objects.count() == 2


def test_of_four_who_publish_at_once_one_edition_comes(press):
    prepared = press.prepared()

    def pressed(_):
        try:
            return press.publish(prepared).number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        numbers = list(people.map(pressed, range(4)))

    assert numbers == [1] * 4
    assert Edition.objects.count() == OutboxMessage.objects.count() == 1
