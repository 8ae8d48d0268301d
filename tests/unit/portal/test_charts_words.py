"""Words in and for a chart: their width, their place, their sentences."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.charts_labels import Block, pushed_apart, text_width, wrapped
from strategy_portal.charts_words import chart_alternative

blocks = st.lists(
    st.builds(Block, st.floats(0, 400), st.floats(5, 40)), min_size=1, max_size=6
)


@given(blocks)
def test_labels_never_overlap_and_keep_their_order(found):
    middles = pushed_apart(found, 0, 400)

    places = sorted(zip(middles, found, strict=True), key=lambda pair: pair[0])
    for (above, upper), (below, lower) in pairwise(places):
        assert below - above >= (upper.height + lower.height) / 2 - 1e-6
        assert upper.middle - upper.height / 2 <= lower.middle + lower.height / 2 + 40
    for middle, block in zip(middles, found, strict=True):
        assert middle - block.height / 2 >= -1e-6
        assert middle + block.height / 2 <= 400 + 1e-6


@given(blocks)
def test_labels_that_do_not_touch_stay_where_they_are(found):
    apart = all(
        abs(one.middle - other.middle) >= (one.height + other.height) / 2
        for one, other in combinations(found, 2)
    )
    inside = all(
        0 <= block.middle - block.height / 2 <= 400 - block.height for block in found
    )

    if apart and inside:
        middles = pushed_apart(found, 0, 400)
        assert middles == pytest.approx([block.middle for block in found])


def test_push_is_shared_up_and_down():
    middles = pushed_apart([Block(100, 24), Block(100, 24), Block(300, 24)], 0, 400)

    assert middles == [88, 112, 300]


def test_labels_at_the_top_are_pushed_down():
    assert pushed_apart([Block(0, 20), Block(5, 20)], 0, 400) == [10, 30]


def test_words_wrap_and_long_ones_stay_whole():
    assert wrapped("Grades set by schools", 60, 15) == ["Grades", "set by", "schools"]
    assert wrapped("Statistical neighbours", 10, 15) == ["Statistical", "neighbours"]
    assert wrapped("", 10, 15) == []


@given(st.text("abc WM1", max_size=40), st.floats(10, 300))
def test_wrapping_loses_no_word(words, widest):
    rows = wrapped(words, widest, 15)

    assert " ".join(rows).split() == words.split()
    assert all(" " not in row or text_width(row, 15) <= widest for row in rows)


@pytest.mark.parametrize(
    ("words", "size", "bold", "measured"),
    [
        ("Statistical neighbours 32.2", 17, False, 188.0),
        ("Yorkshire and the Humber 32.2", 17, False, 218.6),
        ("Rotherham 30.6", 19, True, 134.5),
        ("2015/16", 17, False, 56.6),
        ("Jul to Sep 2025", 17, False, 107.6),
    ],
)
def test_width_of_words_is_near_and_never_below_what_the_font_takes(
    words, size, bold, measured
):
    reckoned = text_width(words, size, bold=bold)

    assert measured <= reckoned <= measured * 1.12


def test_chart_is_said_in_sentences():
    words = chart_alternative(
        "Rotherham",
        [("34.7", "in 2015/16"), ("28.9", "in 2023/24"), ("30.6", "in 2024/25")],
        span=("2015/16", "2024/25"),
        others=[("statistical neighbours", "32.2"), ("England", "33.8")],
        target="32.0",
    )

    assert words == (
        "Line chart, 2015/16 to 2024/25. Rotherham was 34.7 in 2015/16 and 28.9 in "
        "2023/24, and is 30.6 in 2024/25. Beside it: statistical neighbours at 32.2 "
        "and England at 33.8. The target is 32.0. The figures are in the table below."
    )


def test_chart_of_little_is_said_in_short():
    words = chart_alternative("Leeds", [("5%", "in 2024")], span=("2024", "2024"))

    assert words == (
        "Line chart, 2024. Leeds is 5% in 2024. The figures are in the table below."
    )
