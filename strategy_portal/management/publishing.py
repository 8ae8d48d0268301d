"""Publishing in a demonstration: as its lead and its publisher would, in one go."""

from datetime import datetime, timedelta

from outcomes.models import ReturnLine
from outcomes.states import LineState
from scorecards.models import PublicationDay, QuarterSet
from scorecards.preparation import prepare
from scorecards.promises import name_publication_day, still_to_publish
from scorecards.publication import agree, compose_set, publish_set
from strategy_portal.access import Role
from strategy_portal.clock import day_of
from strategy_portal.management.demonstration import Account
from strategy_portal.models import User
from strategy_portal.periods import Quarter

A_MONTH = timedelta(days=28)
WHY = "Read twice, for the demonstration."


class NoAccounts(Exception):
    """The demonstration has no lead or no publisher yet."""


def publish_quarter(quarter: Quarter, *, now: datetime) -> bool:
    """Publish a quarter that was never composed and whose returns are all signed.

    Returns whether it was published. Raises NoAccounts.
    """
    waiting = ReturnLine.objects.filter(
        belongs_to__gathering__starts_on=quarter.start
    ).exclude(state=LineState.SIGNED_OFF)
    if QuarterSet.objects.of(quarter).exists() or waiting.exists():
        return False
    lead, publisher = _person(Role.PERFORMANCE_LEAD), _person(Role.PUBLISHER)
    composed = compose_set(quarter=quarter, actor=lead, now=now)
    made = prepare(prepared=composed, actor=User.objects.system(), now=now)
    for finding in made.findings.filter(blocks=False):
        agree(finding=finding, why=WHY, actor=lead, now=now)
    publish_set(prepared=made, seen=made.fingerprint, actor=publisher, now=now)
    return True


def promise_next(*, now: datetime) -> PublicationDay | None:
    """Name a day for the next quarter to come, a month on; return it if it was new."""
    promised = still_to_publish(day_of(now))
    if not promised or promised[0].due_on:
        return None
    quarter = promised[0].quarter
    return name_publication_day(
        quarter=quarter,
        due_on=max(day_of(now), quarter.end) + A_MONTH,
        actor=_person(Role.PERFORMANCE_LEAD),
        now=now,
    )


def _person(role: Role) -> User:
    person: User | None = User.objects.filter(email=Account(role).email).first()
    if person is None:
        raise NoAccounts("Make the accounts first, with make_demo_accounts.")
    return person
