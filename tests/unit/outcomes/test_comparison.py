"""Figures that are far from what has been usual, and what was perhaps meant."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Unit
from outcomes.domain.findings import FindingKind, Severity
from outcomes.domain.plausibility import examine
from tests.unit.outcomes.readings import (
    COUNTS,
    REAL,
    context,
    entry,
    sentences,
)

D = Decimal


@pytest.mark.parametrize(
    ("unit", "past", "given", "kind", "sentence"),
    [
        (
            Unit.PERCENT,
            REAL,
            "9/112",
            FindingKind.SLIP,
            (
                "9 of 112 is 8%. The last four quarters were between 81% and 86%. "
                "Did you mean 93?"
            ),
        ),
        (
            Unit.PERCENT,
            REAL,
            "30/112",
            FindingKind.FAR_OFF,
            "30 of 112 is 27%. The last four quarters were between 81% and 86%.",
        ),
        (
            Unit.PERCENT,
            "81 86",
            "0.85",
            FindingKind.SLIP,
            (
                "0.85% is about a hundredth of the last two quarters, which were "
                "between 81% and 86%. Did you mean 85%?"
            ),
        ),
        (
            Unit.PERCENT,
            "81 86",
            "0.6",
            FindingKind.SLIP,
            (
                "0.6% is far below the last two quarters, which were between 81% and "
                "86%. Did you mean 60%?"
            ),
        ),
        (
            Unit.PERCENT,
            "3.1 2.6 4",
            "30.8",
            FindingKind.SLIP,
            (
                "30.8% is about ten times the last three quarters, which were between "
                "3% and 4%. Did you mean 3.08%?"
            ),
        ),
        (
            Unit.PERCENT,
            "81 81 81",
            "52",
            FindingKind.FAR_OFF,
            "52% is far below the last three quarters, which were all 81%.",
        ),
        (
            Unit.COUNT,
            COUNTS,
            "2070",
            FindingKind.SLIP,
            (
                "2,070 is about ten times the last four quarters, which were between "
                "198 and 210. Did you mean 207?"
            ),
        ),
        (
            Unit.COUNT,
            COUNTS,
            "20",
            FindingKind.SLIP,
            (
                "20 is about a tenth of the last four quarters, which were between 198 "
                "and 210."
            ),
        ),
        (
            Unit.COUNT,
            COUNTS,
            "2071",
            FindingKind.SLIP,
            (
                "2,071 is about ten times the last four quarters, which were between "
                "198 and 210."
            ),
        ),
        (
            Unit.COUNT,
            "210",
            "1300",
            FindingKind.FAR_OFF,
            "1,300 is far above the last quarter, which was 210.",
        ),
        (
            Unit.COUNT,
            "198 . 210",
            "0",
            FindingKind.FAR_OFF,
            "0 is far below the last two figures, which were between 198 and 210.",
        ),
        (
            Unit.COUNT,
            "0 0",
            "12",
            FindingKind.FAR_OFF,
            "12 is far above the last two quarters, which were all 0.",
        ),
        (
            Unit.RATE,
            "0.07 0.08",
            "0.7",
            FindingKind.SLIP,
            (
                "0.7% is about ten times the last two quarters, which were between "
                "0.07% and 0.08%. Did you mean 0.07%?"
            ),
        ),
        (
            Unit.SCORE,
            "30.6 31.2",
            "306",
            FindingKind.SLIP,
            (
                "306 is about ten times the last two quarters, which were all 31. "
                "Did you mean 30.6?"
            ),
        ),
    ],
)
def test_figure_far_from_its_history_is_asked_about(unit, past, given, kind, sentence):
    known = context(unit, past, decimals=2 if unit is Unit.RATE else 0)

    (finding,) = examine(entry(given), known)

    assert finding.sentence == sentence
    assert (finding.kind, finding.severity) == (kind, Severity.WARNING)


def test_dropped_point_is_put_back():
    found = sentences(entry("9.3/112"), context(figures=REAL, counts="plans"))

    assert found == [
        "9.3 is not a whole number of plans.",
        (
            "9.3 of 112 is 8%. The last four quarters were between 81% and 86%. "
            "Did you mean 93?"
        ),
    ]


@pytest.mark.parametrize(
    ("unit", "past", "given"),
    [
        (Unit.PERCENT, REAL, "93/112"),
        (Unit.PERCENT, REAL, "70/112"),
        (Unit.PERCENT, "", "9/112"),
        (Unit.PERCENT, "2/3 3/4", "0/3"),
        (Unit.PERCENT, "81 86", "98"),
        (Unit.PERCENT, "10 60", "97"),
        (Unit.PERCENT, "0 0", "3"),
        (Unit.PERCENT, "1 2", "0.9"),
        (Unit.COUNT, COUNTS, "41"),
        (Unit.COUNT, COUNTS, "1000"),
        (Unit.COUNT, "1 2", "9"),
        (Unit.COUNT, "9 1", "0"),
        (Unit.RATE, "0 0", "0.3"),
        (Unit.RATE, "90", "170/160"),
        (Unit.SCORE, "-0.2 0.1", "-1.24"),
        (Unit.RATIO, "0.8 0.9", "1.2"),
    ],
)
def test_figure_that_may_well_be_is_taken(unit, past, given):
    assert examine(entry(given), context(unit, past)) == ()


def test_rate_may_have_lost_a_digit_too():
    found = sentences(entry("17/160"), context(Unit.RATE, "105 107"))

    assert found[0].endswith("Did you mean 170?")


def test_ratio_of_two_numbers_is_not_guessed_at():
    found = sentences(entry("2/100"), context(Unit.RATIO, "0.8 0.9", decimals=1))

    assert found == [
        (
            "2 of 100 is 0.0 to 1. The last two quarters were between 0.8 to 1 and "
            "0.9 to 1."
        )
    ]


@given(st.integers(20, 99), st.integers(1, 4), st.sampled_from([Unit.COUNT, Unit.RATE]))
def test_figure_of_ten_times_its_history_always_asks_for_the_tenth(figure, many, unit):
    known = context(unit, " ".join([str(figure)] * many))

    (finding,) = examine(Entry(D(figure * 10)), known)

    assert finding.kind is FindingKind.SLIP
    assert f"Did you mean {figure}" in finding.sentence


@given(st.integers(1, 400), st.integers(1, 400))
def test_figure_like_the_last_one_is_never_asked_about(part, rest):
    figure = f"{part}/{part + rest}"

    assert examine(entry(figure), context(Unit.PERCENT, f"{figure} {figure}")) == ()
