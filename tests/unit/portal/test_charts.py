"""Charts: what the SVG says, holds and never holds."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal import charts_svg as svg
from strategy_portal.charts import (
    A4,
    HEADLINE,
    NARROW,
    SCREEN,
    WIDE,
    Caution,
    Chart,
    Line,
    by_quarter,
    by_year,
    full_chart,
    trend_picture,
)
from strategy_portal.charts_axis import Frame, fragments, last_place, nice_scale
from strategy_portal.charts_ground import place_names
from strategy_portal.charts_labels import Block, pushed_apart, text_width, wrapped
from strategy_portal.charts_words import chart_alternative
from strategy_portal.periods import Basis, Period, Quarter, parse_period

NASTY = 'Pupils <b onload="x()">& "others"</b>'
YEARS = tuple(f"{year}/{year % 100 + 1:02d}" for year in range(2015, 2025))
OWN = "34.7 31.3 30.1 31.2 35.5 35.4 33.0 30.4 28.9 30.6"
NEIGHBOURS = "34.4 30.9 30.8 31.0 35.2 35.3 33.0 31.6 30.9 32.2"
ENGLAND = "36.2 31.9 32.2 32.6 36.4 36.7 34.9 33.3 33.1 33.8"
SIZES = [WIDE, NARROW]
CHARTS = [(size.units[0], size) for size in SIZES]


def values(text):
    """Return values from text, in which a stop is a gap."""
    return tuple(None if part == "." else Decimal(part) for part in text.split())


def chart(**changes):
    """Return the chart of Attainment 8, with what is changed about it."""
    told = {
        "title": "Line chart.",
        "places": YEARS[: len(changes["own"].values)] if "own" in changes else YEARS,
        "own": Line("Rotherham", "30.6", values(OWN)),
        "others": (
            Line("Statistical neighbours", "32.2", values(NEIGHBOURS), "Neighbours"),
            Line("England", "33.8", values(ENGLAND)),
        ),
        "target": Line("Target", "32.0", values(". . . . . . . . 32 32")),
        "unit": "score",
        "band": Decimal("0.5"),
    }
    return Chart(**(told | changes))


def read(picture):
    """Return the picture's root, having read it as XML."""
    return ET.fromstring(picture)  # noqa: S314 (our own bytes)


def found(picture, name, **attributes):
    """Return a picture's elements of a name and of attributes."""
    return [
        each
        for each in read(picture).iter(name)
        if all(
            each.get(key.replace("_", "-")) == value
            for key, value in attributes.items()
        )
    ]


def texts(picture):
    """Return every text in a picture."""
    return [each.text for each in read(picture).iter("text")]


def numbers(picture, *names):
    """Return every number in a picture's attributes of these names."""
    return [
        float(number)
        for each in read(picture).iter()
        for name in names
        for number in re.findall(r"-?[\d.]+", each.get(name, ""))
    ]


small_values = st.lists(
    st.none() | st.decimals(-1000, 1000, places=2), min_size=2, max_size=10
).map(tuple)
pairs_of_values = st.lists(
    st.tuples(*[st.none() | st.decimals(-1000, 1000, places=2)] * 2),
    min_size=2,
    max_size=10,
).map(lambda pairs: tuple(zip(*pairs, strict=True)))
positive = st.lists(st.decimals(0, 5000, places=2), min_size=1, max_size=12)
shares = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=12)


# Every picture


PICTURES = [
    trend_picture(values(OWN), title=NASTY, size=SCREEN, target=Decimal(32)),
    full_chart(
        chart(
            title=NASTY,
            own=Line(NASTY, NASTY, values(OWN)),
            cautions=[Caution(4, 5, NASTY)],
            called=[(8, NASTY)],
            places=[NASTY] * 10,
        )
    ),
]


@pytest.mark.parametrize("picture", PICTURES, ids=["trend", "full"])
def test_title_is_the_first_child_and_stands_for_the_picture(picture):
    root = read(picture)

    assert root.get("role") == "img"
    assert root[0].tag == "title"
    assert root[0].text == NASTY
    assert picture.startswith("<svg ")


