"""Charts: values in, one SVG out, drawn by our own hand.

Two pictures: the small one of a scorecard's row, and the full one of a measure's page.
Both know no model: callers hand over values by place (`by_year`, `by_quarter`) with
None where there is none, and words already worded. A gap is never bridged, and status
never colours a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy_portal.charts_axis import (
    Frame,
    Values,
    by_quarter,
    by_year,
    fragments,
    last_place,
)
from strategy_portal.charts_callouts import called_points
from strategy_portal.charts_ends import LABEL_GAP, Label, end_labels
from strategy_portal.charts_ground import OVERHANG, ground, place_names
from strategy_portal.charts_labels import text_width
from strategy_portal.charts_parts import (
    BANDS,
    NARROW,
    WIDE,
    Caution,
    Chart,
    ChartSize,
    Line,
)
from strategy_portal.charts_svg import (
    FONT,
    INK,
    LINE,
    PEER,
    PEER_SMALL,
    US,
    disc,
    element,
    line,
    number,
    picture,
)

__all__ = [
    "A4",
    "HEADLINE",
    "NARROW",
    "SCREEN",
    "WIDE",
    "Caution",
    "Chart",
    "ChartSize",
    "Line",
    "TrendSize",
    "by_quarter",
    "by_year",
    "full_chart",
    "trend_picture",
]


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
    value, as counts do. `breaks` are the places where a new definition starts, for both
    lines. Raises ValueError where the neighbours' places are others than our own.
    """
    if last_place(neighbours) is not None and len(neighbours) != len(own):
        raise ValueError("The neighbours stand at other places than our own.")
    last = last_place(own)
    if last is None or len(own) - own.count(None) < 2:
        return ""
    frame = _trend_frame(own, neighbours, target, band, size)
    width, height = size.units
    foot = height - 0.6
    parts = [
        line(_LEFT, foot, frame.right, foot, stroke=LINE, stroke_width=0.8),
        *_run_paths(frame, neighbours, breaks, stroke=PEER_SMALL, width=0.9, dot=1.2),
        *_run_paths(frame, own, breaks, stroke=US, width=1.7, dot=1.7),
        disc(*frame.at(own, last), 2.9, hollow=provisional, edge=1.2),
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
    least = band * BANDS if band is not None else largest / 5
    missing = max(least, Decimal("0.000001")) - (high - low)
    if missing > 0:
        low, high = low - missing / 2, high + missing / 2
    width, height = size.units
    return Frame(_LEFT, width - _RIGHT, _TOP, height - _FOOT, len(own), low, high)


# Comparators are told apart by dashes and by their names, never by colour.
_DASHES = (None, "7 5", "14 4 3 4")
# Room at the edges, should the reader's font be wider than ours.
_EDGE = 3


def full_chart(chart: Chart, size: ChartSize = WIDE) -> str:
    """Return the chart of a measure's page; empty where fewer than two figures show.

    Raises ValueError for more than three comparators: nobody could read it.
    """
    if len(chart.others) > len(_DASHES):
        raise ValueError("A chart holds at most four lines.")
    last = last_place(chart.own.values)
    if last is None or len(chart.own.values) - chart.own.values.count(None) < 2:
        return ""
    labels = [Label.of(chart, each, size) for each in chart.lines]
    frame = _chart_frame(chart, labels, size)
    end = frame.at(chart.own.values, last)
    parts = [
        ground(chart, frame, size),
        *_drawn_lines(chart, frame, size),
        disc(*end, size.disc, hollow=chart.provisional, edge=2),
        *called_points(chart, frame, size),
        *end_labels(labels, frame, size),
    ]
    return picture(chart.title, size.units, *parts, font_family=FONT)


def _chart_frame(chart: Chart, labels: Sequence[Label], size: ChartSize) -> Frame:
    """Return the frame that the values at the side and the labels leave."""
    width, height = size.units
    scale = chart.scale
    ticks = [chart.tick_words(value) for value in scale.ticks]
    first = text_width(chart.places[0], size.font) / 2
    left = _EDGE + max(8 + max(text_width(tick, size.font) for tick in ticks), first)
    widest = max(label.width for label in labels)
    right = width - _EDGE - widest - LABEL_GAP - OVERHANG
    count = len(chart.places)
    step = (right - left) / max(1, count - 1)
    _, names = place_names(chart.places, step, size)
    rows = max(len(name) for name in names)
    foot = height - size.font * 1.6 - 5 - (rows - 1) * size.leading
    return Frame(left, right, size.top, foot, count, scale.low, scale.high)


def _drawn_lines(chart: Chart, frame: Frame, size: ChartSize) -> Iterator[str]:
    """Yield the lines from the back to the front: others, our own, the target."""
    for each, dashes in reversed(list(zip(chart.others, _DASHES, strict=False))):
        yield from _run_paths(
            frame, each.values, each.breaks, stroke=PEER, width=2, dot=3, dashes=dashes
        )
    own = chart.own
    yield from _run_paths(
        frame, own.values, own.breaks, stroke=US, width=size.own_line, dot=size.own_line
    )
    if chart.target:
        yield from _target_lines(frame, chart.target.values)


def _target_lines(frame: Frame, values: Values) -> Iterator[str]:
    """Yield a level line for each stretch over which one target applied."""
    changes = [i for i, value in enumerate(values) if i and value != values[i - 1]]
    for run in fragments(values, changes):
        y = frame.at(values, run[0])[1]
        left = max(frame.left, frame.x(run[0] - 0.5))
        right = min(frame.right + OVERHANG, frame.x(run[-1] + 0.5))
        yield line(
            left, y, right, y, stroke=INK, stroke_width=2.5, stroke_dasharray="2 4"
        )


def _run_paths(
    frame: Frame,
    values: Values,
    breaks: Sequence[int],
    *,
    stroke: str,
    width: float,
    dot: float,
    dashes: str | None = None,
) -> list[str]:
    """Return one path for each run; a figure alone is a dot, or it would not show."""
    return [
        element(
            "path",
            d="M" + " L".join(_pair(frame.at(values, place)) for place in run),
            fill="none",
            stroke=stroke,
            stroke_width=width,
            stroke_dasharray=dashes,
            stroke_linejoin="round",
            stroke_linecap=None if dashes else "round",
        )
        if len(run) > 1
        else _dot(*frame.at(values, run[0]), dot, stroke)
        for run in fragments(values, breaks)
    ]


def _dot(x: float, y: float, radius: float, fill: str) -> str:
    return element("circle", cx=x, cy=y, r=radius, fill=fill)


def _pair(at: tuple[float, float]) -> str:
    return f"{number(at[0])} {number(at[1])}"
