"""Rows of the files against the database: what to add, to change, and to leave."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from priorities.models import Kept
from strategy_portal.intake.figure_plan import FigurePlan, plan_figures
from strategy_portal.intake.rows import Key, Row, Values
from strategy_portal.intake.schema import DEFINITIONS, Kind
from strategy_portal.intake.whole import Whole


@dataclass(frozen=True, slots=True)
class Change:
    """A row whose wording differs: each field with what it was and what it becomes."""

    row: Row
    stored: Model
    fields: Mapping[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class KindPlan:
    """What a load would do to the rows of one file."""

    kind: Kind
    added: list[Row] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    kept: list[Key] = field(default_factory=list)
    left: list[Key] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a load would do."""

    kinds: list[KindPlan]
    figures: FigurePlan

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to write."""
        quiet = not any(kind.added or kind.changed for kind in self.kinds)
        return quiet and not self.figures.entries


def make_plan(whole: Whole) -> Plan:
    """Compare everything with the database."""
    kinds = [_plan(whole, kind) for kind in DEFINITIONS if kind.file in whole.readings]
    return Plan(kinds, plan_figures(whole))


def _plan(whole: Whole, kind: Kind) -> KindPlan:
    added, changed, left = [], [], []
    rows = whole.rows(kind.file)
    stored = whole.stored.values[kind.file]
    for key, row in rows.items():
        if key not in stored:
            added.append(row)
            continue
        fields = differences(kind.fields, stored[key], row.values)
        here = whole.stored.rows[kind.file][key]
        if fields and changed_by_people(here):
            left.append(key)
        elif fields:
            changed.append(Change(row, here, fields))
    kept = [key for key in stored if key not in rows]
    unchanged = len(rows) - len(added) - len(changed) - len(left)
    return KindPlan(kind, added, changed, unchanged, kept, left)


def changed_by_people(row: Model) -> bool:
    """Return whether a row was changed in the portal; a load never undoes that."""
    return isinstance(row, Kept) and row.version > 0


def differences(
    fields: tuple[str, ...], was: Values, becomes: Values
) -> dict[str, tuple[object, object]]:
    """Return the fields that differ, each with its old and its new value."""
    return {
        name: (was[name], becomes[name])
        for name in fields
        if was[name] != becomes[name]
    }
