"""Measures are added, changed and retired from a quarter on; the past stays."""

from datetime import date
from decimal import Decimal

import pytest

from outcomes.measure_adding import CodeRefused, add_measure
from outcomes.measure_services import (
    ChangeRefused,
    StillAsked,
    change_measure,
    retire_measure,
)
from outcomes.models import Measure, MeasureChange, Placement
from outcomes.quarters import QuarterIsClosed
from outcomes.terms import as_of
from priorities.keeping import ChangedMeanwhile
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.refusals import Refused
from tests.factories import outcomes as make
from tests.factories.priorities import PostFactory
from tests.factories.returns import ReturnLineFactory
from tests.integration.outcomes.defining import (
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    WHY,
    signed,
    target_since,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(make_user):
    """The performance lead."""
    return make_user("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def measure(db):
    """A quarterly percentage that was signed off for July to September."""
    measure = make.MeasureFactory(title="Seen in time")
    signed(measure)
    return measure


@pytest.fixture
def change(lead, measure):
    """Change the measure from October on."""

    def change(comparable=True, more=None, **values):
        return change_measure(
            **{
                "measure": measure,
                "version": 0,
                "values": values,
                "comparable": comparable,
                "first_quarter": Q3,
                "actor": lead,
                "now": NOW,
                "reason": WHY,
                **(more or {}),
            }
        )

    return change


@pytest.fixture
def retire(lead, measure):
    """Retire the measure with a quarter."""

    def retire(last_quarter=Q3, **more):
        return retire_measure(
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

    return retire


@pytest.fixture
def add(lead):
    """Add a measure from October on."""
    outcome = make.OutcomeFactory()

    def add(code="W9", more=None, **values):
        return add_measure(
            **{
                "code": code,
                "values": {**VALUES, **values},
                "outcome": outcome,
                "role": "measure",
                "first_quarter": Q3,
                "actor": lead,
                "now": NOW,
                "reason": WHY,
                **(more or {}),
            }
        )

    return add


VALUES = {
    "title": "Families who feel heard",
    "short_title": "Feel heard",
    "plain_words": "How many families feel heard.",
    "definition": "Answered yes, of all who answered.",
    "unit": "percent",
    "polarity": "higher",
    "counts": "families",
    "counts_people": True,
    "basis": "financial quarter",
    "frequency": "quarterly",
    "due_days": 24,
}


def then(measure, quarter):
    """Return the measure as it stands at the end of a quarter."""
    [found] = as_of([Measure.objects.get(pk=measure.pk)], quarter.end)
    return found


def test_change_holds_from_its_quarter_on(change, measure):
    change(title="Seen within 18 weeks", decimals=1)

    assert then(measure, Q2).title == "Seen in time"
    assert then(measure, Q3).title == "Seen within 18 weeks"
    assert (then(measure, Q2).decimals, then(measure, Q4).decimals) == (0, 1)


def test_changes_are_undone_from_the_last_to_the_first(change, measure):
    change(title="Seen soon")
    change(title="Seen at once", more={"version": 1, "first_quarter": Q4})

    titles = [then(measure, quarter).title for quarter in (Q2, Q3, Q4)]
    assert titles == ["Seen in time", "Seen soon", "Seen at once"]


def test_change_is_kept_with_its_reason_and_in_the_audit(change, measure, lead):
    change(dead_band=Decimal("1.5"), title="Seen soon")

    kept = MeasureChange.objects.get()
    assert kept.before == {"dead_band": None, "title": "Seen in time"}
    assert kept.after == {"dead_band": "1.5", "title": "Seen soon"}
    assert (kept.reason, kept.made_by, kept.series) == (WHY, lead, "")
    event = AuditEvent.objects.get()
    assert (event.event, event.reason) == ("outcomes.measure.changed", WHY)
    assert event.after["from"] == "2025-10-01"


def test_post_that_reports_is_another_from_the_quarter_on(change, measure):
    before, after = PostFactory(title="Before"), PostFactory(title="After")
    Measure.objects.filter(pk=measure.pk).update(reporting_post=before)
    measure.refresh_from_db()

    change(reporting_post=after)

    assert then(measure, Q2).reporting_post == before
    assert then(measure, Q3).reporting_post == after


def test_changed_definition_begins_a_series(change):
    change(comparable=False, definition="Parents are asked too.")

    assert MeasureChange.objects.get().series == "new definition from October 2025"


def test_definition_put_right_in_its_first_quarter_begins_no_other_series(change):
    change(comparable=False, definition="Parents are asked too.")
    change(comparable=False, definition="Carers are asked too.", more={"version": 1})

    series = MeasureChange.objects.order_by("pk").values_list("series", flat=True)
    assert list(series) == ["new definition from October 2025", ""]


def test_words_alone_begin_no_series(change):
    change(comparable=True, definition="Seen within 18 weeks, of all seen.")

    assert MeasureChange.objects.get().series == ""


@pytest.mark.parametrize(
    "values", [{"counts": "families"}, {"basis": "month end"}, {"cumulative": True}]
)
def test_what_is_counted_does_not_change_and_stay_comparable(change, values):
    with pytest.raises(ChangeRefused, match="not comparable") as refusal:
        change(comparable=True, **values)

    assert refusal.value.part in values
    change(comparable=False, **values)


def test_measure_that_is_worked_out_changes_with_what_it_is_made_from(change, measure):
    derived = make.MeasureFactory(derivation="percent increase", derived_from=measure)

    with pytest.raises(ChangeRefused, match="worked out from"):
        change(comparable=False, definition="Other.", more={"measure": derived})


def test_people_stay_people(change, measure):
    with pytest.raises(ChangeRefused, match="hidden for good"):
        change(counts_people=False)


def test_figures_of_people_are_protected_in_every_quarter(change, measure):
    Measure.objects.filter(pk=measure.pk).update(counts_people=False)

    change(counts_people=True)

    assert then(measure, Q1).counts_people


def test_other_way_that_is_better_ends_the_target(change, measure):
    target_since(measure)

    change(polarity="lower")

    target = measure.targets.get()
    assert (target.value, target.valid_to) == (80, date(2025, 9, 30))
    assert then(measure, Q2).polarity == "higher"
    assert set(AuditEvent.objects.values_list("event", flat=True)) == {
        "outcomes.measure.changed",
        "outcomes.target.ended",
    }


def test_measure_in_development_says_what_is_open(change, measure):
    with pytest.raises(ChangeRefused, match="still open") as refusal:
        change(state="in development", question_words="")

    assert refusal.value.part == "question_words"
    change(state="in development", question_words="Whom to ask?")
    assert then(measure, Q2).state == "live"


def test_quarter_that_was_signed_keeps_its_measure(change):
    with pytest.raises(QuarterIsClosed, match="Choose Quarter 3"):
        change(title="Seen soon", more={"first_quarter": Q2})


def test_changes_come_in_turn(change):
    change(title="Seen soon", more={"first_quarter": Q4})

    with pytest.raises(QuarterIsClosed, match="Quarter 4"):
        change(title="Seen at once", more={"version": 1})


def test_measure_is_not_changed_without_a_reason(change):
    with pytest.raises(Refused, match="Say why"):
        change(title="Seen soon", more={"reason": " "})


def test_same_change_twice_is_made_once(change):
    change(title="Seen soon")
    change(title="Seen soon")

    assert MeasureChange.objects.count() == AuditEvent.objects.count() == 1


def test_who_saves_second_is_told_of_the_first(change):
    change(title="Seen soon")

    with pytest.raises(ChangedMeanwhile, match="Lead saved this"):
        change(title="Seen at once")


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.APPROVER, Role.ADMINISTRATOR])
def test_measures_are_the_performance_leads_to_define(
    change, retire, add, make_user, role
):
    other = {"actor": make_user("other", roles=[role])}

    with pytest.raises(NotAllowed):
        change(title="Seen soon", more=other)
    with pytest.raises(NotAllowed):
        retire(**other)
    with pytest.raises(NotAllowed):
        add(more=other)

    assert not AuditEvent.objects.exists()


def test_retired_measure_is_live_until_its_last_day(retire, measure):
    retire()

    assert list(Measure.objects.live(Q3.end)) == [measure]
    assert list(Measure.objects.live(Q4.start)) == []
    event = AuditEvent.objects.get()
    assert (event.event, event.after["valid_to"]) == (
        "outcomes.measure.retired",
        "2025-12-31",
    )


def test_retirement_stands_in_the_way_of_no_change(retire, change):
    retire(Q4)

    assert change(title="Seen soon", more={"version": 1}).title == "Seen soon"


def test_retirement_may_be_put_off_and_taken_back(retire, measure):
    retire(Q3)
    retire(Q4, version=1)
    retire(None, version=2)

    measure.refresh_from_db()
    assert measure.valid_to is None
    assert MeasureChange.objects.count() == 3


def test_measure_is_retired_once(retire):
    retire()
    retire()

    assert AuditEvent.objects.count() == 1


def test_measure_is_not_retired_before_its_last_figure(retire):
    with pytest.raises(StillAsked, match="A figure stands for Quarter 2") as refusal:
        retire(Q1)

    assert refusal.value.part == "last_quarter"


def test_measure_is_not_retired_before_it_begins(retire):
    later = make.MeasureFactory(valid_from=Q4.start)

    with pytest.raises(StillAsked, match="begins after"):
        retire(Q3, measure=later)


def test_measure_is_not_retired_while_its_figure_is_asked_for(retire, measure):
    ReturnLineFactory(measure=measure, period_start=Q3.start, period_end=Q3.end)

    with pytest.raises(StillAsked, match="asked for its figure of Oct to Dec 2025"):
        retire(Q2)
    assert retire(Q3).valid_to == Q3.end


def test_measure_is_not_retired_while_another_is_worked_out_from_it(retire, measure):
    derived = make.MeasureFactory(derivation="percent increase", derived_from=measure)

    with pytest.raises(StillAsked, match=f"{derived.code} .* is worked out from it"):
        retire()


def test_retirement_needs_a_reason_and_what_was_read(retire):
    with pytest.raises(Refused, match="Say why"):
        retire(reason="")
    retire()
    with pytest.raises(ChangedMeanwhile):
        retire(Q4)


def test_new_measure_is_watched_from_its_quarter_on(add):
    measure = add()

    assert (measure.letter, measure.number) == ("W", 9)
    assert measure.slug == "families-who-feel-heard"
    assert (measure.valid_from, measure.first_due_on) == (
        date(2025, 10, 1),
        date(2026, 1, 24),
    )
    assert not Measure.objects.live(Q2.end).exists()
    assert list(Measure.objects.live(Q3.end)) == [measure]


def test_new_measure_stands_after_the_last_line_of_its_outcome(add):
    first, second = add(), add("W10", title="Another")

    orders = dict(Placement.objects.values_list("measure", "order"))
    assert orders == {first.pk: 1, second.pk: 2}


def test_new_measure_is_told_in_the_audit(add, lead):
    add()

    events = AuditEvent.objects.values_list("event", "actor", "reason")
    assert list(events.order_by("pk")) == [
        ("outcomes.measure.added", lead.email, WHY),
        ("outcomes.measure.placed", lead.email, WHY),
    ]


@pytest.mark.parametrize("title", ["Families who feel heard", "Add", "???"])
def test_address_of_a_new_measure_is_its_own(add, title):
    make.MeasureFactory(slug="families-who-feel-heard")

    assert add(title=title).slug.endswith("w9")


@pytest.mark.parametrize("code", ["9", "W", "w9", "W0", "W09", "ABCDE1", "W9\n", "W٣"])
def test_code_is_a_letter_and_a_number(add, code):
    with pytest.raises(CodeRefused, match="like W1"):
        add(code)


def test_code_of_another_measure_is_taken(add):
    make.MeasureFactory(number=9)

    with pytest.raises(CodeRefused, match="has this code") as refusal:
        add()

    assert refusal.value.part == "code"


def test_same_measure_twice_is_added_once(add):
    assert add() == add()
    assert Measure.objects.count() == Placement.objects.count() == 1


def test_new_measure_needs_a_reason(add):
    with pytest.raises(Refused, match="Say why"):
        add(more={"reason": ""})
