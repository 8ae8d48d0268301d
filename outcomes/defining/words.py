"""Targets, places and changes of measures in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from outcomes.defining.fields import ROLES
from outcomes.defining.forms import DefinitionForm, MeasureForm
from outcomes.domain.figures import Unit
from outcomes.domain.rating import LimitKind, Polarity, Rule, RuleError
from outcomes.models import (
    ComparatorSet,
    Measure,
    MeasureChange,
    Placement,
    Target,
)
from outcomes.target_terms import Terms
from outcomes.terms import undone
from priorities.changing import NOT_GIVEN, answer_words
from priorities.models import Organisation, Post
from strategy_portal.periods import Quarter
from strategy_portal.wording import (
    date_words,
    exact_words,
    join_words,
    lasting_words,
    quarter_words,
)

NO_TARGET = "No target"
NOTHING_LESS = "and nothing less will do"
# Which fields name a row, and of what kind.
NAMED = {
    "reporting_post": "post",
    "deputy_post": "post",
    "data_provider": "provider",
}
Names = dict[str, dict[int, Any]]
CONTROLS = {**MeasureForm.base_fields, **DefinitionForm.base_fields}


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target in words: for which time, what is to be reached, and why."""

    when: str
    words: str
    reason: str
    mark: str


@dataclass(frozen=True, slots=True)
class PlacementLine:
    """A place of a measure in words: on which outcome, as what, and for which time."""

    pk: int
    outcome: str
    role: str
    heading: str
    when: str
    has_ended: bool


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What was decided: from when on, what it changes, why, who decided it and when."""

    when: str
    changes: tuple[tuple[str, str, str], ...]
    breaks: bool
    reason: str
    decided: str


def reach_words(measure: Measure, terms: Terms | Target) -> str:
    """Return what is to be reached: `85%, at risk down to 80%`."""
    unit, limit = Unit(measure.unit), terms.limit
    if terms.value is None:
        far = f"at risk up to {exact_words(limit)} away" if limit else NOTHING_LESS
        return f"The figure of {terms.comparator}, {far}"
    target = exact_words(terms.value, unit)
    polarity, kind = Polarity(measure.polarity), LimitKind(terms.limit_kind)
    try:
        rule = Rule.with_limit(polarity, terms.value, kind, limit)
    except RuleError:
        # Another way was better when it was set.
        return f"{target}, limit {exact_words(limit)}"
    if not rule.tolerance:
        return f"{target}, {NOTHING_LESS}"
    ends = [exact_words(each, unit) for each in rule.limits]
    way = {Polarity.HIGHER: "down to ", Polarity.LOWER: "up to "}.get(polarity, "from ")
    return f"{target}, at risk {way}{' to '.join(ends)}"


def placement_lines(lines: Iterable[Placement], today: date) -> list[PlacementLine]:
    """Return the places of a measure in words, in the order of the strategy."""
    roles = dict(ROLES)
    return [
        PlacementLine(
            pk=each.pk,
            outcome=str(each.outcome),
            role=roles[each.role],
            heading=each.heading,
            when=lasting_words(each.valid_from, each.valid_to),
            has_ended=each.valid_to is not None and each.valid_to < today,
        )
        for each in lines
    ]


def target_lines(
    measure: Measure, targets: Iterable[Target], changes: Iterable[MeasureChange]
) -> list[TargetLine]:
    """Return targets in words, the latest first, each by what was better in its time.

    `changes` are all of the measure's, the last to begin first.
    """
    changes = list(changes)
    return [
        TargetLine(
            when=lasting_words(each.valid_from, each.valid_to),
            words=reach_words(
                undone(measure, changes, each.valid_from),
                each,
            ),
            reason=each.reason,
            mark="Illustrative" if each.illustrative else "",
        )
        for each in reversed(list(targets))
    ]


def change_lines(changes: Iterable[MeasureChange]) -> list[ChangeLine]:
    """Return what was decided about a measure, the latest first."""
    changes = list(changes)
    names = _names_in(changes)
    return [
        ChangeLine(
            when=f"From {quarter_words(Quarter.containing(each.valid_from))} on",
            changes=tuple(
                (_label(name), _words(name, was, names), _words(name, new, names))
                for name, was, new in _fields_of(each)
            ),
            breaks=bool(each.series),
            reason=each.reason,
            decided=(
                f"{each.made_by.display_name}, "
                f"{date_words(localtime(each.made_at).date())}"
            ),
        )
        for each in changes
    ]


@dataclass(frozen=True, slots=True)
class SetLine:
    """The areas behind a comparator in words: for which time, and which they are."""

    when: str
    name: str
    areas: str
    release: str


def set_lines(sets: Iterable[ComparatorSet]) -> list[SetLine]:
    """Return the areas that stood behind a comparator, the latest first."""
    rows = sorted(sets, key=lambda row: (row.valid_from or date.min, row.pk))
    return [
        SetLine(
            when=lasting_words(row.valid_from, row.valid_to),
            name=row.name,
            areas=join_words(sorted(each.name for each in row.members.all())),
            release=row.release,
        )
        for row in reversed(rows)
    ]


def _fields_of(change: MeasureChange) -> list[tuple[str, Any, Any]]:
    """Return each field that a change touches, with what it was and what it became."""
    return [
        (name.removesuffix("_id"), was, change.after[name])
        for name, was in change.before.items()
    ]


def _label(name: str) -> str:
    return "Last day" if name == "valid_to" else str(CONTROLS[name].label)


def _names_in(changes: Iterable[MeasureChange]) -> Names:
    """Return the names of the posts and organisations that changes speak of."""
    found: dict[str, set[int]] = {"post": set(), "provider": set()}
    for change in changes:
        for name, *ends in _fields_of(change):
            if name in NAMED:
                found[NAMED[name]].update(key for key in ends if key)
    return {
        "post": Post.objects.in_bulk(found["post"]),
        "provider": Organisation.objects.in_bulk(found["provider"]),
    }


def _words(name: str, value: Any, names: Names) -> str:
    if name == "valid_to":
        return date_words(date.fromisoformat(value)) if value else "It goes on"
    if name in NAMED:
        return str(names[NAMED[name]][value]) if value else NOT_GIVEN
    return answer_words(CONTROLS[name], value)