@pytest.mark.parametrize("picture", PICTURES, ids=["trend", "full"])
def test_picture_holds_nothing_that_a_strict_page_forbids(picture):
    for each in read(picture).iter():
        assert each.tag in {
            "svg",
            "title",
            "g",
            "path",
            "line",
            "circle",
            "rect",
            "text",
        }
        for name in each.attrib:
            assert not name.startswith("on")
            assert name not in {"style", "id", "class", "href", "aria-labelledby"}
    assert "http" not in picture
    assert "url(" not in picture


@pytest.mark.parametrize("picture", PICTURES, ids=["trend", "full"])
def test_lengths_are_rounded_to_one_decimal(picture):
    plain = re.sub(r">[^<]*<|font-family=\"[^\"]*\"|#[0-9A-F]{6}", "", picture)

    assert not re.search(r"\d[.]\d\d|\d[.]0\D|-0\D|e-\d|nan|inf", plain)


@pytest.mark.parametrize(
    ("value", "written"),
    [(3.0, "3"), (3.04, "3"), (3.06, "3.1"), (-0.01, "0"), (-1.25, "-1.2"), (10, "10")],
)
def test_lengths_have_no_idle_noughts(value, written):
    assert svg.number(value) == written


def test_attribute_that_is_none_is_left_out():
    assert svg.element("g", fill=None, stroke_width=2.0) == '<g stroke-width="2"/>'


def test_same_values_draw_the_same_bytes():
    assert full_chart(chart()) == full_chart(chart())


# Trend pictures


@pytest.mark.parametrize(
    ("size", "box", "width", "height"),
    [
        (A4, "0 0 73.6 40", "18.4mm", "10mm"),
        (HEADLINE, "0 0 90 44", "22.5mm", "11mm"),
        (SCREEN, "0 0 104 44", "130", "55"),
    ],
)
def test_trend_picture_has_the_size_of_its_paper(size, box, width, height):
    root = read(trend_picture(values(OWN), title="Trend.", size=size))

    assert (root.get("viewBox"), root.get("width"), root.get("height")) == (
        box,
        width,
        height,
    )


@pytest.mark.parametrize("own", [(), (None,), values(". . ."), values(". 5 .")])
def test_fewer_than_two_figures_are_no_picture(own):
    assert trend_picture(own, title="Trend.") == ""


def test_gap_is_never_bridged():
    own = values("44 46 51 48 . . 46 51 53 53")

    lines = found(trend_picture(own, title="Trend."), "path", stroke=svg.US)

    assert [each.get("d").count("L") for each in lines] == [3, 3]


def test_new_definition_breaks_the_line_though_no_figure_is_missing():
    picture = trend_picture(values("1 2 3 4"), title="Trend.", breaks=[2])

    assert len(found(picture, "path", stroke=svg.US)) == 2


def test_figure_between_gaps_is_a_dot():
    picture = trend_picture(values("44 . 46 . 51 48"), title="Trend.")

    assert len(found(picture, "circle", fill=svg.US, r="1.7")) == 2
    assert len(found(picture, "path", stroke=svg.US)) == 1


def test_year_stands_at_the_same_place_in_every_row():
    ends = [
        found(trend_picture(own, title="Trend."), "circle")[-1].get("cx")
        for own in (values(OWN), values(". . . . . . . . 5 6"), values("5 " * 10))
    ]

    assert len(set(ends)) == 1
    earlier = trend_picture(values("5 6 . . . . . . . ."), title="Trend.")
    assert float(found(earlier, "circle")[0].get("cx")) < float(ends[0])


def test_last_disc_is_hollow_when_provisional_and_as_large():
    (solid,) = found(trend_picture(values("1 2"), title="T."), "circle")
    (hollow,) = found(
        trend_picture(values("1 2"), title="T.", provisional=True), "circle"
    )

    assert (solid.get("fill"), solid.get("stroke")) == (svg.US, svg.WHITE)
    assert (hollow.get("fill"), hollow.get("stroke")) == (svg.WHITE, svg.US)
    seen = float(hollow.get("r")) + float(hollow.get("stroke-width")) / 2
    assert seen == float(solid.get("r")) - float(solid.get("stroke-width")) / 2


