"""Many people at once: nothing that was acknowledged is lost, and nothing twice."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from outcomes.models import Observation, ReturnLine
from outcomes.return_services import (
    ChangedMeanwhile,
    LineIsClosed,
    save_line,
)
from outcomes.sign_services import sign_off
from outcomes.submit_services import NothingReady, submit_return
from strategy_portal import clock
from strategy_portal.models import AuditEvent
from tests.integration.outcomes.returning import Office, share

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]

PEOPLE = 8
ROUNDS = 5


@pytest.fixture
def office(make_user):
    return Office(make_user)


def all_at_once(deed):
    """Let everybody start together; return what each answered or raised."""
    barrier = Barrier(PEOPLE)

    def one(number):
        barrier.wait(timeout=30)
        try:
            return deed(number)
        except (ChangedMeanwhile, LineIsClosed, NothingReady) as refusal:
            return type(refusal).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(PEOPLE) as people:
        return list(people.map(one, range(PEOPLE)))


def test_one_of_many_saves_wins_and_the_others_are_shown_it(office):
    measure = office.measure(60, 61)
    office.open()

    for version in range(ROUNDS):
        line = office.line(measure)
        answers = all_at_once(
            lambda number, line=line, version=version: (
                save_line(
                    line=line,
                    version=version,
                    given=share(60, comment=f"Round {version}, person {number}."),
                    actor=office.officer,
                    now=clock.now(),
                ).line.comment
            )
        )

        refused = Counter(answers)["ChangedMeanwhile"]
        [winner] = [answer for answer in answers if answer != "ChangedMeanwhile"]
        assert refused == PEOPLE - 1
        assert office.line(measure).comment == winner

    saves = AuditEvent.objects.filter(event="outcomes.return_line.saved")
    assert saves.count() == ROUNDS


def test_pressing_submit_many_times_at_once_submits_once(office):
    measure = office.measure(60, 61)
    office.open()
    office.save(measure, share(60))
    belongs_to = office.line(measure).belongs_to

    answers = all_at_once(
        lambda number: len(
            submit_return(
                belongs_to=belongs_to, actor=office.officer, now=clock.now()
            ).lines
        )
    )

    assert sorted(answers, key=str) == [0] * (PEOPLE - 1) + [1]
    submits = AuditEvent.objects.filter(event="outcomes.return_line.submitted")
    assert submits.count() == 1


def test_pressing_sign_off_many_times_at_once_signs_once(office):
    measure = office.measure(60, 61)
    office.open()
    office.submit(measure, share(60))
    line = office.line(measure)

    answers = all_at_once(
        lambda number: len(
            sign_off(
                versions={line.pk: line.version},
                actor=office.approver,
                now=clock.now(),
            )
        )
    )

    assert sorted(answers) == [0] * (PEOPLE - 1) + [1]
    assert Observation.objects.filter(period_end=line.period_end).count() == 1


def test_many_officers_saving_their_own_lines_lose_nothing(office):
    measures = [office.measure(60, 61) for _ in range(PEOPLE)]
    office.open()
    lines = [office.line(measure) for measure in measures]

    def save_some(number):
        kept = [
            save_line(
                line=lines[number],
                version=version,
                given=share(60, comment=f"Note {version}."),
                actor=office.officer,
                now=clock.now(),
            ).line.comment
            for version in range(ROUNDS)
        ]
        return kept[-1]

    answers = all_at_once(save_some)

    assert answers == [f"Note {ROUNDS - 1}."] * PEOPLE
    stood = ReturnLine.objects.values_list("version", "comment")
    assert set(stood) == {(ROUNDS, f"Note {ROUNDS - 1}.")}
