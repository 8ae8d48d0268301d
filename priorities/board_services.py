"""Adding, changing and retiring boards, and the lines by which they report."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from priorities.ending import StructureRefused, end, free_code, refuse_unfounded
from priorities.holding import held, refuse_unread, touch
from priorities.models import Board, ReportingLine
from priorities.services import refuse_reporting_loops
from strategy_portal.audit import Event, record
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.wording import date_words


@transaction.atomic
def add_board(
    *,
    values: Mapping[str, str],
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Board:
    """Let there be a board from a quarter on; sent twice, it is added once.

    Raises NotAllowed and Refused.
    """
    refuse_unfounded(actor, now, reason)
    boards = _boards_in_turn()
    new = {**values, "valid_from": first_quarter.start}
    standing = next((each for each in boards if each.name == values["name"]), None)
    if standing:
        if any(getattr(standing, name) != value for name, value in new.items()):
            raise StructureRefused("name", f"{standing} is there already.")
        return standing
    board = Board(code=free_code(Board, values["name"], "name"), **new)
    touch(board, actor=actor, now=now)
    board.save()
    record(
        Event.BOARD_ADDED,
        actor=actor,
        subject=board,
        now=now,
        after={"kind": board.get_kind_display(), "from": board.valid_from},
        reason=reason,
    )
    return board


@transaction.atomic
def change_board(
    *,
    board: Board,
    version: int,
    values: Mapping[str, str],
    actor: User,
    now: datetime,
    reason: str,
) -> Board:
    """Change what a board is, and when it meets.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    refuse_unfounded(actor, now, reason)
    board = held(board)
    was = {name: getattr(board, name) for name in values}
    if was == dict(values):
        return board
    refuse_unread(board, version)
    for name, value in values.items():
        setattr(board, name, value)
    touch(board, actor=actor, now=now)
    board.save()
    record(
        Event.BOARD_CHANGED,
        actor=actor,
        subject=board,
        now=now,
        before=was,
        after=dict(values),
        reason=reason,
    )
    return board


@transaction.atomic
def retire_board(
    *,
    board: Board,
    version: int,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
) -> Board:
    """End a board with a quarter, and its reporting lines; or let it go on.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    refuse_unfounded(actor, now, reason)
    decided: dict[str, Any] = {"actor": actor, "now": now, "reason": reason}
    board = end(board, version, last_quarter, event=Event.BOARD_ENDED, **decided)
    if last_quarter:
        _end_lines(board, last_quarter, **decided)
    return board


@transaction.atomic
def add_reporting_line(
    *,
    board: Board,
    reports_to: Board,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> ReportingLine:
    """Let a board report to another from a quarter on; sent twice, it is added once.

    Raises NotAllowed and Refused.
    """
    refuse_unfounded(actor, now, reason)
    _boards_in_turn()
    first_day = first_quarter.start
    line = ReportingLine.objects.filter(board=board, reports_to=reports_to).first()
    if line and line.valid_from == first_day and line.valid_to is None:
        return line
    _refuse_line(board, reports_to, line, first_quarter)
    line = ReportingLine(board=board, reports_to=reports_to, valid_from=first_day)
    touch(line, actor=actor, now=now)
    line.save()
    refuse_reporting_loops()
    record(
        Event.REPORTING_LINE_ADDED,
        actor=actor,
        subject=line,
        about=board,
        now=now,
        after={"from": first_day},
        reason=reason,
    )
    return line


@transaction.atomic
def retire_reporting_line(
    *,
    line: ReportingLine,
    version: int,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
) -> ReportingLine:
    """Let a board report to another until the end of a quarter, or for good.

    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    refuse_unfounded(actor, now, reason)
    _boards_in_turn()
    line = end(
        line,
        version,
        last_quarter,
        event=Event.REPORTING_LINE_ENDED,
        about=line.board,
        actor=actor,
        now=now,
        reason=reason,
    )
    refuse_reporting_loops()
    return line


def _boards_in_turn() -> list[Board]:
    """Return every board, held: who changes them takes turns, as loops span all."""
    return list(Board.objects.select_for_update().order_by("pk"))


def _end_lines(board: Board, last_quarter: Quarter, **decided: Any) -> None:
    """End the lines of a board, from it and to it, that would outlive it."""
    lines = ReportingLine.objects.filter(Q(board=board) | Q(reports_to=board))
    beyond = lines.exclude(valid_to__lte=last_quarter.end).order_by("pk")
    for line in beyond.select_related("board", "reports_to"):
        if line.valid_from and line.valid_from > last_quarter.end:
            raise StructureRefused(
                "last_quarter",
                f"{line} begins on {date_words(line.valid_from)}. Retire the board "
                "with that quarter or a later one.",
            )
        event = Event.REPORTING_LINE_ENDED
        end(line, line.version, last_quarter, event=event, about=board, **decided)


def _refuse_line(
    board: Board,
    reports_to: Board,
    line: ReportingLine | None,
    first_quarter: Quarter,
) -> None:
    if board == reports_to:
        raise StructureRefused("reports_to", "A board does not report to itself.")
    if line:
        raise StructureRefused(
            "reports_to",
            f"{board} reports to it already, or did. Change when that line ends.",
        )
    for each in (board, reports_to):
        if each.valid_to and each.valid_to < first_quarter.start:
            raise StructureRefused(
                "first_quarter", f"{each} ends on {date_words(each.valid_to)}."
            )
