"""Charts: values in, one SVG out, drawn by our own hand.

Two pictures: the small one of a scorecard's row, and the full chart of a measure's page.
Both know no model: callers hand over values by place (`charts_axis.by_year`,
`by_quarter`) with None where there is none, and words already worded. A gap is never
bridged, and status never colours a line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy_portal.charts_axis import Frame, Values, fragments, last_place
from strategy_portal.charts_svg import (
    INK,
    LINE,
    PEER_SMALL,
    US,
    disc,
    element,
    line,
    number,
    picture,
)


@dataclass(frozen=True, slots=True)
class TrendSize:
    """Size of a trend picture: its units inside, its width and height outside."""

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
    little-change band, so that noise stays flat; None takes a fifth of the largest
    value, as counts do. `breaks` are the places where a new definition starts.
    """
    last = last_place(own)
    if last is None or len(own) - own.count(None) < 2:
        return ""
    frame = _trend_frame(own, neighbours, target, band, size)
    width, height = size.units
    foot = height - 0.6
    parts = [
        line(_LEFT, foot, frame.right, foot, stroke=LINE, stroke_width=0.8),
        *_run_paths(frame, neighbours, (), stroke=PEER_SMALL, width=0.9),
        *_run_paths(frame, own, breaks, stroke=US, width=1.7),
        disc(*frame.at(own, last), 2.9, hollow=provisional, edge=1.4),
    ]
    if target is not None:
        y = frame.y(target)
        parts.insert(1, line(width - 6, y, width, y, stroke=INK, stroke_width=1.6))
    return picture(title, size.units, *parts, width=size.width, height=size.height)


def _trend_frame(
    own: Values,
    neighbours: Values,
    target: Decimal | None,
    band: Decimal | None,
    size: TrendSize,
) -> Frame:
    values = [value for value in (*own, *neighbours, target) if value is not None]
    low, high = min(values), max(values)
    largest = max(abs(low), abs(high))
    least = band * _BANDS if band is not None else largest / 5
    missing = max(least, Decimal("0.000001")) - (high - low)
    if missing > 0:
        low, high = low - missing / 2, high + missing / 2
    width, height = size.units
    return Frame(_LEFT, width - _RIGHT, _TOP, height - _FOOT, len(own), low, high)


def _run_paths(
    frame: Frame, values: Values, breaks: Sequence[int], *, stroke: str, width: float
) -> list[str]:
    """Return one path for each run; a figure alone is a dot, or it would not show."""
    return [
        element(
            "path",
            d="M" + " L".join(_pair(frame.at(values, place)) for place in run),
            fill="none",
            stroke=stroke,
            stroke_width=width,
            stroke_linejoin="round",
            stroke_linecap="round",
        )
        if len(run) > 1
        else _dot(*frame.at(values, run[0]), width, stroke)
        for run in fragments(values, breaks)
    ]


def _dot(x: float, y: float, radius: float, fill: str) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=fill)


def _pair(at: tuple[float, float]) -> str:
    return f"{number(at[0])} {number(at[1])}"
