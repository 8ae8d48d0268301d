"""Loops are found wherever they are, and only where their lines meet in time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from priorities.loops import Line, find_dated_loop, find_loop

nodes = st.integers(0, 6)


def test_loop_is_told_in_the_order_in_which_it_leads_on():
    assert find_loop([("a", "b"), ("b", "c"), ("c", "b")]) == ["b", "c"]


def test_several_parents_make_no_loop():
    assert find_loop([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")]) == []


def test_long_line_is_followed_to_its_end():
    line = [(n, n + 1) for n in range(5000)]

    assert find_loop(line) == []
    assert len(find_loop([*line, (5000, 0)])) == 5001


@given(st.lists(st.tuples(nodes, nodes)))
def test_lines_that_only_lead_up_make_no_loop(pairs):
    assert find_loop((min(p), max(p)) for p in pairs if p[0] != p[1]) == []


@given(st.lists(st.tuples(nodes, nodes)))
def test_loop_is_made_of_the_lines_given(pairs):
    loop = find_loop(pairs)

    steps = zip(loop, [*loop[1:], *loop[:1]], strict=True)
    assert all(step in pairs for step in steps)


def test_lines_in_force_at_different_times_make_no_loop():
    there = Line("a", "b", last=date(2019, 8, 31))
    back = Line("b", "a", first=date(2019, 9, 1))

    assert find_dated_loop([there, back]) == []


def test_lines_that_meet_on_one_day_make_a_loop():
    there = Line("a", "b", last=date(2019, 9, 1))
    back = Line("b", "a", first=date(2019, 9, 1))

    assert find_dated_loop([there, back]) == ["a", "b"]


def test_lines_without_dates_always_meet():
    assert find_dated_loop([Line("a", "b"), Line("b", "a")]) == ["a", "b"]
    assert find_dated_loop([]) == []
