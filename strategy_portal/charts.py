"""Charts: values in, one SVG out, drawn by our own hand.

Every picture is an `<svg role="img">` whose first child is a title in sentences. All is
presentation attributes: no style, no script, no address, no identifier, so pictures may
stand side by side under a strict content security policy. Numbers are rounded to one
decimal: the same values always give the same bytes. It knows no model: callers hand over
values by place (`charts_axis.by_year`, `by_quarter`), with None where there is none.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from strategy_portal.charts_axis import Frame, Values, fragments, last_place

# Colours, with their contrast against white (WCAG 2 ratio).
INK = "#10181F"  # 17.9: text, strong lines, target
TEXT_2 = "#46525B"  # 8.0: second lines, captions
GREY = "#5C6770"  # 5.8: the dashed outline of "Illustrative"
PEER = "#6B757D"  # 4.7: comparators in charts, ring of the grey states
PEER_SMALL = "#7C868D"  # 3.7: neighbours' line in trend pictures
LINE = "#C3CAD0"  # 1.7: hairlines, decoration only
GRID = "#DDE2E6"  # 1.3: gridlines, decoration only
US = "#12436D"  # 10.3: our own line, and what carries our name
ON = "#008573"  # 4.6: disc of On track
RISK = "#F2A900"  # 2.0: fill of the triangle of At risk, never without its edge
RISK_EDGE = "#5F4300"  # 9.2: edge of that triangle
OFF = "#9C1C17"  # 8.1: square of Off track
SURFACE = "#F4F6F7"
OFF_TINT = "#FBEAE8"
RISK_TINT = "#FFF4D9"
WHITE = "#FFFFFF"

Attribute = str | float | None


def element(name: str, *children: str, **attributes: Attribute) -> str:
    """Return one SVG element; `stroke_width` writes `stroke-width`, None nothing."""
    written = "".join(
        f' {key.replace("_", "-")}="{_attribute(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not children:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(children)}</{name}>"


def _attribute(value: str | float) -> str:
    return escape(value) if isinstance(value, str) else number(value)


def number(value: float) -> str:
    """Return a length rounded to one decimal, without a negative or trailing zero."""
    shown = f"{value:.1f}".removesuffix(".0")
    return "0" if shown == "-0" else shown


def picture(
    title: str, width: float, height: float, *children: str, **attributes: Attribute
) -> str:
    """Return an SVG with its title, a sentence that stands for it, as first child."""
    return element(
        "svg",
        element("title", escape(title)),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        viewBox=f"0 0 {number(width)} {number(height)}",
        **attributes,
    )


def path_of(frame: Frame, values: Values, run: Iterable[int]) -> str:
    """Return the path through the places of one run."""
    steps = (
        f"{number(frame.x(i))} {number(frame.y(value))}"
        for i in run
        if (value := values[i]) is not None
    )
    return "M" + " L".join(steps)


@dataclass(frozen=True, slots=True)
class TrendSize:
    """Size of a trend picture: four units to the millimetre of paper."""

    units: tuple[float, float]
    width: str
    height: str


A4 = TrendSize((73.6, 40), "18.4mm", "10mm")
HEADLINE = TrendSize((90, 44), "22.5mm", "11mm")
SCREEN = TrendSize((104, 44), "130", "55")

_LEFT, _RIGHT, _TOP, _FOOT = 3, 11, 4, 4
_BANDS = 4


def trend_picture(
    own: Values,
    *,
    title: str,
    neighbours: Values = (),
    target: Decimal | None = None,
    band: Decimal | None = None,
    provisional: bool = False,
    breaks: Sequence[int] = (),
    size: TrendSize = A4,
) -> str:
    """Return the small picture of a row; empty where fewer than two figures show.

    `own` and `neighbours` share their places, in the measure's unit. `band` is the
    little-change band, so that noise stays flat; None takes a fifth of the largest value,
    as counts do. `breaks` are the places where a new definition starts.
    """
    if sum(value is not None for value in own) < 2:
        return ""
    frame = _trend_frame(own, neighbours, target, band, size)
    width, height = size.units
    parts = [
        element(
            "line",
            x1=_LEFT,
            x2=frame.right,
            y1=height - 0.6,
            y2=height - 0.6,
            stroke=LINE,
            stroke_width=0.8,
        ),
        *_trend_line(frame, neighbours, (), PEER_SMALL, 0.9),
        *_trend_line(frame, own, breaks, US, 1.7),
    ]
    if target is not None:
        parts.insert(1, _dash(frame, target, width))
    parts.append(_disc(frame, own, provisional))
    return picture(
        title,
        width,
        height,
        *parts,
        width=size.width,
        height=size.height,
    )


def _trend_frame(
    own: Values,
    neighbours: Values,
    target: Decimal | None,
    band: Decimal | None,
    size: TrendSize,
) -> Frame:
    values = [v for v in (*own, *neighbours, target) if v is not None]
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high))
    least = band * _BANDS if band is not None else largest / 5
    missing = max(least, Decimal("0.000001")) - (high - low)
    if missing > 0:
        low, high = low - missing / 2, high + missing / 2
    width, height = size.units
    return Frame(_LEFT, width - _RIGHT, _TOP, height - _FOOT, len(own), low, high)


def _trend_line(
    frame: Frame, values: Values, breaks: Sequence[int], colour: str, width: float
) -> list[str]:
    return [
        element(
            "path",
            d=path_of(frame, values, run),
            fill="none",
            stroke=colour,
            stroke_width=width,
            stroke_linejoin="round",
            stroke_linecap="round",
        )
        for run in fragments(values, breaks)
    ]


def _dash(frame: Frame, target: Decimal, width: float) -> str:
    y = frame.y(target)
    return element(
        "line",
        x1=width - 6,
        x2=width,
        y1=y,
        y2=y,
        stroke=INK,
        stroke_width=1.6,
    )


def _disc(frame: Frame, own: Values, provisional: bool) -> str:
    place = last_place(own)
    value = own[place] if place is not None else None
    assert place is not None and value is not None
    return element(
        "circle",
        cx=frame.x(place),
        cy=frame.y(value),
        r=2.9,
        fill=WHITE if provisional else US,
        stroke=US if provisional else WHITE,
        stroke_width=1.4,
    )