def test_target_is_a_dash_to_the_right_of_the_last_year():
    picture = trend_picture(values("50 60"), title="T.", target=Decimal(60))

    (dash,) = found(picture, "line", stroke=svg.INK)
    (disc,) = found(picture, "circle")
    assert float(dash.get("x1")) > float(disc.get("cx")) + 2.9
    assert float(dash.get("x2")) - float(dash.get("x1")) == 6
    assert dash.get("y1") == dash.get("y2") == disc.get("cy")


def test_neighbours_are_paler_thinner_and_behind():
    picture = trend_picture(values("1 2"), title="T.", neighbours=values("2 1"))

    strokes = [each.get("stroke") for each in found(picture, "path")]
    widths = [each.get("stroke-width") for each in found(picture, "path")]
    assert strokes == [svg.PEER_SMALL, svg.US]
    assert widths == ["0.9", "1.7"]


def height_of(picture):
    """Return how much of the height our own line takes up."""
    (path,) = found(picture, "path", stroke=svg.US)
    heights = [float(pair.split()[1]) for pair in path.get("d")[1:].split("L")]
    return max(heights) - min(heights)


def test_noise_within_the_dead_band_stays_flat():
    noise = values("50.0 50.4 50.1 50.5")

    flat = height_of(trend_picture(noise, title="T.", band=Decimal("0.5")))

    assert flat == pytest.approx(32 / 4, abs=0.2)
    steep = values("50 52 54 56")
    assert height_of(trend_picture(steep, title="T.", band=Decimal("0.5"))) == 32


def test_counts_stay_flat_within_a_fifth_of_the_largest():
    picture = trend_picture(values("100 90"), title="T.")

    assert height_of(picture) == pytest.approx(16, abs=0.2)


def test_equal_figures_are_a_level_line():
    assert height_of(trend_picture(values("0 0 0"), title="T.")) == 0


@given(pairs_of_values, st.none() | st.decimals(-1000, 1000, places=2))
def test_trend_picture_stays_within_its_frame(lines, target):
    own, neighbours = lines

    picture = trend_picture(own, title="T.", neighbours=neighbours, target=target)

    if sum(value is not None for value in own) < 2:
        assert picture == ""
        return
    width, height = A4.units
    xs = numbers(picture, "cx", "x1", "x2")
    ys = numbers(picture, "cy", "y1", "y2")
    for path in found(picture, "path"):
        pairs = [pair.split() for pair in path.get("d")[1:].split("L")]
        xs += [float(x) for x, _ in pairs]
        ys += [float(y) for _, y in pairs]
    assert all(0 <= x <= width for x in xs)
    assert all(4 <= y <= height - 0.6 for y in ys)


@given(small_values)
def test_every_figure_is_drawn_once(own):
    picture = trend_picture(own, title="T.")

    drawn = sum(
        each.get("d").count("L") + 1 for each in found(picture or "<g/>", "path")
    )
    dots = len(found(picture or "<g/>", "circle", r="1.7"))
    if picture:
        assert drawn + dots == sum(value is not None for value in own)


# Places and scales


def test_years_are_placed_by_the_year_in_which_they_end():
    points = {
        parse_period(Basis.ACADEMIC_YEAR, "2015/16"): Decimal(1),
        parse_period(Basis.FINANCIAL_YEAR, "2023/24"): Decimal(2),
        parse_period(Basis.SNAPSHOT, "January 2025"): Decimal(3),
        parse_period(Basis.CALENDAR_YEAR, "2014"): Decimal(4),
    }

    assert by_year(points) == values("1 . . . . . . . 2 3")
    assert by_year(points, first=2023, last=2024) == (None, Decimal(2))


def test_newest_of_two_periods_in_a_year_is_the_one_that_stands():
    points = {
        parse_period(Basis.MONTH_END, "June 2023"): Decimal(2),
        parse_period(Basis.MONTH_END, "March 2023"): Decimal(1),
    }

    assert by_year(points, first=2023, last=2023) == (Decimal(2),)


