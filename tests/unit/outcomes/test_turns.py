"""What changed about a measure: its series, or which way is better."""

from datetime import date

import pytest

from outcomes.domain.rating import Polarity
from outcomes.domain.turns import Turn, polarity_on, series_of
from tests.unit.scorecards.builders import quarter_period

Q1, Q2 = quarter_period("2025-26 Q1"), quarter_period("2025-26 Q2")
Q3, Q4 = quarter_period("2025-26 Q3"), quarter_period("2025-26 Q4")
ANEW = Turn(Q3.start, series="anew", reason="Parents are asked too.")


def test_turn_says_from_when_on_and_why():
    assert ANEW.words == (
        "The definition changed from October 2025 on. Parents are asked too."
    )


@pytest.mark.parametrize(
    ("day", "better"),
    [
        (date(2025, 6, 30), Polarity.LOWER),
        (date(2025, 9, 30), Polarity.HIGHER),
        (date(2025, 10, 1), Polarity.NEUTRAL),
    ],
)
def test_way_that_was_better_is_that_of_the_day(day, better):
    turns = [
        Turn(Q3.start, polarity=Polarity.HIGHER),
        Turn(Q2.start, polarity=Polarity.LOWER),
        ANEW,
    ]

    assert polarity_on(day, Polarity.NEUTRAL, turns) is better


def test_figures_carry_their_series_on():
    assert series_of(Q2, [(Q1, "as first counted")], []) == "as first counted"
    assert series_of(Q1, [(Q2, "later")], []) == ""


def test_figures_are_of_another_series_from_the_turn_on():
    known = [(Q1, "old"), (Q2, "old")]

    assert series_of(Q2, known, [ANEW]) == "old"
    assert series_of(Q3, known, [ANEW]) == "anew"
    assert series_of(Q4, [*known, (Q3, "anew")], [ANEW]) == "anew"


def test_figure_since_the_turn_says_of_which_series_the_next_is():
    assert series_of(Q4, [(Q3, "as published")], [ANEW]) == "as published"


def test_last_turn_that_had_begun_holds():
    later = Turn(Q4.start, series="anew again")

    assert series_of(Q4, [], [later, ANEW]) == "anew again"
    assert series_of(Q3, [], [later, ANEW]) == "anew"
