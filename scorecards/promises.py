"""The days on which scorecards are promised to the public: named, moved, given up.

Each is one transaction with one audit row.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction

from scorecards.models import Edition, PublicationDay, QuietPeriod
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.wording import date_words, quarter_months


class DayRefused(Exception):
    """The day cannot be promised; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A quarter with the days that were named for it; the last one counts."""

    quarter: Quarter
    days: tuple[PublicationDay, ...] = ()

    @property
    def due_on(self) -> date | None:
        """Return the day that counts; None where none was named, or it was given up."""
        return self.days[-1].due_on if self.days else None

    @property
    def is_given_up(self) -> bool:
        """Return whether the public was told that these scorecards do not come out."""
        return bool(self.days) and self.due_on is None


def promises() -> list[Promise]:
    """Return the days of every quarter that has no edition yet, the first one first.

    A quarter that was given up is left out once a later one is published.
    """
    editions = Edition.objects.values("starts_on")
    open_days = PublicationDay.objects.exclude(starts_on__in=editions).in_order()
    found = [
        Promise(quarter, tuple(days))
        for quarter, days in groupby(open_days, attrgetter("quarter"))
    ]
    return _without_what_is_past(found)


def _without_what_is_past(found: list[Promise]) -> list[Promise]:
    if not any(each.is_given_up for each in found):
        return found
    last = _last_published()
    return [
        each
        for each in found
        if not each.is_given_up or last is None or each.quarter > last
    ]


def still_to_publish(today: date) -> list[Promise]:
    """Return what was promised, and each quarter from the last edition to today."""
    named = {promise.quarter: promise for promise in promises()}
    quarters = sorted({*named, *_since_the_last_edition(today)})
    return [named.get(quarter, Promise(quarter)) for quarter in quarters]


def _since_the_last_edition(today: date) -> Iterator[Quarter]:
    last = _last_published()
    current = Quarter.containing(today)
    quarter = last.next() if last else current.previous()
    while quarter <= current:
        yield quarter
        quarter = quarter.next()


def _last_published() -> Quarter | None:
    last = Edition.objects.newest_first().first()
    return last.quarter if last else None


@transaction.atomic
def name_publication_day(
    *, quarter: Quarter, due_on: date, actor: User, now: datetime, reason: str = ""
) -> PublicationDay:
    """Promise a quarter's scorecards for a day; to move it, say why.

    Raises NotAllowed and DayRefused.
    """
    require(actor, Permission.COMPOSE, Permission.PUBLISH, on=day_of(now))
    _hold_to_rules(quarter, due_on, today=day_of(now))
    before = PublicationDay.objects.of(quarter).last()
    reason = reason.strip()
    if before and before.due_on == due_on:
        raise DayRefused(f"It is {date_words(due_on)} already; choose another day.")
    if before and not reason:
        raise DayRefused("Say why the day is moved; the public reads it.")
    return _add(
        PublicationDay(
            starts_on=quarter.start,
            due_on=due_on,
            reason=reason if before else "",
            named_at=now,
            named_by=actor,
        ),
        before,
        Event.PUBLICATION_DAY_NAMED,
    )


@transaction.atomic
def give_up_publication_day(
    *, quarter: Quarter, reason: str, actor: User, now: datetime
) -> PublicationDay:
    """Tell the public that what was promised for a quarter does not come out, and why.

    Raises NotAllowed and DayRefused.
    """
    require(actor, Permission.COMPOSE, Permission.PUBLISH, on=day_of(now))
    _hold_to_unpublished(quarter)
    before = PublicationDay.objects.of(quarter).last()
    if before is None or before.due_on is None:
        raise DayRefused("No day is promised that could be given up.")
    reason = reason.strip()
    if not reason:
        raise DayRefused("Say why the scorecards do not come out; the public reads it.")
    return _add(
        PublicationDay(
            starts_on=quarter.start, reason=reason, named_at=now, named_by=actor
        ),
        before,
        Event.PUBLICATION_DAY_GIVEN_UP,
    )


def _add(
    row: PublicationDay, before: PublicationDay | None, event: Event
) -> PublicationDay:
    """Write a row after the one before, and that it was written."""
    row.number = before.number + 1 if before else 1
    _keep(row)
    record(
        event,
        actor=row.named_by,
        subject=row,
        now=row.named_at,
        before={"due": before.due_on} if before else None,
        after={"due": row.due_on},
        reason=row.reason,
    )
    return row


def _hold_to_unpublished(quarter: Quarter) -> None:
    if Edition.objects.of(quarter).exists():
        raise DayRefused(f"The scorecards of {quarter_months(quarter)} are published.")


def _hold_to_rules(quarter: Quarter, due_on: date, *, today: date) -> None:
    _hold_to_unpublished(quarter)
    if due_on < today:
        raise DayRefused("That day is over; choose one that is still to come.")
    if due_on <= quarter.end:
        last = date_words(quarter.end)
        raise DayRefused(f"The quarter ends on {last}; choose a later day.")
    quiet = QuietPeriod.objects.on(due_on).first()
    if quiet:
        raise DayRefused(
            f"Nothing is published from {date_words(quiet.starts_on)} to "
            f"{date_words(quiet.ends_on)} ({quiet.reason}); choose another day."
        )


def _keep(named: PublicationDay) -> None:
    """Write a day, unless somebody else named one at the same time."""
    try:
        with transaction.atomic():
            named.save()
    except IntegrityError as clash:
        raise DayRefused(
            "Somebody else named a day just now; look at it and try again."
        ) from clash
