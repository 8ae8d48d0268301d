"""Targets are set and ended from a quarter on; what stood before stays as it was."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from outcomes.domain.rating import LimitKind, Reference
from outcomes.models import Place, Target
from outcomes.quarters import QuarterIsClosed
from outcomes.target_services import TargetRefused, change_target, end_target
from outcomes.target_terms import TargetCannotBe, Terms
from priorities.keeping import ChangedMeanwhile
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.periods import Quarter
from strategy_portal.refusals import NeedsConfirmation, Refused
from tests.factories import outcomes as make
from tests.integration.outcomes.defining import (
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    WHY,
    signed,
    target_since,
    terms,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(make_user):
    """The performance lead."""
    return make_user("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def measure(db):
    """A quarterly percentage that was signed off for July to September."""
    measure = make.MeasureFactory()
    signed(measure)
    return measure


@pytest.fixture
def change(lead, measure):
    """Set the measure's target to 90 from October on, but for what is given."""

    def change(**more):
        return change_target(
            **{
                "measure": measure,
                "version": 0,
                "terms": terms(),
                "first_quarter": Q3,
                "last_quarter": None,
                "actor": lead,
                "now": NOW,
                "reason": WHY,
                **more,
            }
        )

    return change


@pytest.fixture
def end(lead, measure):
    """End the measure's target with a quarter."""

    def end(last_quarter=Q2, **more):
        end_target(
            **{
                "measure": measure,
                "version": 0,
                "last_quarter": last_quarter,
                "actor": lead,
                "now": NOW,
                "reason": WHY,
                **more,
            }
        )

    return end


def lasting(measure):
    """Return the targets of a measure: from when to when, and what is to be reached."""
    rows = measure.targets.order_by("valid_from")
    return [(row.valid_from, row.valid_to, row.value) for row in rows]


def test_new_target_ends_the_one_before_it_and_leaves_its_terms(change, measure):
    target_since(measure)

    target = change()

    assert lasting(measure) == [
        (date(2024, 4, 1), date(2025, 9, 30), 80),
        (date(2025, 10, 1), None, 90),
    ]
    assert (target.reason, target.limit) == (WHY, 85)


def test_new_target_is_told_in_the_audit_with_the_one_before_it(change, measure, lead):
    target_since(measure)

    change()

    event = AuditEvent.objects.get()
    assert (event.event, event.actor, event.reason) == (
        "outcomes.target.set",
        lead.email,
        WHY,
    )
    assert (event.before["reach"], event.after["reach"]) == ("80", "90")
    assert event.after["from"] == "2025-10-01"


def test_measure_and_its_targets_say_who_changed_them(change, measure, lead):
    old = target_since(measure)

    change()

    measure.refresh_from_db()
    old.refresh_from_db()
    assert (measure.version, measure.changed_by) == (1, lead)
    assert (old.version, old.changed_by) == (1, lead)


def test_target_until_a_quarter_ends_with_it(change, measure):
    change(last_quarter=Q4)

    assert lasting(measure) == [(date(2025, 10, 1), date(2026, 3, 31), 90)]


def test_target_holds_until_the_next_that_was_decided(change, measure):
    target_since(measure, valid_to=date(2026, 3, 31))
    target_since(measure, "95", "90", valid_from=date(2026, 4, 1))

    change()

    assert [ends for _, ends, _ in lasting(measure)] == [
        date(2025, 9, 30),
        date(2026, 3, 31),
        None,
    ]


def test_target_may_not_run_into_the_next(change, measure):
    target_since(measure, "95", "90", valid_from=date(2026, 1, 1))

    with pytest.raises(TargetRefused, match="begins on 1 January 2026") as refusal:
        change(last_quarter=Q4)

    assert refusal.value.part == "last_quarter"


def test_target_may_not_end_before_it_begins(change):
    with pytest.raises(TargetRefused, match="before the target begins"):
        change(last_quarter=Q2)


def test_target_that_has_not_held_yet_is_put_right(change, measure):
    change()

    change(version=1, terms=terms("92", "85"))

    assert lasting(measure) == [(date(2025, 10, 1), None, 92)]


def test_target_of_a_part_is_left_alone(change, measure):
    part = make.BreakdownFactory(measure=measure)
    target_since(measure, breakdown=part)

    change()

    assert Target.objects.get(breakdown=part).valid_to is None


def test_same_target_twice_is_set_once(change, measure):
    first = change()

    assert change() == first
    assert measure.targets.count() == 1
    assert AuditEvent.objects.count() == 1


def test_quarter_that_was_signed_keeps_its_target(change, measure):
    target_since(measure)

    with pytest.raises(QuarterIsClosed, match="Choose Quarter 3") as refusal:
        change(first_quarter=Q2)

    assert refusal.value.part == "first_quarter"
    assert lasting(measure) == [(date(2024, 4, 1), None, 80)]


def test_reason_why_there_is_no_figure_closes_its_quarter_too(change, measure):
    signed(measure, Q3, absent=True)

    with pytest.raises(QuarterIsClosed, match="Choose Quarter 4"):
        change()


def test_measure_that_is_worked_out_is_closed_by_the_figures_behind_it(change, measure):
    derived = make.MeasureFactory(derivation="percent increase", derived_from=measure)

    with pytest.raises(QuarterIsClosed):
        change(measure=derived, first_quarter=Q2)


