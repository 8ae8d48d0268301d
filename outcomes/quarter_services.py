"""Opening a quarter for returns, giving it more time, closing it, opening it again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from django.db import transaction

from outcomes.domain.due import due_on, periods_due
from outcomes.models import (
    Measure,
    Observation,
    Return,
    ReturnLine,
    ReturnQuarter,
)
from outcomes.states import LineState, QuarterState
from outcomes.terms import as_of
from priorities.models import Post
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Basis, Period, Quarter
from strategy_portal.wording import date_words, quarter_words
from strategy_portal.working_days import is_working_day

# What a partnership has after a quarter's end, before the first of its dates is moved.
DAYS_TO_RETURN = 24


class QuarterRefused(Exception):
    """The quarter cannot be moved as was asked."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A quarter that was opened, and the measures of which nobody could be asked."""

    gathering: ReturnQuarter
    lines: int
    unasked: tuple[Measure, ...]


@transaction.atomic
def open_quarter(*, quarter: Quarter, actor: User, now: datetime) -> Opened:
    """Ask each post for the figures that fall due in a quarter.

    A figure that stands already makes a line that is signed off. Raises NotAllowed, and
    QuarterRefused where the quarter was opened before or has not ended.
    """
    require(actor, Permission.RUN_QUARTER, on=day_of(now))
    _refuse_untimely(quarter, now)
    gathering = ReturnQuarter.objects.create(
        starts_on=quarter.start,
        due_on=due_on(quarter.period, DAYS_TO_RETURN, is_working_day=is_working_day),
        opened_at=now,
        opened_by=actor,
    )
    asked, unasked = _asked_of(quarter)
    lines = _add_lines(gathering, asked)
    record(
        Event.QUARTER_OPENED,
        actor=actor,
        subject=gathering,
        now=now,
        after={"due": gathering.due_on, "lines": len(lines)},
    )
    return Opened(gathering, len(lines), tuple(unasked))


def _refuse_untimely(quarter: Quarter, now: datetime) -> None:
    if ReturnQuarter.objects.of(quarter).exists():
        raise QuarterRefused(f"{quarter_words(quarter)} is open already.")
    if quarter.end >= day_of(now):
        raise QuarterRefused(
            f"{quarter_words(quarter)} has not ended; open it after "
            f"{date_words(quarter.end)}."
        )


def _asked_of(
    quarter: Quarter,
) -> tuple[list[tuple[Measure, Period]], list[Measure]]:
    """Return each measure with each period due, and the measures without a post."""
    asked: list[tuple[Measure, Period]] = []
    unasked: list[Measure] = []
    last = _last_periods()
    for measure in as_of(Measure.objects.in_order(), quarter.end):
        due = _due_in(quarter, measure, last.get(measure.pk))
        if measure.reporting_post_id is not None:
            asked += [(measure, period) for period in due]
        elif due:
            unasked.append(measure)
    return asked, unasked


def _due_in(
    quarter: Quarter, measure: Measure, last_known: Period | None
) -> list[Period]:
    """Return the periods of a measure that fall due, while it is watched."""
    if not measure.is_returned:
        return []
    due = periods_due(
        measure.frequency,
        Basis(measure.basis),
        quarter,
        due_days=measure.due_days,
        last_known=last_known,
    )
    first, last = measure.valid_from or date.min, measure.valid_to or date.max
    return [period for period in due if first <= period.end <= last]


def _last_periods() -> dict[int, Period]:
    """Return the newest period of each measure of which a figure of ours stands."""
    rows = Observation.objects.current().own().with_figure().order_by("period_end")
    return {row.measure_id: row.period for row in rows.filter(breakdown__isnull=True)}


def _add_lines(
    gathering: ReturnQuarter, asked: Iterable[tuple[Measure, Period]]
) -> list[ReturnLine]:
    asked = list(asked)
    posts = {post_of(measure) for measure, _ in asked}
    returns = {
        made.post_id: made
        for made in Return.objects.bulk_create(
            Return(gathering=gathering, post=post)
            for post in Post.objects.filter(pk__in=posts).in_order()
        )
    }
    standing = _standing(asked)
    lines: list[ReturnLine] = ReturnLine.objects.bulk_create(
        _line(
            returns[post_of(measure)],
            measure,
            period,
            standing.get((measure.pk, period)),
        )
        for measure, period in asked
    )
    return lines


def post_of(measure: Measure) -> int:
    """Return the key of the post that is asked; whoever has none is not asked."""
    return cast(int, measure.reporting_post_id)