def test_quarters_are_the_last_eight():
    last = Quarter(2025, 2)
    earlier = last.previous().previous()
    points = {
        last.period: Decimal(9),
        earlier.period: Decimal(7),
        last.next().period: Decimal(1),
        last.period.year_before().year_before(): Decimal(3),
    }

    assert by_quarter(points, last=last) == values(". . . . . 7 . 9")
    assert len(by_quarter(points, last=last, count=12)) == 12
    assert by_quarter(points, last=last, count=9)[0] == 3


def test_fragments_are_the_runs_between_gaps_and_breaks():
    assert fragments(values("1 2 . 3 4 5"), breaks=[4]) == [[0, 1], [3], [4, 5]]
    assert fragments(values(". .")) == []


@given(small_values, st.lists(st.integers(0, 9), max_size=3))
def test_fragments_hold_every_figure_once_and_no_gap(found, breaks):
    runs = fragments(found, breaks)

    places = [place for run in runs for place in run]
    assert places == [i for i, value in enumerate(found) if value is not None]
    for run in runs:
        assert all(after - before == 1 for before, after in pairwise(run))
        assert not set(run[1:]) & set(breaks)
    assert last_place(found) == (places[-1] if places else None)


@pytest.mark.parametrize(
    ("found", "share", "ticks"),
    [
        ("28.9 36.7", False, "28 30 32 34 36 38"),
        ("12 81", True, "0 20 40 60 80 100"),
        ("2060 3623", False, "2000 2500 3000 3500 4000"),
        ("3 3623", False, "0 1000 2000 3000 4000"),
        ("0.052 0.151", False, "0.04 0.06 0.08 0.10 0.12 0.14 0.16"),
        ("98 99.5", True, "98 98.5 99 99.5"),
        ("-3 4", False, "-4 -2 0 2 4"),
        ("100", True, "90 92 94 96 98 100"),
        ("7", False, "6.6 6.8 7 7.2 7.4"),
        ("0", False, "0 0.2 0.4 0.6 0.8 1"),
    ],
)
def test_scale_stands_on_nice_numbers(found, share, ticks):
    assert nice_scale(values(found), share=share).ticks == values(ticks)


@given(positive, st.decimals(0, 2000, places=1))
def test_scale_holds_every_value_at_few_nice_numbers(found, least):
    scale = nice_scale(found, least_span=least)

    assert 0 <= scale.low <= min(found) <= max(found) <= scale.high
    assert 2 <= len(scale.ticks) <= 7
    assert (scale.ticks[0], scale.ticks[-1]) == (scale.low, scale.high)
    assert scale.high - scale.low >= least
    assert str(scale.step.normalize().as_tuple().digits[0]) in "125"
    assert scale.low % scale.step == 0


near_all = st.lists(st.decimals(96, 100, places=2), min_size=1, max_size=4)


@given(shares | near_all, st.decimals(0, 10, places=1))
def test_scale_of_shares_stays_between_nothing_and_all(found, least):
    scale = nice_scale(found, share=True, least_span=least)

    assert 0 <= scale.low <= min(found) <= max(found) <= scale.high <= 100
    if max(found) - min(found) > 40:
        assert (scale.low, scale.high) == (0, 100)


def test_rate_over_a_hundred_is_not_cut_off():
    assert nice_scale(values("90 140"), share=True).high >= 140


def test_frame_has_no_place_for_a_gap():
    frame = Frame(0, 10, 0, 10, 2, Decimal(0), Decimal(1))

    with pytest.raises(ValueError, match="no value"):
        frame.at((None,), 0)


# Full charts


@pytest.mark.parametrize(("width", "size"), CHARTS)
def test_full_chart_has_its_own_size_and_no_scaled_text(width, size):
    picture = full_chart(chart(called=[(8, "28.9")]), size)

    assert read(picture).get("viewBox") == f"0 0 {width} {size.units[1]}"
    assert min(numbers(picture, "font-size")) >= 15


