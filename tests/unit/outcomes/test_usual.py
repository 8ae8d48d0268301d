"""What a figure is held against: its own history, others, or its target."""

from dataclasses import replace
from decimal import Decimal

import pytest

from outcomes.domain.figures import Unit
from outcomes.domain.findings import FindingKind, Severity
from outcomes.domain.plausibility import Context, examine
from strategy_portal.periods import Basis, parse_period
from tests.unit.outcomes.readings import (
    context,
    entry,
    history,
    sentences,
)

D = Decimal


# Counted up through the year


@pytest.mark.parametrize(
    ("label", "past", "given"),
    [
        ("2025-26 Q1", "5 10 16 22", "6"),
        ("2025-26 Q1", "22", "1"),
        ("2025-26 Q2", "22 6", "13"),
        ("2025-26 Q2", "22 6", "6"),
    ],
)
def test_new_year_starts_again_without_a_question(label, past, given):
    labels = ("2024-25 Q1", "2024-25 Q2", "2024-25 Q3", "2024-25 Q4", "2025-26 Q1")
    known = replace(
        context(Unit.COUNT, label=label, cumulative=True),
        history=history(past, labels if label.endswith("2") else labels[:4]),
    )

    assert examine(entry(given), known) == ()


def test_figure_counted_up_cannot_fall_within_the_year():
    known = context(Unit.COUNT, "10 16 22 6", cumulative=True)

    assert sentences(entry("4"), known) == [
        (
            "4 is less than the 6 in April to June 2025. "
            "A figure counted up through the year cannot fall."
        )
    ]
    (finding,) = examine(entry("4"), known)
    assert finding.kind is FindingKind.FELL_WITHIN_YEAR
    assert (finding.severity, finding.part) == (Severity.WARNING, "value")


def test_share_counted_up_may_fall_but_its_numerator_may_not():
    known = context(Unit.PERCENT, "30/40", cumulative=True)

    assert examine(entry("31/50"), known) == ()
    assert sentences(entry("29/50"), known)[0].startswith("29 is less than the 30")
    assert examine(entry("60"), known) == ()


def test_figure_counted_up_is_held_against_the_same_quarter_of_earlier_years():
    known = context(Unit.COUNT, cumulative=True)
    labels = ("2023-24 Q2", "2024-25 Q2", "2024-25 Q4")
    two, one = history("100 110 220", labels), history("110 220", labels[1:])

    assert sentences(entry("1050"), replace(known, history=two)) == [
        (
            "1,050 is about ten times the same quarter of earlier years, which was "
            "between 100 and 110. Did you mean 105?"
        )
    ]
    assert sentences(entry("1050"), replace(known, history=one)) == [
        (
            "1,050 is about ten times the same quarter of an earlier year, which was "
            "110. Did you mean 105?"
        )
    ]


def test_first_part_of_a_year_is_not_held_against_the_target_of_all_of_it():
    known = context(Unit.COUNT, cumulative=True, target=D(200))

    assert examine(entry("20"), known) == ()


# Without a history


@pytest.mark.parametrize(
    ("unit", "facts", "given", "sentence"),
    [
        (
            Unit.PERCENT,
            {"comparators": (D(85),)},
            "0.85",
            (
                "0.85% is about a hundredth of the comparator, which is 85%. "
                "Did you mean 85%?"
            ),
        ),
        (
            Unit.PERCENT,
            {"comparators": (D(3), D(4))},
            "35/100",
            "35 of 100 is 35%. The comparators are between 3% and 4%.",
        ),
        (
            Unit.COUNT,
            {"comparators": (D(638_745),), "target": D(210)},
            "2100",
            "2,100 is about ten times the target, which is 210. Did you mean 210?",
        ),
    ],
)
def test_first_figure_is_held_against_others_for_a_slip(unit, facts, given, sentence):
    assert sentences(entry(given), context(unit, **facts)) == [sentence]


@pytest.mark.parametrize(
    ("unit", "facts", "given"),
    [
        (Unit.PERCENT, {"comparators": (D(85),)}, "30"),
        (Unit.COUNT, {"comparators": (D(638_745),)}, "3623"),
        (Unit.COUNT, {"target": D(210)}, "1500"),
        (Unit.COUNT, {"target": D(0)}, "15"),
    ],
)
def test_first_figure_need_not_be_near_others(unit, facts, given):
    assert examine(entry(given), context(unit, **facts)) == ()


def test_own_history_speaks_before_comparators():
    known = context(Unit.PERCENT, "0.3 0.4", comparators=(D(35),))

    assert examine(entry("0.35"), known) == ()


# What is history


def test_only_earlier_figures_of_the_same_basis_are_history():
    year = parse_period(Basis.FINANCIAL_YEAR, "2024/25")
    known = context(Unit.COUNT)
    later = history("1", ["2025-26 Q3"])
    same = history("1", ["2025-26 Q2"])
    other = ((year, later[0][1]),)

    assert examine(entry("500"), replace(known, history=(*other, *same, *later))) == ()


@pytest.mark.parametrize(
    ("basis", "labels", "label", "words"),
    [
        (Basis.MONTH_END, ["May 2025", "June 2025"], "July 2025", "two months, which"),
        (Basis.SNAPSHOT, ["January 2024"], "January 2025", "the last figure, which"),
        (Basis.ACADEMIC_YEAR, ["2022/23"], "2023/24", "the last year, which was"),
        (Basis.CALENDAR_YEAR, ["2021", "2022"], "2024", "the last two figures, which"),
    ],
)
def test_history_is_called_by_its_periods(basis, labels, label, words):
    figures = " ".join("100" for _ in labels)
    known = Context(
        unit=Unit.COUNT,
        period=parse_period(basis, label),
        history=history(figures, labels, basis),
    )

    assert words in sentences(entry("900"), known)[0]
