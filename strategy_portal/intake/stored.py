"""What the database holds, told by the keys that files use, in one query a kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Model

from outcomes.models import Observation
from strategy_portal.batch import links_table
from strategy_portal.intake.rows import Key, Values
from strategy_portal.intake.schema import DEFINITIONS, Kind

FIGURE = (
    "value",
    "numerator",
    "denominator",
    "status",
    "missing",
    "missing_reason",
    "as_at",
    "release",
    "caveat",
    "series",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A figure in the database, and whether a load wrote it."""

    figure: Values
    loaded: bool


Table = defaultdict[str, dict[Any, Any]]


@dataclass
class Stored:
    """Rows by file and key; primary keys and keys of each kind in both directions."""

    rows: Table = field(default_factory=lambda: defaultdict(dict))
    values: Table = field(default_factory=lambda: defaultdict(dict))
    figures: dict[Key, list[Standing]] = field(default_factory=dict)
    pks: Table = field(default_factory=lambda: defaultdict(dict))
    keys: Table = field(default_factory=lambda: defaultdict(dict))

    def learn(self, kind: Kind, rows: Iterable[Model]) -> None:
        """Remember the rows of a kind, those that the apps have just written too."""
        for row in rows:
            key = kind.sheet.key_of(
                {name: self._value(row, name) for name in kind.sheet.key}
            )
            self.rows[kind.file][key] = row
            self.pks[kind.target][key] = row.pk
            self.keys[kind.target][row.pk] = key

    def _value(self, row: Model, name: str) -> object:
        field: Any = row._meta.get_field(name)
        if not field.many_to_one:
            return getattr(row, name)
        pk = getattr(row, field.attname)
        return None if pk is None else self.keys[field.related_model._meta.label][pk]

    def read(self, kind: Kind) -> None:
        """Read every row of a kind, and the keys that each row refers to."""
        self.learn(kind, kind.model._default_manager.order_by("pk"))
        links = {
            column.fields[0]: self._links(kind.model, column.fields[0])
            for column in kind.sheet.columns
            if column.many
        }
        self.values[kind.file] = {
            key: {
                name: tuple(sorted(links[name].get(row.pk, ())))
                if name in links
                else self._value(row, name)
                for name in kind.fields
            }
            for key, row in self.rows[kind.file].items()
        }

    def _links(self, model: type[Model], name: str) -> dict[int, list[str]]:
        related: Any = model._meta.get_field(name).related_model
        keys = self.keys[related._meta.label]
        through, *ends = links_table(model, name)
        pairs = through._default_manager.values_list(*ends)
        found: dict[int, list[str]] = {}
        for here, there in pairs:
            found.setdefault(here, []).append(str(keys[there]))
        return found

    def read_figures(self) -> None:
        """Read every figure, the oldest first, each under its measure and period."""
        names = ("measure_id", "breakdown_id", "place_id", "basis", *FIGURE)
        found = Observation.objects.order_by("pk").values(
            *names, "period_start", "period_end", by_load=F("recorded_by__is_system")
        )
        measures, places = self.keys["outcomes.Measure"], self.keys["outcomes.Place"]
        breakdowns = self.keys["outcomes.Breakdown"]
        for row in found:
            key = (
                measures[row["measure_id"]],
                breakdowns.get(row["breakdown_id"]),
                places[row["place_id"]],
                row["basis"],
                row["period_start"],
                row["period_end"],
            )
            figure = {name: row[name] for name in FIGURE}
            self.figures.setdefault(key, []).append(Standing(figure, row["by_load"]))


def read_database() -> Stored:
    """Read everything that files can fill."""
    stored = Stored()
    for kind in DEFINITIONS:
        stored.read(kind)
    stored.read_figures()
    return stored
