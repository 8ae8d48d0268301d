"""Comparators: added, their areas named, and retired, each from a quarter on."""

from datetime import date
from decimal import Decimal

import pytest

from outcomes.comparator_services import (
    ComparatorRefused,
    add_comparator,
    members_of,
    name_areas,
    retire_comparator,
)
from outcomes.domain.rating import LimitKind, Reference
from outcomes.models import ComparatorSet, Place
from outcomes.quarters import QuarterIsClosed
from outcomes.target_services import TargetRefused, change_target
from outcomes.target_terms import Terms
from priorities.keeping import ChangedMeanwhile
from scorecards.assemble import assemble_measures
from scorecards.standings import standing
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.refusals import Refused
from tests.factories import outcomes as make
from tests.integration.outcomes.defining import (
    NOW,
    Q1,
    Q2,
    Q3,
    Q4,
    WHY,
    own_place,
    signed,
)
from tests.integration.outcomes.strategy import Strategy

pytestmark = pytest.mark.django_db

AREAS = ["Doncaster", "Barnsley"]


@pytest.fixture
def decided(make_user):
    """What every change says of itself: by whom, when and why."""
    lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    return {"actor": lead, "now": NOW, "reason": WHY}


@pytest.fixture
def place(db):
    """Statistical neighbours, with a list since April 2024."""
    place = make.PlaceFactory(name="Neighbours", kind=Place.Kind.NEIGHBOURS)
    found = make.ComparatorSetFactory(
        place=place, name="List of 2024", valid_from=date(2024, 4, 1)
    )
    make.ComparatorMemberFactory(comparator_set=found, name="Wigan")
    return place


def named(place, decided, quarter=Q3, **changed):
    return name_areas(
        **{
            "place": place,
            "version": place.version,
            "name": "List of 2025",
            "members": AREAS,
            "release": "",
            "first_quarter": quarter,
            **decided,
            **changed,
        }
    )


def added(decided, **changed):
    return add_comparator(
        **{
            "name": "Yorkshire",
            "kind": Place.Kind.REGION,
            "first_quarter": Q3,
            **decided,
            **changed,
        }
    )


def retired(place, decided, quarter=Q3, **changed):
    return retire_comparator(
        **{
            "place": place,
            "version": place.version,
            "last_quarter": quarter,
            **decided,
            **changed,
        }
    )


def test_comparator_is_added_once_however_often_it_is_sent(decided):
    place = added(decided)
    again = added(decided)

    assert again == place
    assert (place.code, place.valid_from) == ("yorkshire", date(2025, 10, 1))
    event = AuditEvent.objects.get()
    assert (event.event, event.reason) == ("outcomes.place.added", WHY)
    assert event.after == {"kind": "Region", "from": "2025-10-01"}


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"kind": Place.Kind.NATION}, "name"),
        ({"first_quarter": Q4}, "name"),
        ({"name": "Add"}, "name"),
        ({"name": "YORKSHIRE"}, "name"),
        ({"name": "???"}, "name"),
        ({"name": "Ours", "kind": Place.Kind.OWN}, "kind"),
        ({"reason": " "}, "reason"),
    ],
)
def test_comparator_that_cannot_be_is_not_added(decided, changed, part):
    added(decided)

    with pytest.raises(Refused) as refusal:
        added(decided, **changed)

    assert refusal.value.part == part
    assert Place.objects.count() == 1


def test_areas_are_named_from_a_quarter_on_and_those_before_end(place, decided):
    named(place, decided)

    before, since = ComparatorSet.objects.order_by("valid_from")
    assert before.valid_to == date(2025, 9, 30)
    assert members_of(before) == ["Wigan"]
    assert (since.name, since.valid_from) == ("List of 2025", date(2025, 10, 1))
    assert members_of(since) == ["Barnsley", "Doncaster"]
    event = AuditEvent.objects.get()
    assert event.before == {"areas": ["Wigan"]}
    assert event.after == {"areas": ["Barnsley", "Doncaster"], "from": "2025-10-01"}


def test_areas_sent_twice_are_named_once(place, decided):
    named(place, decided)
    named(place, decided)

    assert ComparatorSet.objects.count() == 2
    assert AuditEvent.objects.count() == 1


def test_areas_of_a_quarter_to_come_can_still_be_mended(place, decided):
    named(place, decided)
    place.refresh_from_db()
    named(place, decided, members=["Wakefield"])

    assert members_of(ComparatorSet.objects.get(name="List of 2025")) == ["Wakefield"]
    assert ComparatorSet.objects.count() == 2