@pytest.mark.parametrize("own", ["", ". .", ". 5 ."])
def test_full_chart_of_fewer_than_two_figures_is_none(own):
    assert (
        full_chart(chart(own=Line("R", "5", values(own)), others=(), target=None)) == ""
    )


def test_lines_share_the_places_of_their_picture():
    with pytest.raises(ValueError, match="other places"):
        chart(others=[Line("England", "2", values("1 2"))])
    with pytest.raises(ValueError, match="other places"):
        trend_picture(values("1 2"), title="T.", neighbours=values("1 2 3"))
    assert trend_picture(values("1 2"), title="T.", neighbours=values(". . ."))


def test_comparator_without_a_figure_is_not_named():
    silent = Line("England", "", values(". " * 10))

    assert "England" not in full_chart(chart(others=[silent]))


def test_fourth_comparator_is_refused():
    other = Line("Other", "1", values(OWN))

    with pytest.raises(ValueError, match="at most four lines"):
        full_chart(chart(others=[other] * 4))
    assert full_chart(chart(others=[other] * 3))


def test_lines_are_named_where_they_end():
    wide, narrow = (texts(full_chart(chart(), size)) for size in SIZES)

    for words in ("Rotherham 30.6", "England 33.8", "Target 32.0"):
        assert words in wide
    for words in ("Rotherham", "30.6", "Neighbours", "32.2", "Target", "32.0"):
        assert words in narrow
    assert "Statistical" not in " ".join(narrow)


def test_our_own_line_is_bold_and_the_only_one_of_its_colour():
    picture = full_chart(chart())

    assert len(found(picture, "path", stroke=svg.US, stroke_width="4")) == 1
    (label,) = found(picture, "text", fill=svg.US)
    assert (label.text, label.get("font-weight")) == ("Rotherham 30.6", "700")
    others = found(picture, "path", stroke=svg.PEER)
    assert {each.get("stroke-dasharray") for each in others} == {None, "7 5"}


def test_target_is_drawn_only_over_the_periods_it_applied_to():
    target = Line("Target", "34", values(". . . . . 30 30 30 34 34"))

    first, second = found(
        full_chart(chart(target=target)), "line", stroke_dasharray="2 4"
    )

    steps = [float(each.get("x1")) for each in (first, second)]
    assert steps[1] == float(first.get("x2"))
    assert float(first.get("y1")) > float(second.get("y1"))
    own = found(full_chart(chart()), "path", stroke=svg.US)[0].get("d")
    places = [float(pair.split()[0]) for pair in own[1:].split("L")]
    assert places[4] < steps[0] < places[5]


def test_chart_without_a_target_has_no_dots():
    assert "2 4" not in full_chart(chart(target=None))


def test_own_gap_is_never_bridged_in_a_full_chart():
    own = Line("Rotherham", "53", values("44 46 51 48 . . 46 51 53 53"))

    picture = full_chart(chart(own=own, others=(), target=None))

    assert len(found(picture, "path", stroke=svg.US)) == 2


@pytest.mark.parametrize(("provisional", "fill"), [(True, svg.WHITE), (False, svg.US)])
def test_last_figure_is_hollow_when_provisional(provisional, fill):
    picture = full_chart(chart(provisional=provisional))

    assert found(picture, "circle")[-1].get("fill") == fill


def test_caution_is_a_pale_band_with_its_words():
    caution = Caution(4, 5, "Grades set by schools")

    picture = full_chart(chart(cautions=[caution]), NARROW)

    (band,) = found(picture, "rect", fill=svg.SURFACE)
    assert float(band.get("width")) > 0
    assert " ".join(texts(picture)).count("Grades set by schools") == 1


