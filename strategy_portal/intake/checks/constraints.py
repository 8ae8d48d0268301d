"""The database's own rules, tried on rows before they are written.

Each constraint of a model is read and worked out on the values of a row, so that a row
which the database would refuse is named with its line, and all such rows at once.
"""

import operator
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from strategy_portal.intake.checks.sentences import SENTENCES
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Values
from strategy_portal.intake.schema import DEFINITIONS, Kind
from strategy_portal.intake.whole import Whole

COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    "exact": operator.eq,
    "gt": operator.gt,
    "gte": operator.ge,
    "lt": operator.lt,
    "lte": operator.le,
}


def holds(condition: Any, values: Values, key: Key = None) -> bool:
    """Return whether a row meets a condition; what is blank compares with nothing."""
    children: list[Any] = condition.children
    verdicts = (
        holds(child, values, key)
        if isinstance(child, Q)
        else _compare(child[0], child[1], values, key)
        for child in children
    )
    verdict = any(verdicts) if condition.connector == Q.OR else all(verdicts)
    return not verdict if condition.negated else verdict


def _compare(term: str, wanted: Any, values: Values, key: Key) -> bool:
    name, _, lookup = term.partition("__")
    found: Any = values[name]
    if lookup == "isnull":
        return (found is None) is wanted
    if isinstance(wanted, F):
        other: str = wanted.deconstruct()[1][0]
        wanted = key if other == "pk" else values[other]
    if found is None or wanted is None:
        return False
    return COMPARE[lookup or "exact"](found, wanted)


def broken_rules(whole: Whole) -> Iterator[Problem]:
    """Find every row that a check constraint of its model forbids."""
    for kind, row in whole.all_rows():
        for rule in kind.model._meta.constraints:
            if not isinstance(rule, CheckConstraint) or rule.name not in SENTENCES:
                continue
            if not holds(rule.condition, row.values, row.key):
                name, sentence = SENTENCES[rule.name]
                yield Problem(row.file, row.line, kind.sheet.column_of(name), sentence)


def shared_places(whole: Whole) -> Iterator[Problem]:
    """Find every two rows that would stand where only one may."""
    for kind in DEFINITIONS:
        for fields, condition in _unique_together(kind):
            yield from _shared(whole, kind, fields, condition)


def _unique_together(kind: Kind) -> Iterator[tuple[tuple[str, ...], Any]]:
    for field in kind.model._meta.fields:
        if field.unique and field.name in kind.fields:
            yield (field.name,), None
    for rule in kind.model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and _is_of_the_file(kind, rule):
            yield tuple(rule.fields), rule.condition


def _is_of_the_file(kind: Kind, rule: UniqueConstraint) -> bool:
    """Return whether a file can break a rule: one about pages alone it cannot."""
    asked = rule.condition.referenced_base_fields if rule.condition else set()
    return {*rule.fields, *asked} <= {*kind.fields}


def _shared(
    whole: Whole, kind: Kind, fields: tuple[str, ...], condition: Any
) -> Iterator[Problem]:
    taken: dict[tuple[object, ...], Key] = {}
    given = whole.rows(kind.file)
    for key, values in whole.values(kind.file).items():
        place = tuple(values[name] for name in fields)
        if condition is not None and not holds(condition, values, key):
            continue
        other = taken.setdefault(place, key)
        if other == key:
            continue
        mine, theirs = (key, other) if key in given else (other, key)
        where = f"line {given[theirs].line}" if theirs in given else "the database"
        headings = " and ".join(kind.sheet.column_of(name) for name in fields)
        message = f"{_words(theirs)} in {where} has the same {headings}."
        yield whole.problem(kind.file, mine, fields[-1], message)


def _words(key: Key) -> str:
    return ", ".join(map(str, key)) if isinstance(key, tuple) else str(key)
