"""Charts: what the SVG says, holds and never holds."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal import charts_svg as svg
from strategy_portal.charts import (
    SCREEN,
    Caution,
    Chart,
    Line,
    full_chart,
    trend_picture,
)
from tests.unit.portal.drawings import (
    ENGLAND,
    NASTY,
    OWN,
    SIZES,
    chart,
    found,
    numbers,
    pairs_of_values,
    read,
    texts,
    values,
)

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


@pytest.mark.parametrize("size", SIZES, ids=["wide", "narrow"])
def test_full_chart_has_its_own_size_and_no_scaled_text(size):
    picture = full_chart(chart(called=[(8, "28.9")]), size)

    assert read(picture).get("viewBox") == f"0 0 {size.units[0]} {size.units[1]}"
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
