"""Changing and retiring measures: one door for each verb."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from outcomes.models import Measure, MeasureChange
from outcomes.quarters import refuse_closed, refuse_out_of_turn
from outcomes.states import LineState
from outcomes.target_services import withdraw
from outcomes.terms import first_free_quarter
from priorities.holding import held, refuse_unread, touch
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused, refuse_silent
from strategy_portal.wording import month_words, period_words, quarter_words

# Where one of these changes, figures before and after are of different things.
ALWAYS_BREAKS = ("counts", "basis", "cumulative")
DAY = timedelta(days=1)


class ChangeRefused(Refused):
    """The measure cannot be changed as was asked."""


class StillAsked(Refused):
    """The measure cannot be retired yet: figures stand or are asked for after that."""


@transaction.atomic
def change_measure(
    *,
    measure: Measure,
    version: int,
    values: Mapping[str, Any],
    comparable: bool,
    first_quarter: Quarter,
    actor: User,
    now: datetime,
    reason: str,
) -> Measure:
    """Change a measure from a quarter on; quarters before it keep what held then.

    Where figures are no longer comparable, those from that quarter on begin a series of
    their own. Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    measure = held(measure)
    new = {name: x for name, x in values.items() if getattr(measure, name) != x}
    if not new:
        return measure
    refuse_unread(measure, version)
    refuse_silent(reason)
    refuse_closed(measure, first_quarter)
    refuse_out_of_turn(measure, first_quarter)
    _refuse_change(measure, new, comparable=comparable)
    if "polarity" in new:
        withdraw(measure, first_quarter, actor=actor, now=now, reason=reason)
    change = MeasureChange(
        valid_from=first_quarter.start,
        series="" if comparable else new_series(measure, first_quarter),
        reason=reason,
        made_at=now,
        made_by=actor,
    )
    _write(measure, change, new, event=Event.MEASURE_CHANGED)
    return measure


@transaction.atomic
def retire_measure(
    *,
    measure: Measure,
    version: int,
    last_quarter: Quarter | None,
    actor: User,
    now: datetime,
    reason: str,
) -> Measure:
    """Watch a measure until the end of a quarter, or for good where none is given.

    It leaves the lists, the scorecards and the returns after it, and stays readable.
    Raises NotAllowed, Refused and ChangedMeanwhile.
    """
    require(actor, Permission.DEFINE_MEASURES, on=day_of(now))
    measure = held(measure)
    last_day = last_quarter.end if last_quarter else None
    if measure.valid_to == last_day:
        return measure
    refuse_unread(measure, version)
    refuse_silent(reason)
    if last_quarter:
        _refuse_retirement(measure, last_quarter)
    change = MeasureChange(
        valid_from=min(filter(None, (last_day, measure.valid_to))) + DAY,
        reason=reason,
        made_at=now,
        made_by=actor,
    )
    _write(measure, change, {"valid_to": last_day}, event=Event.MEASURE_RETIRED)
    return measure


def new_series(measure: Measure, first_quarter: Quarter) -> str:
    """Return the series of figures that are counted anew from a quarter on.

    Empty where another change has begun it already.
    """
    series = f"new definition from {month_words(first_quarter.start)}"
    return "" if measure.changes.filter(series=series).exists() else series


def _kept(measure: Measure, names: Iterable[str]) -> dict[str, Any]:
    """Return fields of a measure as a change keeps them: by column, in plain values."""
    found: dict[str, Any] = {}
    for name in names:
        field: Any = Measure._meta.get_field(name)
        value = getattr(measure, field.attname)
        plain = value is None or isinstance(value, (bool, int, str))
        found[field.attname] = value if plain else str(value)
    return found


def _write(
    measure: Measure, change: MeasureChange, new: Mapping[str, Any], *, event: Event
) -> None:
    """Save a measure with what was decided about it, and record it."""
    told = {name: getattr(measure, name) for name in new}
    change.measure, change.before = measure, _kept(measure, new)
    for name, value in new.items():
        setattr(measure, name, value)
    change.after = _kept(measure, new)
    change.save()
    touch(measure, actor=change.made_by, now=change.made_at)
    measure.save()
    series = {"series": change.series} if change.series else {}
    record(
        event,
        actor=change.made_by,
        subject=measure,
        now=change.made_at,
        before=told,
        after={**new, "from": change.valid_from, **series},
        reason=change.reason,
    )


def _refuse_change(
    measure: Measure, new: Mapping[str, Any], *, comparable: bool
) -> None:
    """Raise ChangeRefused for what cannot change, or not without another change."""
    breaking = [name for name in ALWAYS_BREAKS if name in new]
    if comparable and breaking:
        raise ChangeRefused(
            breaking[0],
            "This changes what a figure is of. Say that figures are not comparable.",
        )
    if not comparable and measure.derivation:
        raise ChangeRefused(
            "comparable",
            f"It is worked out from {measure.derived_from}; change what that counts.",
        )
    if new.get("counts_people") is False:
        raise ChangeRefused(
            "counts_people",
            "Small numbers of people stay hidden for good. Retire this measure and "
            "add another.",
        )
    if _says_nothing(measure, new):
        raise ChangeRefused("question_words", "Say what is still open.")


def _says_nothing(measure: Measure, new: Mapping[str, Any]) -> bool:
    """Return whether it would be in development, and nobody says why."""
    state = new.get("state", measure.state)
    words = new.get("question_words", measure.question_words)
    return bool(state == Measure.State.IN_DEVELOPMENT) and not words


def _refuse_retirement(measure: Measure, last_quarter: Quarter) -> None:
    free = first_free_quarter(measure)
    if free and last_quarter.next() < free:
        raise StillAsked(
            "last_quarter",
            f"A figure stands for {quarter_words(free.previous())}. Retire it with "
            "that quarter or a later one.",
        )
    if measure.valid_from and last_quarter.end < measure.valid_from:
        raise StillAsked(
            "last_quarter", "It begins after that. Choose a quarter in which it holds."
        )
    asked = measure.return_lines.filter(period_end__gt=last_quarter.end)
    line = asked.exclude(state=LineState.SIGNED_OFF).first()
    if line:
        raise StillAsked(
            "last_quarter",
            f"{line.belongs_to.post} is asked for its figure of "
            f"{period_words(line.period)}. Retire it with that quarter or a later one.",
        )
    derived = measure.derivatives.live(last_quarter.next().start).in_order().first()
    if derived:
        raise StillAsked(
            "last_quarter",
            f"{derived} is worked out from it. Retire that first.",
        )
