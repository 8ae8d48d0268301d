"""Measures that count some of whom another counts, against a reader of all of them."""

from collections import defaultdict
from dataclasses import replace
from itertools import product

import pytest

from outcomes.domain.figures import Unit
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import FamilyInputs
from scorecards.domain.profiles import COUNCIL
from scorecards.domain.protection import Protection
from scorecards.domain.secondary import counts
from scorecards.domain.verdicts import Why
from tests.unit.scorecards.builders import OWN, facts, measure, quarter_period, seen
from tests.unit.scorecards.profiles import under_each_profile

pytestmark = pytest.mark.thorough

JUNE, SEPTEMBER = quarter_period("2025-26 Q1"), quarter_period("2025-26 Q2")
PLANS, YOUNG, OLD = "plans", "young", "old"


def counting(code, number, version="1", told=()):
    return measure(
        seen(JUNE, number, version=version),
        of=facts(code, unit=Unit.COUNT, decimals=0),
        told=told,
    )


def protections(plans, *smaller, profile=COUNCIL):
    """Return how each measure of a family is protected, by its code."""
    family = FamilyInputs(plans, smaller)
    return {
        each.facts.code: Protection(
            replace(each, family=family), OWN.code, Audience.PUBLIC, profile
        )
        for each in family.every
    }


def edition(numbers, profile, told=None):
    """Publish a family: what the public sees of each, and what it was told."""
    told = told or {}
    found = protections(
        *(
            counting(code, *each, told=told.get(code, ()))
            for code, each in numbers.items()
        ),
        profile=profile,
    )
    if any(v.clashes for each in found.values() for v in each.verdicts.values()):
        return None, told
    view = {
        code: None if v.hidden else counts(v.figure, Unit.COUNT)[0]
        for code, each in found.items()
        for v in each.verdicts.values()
    }
    return view, {c: (*told.get(c, ()), *each.told) for c, each in found.items()}


def why(*numbers, **more):
    codes = (PLANS, YOUNG, OLD)
    found = protections(*map(counting, codes, numbers))
    return [v.why for each in found.values() for v in each.verdicts.values()]


def test_few_of_one_hide_the_other_smaller_ones():
    assert why(30, 3, 20) == [None, Why.FEW, Why.OTHER]


def test_few_who_are_left_over_hide_all_smaller_ones():
    assert why(30, 28, 0) == [None, Why.OTHER, Why.OTHER]
    assert why(30, 20, 8) == [None, Why.OTHER, Why.OTHER]


def test_few_altogether_hide_each():
    assert why(3, 0, 3) == [Why.FEW, Why.OTHER, Why.FEW]


def test_family_that_tells_of_nobody_is_shown():
    assert why(30, 20, 10) == [None, None, None]
    assert why(30, 12, 8) == [None, None, None]


def test_period_of_which_the_larger_one_knows_nothing_holds_nobody_back():
    plans = measure(of=facts(PLANS, unit=Unit.COUNT))
    found = protections(plans, counting(YOUNG, 3), counting(OLD, 20))

    assert [v.why for v in found[OLD].verdicts.values()] == [None]


def test_period_of_which_the_smaller_ones_know_nothing_is_shown():
    plans = measure(
        seen(JUNE, 30), seen(SEPTEMBER, 31), of=facts(PLANS, unit=Unit.COUNT)
    )
    found = protections(plans, counting(YOUNG, 3), counting(OLD, 20))

    assert [v.why for v in found[PLANS].verdicts.values()] == [None, None]
    assert [v.why for v in found[OLD].verdicts.values()] == [Why.OTHER]


def test_measure_of_things_is_not_held_back():
    plain = facts(OLD, unit=Unit.COUNT, counts_people=False)
    things = measure(seen(JUNE, 20), of=plain)
    family = FamilyInputs(counting(PLANS, 30), (counting(YOUNG, 3), things))
    of = Protection(replace(things, family=family), OWN.code, Audience.PUBLIC, COUNCIL)

    assert [v.why for v in of.verdicts.values()] == [None]


# Histories: the numbers of each edition, from a few free ones. A number that comes with
# a version is a correction.
HISTORIES = {
    "one edition, all are in one of the two": lambda a, b, c: [
        {PLANS: (a + b,), YOUNG: (a,), OLD: (b,)},
    ],
    "one edition, some are in neither": lambda a, b, c: [
        {PLANS: (a + b + c,), YOUNG: (a,), OLD: (b,)},
    ],
    "young and all are corrected": lambda a, b, c: [
        {PLANS: (a + b,), YOUNG: (a,), OLD: (b,)},
        {PLANS: (c + b, "2"), YOUNG: (c, "2"), OLD: (b,)},
    ],
    "all are corrected alone": lambda a, b, c: [
        {PLANS: (a + b,), YOUNG: (a,), OLD: (b,)},
        {PLANS: (a + b + c, "2"), YOUNG: (a,), OLD: (b,)},
    ],
    "young are moved to old": lambda a, b, c: [
        {PLANS: (a + b,), YOUNG: (a,), OLD: (b,)},
        {PLANS: (a + b,), YOUNG: (max(a - c, 0), "2"), OLD: (b + min(a, c), "2")},
    ],
    "old come later": lambda a, b, c: [
        {PLANS: (a + b,), YOUNG: (a,)},
        {PLANS: (a + b,), YOUNG: (a,), OLD: (b,)},
    ],
}


def published(history, profile):
    """Return how a history looks, edition after edition; None for what clashes."""
    told, views = {}, []
    for numbers in history:
        view, told = edition(numbers, profile, told)
        if view is None:
            return None
        views.append(tuple(view.items()))
    return tuple(views)


@under_each_profile
@pytest.mark.parametrize("name", HISTORIES)
def test_no_hidden_figure_can_be_worked_out(name, profile):
    tried = range(profile.smallest_count + 4)
    may_be = defaultdict(lambda: defaultdict(set))
    for free in product(tried, repeat=3):
        history = HISTORIES[name](*free)
        looks = published(history, profile)
        if looks is None:
            continue
        true = {
            (code, *number[1:]): number[0]
            for numbers in history
            for code, number in numbers.items()
        }
        shown = {
            (code, *numbers[code][1:])
            for numbers, view in zip(history, looks, strict=True)
            for code, number in view
            if number is not None
        }
        for key in true.keys() - shown:
            may_be[looks][key].add(true[key])

    assert may_be
    assert [
        (looks, key, numbers)
        for looks, keys in may_be.items()
        for key, numbers in keys.items()
        if len(numbers) < 3
        and all(n is None or n <= tried[-1] for view in looks for _, n in view)
    ][:3] == []
