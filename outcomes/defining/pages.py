"""A measure as the one who defines it sees it: what holds, and what was decided."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from outcomes.defining.forms import AddMeasureForm
from outcomes.defining.tables import state_words
from outcomes.defining.words import (
    ChangeLine,
    PlacementLine,
    TargetLine,
    change_lines,
    placement_lines,
    target_lines,
)
from outcomes.domain.figures import Unit
from outcomes.models import Measure
from outcomes.target_services import whole_targets
from priorities.changing import Answer, answer_words
from strategy_portal import clock
from strategy_portal.audit import Event
from strategy_portal.history import Deed, history_of
from strategy_portal.wording import join_words

COUNTED = ("unit", *AddMeasureForm.COUNTED)
SAID = [name for name in AddMeasureForm.MEASURED if name not in COUNTED]

# What is decided about a measure and is no change of what it was in a quarter.
TOLD_BY_THE_AUDIT = (
    Event.MEASURE_PLACED,
    Event.MEASURE_TAKEN_OFF,
    Event.MEASURE_COUNTED_IN,
)


@dataclass(frozen=True, slots=True)
class DefinedPage:
    """All that is decided about a measure."""

    measure: Measure
    state: str
    counted: list[Answer]
    counts_people: bool
    said: list[Answer]
    targets: list[TargetLine]
    places: list[PlacementLine]
    placing: list[Deed]
    changes: list[ChangeLine]
    public: str


def defined_page(measure: Measure) -> DefinedPage:
    """Return what is decided about a measure, in words."""
    changes = list(
        measure.changes.select_related("made_by").order_by("-valid_from", "-pk")
    )
    return DefinedPage(
        measure=measure,
        state=state_words(measure, clock.today()),
        counted=[*fields_of(measure, COUNTED), *_family(measure)],
        counts_people=_is_count_of_people(measure),
        said=fields_of(measure, SAID),
        targets=target_lines(measure, whole_targets(measure), changes),
        places=placement_lines(
            measure.placements.select_related("outcome").in_order(), clock.today()
        ),
        placing=history_of(measure, *TOLD_BY_THE_AUDIT),
        changes=change_lines(changes),
        public=reverse("outcomes:measure-detail", args=[measure.slug]),
    )


def _is_count_of_people(measure: Measure) -> bool:
    return measure.unit == Unit.COUNT and measure.counts_people


def _family(measure: Measure) -> Iterator[Answer]:
    """Yield which measures count the same people."""
    if measure.counted_in:
        yield Answer("They are counted in", str(measure.counted_in))
    smaller = [str(each) for each in measure.smaller.in_order()]
    if smaller:
        yield Answer("Among them are those of", join_words(smaller))


def fields_of(measure: Measure, names) -> list[Answer]:
    """Return fields of a measure as its forms name them."""
    controls = AddMeasureForm.base_fields
    return [
        Answer(
            str(controls[name].label),
            answer_words(controls[name], getattr(measure, name)),
        )
        for name in names
    ]
