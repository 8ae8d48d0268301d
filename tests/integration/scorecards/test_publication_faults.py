"""Publishing is killed, or its database is, or several press at once.

Each time one edition comes, whole, or none.
"""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.db import OperationalError, connection, transaction

from scorecards.models import Edition, EditionFile, QuarterSet
from scorecards.models.edition import fingerprint
from scorecards.states import SetState
from strategy_portal.models import AuditEvent, OutboxMessage
from tests.killing import (
    AFTER_COMMIT,
    AT_COMMIT,
    BEFORE_COMMIT,
    killed_at,
    statements_of,
    struck,
)
from tests.server import server_with_a_copy

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


def corrected(press):
    """Compose a correction of the quarter, ready to be published."""
    press.correct(str(60 + Edition.objects.count() % 15))
    return press.prepared("Two schools were late.")


def shown(client):
    """Return the number of the edition that the public is shown, and given in whole."""
    page = client.get("/scorecards/wellbeing/").text
    (number,) = set(re.findall(r"edition (\d+)</p>", page))
    edition = Edition.objects.get(number=number)
    for file in edition.files.exclude(extension__in=("page", "package")):
        address = f"{edition.quarter.code}/{number}/scorecard.{file.extension}"
        given = client.get(f"/scorecards/wellbeing/{address}").content
        assert fingerprint(given) == file.stored_id
    return edition.number


def test_database_killed_while_publishing_keeps_what_it_acknowledged(
    press, client, request
):
    kills = request.config.getoption("--kills") // 4
    press.published()

    with server_with_a_copy() as server:
        prepared = corrected(press)
        tried = points(lambda: press.publish(prepared), kills - kills // 3)
        for point in [*tried, *[AT_COMMIT] * (kills // 3)]:
            before = public()
            is_acknowledged = False
            with suppress(OperationalError), struck(point, server.kill):
                is_acknowledged = bool(press.publish(prepared))
            server.start_again()

            edition = Edition.objects.filter(prepared=prepared).first()
            new = {edition.number: listed(edition)} if edition else {}
            assert public() == before | new, point
            assert shown(client) == max(public()), point
            assert new or not is_acknowledged, point
            if point != AT_COMMIT:
                assert bool(new) == is_acknowledged == (point == AFTER_COMMIT), point
            if new:
                prepared = corrected(press)

        assert press.publish(prepared).number == max(public())

    assert Edition.objects.count() == 1


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