@pytest.mark.parametrize(("own", "at_foot"), [("50 50 50", True), ("50 20 50", False)])
def test_words_of_a_caution_stand_where_no_line_passes(own, at_foot):
    told = chart(
        own=Line("R", "50", values(own)),
        others=[Line("E", "21", values("21 . ."))],
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


def test_line_of_nought_is_a_little_stronger():
    told = chart(own=Line("R", "5", values("1 5")), others=(), target=None)

    assert len(found(full_chart(told), "line", stroke=svg.LINE)) == 1


def test_line_that_ended_early_is_led_to_its_name():
    own = Line("Rotherham", "28.9", (*values(OWN)[:9], None))

    picture = full_chart(chart(own=own, others=(), target=None))

    (leader,) = [
        each
        for each in found(picture, "line", stroke=svg.TICK)
        if each.get("x1") != each.get("x2")
    ]
    assert float(leader.get("x1")) < float(leader.get("x2"))


def test_name_too_long_for_one_line_wraps():
    other = Line("Yorkshire and the Humber", "33.8%", values(ENGLAND))

    wide, narrow = (
        texts(full_chart(chart(others=[other], unit="percent"), size)) for size in SIZES
    )

    assert "33.8%" in wide
    assert "Yorkshire and the Humber" in wide
    assert "Yorkshire and the Humber" not in narrow
    assert "Yorkshire and the Humber" in " ".join(narrow)


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


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
@given(lines=pairs_of_values, band=st.decimals(0, 5, places=1))
def test_full_chart_stays_within_its_size(size, lines, band):
    own, other = lines
    told = Chart(
        title="T.",
        places=[str(2000 + place) for place in range(len(own))],
        own=Line("Rotherham", "1", own),
        others=[Line("England", "2", other)],
        band=band,
    )

    picture = full_chart(told, size)

    if not picture:
        return
    width, height = size.units
    assert all(0 <= x <= width for x in numbers(picture, "x", "x1", "x2", "cx"))
    assert all(0 <= y <= height for y in numbers(picture, "y", "y1", "y2", "cy"))


# Words in a chart


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


# Alternatives


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


# Colours (X4)


GROUNDS = (svg.WHITE, svg.SURFACE, svg.OFF_TINT, svg.RISK_TINT)


def luminance(colour):
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the contrast ratio of WCAG 2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lightness(colour):
    """Return L* of CIELAB, from 0 to 100."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else y * 903.3


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("colour", [svg.INK, svg.TEXT_2, svg.GREY, svg.US, svg.OFF])
def test_text_can_be_read_on_every_ground(colour, ground):
    assert contrast(colour, ground) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize(
    "colour",
    [svg.PEER, svg.PEER_SMALL, svg.ON, svg.RISK_EDGE, svg.OFF, svg.US, svg.INK],
)
def test_what_carries_meaning_stands_out_on_every_ground(colour, ground):
    assert contrast(colour, ground) >= 3


def test_triangle_of_at_risk_is_held_by_its_edge():
    assert contrast(svg.RISK_EDGE, svg.RISK) >= 3


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [
        (svg.INK, 17.9),
        (svg.TEXT_2, 8.0),
        (svg.GREY, 5.8),
        (svg.PEER, 4.7),
        (svg.PEER_SMALL, 3.7),
        (svg.TICK, 2.9),
        (svg.LINE, 1.7),
        (svg.GRID, 1.3),
        (svg.US, 10.3),
        (svg.ON, 4.6),
        (svg.RISK, 2.0),
        (svg.RISK_EDGE, 9.2),
        (svg.OFF, 8.1),
        (svg.SURFACE, 1.1),
    ],
)
def test_contrast_noted_beside_a_colour_is_true(colour, ratio):
    assert contrast(colour, svg.WHITE) == pytest.approx(ratio, abs=0.06)


def test_status_shapes_differ_in_lightness():
    shapes = [lightness(colour) for colour in (svg.ON, svg.RISK, svg.OFF)]

    assert [round(each) for each in shapes] == [50, 74, 34]
    assert all(abs(one - other) >= 15 for one, other in combinations(shapes, 2))


def test_period_of_a_quarter_is_placed_by_its_end():
    half = Period(*(Quarter(2025, 2).end, Quarter(2025, 1).start, Basis.SNAPSHOT))

    assert by_quarter({half: Decimal(4)}, last=Quarter(2025, 2), count=2) == (
        None,
        Decimal(4),
    )