def _standing(
    asked: Iterable[tuple[Measure, Period]],
) -> dict[tuple[int, Period], Observation]:
    measures = [measure.pk for measure, _ in asked]
    rows = Observation.objects.current().own().filter(measure__in=measures)
    return {
        (row.measure_id, row.period): row for row in rows.filter(breakdown__isnull=True)
    }


def _line(
    belongs_to: Return,
    measure: Measure,
    period: Period,
    standing: Observation | None,
) -> ReturnLine:
    line = ReturnLine(
        belongs_to=belongs_to,
        measure=measure,
        deputy_post_id=measure.deputy_post_id,
        basis=period.basis,
        period_start=period.start,
        period_end=period.end,
        due_on=due_on(period, measure.due_days, is_working_day=is_working_day),
    )
    if standing:
        line.state = LineState.SIGNED_OFF
        line.observation = standing
        line.value, line.status = standing.value, standing.status
        line.numerator, line.denominator = standing.numerator, standing.denominator
        line.missing = standing.missing
        line.missing_reason = standing.missing_reason
        line.signed_at, line.signed_by_id = (
            standing.recorded_at,
            standing.recorded_by_id,
        )
    return line


def locked(gathering: ReturnQuarter) -> ReturnQuarter:
    """Return a quarter as it stands now, held until the transaction ends."""
    found: ReturnQuarter = ReturnQuarter.objects.select_for_update().get(
        pk=gathering.pk
    )
    return found


@transaction.atomic
def extend_quarter(
    *, gathering: ReturnQuarter, until: date, actor: User, now: datetime, reason: str
) -> ReturnQuarter:
    """Give more time: every unsigned line is due on the later day.

    Raises NotAllowed and QuarterRefused.
    """
    require(actor, Permission.RUN_QUARTER, on=day_of(now))
    gathering = locked(gathering)
    before = gathering.due_on
    if before == until:
        return gathering
    if not gathering.is_open or until < before or until < day_of(now):
        raise QuarterRefused(
            "A quarter that is open can be given a later day, from "
            f"{date_words(max(before, day_of(now)))} on."
        )
    _refuse_silent(reason, "it needs more time")
    gathering.due_on = until
    gathering.save(update_fields=["due_on"])
    lines = ReturnLine.objects.filter(belongs_to__gathering=gathering, due_on__lt=until)
    lines.exclude(state=LineState.SIGNED_OFF).update(due_on=until)
    record(
        Event.QUARTER_EXTENDED,
        actor=actor,
        subject=gathering,
        now=now,
        before={"due": before},
        after={"due": until},
        reason=reason,
    )
    return gathering


@transaction.atomic
def close_quarter(
    *, gathering: ReturnQuarter, actor: User, now: datetime
) -> ReturnQuarter:
    """Let no more figures be given; what is not signed off stays as it is."""
    require(actor, Permission.RUN_QUARTER, on=day_of(now))
    gathering = locked(gathering)
    if not gathering.is_open:
        return gathering
    gathering.state = QuarterState.CLOSED
    gathering.closed_at, gathering.closed_by = now, actor
    gathering.save(update_fields=["state", "closed_at", "closed_by"])
    lines = ReturnLine.objects.filter(belongs_to__gathering=gathering)
    unsigned = lines.exclude(state=LineState.SIGNED_OFF).count()
    record(
        Event.QUARTER_CLOSED,
        actor=actor,
        subject=gathering,
        now=now,
        after={"not signed off": unsigned},
    )
    return gathering


@transaction.atomic
def reopen_quarter(
    *, gathering: ReturnQuarter, actor: User, now: datetime, reason: str
) -> ReturnQuarter:
    """Let figures be given again. Raises NotAllowed, and QuarterRefused unexplained."""
    require(actor, Permission.RUN_QUARTER, on=day_of(now))
    _refuse_silent(reason, "it is opened again")
    gathering = locked(gathering)
    if gathering.is_open:
        return gathering
    gathering.state = QuarterState.OPEN
    gathering.closed_at = gathering.closed_by = None
    gathering.save(update_fields=["state", "closed_at", "closed_by"])
    record(
        Event.QUARTER_REOPENED, actor=actor, subject=gathering, now=now, reason=reason
    )
    return gathering


def _refuse_silent(reason: str, what: str) -> None:
    if not reason.strip():
        raise QuarterRefused(f"Say why {what}; everybody who returns figures reads it.")
