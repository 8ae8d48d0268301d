"""The writes that the strategy allows. Each is one transaction."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.db import models, transaction

from priorities.loops import Line, find_dated_loop, find_loop
from priorities.models import (
    Board,
    PrioritySuccession,
    ReportingLine,
    Strategy,
    StrategyVersion,
)
from strategy_portal.batch import Batch
from strategy_portal.models import User


class ReportsToItself(Exception):
    """A board would report to itself by way of others."""


class LeadsBackToItself(Exception):
    """A strategy, a version or a priority would come before itself."""


@transaction.atomic
def write_rows(*, batch: Batch, actor: User, now: datetime) -> None:
    """Add and change rows of one model; refuse what no constraint can see."""
    batch.write()
    refuse = LOOPS.get(batch.model)
    if refuse:
        refuse()


@transaction.atomic
def add_reporting_line(
    *,
    board: Board,
    reports_to: Board,
    actor: User,
    now: datetime,
    valid_from: date | None = None,
    valid_to: date | None = None,
    **source: Any,
) -> ReportingLine:
    """Let a board report to another; refuse a loop among lines in force together."""
    line = ReportingLine.objects.create(
        board=board,
        reports_to=reports_to,
        valid_from=valid_from,
        valid_to=valid_to,
        **source,
    )
    refuse_reporting_loops()
    return line


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
