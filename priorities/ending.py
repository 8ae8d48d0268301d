"""Ending what lasts, with a quarter, and what every change of the structure asks."""

from datetime import datetime
from typing import TypeVar

from django.db import models
from django.utils.text import slugify

from priorities.holding import held, refuse_unread, touch
from priorities.models import Board, Post, ReportingLine
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused, refuse_silent

LONGEST_CODE = 60
Row = TypeVar("Row", Post, Board, ReportingLine)


class StructureRefused(Refused):
    """What was asked of a post, a board or a reporting line cannot be."""


def refuse_unfounded(actor: User, now: datetime, reason: str) -> None:
    """Raise NotAllowed or Refused where somebody may not, or does not say why."""
    require(actor, Permission.DEFINE_STRUCTURE, on=day_of(now))
    refuse_silent(reason)


def end(
    row: Row,
    version: int,
    last_quarter: Quarter | None,
    *,
    event: Event,
    actor: User,
    now: datetime,
    reason: str,
    about: Board | None = None,
) -> Row:
    """End a row with a quarter, or let it go on; the caller has asked who may.

    Raises Refused and ChangedMeanwhile.
    """
    row = held(row)
    last_day = last_quarter.end if last_quarter else None
    if row.valid_to == last_day:
        return row
    refuse_unread(row, version)
    if last_day and row.valid_from and last_day < row.valid_from:
        raise StructureRefused(
            "last_quarter", "It begins after that. Choose a quarter in which it holds."
        )
    before, row.valid_to = row.valid_to, last_day
    touch(row, actor=actor, now=now)
    row.save()
    record(
        event,
        actor=actor,
        subject=row,
        about=about,
        now=now,
        before={"to": before},
        after={"to": last_day},
        reason=reason,
    )
    return row


def free_code(model: type[models.Model], name: str, part: str) -> str:
    """Return the code that a name gives. Raises StructureRefused where it is taken."""
    code = slugify(name)[:LONGEST_CODE]
    # The address of the page that adds one.
    taken = code in ("", "add") or model._default_manager.filter(code=code).exists()
    if taken:
        raise StructureRefused(part, "Another has this name or one like it. Change it.")
    return code
