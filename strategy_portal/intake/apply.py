"""Writing the plan through the services of the apps."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from itertools import groupby
from typing import cast

from django.db.models import Model
from django.utils import timezone

import outcomes.services
import priorities.services
import scorecards.services
from outcomes.models import Measure, Observation
from strategy_portal.batch import Batch
from strategy_portal.intake.figure_plan import Entry
from strategy_portal.intake.plan import Change, KindPlan, Plan
from strategy_portal.intake.rows import Key, Row, Values
from strategy_portal.intake.schema import Kind
from strategy_portal.intake.stored import Stored
from strategy_portal.models import User

WRITERS: dict[str, Callable[..., None]] = {
    "priorities": priorities.services.write_rows,
    "outcomes": outcomes.services.write_rows,
    "scorecards": scorecards.services.write_rows,
}


def write(
    plan: Plan, stored: Stored, *, actor: User, now: datetime, reason: str
) -> None:
    """Write everything that the plan says, in the order of the files."""
    for kind_plan in plan.kinds:
        for batch in _batches(kind_plan, stored):
            WRITERS[batch.model._meta.app_label](batch=batch, actor=actor, now=now)
            stored.learn(kind_plan.kind, batch.added)
    _record(plan.figures.entries, stored, actor=actor, now=now, reason=reason)


def _batches(plan: KindPlan, stored: Stored) -> Iterator[Batch]:
    """Yield the rows to write: those that others of their kind refer to go first."""
    added, changes = plan.added, plan.changed
    while added or changes:
        known = frozenset(stored.pks[plan.kind.target])
        rows = [row for row in added if _can_refer(plan.kind, row, known)]
        ready = [x for x in changes if _can_refer(plan.kind, x.row, known)]
        yield _batch(plan.kind, rows, ready, stored)
        added = [row for row in added if row not in rows]
        changes = [change for change in changes if change not in ready]


def _can_refer(kind: Kind, row: Row, known: frozenset[Key]) -> bool:
    """Return whether every row of its own kind that it refers to has been written.

    The checks found no loop among them, so that some row always can.
    """
    return all(
        row.values[column.fields[0]] in known or row.values[column.fields[0]] is None
        for column in kind.sheet.columns
        if column.target == kind.target
    )


def _batch(kind: Kind, rows: list[Row], changes: list[Change], stored: Stored) -> Batch:
    added = [kind.model(**_attributes(kind, row.values, stored)) for row in rows]
    for change in changes:
        for name, value in _attributes(kind, change.row.values, stored).items():
            setattr(change.stored, name, value)
    changed = [change.stored for change in changes]
    differ = {name for change in changes for name in change.fields}
    many = [column for column in kind.sheet.columns if column.many]
    links: dict[str, list[tuple[Model, list[Model]]]] = {}
    for column in many:
        name, pks = column.fields[0], stored.pks[column.target]
        model = cast(type[Model], kind.model._meta.get_field(name).related_model)
        owners = [*zip(added, rows, strict=True)]
        if name in differ:
            owners += [(change.stored, change.row) for change in changes]
        links[name] = [
            (owner, [model(pk=pks[key]) for key in row.values[name]])
            for owner, row in owners
        ]
    fields = differ - set(links)
    return Batch(kind.model, added, changed, frozenset(fields), links)


def _attributes(kind: Kind, values: Values, stored: Stored) -> dict[str, object]:
    """Return a row's values as the model takes them: keys become primary keys."""
    found = dict(values)
    for column in kind.sheet.columns:
        name = column.fields[0]
        if column.many:
            del found[name]
        elif column.target:
            key = found.pop(name)
            pk = None if key is None else stored.pks[column.target][key]
            found[f"{name}_id"] = pk
    return found


def _record(
    entries: list[Entry], stored: Stored, *, actor: User, now: datetime, reason: str
) -> None:
    """Record figures in rounds, so that each is there before its correction is."""

    def moment(entry: Entry) -> tuple[int, datetime]:
        return entry.round, _recorded_at(entry.recorded_on, now)

    measures = cast(dict[int, Measure], Measure.objects.in_bulk() if entries else {})
    for (_, recorded_at), group in groupby(sorted(entries, key=moment), key=moment):
        outcomes.services.record_observations(
            observations=[
                _observation(entry, stored, measures, reason) for entry in group
            ],
            actor=actor,
            now=recorded_at,
        )


def _recorded_at(day: date | None, now: datetime) -> datetime:
    if day is None:
        return now
    return min(now, timezone.make_aware(datetime.combine(day, time(12))))


def _observation(
    entry: Entry, stored: Stored, measures: dict[int, Measure], reason: str
) -> Observation:
    measure, breakdown, place, basis, start, end = entry.period
    of_breakdowns = stored.pks["outcomes.Breakdown"]
    return Observation(
        measure=measures[stored.pks["outcomes.Measure"][measure]],
        breakdown_id=of_breakdowns[breakdown] if breakdown else None,
        place_id=stored.pks["outcomes.Place"][place],
        basis=basis,
        period_start=start,
        period_end=end,
        reason=(entry.reason or reason) if entry.was is not None else "",
        **entry.figure,
    )
