"""Answering a return: sending a line back, or signing it off into observations."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from outcomes.models import (
    Commentary,
    FrozenRule,
    Observation,
    Place,
    ReturnLine,
)
from outcomes.past import Past, Standing, pasts_of
from outcomes.return_services import (
    ChangedMeanwhile,
    locked_lines,
    refuse_move,
)
from outcomes.services import record_observations
from outcomes.states import LineState, Move
from strategy_portal.access import NotAllowed
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User


class ReasonMissing(Exception):
    """Whoever is sent a line back must read why."""


@transaction.atomic
def send_back(
    *, line: ReturnLine, reason: str, actor: User, now: datetime
) -> ReturnLine:
    """Send a line back to its post with a reason.

    Raises NotAllowed, ReasonMissing and LineIsClosed. A second press changes nothing.
    """
    reason = reason.strip()
    if not reason:
        raise ReasonMissing("Say what should be corrected; the officer reads it.")
    [line] = locked_lines([line.pk]).values()
    refuse_signer([line], actor=actor, now=now)
    if line.state == LineState.RETURNED and line.returned_reason == reason:
        return line
    refuse_move(line, Move.SEND_BACK)
    before = line.state
    line.state = LineState.RETURNED
    line.returned_reason, line.returned_version = reason, line.version
    line.returned_at, line.returned_by = now, actor
    line.save(
        update_fields=[
            "state",
            "returned_reason",
            "returned_version",
            "returned_at",
            "returned_by",
        ]
    )
    record(
        Event.LINE_RETURNED,
        actor=actor,
        subject=line,
        about=line.belongs_to,
        now=now,
        before={"state": before},
        after={"state": line.state},
        reason=reason,
    )
    return line


def refuse_signer(lines: Sequence[ReturnLine], *, actor: User, now: datetime) -> None:
    """Raise NotAllowed where a line is not the actor's to answer, or their own work."""
    pks = {line.pk for line in lines}
    mine = ReturnLine.objects.filter(pk__in=pks).signable_by(actor, on=day_of(now))
    if mine.count() != len(pks):
        raise NotAllowed("This line is another organisation's to sign off.")
    for line in lines:
        if actor.pk in (line.saved_by_id, line.submitted_by_id):
            raise NotAllowed(
                f"You gave the figure of {line.measure.code}; somebody else signs it."
            )


@transaction.atomic
def sign_off(
    *, versions: Mapping[int, int], actor: User, now: datetime
) -> list[ReturnLine]:
    """Sign lines off, all or none: each becomes an observation with its rule frozen.

    `versions` says which version of each line was read, by the line's key. Lines that
    are signed off already stay as they are. Raises NotAllowed, LineIsClosed and
    ChangedMeanwhile.
    """
    held = locked_lines(list(versions))
    waiting = [line for line in held.values() if line.state != LineState.SIGNED_OFF]
    refuse_signer(waiting, actor=actor, now=now)
    for line in waiting:
        refuse_move(line, Move.SIGN_OFF)
        if line.version != versions[line.pk]:
            raise ChangedMeanwhile(line)
    pasts = pasts_of([line.measure for line in waiting])
    for line in waiting:
        _sign(line, pasts[line.measure_id], actor=actor, now=now)
    return waiting


def _sign(line: ReturnLine, past: Past, *, actor: User, now: datetime) -> None:
    observations = _observations(line, past, now)
    recorded = record_observations(observations=observations, actor=actor, now=now)
    line.observation = recorded[0]
    line.state = LineState.SIGNED_OFF
    line.signed_at, line.signed_by = now, actor
    line.save(update_fields=["observation", "state", "signed_at", "signed_by"])
    standing = past.standing(line.period, line.entry.quantity)
    freeze_rule(line.observation, standing, past)
    _say_to_the_board(line)
    record(
        Event.LINE_SIGNED_OFF,
        actor=actor,
        subject=line,
        about=line.belongs_to,
        now=now,
        before={"state": LineState.SUBMITTED},
        after={"state": line.state, "status": standing.status},
    )


def _observations(line: ReturnLine, past: Past, now: datetime) -> list[Observation]:
    """Return the line's figure and those of its parts, the whole first."""
    shared = {
        "measure": line.measure,
        "place": Place.objects.get(kind=Place.Kind.OWN),
        "basis": line.basis,
        "period_start": line.period_start,
        "period_end": line.period_end,
        "as_at": day_of(now),
        "status": line.status,
        "series": past.series(line.period),
        "release": line.measure.release,
        "reason": f"Signed off in the return of {line.belongs_to.gathering}.",
    }
    whole = Observation(
        value=line.value,
        numerator=line.numerator,
        denominator=line.denominator,
        missing=line.missing,
        missing_reason=line.missing_reason,
        **shared,
    )
    parts = [
        Observation(
            breakdown=part.breakdown,
            value=part.value,
            numerator=part.numerator,
            denominator=part.denominator,
            **shared,
        )
        for part in line.parts.all()
    ]
    return [whole, *parts]


def freeze_rule(observation: Observation, standing: Standing, past: Past) -> FrozenRule:
    """Keep beside a figure what it is held against and how it stands."""
    rule, target = standing.rule, standing.target
    place = past.places.get(target.comparator) if target else None
    frozen: FrozenRule = FrozenRule.objects.create(
        observation=observation,
        polarity=past.then(observation.period).polarity,
        reference_kind=target.reference if rule and target else "",
        reference=rule.reference if rule else None,
        tolerance=rule.tolerance if rule else None,
        comparator=place if rule else None,
        illustrative=bool(rule and target and target.illustrative),
        status=standing.status,
    )
    return frozen


def _say_to_the_board(line: ReturnLine) -> None:
    """Let the scorecard of the quarter carry what the officer wrote."""
    why = " ".join(filter(None, (line.cause, line.comment)))
    if not (why or line.action):
        return
    Commentary.objects.update_or_create(
        measure=line.measure,
        quarter_end=line.belongs_to.gathering.quarter.end,
        defaults={
            "why": why,
            "action": line.action,
            "post": line.action_post,
            "due_on": line.action_due_on,
            "illustrative": False,
        },
    )
