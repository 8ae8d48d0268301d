"""All editions together, against a reader who keeps each and knows the rules.

Every small history is published, edition after edition. Of two histories that look the
same to the public in every edition, nobody can tell which it was; so the numbers that a
hidden figure takes in histories that look the same are those that it may be.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

import pytest

from outcomes.domain.figures import Unit
from scorecards.domain.disclosure import Audience
from scorecards.domain.profiles import Profile
from scorecards.domain.protection import Protection
from scorecards.domain.secondary import counts
from scorecards.domain.told import Cell
from tests.unit.scorecards.builders import (
    OWN,
    facts,
    measure,
    part,
    quarter_period,
    seen,
)
from tests.unit.scorecards.profiles import under_each_profile

pytestmark = pytest.mark.thorough

JUNE, SEPTEMBER = quarter_period("2025-26 Q1"), quarter_period("2025-26 Q2")


@dataclass(frozen=True)
class Count:
    """What one edition holds of a figure: the place of its number, and its version."""

    number: int
    version: str = "1"


@dataclass(frozen=True)
class Story:
    """Editions in turn: by part and period, which number of a history each holds.

    Parts add up, but for those that stand `alone`. The part without a name is an
    observed whole; where it is not there, the whole is rolled up. `numbers` makes the
    numbers from so many `free` ones, or from as many as there are.
    """

    editions: tuple[Mapping[tuple[str, object], Count], ...]
    cumulative: bool = False
    alone: tuple[str, ...] = ()
    numbers: Callable[..., tuple[int, ...]] = lambda *free: free
    free: int = 0

    def histories(self, numbers_tried):
        """Yield every small history."""
        places = [each.number for edition in self.editions for each in edition.values()]
        for free in product(numbers_tried, repeat=self.free or max(places) + 1):
            numbers = self.numbers(*free)
            if min(numbers) >= 0:
                yield numbers


def numbers_under(profile: Profile) -> range:
    """Return the numbers of a history: the small ones, and the next three."""
    return range(profile.smallest_count + 3)


def published(
    story: Story, history: tuple[int, ...], profile: Profile
) -> Iterator[tuple[dict, dict]]:
    """Yield what each edition shows, and the numbers behind it; None for a clash."""
    told = ()
    for edition in story.editions:
        protection = Protection(
            inputs_of(story, edition, history, told), OWN.code, Audience.PUBLIC, profile
        )
        verdicts = protection.verdicts.values()
        if any(each.clashes for each in verdicts):
            return
        told += tuple(protection.told)
        view = {
            each.cell: None if each.hidden else counts(each.figure, Unit.COUNT)[0]
            for each in verdicts
        }
        true = Protection(
            inputs_of(story, edition, history, (), counts_people=False),
            OWN.code,
            Audience.PUBLIC,
            profile,
        ).verdicts.values()
        yield view, {each.cell: counts(each.figure, Unit.COUNT)[0] for each in true}


def inputs_of(story, edition, history, told, **fields):
    series = defaultdict(list)
    for (code, period), count in edition.items():
        series[code].append(seen(period, history[count.number], version=count.version))
    return measure(
        *series.pop("", ()),
        of=facts(unit=Unit.COUNT, decimals=0, cumulative=story.cumulative, **fields),
        parts=tuple(
            part(code, *found, adds_up=code not in story.alone)
            for code, found in series.items()
        ),
        told=told,
    )


def looks(story: Story, profile: Profile) -> Iterator[tuple[tuple, dict[Cell, int]]]:
    """Yield how each history looks from outside, with its true numbers by figure."""
    for history in story.histories(numbers_under(profile)):
        editions = list(published(story, history, profile))
        if len(editions) == len(story.editions):
            view = tuple(tuple(shown.items()) for shown, _ in editions)
            yield view, {c: n for _, true in editions for c, n in true.items()}


def worked_out(story: Story, profile: Profile) -> list[tuple]:
    """Return the looks that leave a hidden figure fewer than three numbers."""
    may_be = defaultdict(lambda: defaultdict(set))
    for view, true in looks(story, profile):
        known = {c for shown in view for c, number in shown if number is not None}
        for cell, number in true.items():
            if cell not in known:
                may_be[view][cell].add(number)
    assert may_be
    return [
        (view, cell, numbers)
        for view, cells in may_be.items()
        for cell, numbers in cells.items()
        if len(numbers) < 3 and is_whole(view, numbers_under(profile)[-1])
    ]


def is_whole(view, most: int) -> bool:
    """Return whether every history that looks like this was among those tried."""
    return all(
        number is None or number <= most for shown in view for _, number in shown
    )


def at(period=JUNE, **parts):
    """Return an edition: the number, or number and version, of each part."""
    return {
        ("" if code == "whole" else code, period): Count(*each)
        if isinstance(each, tuple)
        else Count(each)
        for code, each in parts.items()
    }


STORIES = {
    "a part is corrected": Story((at(a=0, b=1), at(a=(2, "2"), b=1))),
    "both parts are corrected": Story(
        (at(a=0, b=1), at(a=(2, "2"), b=(3, "2"))),
    ),
    "one part after the other": Story(
        (at(a=0, b=1), at(a=(2, "2"), b=1), at(a=(2, "2"), b=(3, "2"))),
    ),
    "one of three is corrected": Story((at(a=0, b=1, c=2), at(a=(3, "2"), b=1, c=2))),
    "a part comes later": Story((at(a=0, b=1), at(a=0, b=1, c=2))),
    "a part is no longer published": Story((at(a=0, b=1, c=2), at(a=0, b=1))),
    "an observed whole is corrected": Story(
        (at(whole=0, a=1, b=2), at(whole=(3, "2"), a=1, b=2))
    ),
    "a part of an observed whole is corrected": Story(
        (at(whole=0, a=1, b=2), at(whole=0, a=(3, "2"), b=2))
    ),
    "two parts are corrected and their whole stands": Story(
        (
            at(whole=0, a=1, b=2, c=3),
            at(whole=0, a=(4, "2"), b=(5, "2"), c=3),
        ),
        numbers=lambda a, b, c, d: (a + b + c, a, b, c, d, a + b - d),
        free=4,
    ),
    "a count alone is corrected": Story((at(whole=0), at(whole=(1, "2")))),
    "a part that stands alone, and its whole is corrected": Story(
        (at(whole=0, a=1), at(whole=(2, "2"), a=1)), alone=("a",)
    ),
    "June is corrected after September": Story(
        (
            at(whole=0),
            at(whole=0) | at(SEPTEMBER, whole=1),
            at(whole=(2, "2")) | at(SEPTEMBER, whole=1),
        ),
        cumulative=True,
    ),
    "June comes after September": Story(
        (at(SEPTEMBER, whole=0), at(whole=1) | at(SEPTEMBER, whole=0)),
        cumulative=True,
    ),
    "September is corrected": Story(
        (
            at(whole=0) | at(SEPTEMBER, whole=1),
            at(whole=0) | at(SEPTEMBER, whole=(2, "2")),
        ),
        cumulative=True,
    ),
    "the parts of a year, one corrected": Story(
        (
            at(a=0, b=1),
            at(a=0, b=1) | at(SEPTEMBER, a=2, b=3),
        ),
        cumulative=True,
    ),
}


@under_each_profile
@pytest.mark.parametrize("name", STORIES)
def test_no_hidden_figure_can_be_worked_out(name, profile):
    assert worked_out(STORIES[name], profile)[:3] == []


def differences(story: Story, view) -> Iterator[int]:
    """Yield each difference of two shown figures that is a number of people.

    These are the steps of a year, by one edition or by two, and what a part that stands
    alone leaves of its whole in one edition.
    """
    shown = {
        cell: number for each in view for cell, number in each if number is not None
    }
    for (one, first), (other, second) in combinations(shown.items(), 2):
        if story.cumulative and one.part == other.part and one.period != other.period:
            yield abs(first - second)
    for each in map(dict, view):
        for cell, number in each.items():
            if cell.part in story.alone and number is not None:
                yield from (
                    whole - number
                    for of, whole in each.items()
                    if not of.part and of.period == cell.period and whole is not None
                )


@under_each_profile
@pytest.mark.parametrize(
    "name", [n for n, s in STORIES.items() if s.cumulative or s.alone]
)
def test_no_difference_of_shown_figures_is_a_few_people(name, profile):
    found = {
        (view, few)
        for view, _ in looks(STORIES[name], profile)
        for few in differences(STORIES[name], view)
        if 0 < few < profile.smallest_count
    }

    assert list(found)[:3] == []
