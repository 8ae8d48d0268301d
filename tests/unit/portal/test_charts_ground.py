"""What lies behind a chart's lines, and the words among them."""

from dataclasses import replace
from itertools import pairwise

import pytest

from strategy_portal import charts_svg as svg
from strategy_portal.charts import (
    NARROW,
    WIDE,
    Caution,
    Line,
    full_chart,
)
from strategy_portal.charts_ground import place_names
from strategy_portal.charts_labels import text_width
from tests.unit.portal.drawings import (
    SIZES,
    YEARS,
    chart,
    found,
    numbers,
    texts,
    values,
)


def test_caution_is_a_pale_band_with_its_words():
    caution = Caution(4, 5, "Grades set by schools")

    picture = full_chart(chart(cautions=[caution]), NARROW)

    (band,) = found(picture, "rect", fill=svg.SURFACE)
    assert float(band.get("width")) > 0
    assert " ".join(texts(picture)).count("Grades set by schools") == 1


@pytest.mark.parametrize(("own", "at_foot"), [("50 50 50", True), ("50 30 50", False)])
def test_words_of_a_caution_stand_where_no_line_passes(own, at_foot):
    told = chart(
        own=Line("R", "50", values(own)),
        others=[Line("E", "21", values("31 . ."))],
        target=None,
        cautions=[Caution(1, 1, "New method")],
    )

    (words,) = [
        each for each in found(full_chart(told), "text") if each.text.startswith("New")
    ]

    assert (float(words.get("y")) > 215) == at_foot


@pytest.mark.parametrize("place", [0, 9])
def test_caution_at_either_end_stays_within_the_gridlines(place):
    picture = full_chart(chart(cautions=[Caution(place, place, "New method")]))

    (band,) = found(picture, "rect")
    (grid, *_) = found(picture, "line", stroke=svg.GRID)
    left, width = float(band.get("x")), float(band.get("width"))
    assert left >= float(grid.get("x1"))
    assert left + width <= float(grid.get("x2")) + 0.1


def test_caution_over_a_gap_is_words_at_the_foot():
    told = chart(
        own=Line("R", "2", values("1 . . 2")),
        others=(),
        target=None,
        cautions=[Caution(1, 2, "No tests")],
    )

    assert "No tests" in texts(full_chart(told))


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize("place", range(9))
def test_called_out_figure_is_inside_the_frame(place, size):
    picture = full_chart(chart(called=[(place, "called")]), size)

    (words,) = [each for each in found(picture, "text") if each.text == "called"]
    lowest = max(numbers(picture, "y1"))
    assert size.font * 0.7 < float(words.get("y")) < lowest
    half = text_width("called", size.font, bold=True) / 2
    assert float(words.get("x")) - half >= 0


@pytest.mark.parametrize(
    ("own", "unit"), [("0.2 50 0.1 50", "percent"), ("99 60 99.9 90", "percent")]
)
def test_called_out_figure_at_the_end_of_the_scale_keeps_to_it(own, unit):
    told = chart(
        own=Line("R", "5", values(own)),
        others=(),
        target=None,
        unit=unit,
        called=[(2, "this")],
    )

    assert 0 <= told.scale.low <= told.scale.high <= 100
    assert "this" in texts(full_chart(told))


def called_box(own, place, size, words="50.1%"):
    """Return our line's points, and the middle of the words called out beside one."""
    told = chart(
        own=Line("R", "5", values(own)), others=(), target=None, called=[(place, words)]
    )
    picture = full_chart(told, size)
    (path,) = found(picture, "path", stroke=svg.US)
    points = [
        tuple(float(part) for part in pair.split())
        for pair in path.get("d")[1:].split("L")
    ]
    (called,) = [each for each in found(picture, "text") if each.text == words]
    return points, (float(called.get("x")), float(called.get("y")) - size.font * 0.34)


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("own", "place"),
    [
        ("50 60 70 80 90", 2),
        ("90 80 70 60 50", 2),
        ("50 50 50 90 50", 3),
        ("90 90 90 50 90", 3),
        ("50 50 50 50 50", 1),
        ("60 90 60 90 60", 0),
    ],
)
def test_called_out_figure_covers_no_line(own, place, size):
    points, (x, y) = called_box(own, place, size)

    half = text_width("50.1%", size.font, bold=True) / 2
    for (left, above), (right, below) in pairwise(points):
        for part in range(21):
            at = left + (right - left) * part / 20
            level = above + (below - above) * part / 20
            assert abs(at - x) > half or abs(level - y) >= size.font / 2 - 0.1
    across, up = points[place]
    assert abs(across - x) < half * 2 + size.font
    assert abs(up - y) < size.font * 1.5


