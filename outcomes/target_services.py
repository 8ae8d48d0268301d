"""Changing what a measure is to reach, from a quarter on: one door for each verb."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from outcomes.domain.rating import LimitKind, Reference
from outcomes.models import Measure, Place, Target
from outcomes.quarters import refuse_closed, refuse_out_of_turn
from outcomes.target_terms import Terms, doubts_about
from priorities.holding import held, refuse_unread, touch
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused, refuse_silent, refuse_unconfirmed
from strategy_portal.wording import date_words, quarter_words

DAY = timedelta(days=1)


class TargetRefused(Refused):
    """The target stands in the way of another, or there is none to end."""


@transaction.atomic
def change_target(
    *,
    measure: Measure,
    version: int,
    terms: Terms,
    first_quarter: Quarter,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
    confirmed: Collection[str] = (),
) -> Target:
    """Give a measure a target from a quarter on; what stood before it stays as it was.

    Raises NotAllowed, Refused, NeedsConfirmation and ChangedMeanwhile.
    """
    measure = _held_to_define(measure, actor, now)
    rows = whole_targets(measure)
    last_day = _last_day(rows, first_quarter, last_quarter)
    target = _starting_on(rows, first_quarter.start) or Target(measure=measure)
    new = {**terms.fields, "valid_from": first_quarter.start, "valid_to": last_day}
    if target.pk and all(getattr(target, name) == new[name] for name in new):
        return target
    _refuse(measure, version, first_quarter, reason)
    _refuse_ended(terms.comparator, last_day)
    doubts = doubts_about(measure, terms)
    refuse_unconfirmed(doubts, confirmed)
    standing = standing_on(rows, first_quarter.start)
    before = said(standing) if standing else {}
    _close(rows, first_quarter.start, actor=actor, now=now)
    for name, value in {**new, "reason": reason, "illustrative": False}.items():
        setattr(target, name, value)
    _save(measure, [target], actor=actor, now=now)
    record(
        Event.TARGET_SET,
        actor=actor,
        subject=target,
        about=measure,
        now=now,
        before=before,
        after=said(target) | {"confirmed": [doubt.sentence for doubt in doubts]},
        reason=reason,
    )
    return target


@transaction.atomic
def end_target(
    *,
    measure: Measure,
    version: int,
    last_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> None:
    """Let a measure have no target after a quarter; those to come are withdrawn.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    measure = _held_to_define(measure, actor, now)
    first_without = last_quarter.next()
    rows = whole_targets(measure)
    if not _reaching(rows, first_without.start):
        return
    _refuse(measure, version, first_without, reason, part="last_quarter")
    withdraw(measure, first_without, actor=actor, now=now, reason=reason)
    _save(measure, [], actor=actor, now=now)


def withdraw(
    measure: Measure, first_without: Quarter, *, actor: User, now: datetime, reason: str
) -> None:
    """End what a measure was to reach, and take back what was to begin later.

    The caller holds the measure, and has asked whether the quarter is still free.
    """
    rows = _reaching(whole_targets(measure), first_without.start)
    for row in rows:
        before = said(row)
        record(
            Event.TARGET_ENDED,
            actor=actor,
            subject=row,
            about=measure,
            now=now,
            before=before,
            after={"to": first_without.start - DAY},
            reason=reason,
        )
    _close(rows, first_without.start, actor=actor, now=now)
    for row in rows:
        if row.valid_from >= first_without.start:
            row.delete()


def whole_targets(measure: Measure) -> list[Target]:
    """Return the targets of a measure, not of its parts, by their first day."""
    rows = measure.targets.filter(breakdown__isnull=True)
    return list(rows.select_related("comparator").order_by("valid_from"))


def standing_on(rows: Iterable[Target], day: date) -> Target | None:
    """Return the target that holds on a day, the last to begin where several do."""
    holding = [
        row
        for row in rows
        if row.valid_from <= day and (row.valid_to is None or day <= row.valid_to)
    ]
    return holding[-1] if holding else None


def said(target: Target) -> dict[str, Any]:
    """Return a target as the audit keeps it."""
    reference = Reference(target.reference)
    fixed = reference is Reference.FIXED
    return {
        "from": target.valid_from,
        "to": target.valid_to,
        "reach": target.value if fixed else target.comparator,
        LimitKind(target.limit_kind).value: target.limit,
    }


def _held_to_define(measure: Measure, actor: User, now: datetime) -> Measure:
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    return held(measure)


def _refuse(
    measure: Measure,
    version: int,
    first_quarter: Quarter,
    reason: str,
    part: str = "first_quarter",
) -> None:
    refuse_unread(measure, version)
    refuse_silent(reason)
    refuse_closed(measure, first_quarter, part=part)
    refuse_out_of_turn(measure, first_quarter, of="polarity", part=part)


def _starting_on(rows: Iterable[Target], day: date) -> Target | None:
    return next((row for row in rows if row.valid_from == day), None)


def _reaching(rows: Iterable[Target], day: date) -> list[Target]:
    """Return the targets that hold on a day, or on any after it."""
    return [row for row in rows if row.valid_to is None or day <= row.valid_to]


def _last_day(
    rows: Iterable[Target], first: Quarter, last: Quarter | None
) -> date | None:
    """Return the last day of a target: its quarter's, or until the next begins."""
    if last and last < first:
        raise TargetRefused(
            "last_quarter", f"{quarter_words(last)} is before the target begins."
        )
    later = next((row for row in rows if row.valid_from > first.start), None)
    if later is None:
        return last.end if last else None
    if last and last.end >= later.valid_from:
        raise TargetRefused(
            "last_quarter",
            f"Another target begins on {date_words(later.valid_from)}. End this one "
            "before, or change that one first.",
        )
    return last.end if last else later.valid_from - DAY


def _refuse_ended(place: Place | None, last_day: date | None) -> None:
    """Raise TargetRefused where nobody compares with an area for so long."""
    if place and place.valid_to and (last_day or date.max) > place.valid_to:
        raise TargetRefused(
            "last_quarter",
            f"{place} ends on {date_words(place.valid_to)}. End the target with it, or "
            "choose other areas.",
        )


def _close(rows: Iterable[Target], day: date, *, actor: User, now: datetime) -> None:
    """End what holds on a day the day before; where it begins on that day, leave it."""
    for row in _reaching(rows, day):
        if row.valid_from < day:
            row.valid_to = day - DAY
            touch(row, actor=actor, now=now)
            row.save()


def _save(
    measure: Measure, targets: Iterable[Target], *, actor: User, now: datetime
) -> None:
    rows: list[Target | Measure] = [*targets, measure]
    for row in rows:
        touch(row, actor=actor, now=now)
        row.save()
