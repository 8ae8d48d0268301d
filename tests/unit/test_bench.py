"""The bench compares by turns, within bounds."""

import pytest

from bench.__main__ import line_of
from bench.timing import Result, compare


def test_both_sides_run_by_turns():
    turns = []

    result = compare(
        "what", lambda: turns.append("a"), lambda: turns.append("b"), runs=4
    )

    assert turns == ["a", "b"] * 5  # one of them each does not count
    assert result.runs == 4


def test_it_ends_when_its_time_is_over_but_not_before_three_runs():
    result = compare("what", int, int, runs=1000, seconds=0)

    assert result.runs == 3


def test_a_failure_is_not_measured():
    def fail():
        raise RuntimeError("No page.")

    with pytest.raises(RuntimeError, match="No page"):
        compare("what", fail, int, runs=3)


def test_a_line_has_the_ratio_first_and_then_what_it_is_made_of():
    line = line_of(Result("PDF, warm", ours=1500, theirs=1200, runs=7, aim="under 2"))

    assert " ".join(line.split()) == "PDF, warm 1.25 under 2 1,500.0 1,200.0 7"
