"""Adding and retiring comparators, and naming the areas behind them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.text import slugify

from outcomes.models import ComparatorMember, ComparatorSet, Place
from outcomes.quarters import refuse_reported
from priorities.holding import held, refuse_unread, touch
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused, refuse_silent
from strategy_portal.wording import date_words

DAY = timedelta(days=1)
# Room in a code of 60 for a quarter, and for a key, after the comparator's own.
LONGEST = 36


class ComparatorRefused(Refused):
    """The comparator cannot be added, changed or retired as was asked."""


@transaction.atomic
def add_comparator(
    *,
    name: str,
    kind: str,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Place:
    """Compare our figures with those of another area; sent twice, it is added once.

    Raises NotAllowed and Refused.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    refuse_silent(reason)
    # Those who add at the same time take turns, so that each sees what the other added.
    places = list(Place.objects.select_for_update().order_by("pk"))
    standing = next((each for each in places if each.name == name), None)
    if standing:
        return _the_same_place(standing, kind, first_quarter)
    if kind == Place.Kind.OWN:
        raise ComparatorRefused("kind", "Our own area is there already.")
    refuse_reported(first_quarter)
    code = slugify(name)[:LONGEST]
    if code in ("", "add") or any(each.code == code for each in places):
        raise ComparatorRefused("name", "Give it a name that differs from the others.")
    place = Place(code=code, name=name, kind=kind, valid_from=first_quarter.start)
    touch(place, actor=actor, now=now)
    place.save()
    record(
        Event.COMPARATOR_ADDED,
        actor=actor,
        subject=place,
        now=now,
        after={"kind": place.get_kind_display(), "from": place.valid_from},
        reason=reason,
    )
    return place


@transaction.atomic
def name_areas(
    *,
    place: Place,
    version: int,
    name: str,
    members: Sequence[str],
    release: str,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> ComparatorSet:
    """Let other areas stand behind a comparator from a quarter on; sent twice, once.

    Those that stood before end the day before. Raises NotAllowed, Refused and
    ChangedMeanwhile.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    place = held(place)
    begins = place.comparator_sets.filter(valid_from=first_quarter.start).first()
    if begins and begins.name == name and members_of(begins) == sorted(members):
        return begins
    refuse_unread(place, version)
    refuse_silent(reason)
    _refuse_areas(place, members, first_quarter)
    refuse_reported(first_quarter)
    before = _close(place, first_quarter, actor=actor, now=now)
    found = begins or ComparatorSet(place=place, code=_free_code(place, first_quarter))
    found.name, found.release = name, release
    found.valid_from, found.valid_to = first_quarter.start, None
    for row in (found, place):
        touch(row, actor=actor, now=now)
        row.save()
    found.members.all().delete()
    ComparatorMember.objects.bulk_create(
        ComparatorMember(comparator_set=found, name=each) for each in members
    )
    record(
        Event.COMPARATORS_ADDED,
        actor=actor,
        subject=found,
        about=place,
        now=now,
        before={"areas": before},
        after={"areas": sorted(members), "from": found.valid_from},
        reason=reason,
    )
    return found


@transaction.atomic
def retire_comparator(
    *,
    place: Place,
    version: int,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
) -> Place:
    """Compare with an area until the end of a quarter, or for good where none is given.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    place = held(place)
    last_day = last_quarter.end if last_quarter else None
    if place.valid_to == last_day:
        return place
    refuse_unread(place, version)
    refuse_silent(reason)
    if last_quarter:
        _refuse_retirement(place, last_quarter)
    # Whether it ends sooner or goes on after all, no quarter that is signed changes.
    ends = [each for each in (last_day, place.valid_to) if each]
    refuse_reported(Quarter.containing(min(ends)).next(), part="last_quarter")
    before, place.valid_to = place.valid_to, last_day
    touch(place, actor=actor, now=now)
    place.save()
    record(
        Event.COMPARATOR_RETIRED,
        actor=actor,
        subject=place,
        now=now,
        before={"to": before},
        after={"to": last_day},
        reason=reason,
    )
    return place


def members_of(found: ComparatorSet) -> list[str]:
    """Return the areas of a set, by name."""
    return sorted(each.name for each in found.members.all())


def _the_same_place(standing: Place, kind: str, first_quarter: Quarter) -> Place:
    """Return the place that has the name, if it is the one that is to be added."""
    if standing.kind != kind or standing.valid_from != first_quarter.start:
        raise ComparatorRefused("name", f"{standing} is there already.")
    return standing


def _free_code(place: Place, first_quarter: Quarter) -> str:
    code = f"{place.code[:LONGEST]}-{first_quarter.code}"
    taken = ComparatorSet.objects.filter(code=code).exists()
    return f"{code}-{place.pk}" if taken else code


def _refuse_areas(place: Place, members: Sequence[str], first_quarter: Quarter) -> None:
    if place.kind == Place.Kind.OWN:
        raise ComparatorRefused("members", "Our own area is compared with others.")
    if not members:
        raise ComparatorRefused("members", "Name at least one area, one a line.")
    twice = {each for each in members if members.count(each) > 1}
    if twice:
        raise ComparatorRefused("members", f"{min(twice)} is named twice.")
    later = place.comparator_sets.filter(valid_from__gt=first_quarter.start).first()
    if later and later.valid_from:
        raise ComparatorRefused(
            "first_quarter",
            f"{later} begins on {date_words(later.valid_from)}. Choose that quarter or "
            "a later one.",
        )


def _close(
    place: Place, first_quarter: Quarter, *, actor: User, now: datetime
) -> list[str]:
    """End the sets that stand the day before; return the areas that they had."""
    areas: list[str] = []
    for row in place.comparator_sets.in_force(first_quarter.start):
        areas += members_of(row)
        if row.valid_from != first_quarter.start:
            row.valid_to = first_quarter.start - DAY
            touch(row, actor=actor, now=now)
            row.save()
    return sorted(areas)


def _refuse_retirement(place: Place, last_quarter: Quarter) -> None:
    if place.kind == Place.Kind.OWN:
        raise ComparatorRefused("last_quarter", "Our own area never ends.")
    if place.valid_from and last_quarter.end < place.valid_from:
        raise ComparatorRefused(
            "last_quarter", "It begins after that. Choose a quarter in which it holds."
        )
    aims = place.targets.exclude(valid_to__lte=last_quarter.end)
    target = aims.select_related("measure").order_by("valid_from", "pk").first()
    if target:
        raise ComparatorRefused(
            "last_quarter",
            f"{target.measure} is held against its figure after that. Change that "
            "target first.",
        )
