"""Where measures stand: placed on outcomes, moved and taken off, from a quarter on."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max

from outcomes.models import Measure, Outcome, Placement
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
# Of these a move changes one at least.
MOVED = ("outcome_id", "role", "heading")
# By these a line that was sent twice is known again, where it stands as the same.
ASKED = ("heading", "valid_from", "valid_to")


class PlacementRefused(Refused):
    """The measure cannot stand there as was asked."""


@transaction.atomic
def place_measure(
    *,
    measure: Measure,
    outcome: Outcome,
    role: str,
    heading: str,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Placement:
    """Let a measure stand on an outcome from a quarter on; sent twice, it does once.

    It may stand on several. Raises NotAllowed and Refused.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    refuse_silent(reason)
    in_turn()
    asked = Placement(
        measure=measure,
        outcome=outcome,
        role=role,
        heading=heading,
        valid_from=first_quarter.start,
    )
    standing = _the_same(asked, first_quarter.start, None)
    if standing and all(getattr(standing, x) == getattr(asked, x) for x in ASKED):
        return standing
    if standing:
        raise PlacementRefused(
            "outcome", f"{measure} stands on {outcome} as that already, or will."
        )
    refuse_reported(first_quarter)
    _refuse_out_of_time(measure, first_quarter)
    return put(asked, actor=actor, now=now, reason=reason)


@transaction.atomic
def take_off(
    *,
    placement: Placement,
    version: int,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
) -> None:
    """Let a measure stand on an outcome until the end of a quarter, or for good.

    What would end before it begins is taken back. Raises NotAllowed, Refused and
    ChangedMeanwhile.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    in_turn()
    placement = _held(placement)
    last_day, was = last_quarter.end if last_quarter else None, placement.valid_to
    if was == last_day:
        return
    refuse_unread(placement, version)
    refuse_silent(reason)
    # Whether it ends sooner or goes on after all, no quarter that is signed changes.
    ends = min(filter(None, (last_day, was)))
    refuse_reported(Quarter.containing(ends).next(), part="last_quarter")
    _refuse_going_on(placement, last_day)
    record(
        Event.MEASURE_TAKEN_OFF,
        actor=actor,
        subject=placement,
        about=placement.measure,
        now=now,
        before=_said(placement) | {"to": was},
        after=_said(placement) | {"to": last_day},
        reason=reason,
    )
    if last_day and placement.valid_from and last_day < placement.valid_from:
        placement.delete()
        return
    placement.valid_to = last_day
    touch(placement, actor=actor, now=now)
    placement.save()


@transaction.atomic
def move_measure(
    *,
    placement: Placement,
    version: int,
    outcome: Outcome,
    role: str,
    heading: str,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Placement:
    """Let a measure stand on another outcome from a quarter on, and not on this one.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    decided: dict[str, Any] = {"actor": actor, "now": now, "reason": reason}
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    in_turn()
    placement, last_quarter = _held(placement), first_quarter.previous()
    _refuse_move(
        placement, Placement(outcome=outcome, role=role, heading=heading), last_quarter
    )
    refuse_reported(first_quarter)
    take_off(placement=placement, version=version, last_quarter=last_quarter, **decided)
    return place_measure(
        measure=placement.measure,
        outcome=outcome,
        role=role,
        heading=heading,
        first_quarter=first_quarter,
        **decided,
    )


def in_turn() -> None:
    """Hold every outcome, so that who places measures sees what others took."""
    list(Outcome.objects.select_for_update().order_by("pk"))


def _held(placement: Placement) -> Placement:
    try:
        return held(placement)
    except Placement.DoesNotExist:
        raise PlacementRefused(
            "", "Somebody took this back meanwhile. Go back to the measure."
        ) from None


def put(placement: Placement, *, actor: User, now: datetime, reason: str) -> Placement:
    """Let a line stand at the end of its outcome; the caller has asked who may.

    One without a first day stands as long as its measure.
    """
    last = placement.outcome.placements.aggregate(last=Max("order"))["last"]
    placement.order = (last or 0) + 1
    touch(placement, actor=actor, now=now)
    placement.save()
    record(
        Event.MEASURE_PLACED,
        actor=actor,
        subject=placement,
        about=placement.measure,
        now=now,
        after=_said(placement) | {"from": placement.valid_from},
        reason=reason,
    )
    return placement


def _said(placement: Placement) -> dict[str, Any]:
    """Return where a line stands, as the audit keeps it."""
    return {
        "outcome": str(placement.outcome),
        "as": placement.get_role_display(),
        "heading": placement.heading,
    }


def _the_same(
    placement: Placement, first_day: date, last_day: date | None
) -> Placement | None:
    """Return another line by which the measure stands there as the same meanwhile."""
    lines = Placement.objects.filter(
        measure=placement.measure, outcome=placement.outcome, role=placement.role
    ).exclude(pk=placement.pk)
    lines = lines.exclude(valid_to__lt=first_day)
    if last_day:
        lines = lines.exclude(valid_from__gt=last_day)
    found: Placement | None = lines.order_by("valid_from", "pk").first()
    return found


def _refuse_move(placement: Placement, asked: Placement, last_quarter: Quarter) -> None:
    """Raise PlacementRefused where it has ended by then, or would not move."""
    if placement.valid_to and placement.valid_to < last_quarter.end:
        raise PlacementRefused(
            "first_quarter",
            f"It stands there until {date_words(placement.valid_to)}. Choose the "
            "quarter after that, or let it stand somewhere else besides.",
        )
    if all(getattr(placement, name) == getattr(asked, name) for name in MOVED):
        raise PlacementRefused(
            "outcome", "It stands there already. Choose where it moves to."
        )


def _refuse_going_on(placement: Placement, last_day: date | None) -> None:
    """Raise PlacementRefused where it would last into another line that is the same."""
    if placement.valid_to is None or (last_day and last_day < placement.valid_to):
        return
    other = _the_same(placement, placement.valid_to + DAY, last_day)
    if other and other.valid_from:
        raise PlacementRefused(
            "last_quarter",
            f"{placement.measure} stands there again from "
            f"{date_words(other.valid_from)} on. Take that back first.",
        )


def _refuse_out_of_time(measure: Measure, first_quarter: Quarter) -> None:
    """Raise PlacementRefused where the measure is not watched in the quarter."""
    begins, ends = measure.valid_from, measure.valid_to
    if begins and first_quarter.start < begins:
        raise PlacementRefused(
            "first_quarter", f"{measure} begins on {date_words(begins)}."
        )
    if ends and ends < first_quarter.start:
        raise PlacementRefused(
            "first_quarter", f"{measure} ends on {date_words(ends)}."
        )
