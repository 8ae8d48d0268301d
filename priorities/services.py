"""The writes that the strategy allows. Each is one transaction."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from priorities.loops import Line, find_dated_loop, find_loop
from priorities.models import (
    Board,
    Grant,
    Organisation,
    Post,
    PrioritySuccession,
    ReportingLine,
    Strategy,
    StrategyVersion,
)
from strategy_portal.access import (
    ROLES,
    NotAllowed,
    Permission,
    Role,
    Scope,
    require,
)
from strategy_portal.audit import Event, record, record_batch
from strategy_portal.batch import Batch
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.refusals import Refused


class ReportsToItself(Refused):
    """A board would report to itself by way of others."""

    def __init__(self, sentence: str) -> None:
        super().__init__("reports_to", sentence)


class PartDoesNotFit(Exception):
    """The role is held for another kind of part of the partnership."""


class StartsInThePast(Exception):
    """A role was to hold from a day that is over."""


class EndsBeforeItStarts(Exception):
    """A role would end before the day from which it is held."""


class LeadsBackToItself(Exception):
    """A strategy, a version or a priority would come before itself."""


@transaction.atomic
def write_rows(*, batch: Batch, actor: User, now: datetime) -> None:
    """Add and change rows of one model; refuse what no constraint can see."""
    batch.write()
    refuse = LOOPS.get(batch.model)
    if refuse:
        refuse()
    record_batch(Event.PRIORITIES_LOADED, batch, actor=actor, now=now)


@transaction.atomic
def give_role(
    *,
    user: User,
    role: Role,
    actor: User,
    now: datetime,
    part: Post | Organisation | Board | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
) -> Grant:
    """Let a person hold a role for a part of the partnership, today at the earliest.

    Raises NotAllowed, PartDoesNotFit, StartsInThePast and EndsBeforeItStarts.
    """
    require(actor, Permission.MANAGE_PEOPLE, on=day_of(now))
    refuse_own_roles(user, actor)
    starts = valid_from or day_of(now)
    if starts < day_of(now):
        raise StartsInThePast("A role cannot start before today; change the first day.")
    if valid_to and valid_to < starts:
        raise EndsBeforeItStarts("A role cannot end before it starts; change a date.")
    grant = Grant.objects.create(
        user=user,
        role=role,
        valid_from=starts,
        valid_to=valid_to,
        given_at=now,
        given_by=actor,
        **fitting(role, part),
    )
    record(
        Event.ROLE_GIVEN,
        actor=actor,
        subject=grant,
        about=user,
        now=now,
        after={"role": role, "part": part, "from": starts, "to": valid_to},
    )
    return grant


@transaction.atomic
def end_role(
    *, grant: Grant, last_day: date, actor: User, now: datetime, reason: str
) -> Grant:
    """End a role after a day; what was done in it stays done.

    Raises NotAllowed and EndsBeforeItStarts.
    """
    require(actor, Permission.MANAGE_PEOPLE, on=day_of(now))
    refuse_own_roles(grant.user, actor)
    if last_day < grant.valid_from:
        raise EndsBeforeItStarts("A role cannot end before it starts; change the day.")
    before = grant.valid_to
    grant.valid_to = last_day
    grant.save(update_fields=["valid_to"])
    record(
        Event.ROLE_ENDED,
        actor=actor,
        subject=grant,
        about=grant.user,
        now=now,
        before={"to": before},
        after={"to": last_day},
        reason=reason,
    )
    return grant


def refuse_own_roles(user: User, actor: User) -> None:
    """Raise NotAllowed where somebody would give or end a role of their own."""
    if user.pk == actor.pk:
        raise NotAllowed(
            "Nobody changes their own roles; ask another administrator to do it."
        )


def fitting(
    role: Role, part: Post | Organisation | Board | None
) -> dict[str, Post | Organisation | Board]:
    """Return a role's part as the grant stores it. Raises PartDoesNotFit."""
    scope = ROLES[role].scope
    if scope is Scope.WHOLE and part is None:
        return {}
    if part is None or part._meta.model_name != scope.value:
        wanted = "nothing more" if scope is Scope.WHOLE else f"one {scope}"
        raise PartDoesNotFit(f"{role.heading} is held for {wanted}; choose that.")
    return {scope.value: part}


def refuse_reporting_loops() -> None:
    """Raise ReportsToItself where a board does, at any one time."""
    lines = ReportingLine.objects.values_list(
        "board", "reports_to", "valid_from", "valid_to"
    )
    loop = find_dated_loop(Line(*line) for line in lines)
    if loop:
        boards = Board.objects.in_bulk(loop)
        names = [boards[key].name for key in loop]
        raise ReportsToItself(
            f"{names[0]} would report to itself: {chain_of(names)}. "
            "Take one of these lines away, or give them dates that do not meet."
        )


def chain_of(loop: list[Any]) -> str:
    """Return a loop in words, ending where it starts."""
    return " → ".join(str(node) for node in [*loop, loop[0]])


def _refuse_loop(model: type[models.Model], below: str, above: str) -> None:
    pairs = model._default_manager.filter(**{f"{above}__isnull": False})
    loop = find_loop(pairs.values_list(below, above))
    if loop:
        kind = str(model._meta.verbose_name).capitalize()
        raise LeadsBackToItself(
            f"{kind} {loop[0]} would lead back to itself: {chain_of(loop)}. "
            "Take one of these steps away."
        )


LOOPS: dict[type[models.Model], Callable[[], None]] = {
    ReportingLine: refuse_reporting_loops,
    Strategy: lambda: _refuse_loop(Strategy, "code", "parent__code"),
    StrategyVersion: lambda: _refuse_loop(StrategyVersion, "code", "predecessor__code"),
    PrioritySuccession: lambda: _refuse_loop(
        PrioritySuccession, "before__code", "after__code"
    ),
}
