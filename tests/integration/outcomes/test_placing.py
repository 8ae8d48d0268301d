"""Measures are placed, moved and taken off, each from a quarter on; the past stays."""

from datetime import date

import pytest
from django.db import transaction

from outcomes.models import Placement
from outcomes.placing import PlacementRefused, move_measure, place_measure, take_off
from outcomes.quarters import QuarterIsClosed
from priorities.keeping import ChangedMeanwhile
from scorecards.assemble import assemble
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.refusals import Refused
from tests.factories import outcomes as make
from tests.factories.scorecards import ScorecardFactory
from tests.integration.outcomes.defining import NOW, Q1, Q2, Q3, Q4, WHY, signed
from tests.integration.outcomes.strategy import Strategy

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(make_user):
    """What every change says of itself: by whom, when and why."""
    lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    return {"actor": lead, "now": NOW, "reason": WHY}


@pytest.fixture
def line(db):
    """A line of a paper; its measure was signed for July to September."""
    line = make.PlacementFactory(
        outcome__title="Wellbeing", order=2, source_text="% seen in time"
    )
    signed(line.measure)
    return line


@pytest.fixture
def other(db):
    """Another outcome, on which a measure stands already, in fifth place."""
    other = make.OutcomeFactory(title="Voice")
    make.PlacementFactory(outcome=other, role="beside", order=5)
    return other


def placed(line, outcome, decided, **changed):
    return place_measure(
        **{
            "measure": line.measure,
            "outcome": outcome,
            "role": "measure",
            "heading": "",
            "first_quarter": Q3,
            **decided,
            **changed,
        }
    )


def moved(line, outcome, decided, **changed):
    return move_measure(
        **{
            "placement": line,
            "version": line.version,
            "outcome": outcome,
            "role": "measure",
            "heading": "",
            "first_quarter": Q3,
            **decided,
            **changed,
        }
    )


def taken_off(line, decided, last_quarter=Q2, **changed):
    take_off(
        **{
            "placement": line,
            "version": line.version,
            "last_quarter": last_quarter,
            **decided,
            **changed,
        }
    )


def outcomes_of(measure, quarter):
    """Return the outcomes that a measure stands on at the end of a quarter."""
    lines = Placement.objects.in_force(quarter.end).filter(measure=measure)
    return [each.outcome.title for each in lines.in_order()]


def test_measure_moves_from_a_quarter_on(line, other, decided):
    found = moved(line, other, decided, heading="Taking part")

    assert outcomes_of(line.measure, Q2) == ["Wellbeing"]
    assert outcomes_of(line.measure, Q3) == ["Voice"]
    line.refresh_from_db()
    assert (line.valid_from, line.valid_to) == (None, date(2025, 9, 30))
    assert (found.valid_from, found.heading) == (date(2025, 10, 1), "Taking part")
    assert (found.order, found.version) == (6, 1)


def test_scorecard_of_a_signed_quarter_keeps_the_old_place(decided):
    strategy = Strategy()
    measure, stays = strategy.measure(number=1), strategy.measure(number=2)
    other = make.OutcomeFactory(title="Voice", order=2)
    scorecard = ScorecardFactory(outcomes=[strategy.outcome, other])
    before = assemble(scorecard, Q2, today=NOW.date())

    moved(measure.placements.get(), other, decided)

    def places(quarter):
        found = compute(
            assemble(scorecard, quarter, today=NOW.date()), Audience.BOARD
        ).sections
        return {each.title: [row.facts.code for row in each.rows] for each in found}

    assert assemble(scorecard, Q2, today=NOW.date()) == before
    assert places(Q2) == {"Wellbeing": [measure.code, stays.code]}
    assert places(Q3) == {"Wellbeing": [stays.code], "Voice": [measure.code]}


def test_measure_may_stand_on_several_outcomes(line, other, decided):
    placed(line, other, decided)

    assert outcomes_of(line.measure, Q2) == ["Wellbeing"]
    assert outcomes_of(line.measure, Q3) == ["Wellbeing", "Voice"]


def test_measure_is_taken_off_and_let_stay_after_all(line, decided):
    taken_off(line, decided, Q3)

    assert outcomes_of(line.measure, Q3) == ["Wellbeing"]
    assert outcomes_of(line.measure, Q4) == []
    line.refresh_from_db()
    taken_off(line, decided, None)
    assert outcomes_of(line.measure, Q4) == ["Wellbeing"]


def test_what_was_to_begin_later_is_taken_back(line, other, decided):
    coming = placed(line, other, decided, first_quarter=Q4)

    taken_off(coming, decided, Q3)

    assert Placement.objects.filter(measure=line.measure).get() == line
    events = AuditEvent.objects.filter(event="outcomes.measure.taken_off")
    assert events.get().after == {
        "outcome": "Voice",
        "as": "Measure",
        "heading": "",
        "to": "2025-12-31",
    }