@pytest.mark.parametrize(
    ("own", "below"), [("50 90 50 60", False), ("90 50 90 60", True)]
)
def test_peaks_are_called_out_above_and_valleys_below(own, below):
    points, (_, y) = called_box(own, 1, WIDE)

    assert (y > points[1][1]) == below


def test_words_of_a_caution_at_the_left_keep_off_the_values_at_the_side():
    picture = full_chart(
        chart(cautions=[Caution(0, 0, "Earlier examinations")]), NARROW
    )

    left = float(found(picture, "line", stroke=svg.GRID)[0].get("x1"))
    rows = [
        each
        for each in found(picture, "text")
        if each.text in ("Earlier", "examinations")
    ]
    assert len(rows) == 2
    for each in rows:
        assert float(each.get("x")) - text_width(each.text, 15) / 2 >= left


def test_last_figure_is_not_called_out_twice():
    assert "called" not in texts(full_chart(chart(called=[(9, "called")])))


def test_call_to_a_gap_leaves_the_scale_alone():
    told = chart(
        own=Line("R", "5", values("1 . 3")), others=(), target=None, called=[(1, "")]
    )

    assert told.scale == replace(told, called=()).scale


def test_subtitle_says_where_the_scale_starts():
    percent = Line("Rotherham", "88%", values("81 85 88"))

    assert chart().scale_words == "Scale from 28"
    assert (
        chart(own=percent, others=(), target=None, unit="percent").scale_words
        == "Scale from 80%"
    )
    assert (
        chart(own=Line("R", "5", values("1 5")), others=(), target=None).scale_words
        == ""
    )


def test_gridlines_are_pale_level_and_at_most_seven():
    grid = found(full_chart(chart()), "line", stroke=svg.GRID)

    assert 2 <= len(grid) <= 7
    assert all(each.get("y1") == each.get("y2") for each in grid)


def test_nought_needs_no_decimals():
    told = chart(
        own=Line("R", "0.151%", values("0.052 0.151")),
        others=(),
        target=None,
        unit="rate",
        band=0,
    )

    drawn = texts(full_chart(told))
    assert "0%" in drawn
    assert "0.15%" in drawn


def test_line_of_nought_is_a_little_stronger():
    told = chart(own=Line("R", "5", values("1 5")), others=(), target=None)

    assert len(found(full_chart(told), "line", stroke=svg.LINE)) == 1


QUARTERS = tuple(
    f"{months} {year}"
    for year in (2024, 2025)
    for months in ("Jan to Mar", "Apr to Jun", "Jul to Sep", "Oct to Dec")
)


def test_periods_wrap_before_any_is_left_out():
    every, names = place_names(QUARTERS, 120, WIDE)

    assert every == 1
    assert names[0] == ["Jan to Mar", "2024"]


def test_periods_are_left_out_before_they_touch_and_the_last_never():
    every, names = place_names(YEARS, 24, NARROW)

    assert every > 1
    assert names == [[year] for year in YEARS]
    shown = [words for words in texts(full_chart(chart(), NARROW)) if "/" in words]
    assert shown[-1] == "2024/25"
    assert shown == list(YEARS[(len(YEARS) - 1) % every :: every])


def test_one_place_is_named_even_without_room():
    assert place_names(["2024/25"], 0, NARROW) == (1, [["2024/25"]])