def test_target_does_not_begin_before_another_way_is_better(change, measure):
    make.MeasureChangeFactory(
        measure=measure,
        valid_from=Q4.start,
        before={"polarity": "lower"},
        after={"polarity": "higher"},
    )

    with pytest.raises(QuarterIsClosed, match=r"Quarter 4 .* is decided already"):
        change()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_target_is_not_changed_without_a_reason(change, reason):
    with pytest.raises(Refused, match="Say why") as refusal:
        change(reason=reason)

    assert refusal.value.part == "reason"


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.APPROVER, Role.PUBLISHER])
def test_target_is_the_performance_leads_to_change(change, end, make_user, role):
    actor = make_user("other", roles=[role])

    for attempt in (change, end):
        with pytest.raises(NotAllowed):
            attempt(actor=actor)

    assert not Target.objects.exists()


def test_who_saves_second_is_told_of_the_first(change, measure, lead):
    change()

    with pytest.raises(ChangedMeanwhile, match="Lead saved this") as meanwhile:
        change(terms=terms("70", "60"))

    assert meanwhile.value.theirs.version == 1
    assert measure.targets.get().value == 90


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        (terms("104"), "value"),
        (terms(value="90", limit="95"), "limit"),
        (terms(limit_kind=LimitKind.TOLERANCE, limit=Decimal(-1)), "limit"),
    ],
)
def test_target_that_no_figure_can_reach_is_refused(change, wrong, part):
    with pytest.raises(TargetCannotBe) as refusal:
        change(terms=wrong)

    assert refusal.value.part == part


def test_fixed_target_needs_its_value(change):
    with pytest.raises(TargetCannotBe, match="Enter the target"):
        change(terms=replace(terms(), value=None))


def test_odd_target_asks_whether_it_is_meant_and_keeps_the_answer(change, measure):
    odd = terms("8", "5")

    with pytest.raises(NeedsConfirmation, match="far below the latest") as doubts:
        change(terms=odd)
    change(terms=odd, confirmed=[doubt.kind for doubt in doubts.value.doubts])

    assert measure.targets.get().value == 8
    [kept] = AuditEvent.objects.get().after["confirmed"]
    assert "far below the latest figure" in kept


def test_figures_of_an_older_definition_make_no_target_odd(change, measure):
    make.MeasureChangeFactory(measure=measure, series="anew")

    assert change(terms=terms("8", "5")).value == 8


def against(place, **more):
    """Return a target that is a comparator's figure, missed by 2 at most."""
    found = Terms(Reference.COMPARATOR, None, place, LimitKind.TOLERANCE, Decimal(2))
    return replace(found, **more)


def test_target_may_be_the_figure_of_other_areas(change):
    england = make.PlaceFactory()

    target = change(terms=against(england))

    assert (target.value, target.comparator, target.limit) == (None, england, 2)


@pytest.mark.parametrize(
    ("wrong", "part"),
    [
        ({"comparator": None}, "comparator"),
        ({"value": Decimal(80)}, "value"),
        ({"limit_kind": LimitKind.VALUE}, "limit_kind"),
        ({"limit": Decimal(-1)}, "limit"),
    ],
)
def test_figure_of_other_areas_is_held_to_by_a_tolerance(change, wrong, part):
    with pytest.raises(TargetCannotBe) as refusal:
        change(terms=against(make.PlaceFactory(), **wrong))

    assert refusal.value.part == part


def test_our_own_figure_is_no_target(change):
    own = Place.objects.get(kind=Place.Kind.OWN)

    with pytest.raises(TargetCannotBe, match="whose figure"):
        change(terms=against(own))


def test_neutral_measure_has_no_target(change):
    neutral = make.MeasureFactory(polarity="neutral")

    for wrong in (terms(), against(make.PlaceFactory())):
        with pytest.raises(TargetCannotBe, match="A neutral measure has no target"):
            change(measure=neutral, terms=wrong)


def test_ended_target_leaves_the_quarters_after_it_unrated(end, measure):
    target_since(measure)

    end()

    assert lasting(measure) == [(date(2024, 4, 1), date(2025, 9, 30), 80)]
    event = AuditEvent.objects.get()
    assert (event.event, event.reason) == ("outcomes.target.ended", WHY)
    assert event.after == {"to": "2025-09-30"}


def test_target_that_was_to_begin_later_is_taken_back_and_told(end, measure):
    target_since(measure)
    target_since(measure, "95", "90", valid_from=date(2026, 4, 1))

    end()

    assert lasting(measure) == [(date(2024, 4, 1), date(2025, 9, 30), 80)]
    told = AuditEvent.objects.filter(event="outcomes.target.ended")
    assert {event.before["reach"] for event in told} == {"80", "95"}


def test_target_is_not_ended_in_a_quarter_that_was_signed(end, measure):
    target_since(measure)

    with pytest.raises(QuarterIsClosed) as refusal:
        end(Q1)

    assert refusal.value.part == "last_quarter"


def test_target_that_has_ended_ends_no_more(end, measure):
    target_since(measure, valid_to=date(2025, 9, 30))

    end(Q3)
    end(Quarter(2026, 1))

    assert not AuditEvent.objects.exists()
