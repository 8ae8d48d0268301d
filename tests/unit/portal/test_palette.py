"""Colours: contrast on every ground, and shapes that differ in grey."""

from itertools import combinations

import pytest

from strategy_portal import charts_svg as svg

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