def test_each_change_is_one_row_in_the_audit(line, other, decided):
    moved(line, other, decided)

    told = list(AuditEvent.objects.newest_first().values_list("event", "reason"))
    assert told == [
        ("outcomes.measure.placed", WHY),
        ("outcomes.measure.taken_off", WHY),
    ]


def test_what_is_sent_twice_is_done_once(line, other, decided):
    third = make.OutcomeFactory()
    for _ in range(2):
        moved(line, other, decided)
        placed(line, third, decided)

    assert line.measure.placements.count() == 3
    assert AuditEvent.objects.count() == 3


@pytest.mark.parametrize("change", [placed, moved])
def test_quarter_of_which_figures_stand_keeps_its_places(line, other, decided, change):
    with pytest.raises(QuarterIsClosed, match="Choose Quarter 3") as refusal:
        change(line, other, decided, first_quarter=Q2)

    assert refusal.value.part == "first_quarter"
    assert line.measure.placements.count() == 1


def test_line_ends_with_a_signed_quarter_at_the_earliest(line, decided):
    with pytest.raises(QuarterIsClosed, match="Choose Quarter 2") as refusal:
        taken_off(line, decided, Q1)

    assert refusal.value.part == "last_quarter"
    taken_off(line, decided, Q2)


def test_line_that_ended_does_not_come_back_in_a_signed_quarter(line, decided):
    taken_off(line, decided, Q2)
    signed(make.MeasureFactory(), Q3)
    line.refresh_from_db()

    with pytest.raises(QuarterIsClosed):
        taken_off(line, decided, None)


def test_measure_does_not_stand_twice_as_the_same(line, other, decided):
    with pytest.raises(PlacementRefused, match="stands on Wellbeing as that already"):
        placed(line, line.outcome, decided)

    assert placed(line, line.outcome, decided, role="indicator").order == 3


def test_line_does_not_last_into_another_that_is_the_same(line, decided):
    taken_off(line, decided, Q2)
    placed(line, line.outcome, decided, first_quarter=Q4)
    line.refresh_from_db()

    with pytest.raises(PlacementRefused, match="again from 1 January 2026"):
        taken_off(line, decided, None)

    taken_off(line, decided, Q3)


def test_measure_moves_to_somewhere_else(line, decided):
    with pytest.raises(PlacementRefused, match="stands there already"):
        moved(line, line.outcome, decided)


def test_line_that_ended_is_moved_no_more(line, other, decided):
    taken_off(line, decided, Q2)
    line.refresh_from_db()

    with pytest.raises(PlacementRefused, match="until 30 September 2025"):
        moved(line, other, decided, first_quarter=Q4)


@pytest.mark.parametrize(
    ("lasts", "sentence"),
    [
        ({"valid_from": date(2026, 1, 1)}, "begins on 1 January 2026"),
        ({"valid_to": date(2025, 9, 30)}, "ends on 30 September 2025"),
    ],
)
def test_measure_stands_nowhere_outside_its_time(line, other, decided, lasts, sentence):
    for name, value in lasts.items():
        setattr(line.measure, name, value)
    line.measure.save()

    with pytest.raises(PlacementRefused, match=sentence):
        placed(line, other, decided)


def test_whoever_read_an_older_line_is_told(line, other, decided):
    taken_off(line, decided, Q3)

    with pytest.raises(ChangedMeanwhile):
        moved(line, other, decided, version=0)


def test_line_that_somebody_took_back_is_told(line, other, decided):
    coming = placed(line, other, decided, first_quarter=Q4)
    stale = Placement.objects.get(pk=coming.pk)
    taken_off(coming, decided, Q3)

    for change in (
        lambda: taken_off(stale, decided, Q4),
        lambda: moved(stale, line.outcome, decided, role="beside"),
    ):
        with (
            pytest.raises(PlacementRefused, match="took this back meanwhile"),
            transaction.atomic(),
        ):
            change()


CHANGES = [
    lambda line, other, decided: placed(line, other, decided),
    lambda line, other, decided: moved(line, other, decided),
    lambda line, other, decided: taken_off(line, decided),
]


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_else_says_where_a_measure_stands(
    line, other, decided, make_user, change
):
    decided["actor"] = make_user("officer", roles=[Role.OFFICER, Role.APPROVER])

    with pytest.raises(NotAllowed, match="change measures, targets and comparators"):
        change(line, other, decided)

    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_says_why(line, other, decided, change):
    decided["reason"] = " "

    with pytest.raises(Refused, match="Say why"):
        change(line, other, decided)

    assert line.measure.placements.count() == 1
