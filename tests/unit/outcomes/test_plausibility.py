"""What is wrong or odd about a figure, in one sentence each."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.entry import Entry, refuse_impossible
from outcomes.domain.figures import Missing, Unit
from outcomes.domain.findings import FindingKind, Severity
from outcomes.domain.plausibility import Context, examine
from strategy_portal.periods import Quarter
from tests.unit.outcomes.readings import (
    COUNTS,
    REAL,
    context,
    entry,
    sentences,
)

D = Decimal
numbers = st.none() | st.decimals(-1_000_000, 1_000_000, places=2)
entries = st.builds(
    Entry,
    numbers,
    numbers,
    numbers,
    st.none() | st.sampled_from(Missing),
    st.sampled_from(["", " ", "No tests in 2020"]),
)
quantities = st.builds(Entry, numbers, numbers, numbers).map(lambda each: each.quantity)
pasts = st.lists(
    st.tuples(
        st.builds(Quarter, st.integers(2020, 2025), st.integers(1, 4)).map(
            lambda quarter: quarter.period
        ),
        quantities.filter(bool),
    ),
    max_size=6,
).map(tuple)
contexts = st.builds(
    Context,
    unit=st.sampled_from(Unit),
    period=st.just(Quarter(2025, 2).period),
    decimals=st.integers(0, 3),
    cumulative=st.booleans(),
    counts=st.sampled_from(["", "families"]),
    history=pasts,
    comparators=st.lists(st.decimals(-100, 100, places=1), max_size=2).map(tuple),
    target=st.none() | st.decimals(-100, 100, places=1),
    parts=st.lists(st.tuples(st.just("A part"), entries), max_size=3).map(tuple),
    adds_up=st.booleans(),
)


# Half figures and reasons


@pytest.mark.parametrize(
    ("given", "part", "sentence"),
    [
        (entry("47/"), "denominator", "Say what 47 is out of."),
        (entry("/52"), "numerator", "Say how many of 52."),
        (entry("5/0"), "denominator", "Nothing can be out of 0."),
        (
            Entry(missing=Missing.NOT_SUPPLIED, missing_reason=" "),
            "missing_reason",
            "Say why there is no figure, and when it will come.",
        ),
        (
            Entry(missing_reason="In May"),
            "missing",
            "Choose what kind of reason it is.",
        ),
        (
            entry("5", missing=Missing.NOT_SUPPLIED),
            "missing_reason",
            "Give a figure, or say why there is none, but not both.",
        ),
        (
            entry("5", missing_reason="In May"),
            "missing_reason",
            "Give a figure, or say why there is none, but not both.",
        ),
    ],
)
def test_half_a_figure_is_sent_back(given, part, sentence):
    (finding,) = examine(given, context())

    assert (finding.part, finding.sentence) == (part, sentence)
    assert finding.blocks


@pytest.mark.parametrize(
    "given",
    [Entry(), Entry(missing=Missing.NOT_COLLECTED, missing_reason="No tests in 2020")],
)
def test_nothing_yet_and_a_reason_are_fine(given):
    assert examine(given, context(figures=REAL)) == ()


@pytest.mark.parametrize(
    ("unit", "given", "part", "sentence"),
    [
        (
            Unit.PERCENT,
            "53/52",
            "numerator",
            "53 is more than 52. The part cannot be larger than the whole.",
        ),
        (
            Unit.PERCENT,
            "104",
            "value",
            "104% is more than the whole. A percentage cannot be above 100.",
        ),
        (
            Unit.COUNT,
            "20.7",
            "value",
            "20.7 is not a whole number. A count is of whole things.",
        ),
        (
            Unit.COUNT,
            "-3",
            "value",
            "\N{MINUS SIGN}3 is below zero. Only a score can be.",
        ),
    ],
)
def test_impossible_figure_is_refused(unit, given, part, sentence):
    (finding,) = examine(entry(given), context(unit, COUNTS))

    assert (finding.kind, finding.part) == (FindingKind.IMPOSSIBLE, part)
    assert finding.sentence == sentence
    assert finding.severity is Severity.ERROR


def test_value_must_be_what_its_base_makes():
    (finding,) = examine(Entry(D(85), D(47), D(52)), context())

    assert finding.sentence == "47 of 52 is 90%, not 85%."
    assert finding.kind is FindingKind.VALUE_DIFFERS
    assert examine(Entry(D("90.4"), D(47), D(52)), context()) == ()


# Parts


def parts(*words):
    return tuple((f"Part {place}", entry(word)) for place, word in enumerate(words, 1))


@pytest.mark.parametrize(
    ("unit", "whole", "words", "part", "sentence"),
    [
        (Unit.COUNT, "52", ["60"], "value", "Part 1 has 60, and the whole only 52."),
        (
            Unit.PERCENT,
            "47/52",
            ["48/50"],
            "numerator",
            "Part 1 has 48, and the whole only 47.",
        ),
        (
            Unit.SCORE,
            "47/52",
            ["", "99/60"],
            "denominator",
            "Part 2 is out of 60, and the whole only 52.",
        ),
    ],
)
@pytest.mark.parametrize("adds_up", [True, False])
def test_part_over_its_whole_blocks_only_where_it_surely_is_one(
    unit, whole, words, part, sentence, adds_up
):
    known = context(unit, parts=parts(*words), adds_up=adds_up)

    (finding,) = examine(entry(whole), known)

    assert (finding.part, finding.sentence) == (part, sentence)
    assert finding.kind is FindingKind.PART_OVER_WHOLE
    assert finding.blocks is adds_up


@pytest.mark.parametrize(
    ("unit", "whole", "words", "part", "sentence"),
    [
        (
            Unit.COUNT,
            "52",
            ["50", "1"],
            "value",
            "The parts add up to 51, and the whole says 52.",
        ),
        (
            Unit.PERCENT,
            "47/52",
            ["40/43", "7/8"],
            "numerator",
            "The parts add up to 47 of 51, and the whole says 47 of 52.",
        ),
    ],
)
def test_whole_that_its_parts_do_not_make_is_wrong(unit, whole, words, part, sentence):
    known = context(unit, parts=parts(*words), adds_up=True)

    (finding,) = examine(entry(whole), known)

    assert (finding.part, finding.sentence) == (part, sentence)
    assert finding.kind is FindingKind.PARTS_DIFFER
    assert examine(entry(whole), replace(known, adds_up=False)) == ()


def test_parts_of_one_title_are_still_two():
    known = context(
        Unit.COUNT,
        parts=(("Other", entry("50")), ("Other", entry("2"))),
        adds_up=True,
    )

    assert examine(entry("52"), known) == ()


# Things are whole


def test_things_that_are_not_whole_are_asked_about():
    found = sentences(entry("9.3/11.5"), context(counts="plans"))

    assert found == [
        "9.3 is not a whole number of plans.",
        "11.5 is not a whole number of plans.",
    ]
    assert sentences(entry("1.5/3"), context()) == ["1.5 is not a whole number."]


def test_points_of_a_score_need_not_be_whole():
    assert examine(entry("918.4/30"), context(Unit.SCORE)) == ()


# For any entry at all


@given(entries, contexts)
def test_examination_never_falls_over_and_lets_nothing_impossible_through(given, known):
    found = examine(given, known)

    assert all(finding.sentence.endswith((".", "?")) for finding in found)
    assert [finding.blocks for finding in found] == sorted(
        (finding.blocks for finding in found), reverse=True
    )
    if given.quantity and not any(finding.blocks for finding in found):
        refuse_impossible(known.unit, given.quantity)


@given(contexts, st.sampled_from([Entry(), entry("1"), entry("40/50")]))
def test_the_same_entry_gets_the_same_sentences(known, given):
    assert examine(given, known) == examine(given, known)
