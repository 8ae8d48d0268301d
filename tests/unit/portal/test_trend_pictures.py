"""Trend pictures: the same places in every row, gaps left open, noise flat."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal import charts_svg as svg
from strategy_portal.charts import (
    A4,
    HEADLINE,
    SCREEN,
    trend_picture,
)
from tests.unit.portal.drawings import (
    OWN,
    found,
    numbers,
    pairs_of_values,
    read,
    small_values,
    values,
)


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
    picture = trend_picture(
        values("1 2 3 4"), title="Trend.", neighbours=values("2 2 2 2"), breaks=[2]
    )

    assert len(found(picture, "path", stroke=svg.US)) == 2
    assert len(found(picture, "path", stroke=svg.PEER_SMALL)) == 2


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
