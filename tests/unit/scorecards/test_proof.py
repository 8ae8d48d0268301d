"""Chance histories against two readers: one who reckons, and one who compares bytes.

`make proof` tries 10,000 histories of eight editions, and 2,000 pairs.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

import pytest

from outcomes.domain.figures import Unit
from scorecards import freeze
from scorecards.domain.disclosure import Audience
from scorecards.domain.protection import Protection
from scorecards.domain.told import Cell
from scorecards.renderers import csv, html, json, pdf, xlsx
from tests.unit.scorecards.builders import (
    OWN,
    facts,
    measure,
    page_of,
    part,
    quarter_period,
    seen,
)
from tests.unit.scorecards.profiles import under_each_profile

pytestmark = pytest.mark.thorough

EDITIONS = 8
# Each is rendered in every form.
MOST_PAIRS = 2_000
PERIODS = [quarter_period(f"2025-26 Q{number}") for number in (1, 2, 3, 4)]


@dataclass
class Records:
    """What a partnership has on file, as the editions go by: number and version."""

    chance: Random
    smallest: int
    cumulative: bool
    observed: bool
    cells: dict = field(default_factory=dict)

    def count(self):
        """Return a number as they come: often small, often nought."""
        return self.chance.choice(
            [
                0,
                *range(1, self.smallest),
                self.chance.randrange(60),
                self.chance.randrange(12),
            ]
        )

    def begin(self, period, parts):
        """Record a period; of a year that goes on, each count goes up."""
        at = PERIODS.index(period)
        for code in parts:
            before = self.cells.get((code, PERIODS[at - 1]), (0, 0))[0] if at else 0
            number = self.count() + (before if self.cumulative else 0)
            self.cells[code, period] = (number, 0)

    def correct(self):
        """Put another number in the place of one, chosen by chance."""
        key = self.chance.choice(sorted(self.cells, key=str))
        self.cells[key] = (self.count(), self.cells[key][1] + 1)

    def measure(self, told):
        """Return the measure as it is now on file."""
        series, whole = defaultdict(list), defaultdict(list)
        for (code, period), (number, version) in self.cells.items():
            series[code].append(seen(period, number, version=str(version)))
            whole[period].append((number, code, version))
        observed = [
            seen(period, sum(n for n, _, _ in found), version=str(sorted(found)))
            for period, found in whole.items()
        ]
        return measure(
            *(observed if self.observed else ()),
            of=facts(unit=Unit.COUNT, decimals=0, cumulative=self.cumulative),
            parts=tuple(part(code, *found) for code, found in series.items()),
            told=told,
        )


def history(chance, profile, editions=EDITIONS):
    """Yield the verdicts of each edition of a history; one that clashes is not one."""
    smallest, chances = profile.smallest_count, (chance.random(), chance.random())
    records = Records(chance, smallest, *(each < 0.5 for each in chances))
    parts = [f"part-{number}" for number in range(chance.randrange(1, 6))]
    told = ()
    for number in range(editions):
        if number < len(PERIODS):
            records.begin(PERIODS[number], parts)
        if number and chance.random() < 0.7:
            records.correct()
        if chance.random() < 0.15:
            parts = parts[:-1] if len(parts) > 1 else [*parts, "late"]
        found = Protection(records.measure(told), OWN.code, Audience.PUBLIC, profile)
        verdicts = list(found.verdicts.values())
        if not any(each.clashes for each in verdicts):
            told += tuple(found.told)
            yield verdicts, {each.cell for each in verdicts}


def equations(editions):
    """Yield each whole with the parts that add up to it, as every edition has them."""
    for verdicts, _ in editions:
        by_period = defaultdict(dict)
        for each in verdicts:
            by_period[each.cell.period][each.cell.part] = each.cell
        for cells in by_period.values():
            whole = cells.pop("", None)
            if whole is not None and cells:
                yield whole, tuple(cells.values())


def known_of(editions):
    """Return every figure that any edition shows."""
    return {
        each.cell: int(each.figure.value)
        for verdicts, _ in editions
        for each in verdicts
        if not each.hidden
    }


class Reader:
    """Somebody who has every edition and narrows down what each hidden one may be."""

    MOST = 10_000

    def __init__(self, editions):
        self.equations = sorted(set(equations(editions)), key=str)
        known = known_of(editions)
        cells: set[Cell] = {each.cell for verdicts, _ in editions for each in verdicts}
        self.bounds = {
            cell: (known[cell], known[cell]) if cell in known else (0, self.MOST)
            for cell in cells
        }
        self.hidden = cells - known.keys()

    def narrow(self):
        """Follow every equation until nothing more is learnt."""
        before = None
        while before != self.bounds:
            before = dict(self.bounds)
            for whole, parts in self.equations:
                self._narrow(whole, parts)

    def _narrow(self, whole, parts):
        low = sum(self.bounds[each][0] for each in parts)
        high = sum(self.bounds[each][1] for each in parts)
        self._within(whole, low, high)
        for each in parts:
            others_low, others_high = (
                low - self.bounds[each][0],
                high - self.bounds[each][1],
            )
            least, most = self.bounds[whole]
            self._within(each, least - others_high, most - others_low)

    def _within(self, cell, low, high):
        least, most = self.bounds[cell]
        self.bounds[cell] = max(least, low), min(most, high)

    def worked_out(self):
        """Return the hidden figures that may be fewer than three numbers."""
        self.narrow()
        return [
            (cell, bounds)
            for cell, bounds in self.bounds.items()
            if cell in self.hidden and bounds[1] - bounds[0] < 2
        ]


@pytest.fixture
def times(pytestconfig):
    """Return how many histories are tried."""
    return pytestconfig.getoption("--histories")


@under_each_profile
def test_reader_of_eight_editions_works_nothing_out(times, profile):
    found = hidden = 0
    for seed in range(times):
        reader = Reader(list(history(Random(seed), profile)))
        assert reader.worked_out() == [], seed
        hidden += len(reader.hidden)
        found += 1

    assert found == times
    assert hidden > times


@under_each_profile
def test_reader_finds_what_is_left_open(monkeypatch, times, profile):
    """The proof can fail: without pairs, the whole gives each small part away."""
    monkeypatch.setattr(
        "scorecards.domain.secondary.Table.protected", lambda table: table
    )

    assert any(
        Reader(list(history(Random(seed), profile))).worked_out()
        for seed in range(times)
    )


def twins(times, profile):
    """Yield two records that look the same to the public and differ in what is hid."""
    smallest = profile.smallest_count
    sizes = [*range(1, smallest), smallest + 1, 2 * smallest - 1, 2 * smallest + 2]
    looks = {}
    for seed in range(times * 20):
        chance = Random(seed)
        numbers = [chance.choice(sizes) for _ in range(4)]
        made = measure(
            of=facts(unit=Unit.COUNT, decimals=0),
            parts=tuple(
                part(f"part-{at}", seen(PERIODS[1], number))
                for at, number in enumerate(numbers)
            ),
        )
        verdicts = Protection(made, OWN.code, Audience.PUBLIC, profile).verdicts
        look = tuple((at, each.figure) for at, each in verdicts.items())
        other = looks.setdefault(look, (numbers, made))
        if other[0] != numbers:
            yield other[1], made


@under_each_profile
def test_records_that_differ_in_hidden_figures_make_the_same_bytes(times, profile):
    pairs = 0
    for one, other in twins(times, profile):
        pages = [
            page_of(each, audience=Audience.PUBLIC, profile=profile)
            for each in (one, other)
        ]
        forms = [csv, html, json, xlsx] + ([pdf] if pairs < 2 else [])
        for render in (freeze.freeze, *(form.render for form in forms)):
            assert render(pages[0]) == render(pages[1])
        pairs += 1
        if pairs == min(times // 2, MOST_PAIRS):
            break

    assert pairs == min(times // 2, MOST_PAIRS)
