"""Colours: contrast on every ground, and differences in grey and for every sight."""

import re
from itertools import combinations
from math import dist

import pytest
from django.conf import settings

from strategy_portal import charts_svg as svg

GROUNDS = (svg.WHITE, svg.SURFACE, svg.OFF_TINT, svg.RISK_TINT)


def linear(colour):
    """Return red, green and blue as light, each from 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]


def luminance(colour):
    """Return the relative luminance of WCAG 2."""
    red, green, blue = linear(colour)
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


# What three kinds of colour-blindness leave of linear red, green and blue: Machado,
# Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (2009), severity 1.0.
BLINDNESS = {
    "red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
ALL_COLOURS = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
# From linear light to XYZ, for white as a screen has it (IEC 61966-2-1).
XYZ = (
    (0.412456, 0.357576, 0.180438),
    (0.212673, 0.715152, 0.072175),
    (0.019334, 0.119192, 0.950304),
)
WHITE_POINT = (0.950456, 1.0, 1.088754)


def times(matrix, column):
    """Return a matrix times a column."""
    return [sum(a * b for a, b in zip(row, column, strict=True)) for row in matrix]


def seen(colour, sight):
    """Return a colour in CIELAB as somebody with such sight has it."""
    light = [min(max(each, 0), 1) for each in times(sight, linear(colour))]
    x, y, z = (
        part / white for part, white in zip(times(XYZ, light), WHITE_POINT, strict=True)
    )
    x, y, z = (
        part ** (1 / 3) if part > 0.008856 else part * 7.787 + 16 / 116
        for part in (x, y, z)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("sight", [ALL_COLOURS, *BLINDNESS.values()])
@pytest.mark.parametrize(
    ("one", "other"),
    [*combinations((svg.ON, svg.RISK, svg.OFF), 2), (svg.US, svg.PEER)],
)
def test_colours_that_are_told_apart_differ_for_every_sight(one, other, sight):
    # Twenty is far more than the two or three that a careful eye can tell.
    assert dist(seen(one, sight), seen(other, sight)) >= 20


@pytest.mark.parametrize("kind", BLINDNESS)
def test_white_and_black_are_the_same_to_everybody(kind):
    assert seen("#FFFFFF", BLINDNESS[kind]) == pytest.approx((100, 0, 0), abs=0.1)
    assert seen("#000000", BLINDNESS[kind]) == pytest.approx((0, 0, 0), abs=0.1)


def test_check_finds_red_and_green_that_somebody_cannot_tell_apart():
    red, green = "#B05A00", "#6E7F00"

    apart = {kind: dist(seen(red, s), seen(green, s)) for kind, s in BLINDNESS.items()}

    assert dist(seen(red, ALL_COLOURS), seen(green, ALL_COLOURS)) >= 40
    assert apart["green"] < 20


def test_pages_have_the_colours_of_the_pictures():
    styles = (settings.BASE_DIR / "static/scss/_marks.scss").read_text()
    on_pages = dict(re.findall(r"^\$([\w-]+): (#[0-9a-f]{6});", styles, re.MULTILINE))

    pictures = {
        name: getattr(svg, name.upper().replace("-", "_"), "").lower()
        for name in on_pages
    }

    assert "off" in on_pages
    assert {n: c for n, c in on_pages.items() if c != pictures[n]} == {
        "quiet-underline": "#7a8fa3"
    }
