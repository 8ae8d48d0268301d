"""Days on which nothing is published: added, and ended, by leads and publishers.

Each is one transaction with one audit row.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from scorecards.models import QuietPeriod
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User

ONE_DAY = timedelta(days=1)


class PeriodRefused(Exception):
    """The days cannot be kept or ended as asked; the sentence says what to do."""


@transaction.atomic
def add_quiet_period(
    *, starts_on: date, ends_on: date, reason: str, actor: User, now: datetime
) -> QuietPeriod:
    """Say that nothing is published between two days, the last included.

    Raises NotAllowed and PeriodRefused.
    """
    require(actor, Permission.COMPOSE, Permission.PUBLISH, on=day_of(now))
    reason = reason.strip()
    if not reason:
        raise PeriodRefused("Say why nothing is published on these days.")
    if ends_on < starts_on:
        raise PeriodRefused("The last day is before the first; change one of them.")
    if ends_on < day_of(now):
        raise PeriodRefused("These days are over; give days that are still to come.")
    period = QuietPeriod.objects.create(
        starts_on=starts_on,
        ends_on=ends_on,
        reason=reason,
        added_at=now,
        added_by=actor,
    )
    record(
        Event.QUIET_PERIOD_ADDED,
        actor=actor,
        subject=period,
        now=now,
        after=_days(period),
        reason=reason,
    )
    return period


@transaction.atomic
def end_quiet_period(
    *, period: QuietPeriod, reason: str, actor: User, now: datetime
) -> None:
    """Let the portal publish from today on; a period that has not begun goes whole.

    Raises NotAllowed and PeriodRefused.
    """
    require(actor, Permission.COMPOSE, Permission.PUBLISH, on=day_of(now))
    today, reason = day_of(now), reason.strip()
    standing = QuietPeriod.objects.select_for_update(of=("self",))
    kept = standing.filter(pk=period.pk).first()
    if kept is None or kept.ends_on < today:
        raise PeriodRefused("These days are over or were ended already.")
    if not reason:
        raise PeriodRefused("Say why something may be published after all.")
    _cut_short(kept, today, reason, actor, now)


def _cut_short(
    kept: QuietPeriod, today: date, reason: str, actor: User, now: datetime
) -> None:
    """End a period with yesterday, or take it away where it had not begun by then."""
    before, has_begun = _days(kept), kept.starts_on < today
    if has_begun:
        kept.ends_on = today - ONE_DAY
        kept.save(update_fields=["ends_on"])
    record(
        Event.QUIET_PERIOD_ENDED,
        actor=actor,
        subject=kept,
        now=now,
        before=before,
        after=_days(kept) if has_begun else {},
        reason=reason,
    )
    if not has_begun:
        kept.delete()


def _days(period: QuietPeriod) -> dict[str, date]:
    return {"from": period.starts_on, "to": period.ends_on}
