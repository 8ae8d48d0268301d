"""Writing many rows of one model at once, in a handful of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Expression, F, Model, UniqueConstraint, Value
from django.db.models.functions import Cast, Concat

# While rows change places, each stands aside from the places that are to be taken.
ASIDE: dict[str, Expression | F | Value] = {
    "order": F("order") + 30000,
    "slug": Concat(Value("aside-"), Cast("pk", CharField())),
    "current": Value(False),
}


@dataclass(frozen=True)
class Batch:
    """Rows of one model to add and to change, and their links to rows of others.

    A changed row holds its new values already; `fields` are all that changed in any of
    them. `links` has, for each field to many, the rows that a row is now linked to.
    """

    model: type[Model]
    added: Sequence[Model] = ()
    changed: Sequence[Model] = ()
    fields: frozenset[str] = frozenset()
    links: Mapping[str, Sequence[tuple[Model, Sequence[Model]]]] = field(
        default_factory=dict
    )

    def write(self) -> None:
        """Change first and add afterwards, so that a place left can be taken."""
        rows = self.model._default_manager
        fields = self.fields
        if self.changed and fields & _unique_fields(self.model):
            fields |= self._step_aside()
        if self.changed and fields:
            rows.bulk_update(self.changed, sorted(fields), batch_size=200)
        rows.bulk_create(self.added, batch_size=500)
        for name, links in self.links.items():
            self._link(name, links)

    def _step_aside(self) -> set[str]:
        names = {field.name for field in self.model._meta.fields} & ASIDE.keys()
        moved = self.model._default_manager.filter(
            pk__in=[row.pk for row in self.changed]
        )
        if names:
            moved.update(**{name: ASIDE[name] for name in names})
        return names

    def _link(self, name: str, links: Sequence[tuple[Model, Sequence[Model]]]) -> None:
        through, here, there = links_table(self.model, name)
        owners = [row.pk for row, _ in links]
        through._default_manager.filter(**{f"{here}__in": owners}).delete()
        through._default_manager.bulk_create(
            through(**{here: row.pk, there: other.pk})
            for row, others in links
            for other in others
        )


def links_table(model: type[Model], name: str) -> tuple[type[Model], str, str]:
    """Return the table between a field to many and its rows, and its two ends."""
    many: Any = model._meta.get_field(name)
    here, there = many.m2m_field_name(), many.m2m_reverse_field_name()
    return many.remote_field.through, f"{here}_id", f"{there}_id"


def _unique_fields(model: type[Model]) -> set[str]:
    """Return every field whose value is not free for each row to choose."""
    alone = {field.name for field in model._meta.fields if field.unique}
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint):
            alone.update(rule.fields)
            if rule.condition:
                alone.update(rule.condition.referenced_base_fields)
    return alone
