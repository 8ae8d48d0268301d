"""What two people do in the same moment: one wins, and the others are told."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection

from priorities.content import ActionContent
from priorities.keeping import ChangedMeanwhile
from priorities.models import Action, ProgressReport
from priorities.progress_services import Said, report_progress
from priorities.work_services import add_action
from strategy_portal import clock
from strategy_portal.models import AuditEvent

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgresql_only]

ROUNDS, PEOPLE = 5, 4
SAID = Said(date(2025, 11, 14), "on track", done="Said by 0.")


def at_once(*deeds):
    """Do everything in the same moment; return what each gave or was refused with."""

    def do(deed):
        try:
            return deed()
        except ChangedMeanwhile as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as people:
        return list(people.map(do, deeds))


def test_of_those_who_report_at_once_one_wins_and_all_others_see_it(lead, believe):
    for turn in range(ROUNDS):
        newest = ProgressReport.objects.filter(priority=believe).first()
        seen = f"{newest.pk}.{newest.version}" if newest else ""

        found = at_once(
            *(
                lambda n=n, turn=turn, seen=seen: report_progress(
                    about=believe,
                    seen=seen,
                    said=replace(SAID, done=f"Round {turn}, said by {n}."),
                    actor=lead,
                    now=clock.now(),
                )
                for n in range(PEOPLE)
            )
        )

        [winner] = [each for each in found if isinstance(each, ProgressReport)]
        losers = [each.theirs for each in found if isinstance(each, ChangedMeanwhile)]
        assert [each.done for each in losers] == [winner.done] * (PEOPLE - 1)
        assert ProgressReport.objects.get().done == winner.done
    assert AuditEvent.objects.count() == ROUNDS


def test_form_sent_several_times_at_once_adds_one_action(lead, review):
    content = ActionContent("Agree the specification", None, "planned", None)

    found = at_once(
        *(
            lambda: add_action(
                code="x-1", under=review, content=content, actor=lead, now=clock.now()
            )
            for _ in range(PEOPLE)
        )
    )

    assert len({action.pk for action in found}) == 1
    assert Action.objects.count() == AuditEvent.objects.count() == 1
