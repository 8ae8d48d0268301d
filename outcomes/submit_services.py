"""Submitting a return: the lines that are ready go, the others stay with the post."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from outcomes.judging import accounted_for
from outcomes.models import Return, ReturnLine
from outcomes.past import Past, pasts_of
from outcomes.return_services import locked_lines, refuse_move
from outcomes.states import LineState, Move
from strategy_portal.access import NotAllowed
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User


class NothingReady(Exception):
    """No line of the return is ready to submit."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What was submitted, and what was not, each with a sentence that says why."""

    lines: tuple[ReturnLine, ...]
    left: tuple[tuple[ReturnLine, str], ...]


@transaction.atomic
def submit_return(*, belongs_to: Return, actor: User, now: datetime) -> Submitted:
    """Submit the lines of a return that are ready; the others stay with the post.

    Raises NotAllowed, LineIsClosed where the quarter is closed, and NothingReady.
    """
    held = list(locked_lines([line.pk for line in belongs_to.lines.all()]).values())
    mine = set(
        ReturnLine.objects.filter(belongs_to=belongs_to)
        .fillable_by(actor, on=day_of(now))
        .values_list("pk", flat=True)
    )
    if not mine:
        raise NotAllowed("This return is another post's; only that post submits it.")
    waiting = [line for line in held if line.pk in mine and line.can_be_filled]
    for line in waiting[:1]:
        refuse_move(line, Move.SUBMIT)
    pasts = pasts_of([line.measure for line in waiting])
    lacks = {line.pk: lacking(line, pasts[line.measure_id]) for line in waiting}
    ready = [line for line in waiting if not lacks[line.pk]]
    left = [(line, lacks[line.pk]) for line in waiting if lacks[line.pk]]
    if waiting and not ready:
        raise NothingReady(
            "Nothing was submitted: give a figure, or say why there is none, and save."
        )
    for line in ready:
        _submit(line, actor=actor, now=now)
    return Submitted(tuple(ready), tuple(left))


def lacking(line: ReturnLine, past: Past) -> str:
    """Return what a line still needs before it can be submitted; empty if nothing."""
    if line.entry.is_empty:
        return "Give a figure, or say why there is none."
    if line.waits_for_correction:
        return "It came back with a reason and has not been changed since."
    return accounted_for(line, past)


def _submit(line: ReturnLine, *, actor: User, now: datetime) -> None:
    before = line.state
    line.state = LineState.SUBMITTED
    line.submitted_at, line.submitted_by = now, actor
    line.save(update_fields=["state", "submitted_at", "submitted_by"])
    record(
        Event.LINE_SUBMITTED,
        actor=actor,
        subject=line,
        about=line.belongs_to,
        now=now,
        before={"state": before},
        after={"state": line.state, "version": line.version},
    )
