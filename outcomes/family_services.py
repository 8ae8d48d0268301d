"""Which measures count the same people: their figures are protected together."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from outcomes.domain.figures import Unit
from outcomes.models import Measure
from outcomes.placing import in_turn
from priorities.holding import held, refuse_unread, touch
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.refusals import Refused, refuse_silent


class FamilyRefused(Refused):
    """The people of the measure cannot be counted in that one."""


def larger_ones(measure: Measure) -> QuerySet[Measure]:
    """Return the measures that all the people of a measure may be counted in."""
    plain = Measure.objects.filter(unit=Unit.COUNT, counts_people=True)
    found: QuerySet[Measure] = plain.filter(counted_in__isnull=True)
    return found.exclude(pk=measure.pk)


@transaction.atomic
def count_in(
    *,
    measure: Measure,
    version: int,
    counted_in: Measure | None,
    actor: User,
    now: datetime,
    reason: str,
) -> Measure:
    """Say in which measure all the people of a measure are counted too; None in none.

    It holds for the figures of every quarter. Raises NotAllowed, Refused and
    ChangedMeanwhile.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    in_turn()
    measure = held(measure)
    was = measure.counted_in
    if was == counted_in:
        return measure
    refuse_unread(measure, version)
    refuse_silent(reason)
    if counted_in:
        _refuse(measure, counted_in)
    measure.counted_in = counted_in
    touch(measure, actor=actor, now=now)
    measure.save()
    record(
        Event.MEASURE_COUNTED_IN,
        actor=actor,
        subject=measure,
        now=now,
        before={"counted in": was},
        after={"counted in": counted_in},
        reason=reason,
    )
    return measure


def _refuse(measure: Measure, counted_in: Measure) -> None:
    """Raise FamilyRefused: a family is one count of people, and those within it."""
    if measure.unit != Unit.COUNT or not measure.counts_people:
        raise FamilyRefused(
            "counted_in", f"{measure} is no count of people, and is protected alone."
        )
    smaller = measure.smaller.in_order().first()
    if smaller:
        raise FamilyRefused(
            "counted_in",
            f"{smaller} is counted in {measure}. Say first that it is counted in the "
            "larger one.",
        )
    if not larger_ones(measure).filter(pk=counted_in.pk).exists():
        raise FamilyRefused(
            "counted_in",
            f"{counted_in} is no count of people, or is counted in another measure "
            "itself. Choose the largest one.",
        )