def test_code_of_a_list_that_is_taken_is_not_taken_twice(place, decided):
    make.ComparatorSetFactory(code=f"{place.code}-2025-26-q3")

    found = named(place, decided)

    assert found.code == f"{place.code}-2025-26-q3-{place.pk}"


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"members": []}, "members"),
        ({"members": ["Wigan", "Wigan"]}, "members"),
        ({"reason": ""}, "reason"),
    ],
)
def test_areas_that_cannot_be_are_refused(place, decided, changed, part):
    with pytest.raises(Refused) as refusal:
        named(place, decided, **changed)

    assert refusal.value.part == part
    assert ComparatorSet.objects.count() == 1


def test_list_does_not_begin_before_one_that_is_decided_already(place, decided):
    named(place, decided, quarter=Q4)
    place.refresh_from_db()

    with pytest.raises(ComparatorRefused, match="begins on 1 January 2026"):
        named(place, decided, quarter=Q3)


def test_our_own_area_is_no_comparator(decided):
    own = own_place()

    for refused in (named, retired):
        with pytest.raises(ComparatorRefused, match="Our own area"):
            refused(own, decided)


def test_quarter_with_figures_keeps_its_areas_and_its_comparators(place, decided):
    signed(make.MeasureFactory(), Q2)

    for refused in (
        lambda: named(place, decided, quarter=Q2),
        lambda: added(decided, first_quarter=Q2),
        lambda: retired(place, decided, quarter=Q1),
    ):
        with pytest.raises(QuarterIsClosed, match="Figures stand for Quarter 2"):
            refused()
    assert not AuditEvent.objects.exists()


def test_comparator_is_retired_and_taken_back(place, decided):
    retired(place, decided)

    place.refresh_from_db()
    assert place.valid_to == date(2025, 12, 31)
    retired(place, decided, quarter=None)
    retired(place, decided, quarter=None)
    place.refresh_from_db()
    assert place.valid_to is None
    assert AuditEvent.objects.count() == 2


def test_comparator_does_not_end_before_it_begins(decided):
    place = added(decided, first_quarter=Q4)

    with pytest.raises(ComparatorRefused, match="It begins after that"):
        retired(place, decided, quarter=Q3)


def test_comparator_that_is_aimed_at_is_not_retired(place, decided):
    make.TargetFactory(
        measure__title="Seen in time",
        valid_from=date(2024, 4, 1),
        value=None,
        reference="comparator",
        comparator=place,
        limit_kind="tolerance",
        limit=5,
    )

    with pytest.raises(ComparatorRefused, match="Seen in time is held against"):
        retired(place, decided)


def test_no_target_outlives_what_it_is_held_against(place, decided):
    measure = make.MeasureFactory()
    retired(place, decided)
    place.refresh_from_db()

    with pytest.raises(TargetRefused, match="Neighbours ends on 31 December 2025"):
        change_target(
            measure=measure,
            version=0,
            terms=Terms(
                Reference.COMPARATOR, None, place, LimitKind.TOLERANCE, Decimal(5)
            ),
            first_quarter=Q3,
            last_quarter=None,
            **decided,
        )


def test_who_did_not_read_the_last_change_is_told(place, decided):
    named(place, decided)

    for refused in (
        lambda: named(place, decided, quarter=Q4),
        lambda: retired(place, decided),
    ):
        with pytest.raises(ChangedMeanwhile):
            refused()


def test_nobody_else_decides_with_whom_we_are_compared(place, decided, make_user):
    decided["actor"] = make_user(
        "other", roles=[Role.OFFICER, Role.APPROVER, Role.ADMINISTRATOR]
    )

    for refused in (
        added,
        lambda who: named(place, who),
        lambda who: retired(place, who),
    ):
        with pytest.raises(NotAllowed):
            refused(decided)


def test_retired_comparator_stays_beside_the_quarters_that_had_it(decided):
    strategy = Strategy()
    measure = strategy.measure("60")
    england = strategy.places[Place.Kind.NATION]
    strategy.figure(measure, "60", Q2, place=Place.Kind.NATION)
    retired(england, decided, quarter=Q2)

    then, _ = standing(measure, Q2, today=NOW.date())
    since = assemble_measures([measure], Q3, today=NOW.date())

    assert [each.place.code for each in then.comparisons] == [england.code]
    assert england.code in {each.code for each in since.places if each.ended}
