"""Figures called out beside a line, where they cover no line if that can be helped."""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy_portal.charts_axis import Frame, is_low, last_place
from strategy_portal.charts_labels import text_width
from strategy_portal.charts_parts import Chart, ChartSize
from strategy_portal.charts_svg import US, element, text

# Where words may stand: how far across, in half-widths, and up or down, in lines.
_ABOVE = ((0, -1), (-0.8, -0.8), (0.8, -0.8))
_BELOW = ((0, 1), (-0.8, 0.8), (0.8, 0.8))
_BESIDE = ((-1, 0), (1, 0))
_CLEAR = 8
_SAMPLES = 12
_POINT = 4


@dataclass(frozen=True, slots=True)
class _Box:
    """The room that words take up, about their middle."""

    x: float
    y: float
    width: float
    height: float

    def is_inside(self, frame: Frame) -> bool:
        """Return whether it keeps clear of the values at the side and of the foot."""
        left, right = self.x - self.width / 2, self.x + self.width / 2
        above, below = self.y - self.height / 2, self.y + self.height / 2
        across = frame.left - _CLEAR <= left and right <= frame.right + _CLEAR
        return across and above >= -1 and below <= frame.foot - 1

    def covered(self, chart: Chart, frame: Frame) -> int:
        """Return how much of the lines it would cover, in samples."""
        steps = [index / _SAMPLES - 0.5 for index in range(_SAMPLES + 1)]
        places = [frame.place(self.x + step * self.width) for step in steps]
        levels = [
            frame.level(each.values, round(place) if each is chart.target else place)
            for each in chart.lines
            for place in places
        ]
        return sum(
            level is not None and abs(level - self.y) < self.height / 2
            for level in levels
        )


def called_points(chart: Chart, frame: Frame, size: ChartSize) -> Iterator[str]:
    """Yield a small disc and its figure at own points that the title speaks of.

    The last point needs none: its figure stands beside our name. Raises ValueError
    where a point has no value.
    """
    values = chart.own.values
    for place, words in chart.called:
        if place == last_place(values):
            continue
        x, y = frame.at(values, place)
        box = _best_box(chart, frame, size, place, words)
        yield element("circle", cx=x, cy=y, r=_POINT, fill=US)
        yield text(
            box.x,
            box.y + size.font * 0.34,
            words,
            text_anchor="middle",
            font_size=size.font,
            font_weight="700",
            fill=US,
        )


def _best_box(
    chart: Chart, frame: Frame, size: ChartSize, place: int, words: str
) -> _Box:
    """Return the first place that covers no line, or else the one that covers least."""
    x, y = frame.at(chart.own.values, place)
    width = text_width(words, size.font, bold=True)
    low = is_low(chart.own.values, place)
    order = (*_BELOW, *_ABOVE, *_BESIDE) if low else (*_ABOVE, *_BELOW, *_BESIDE)
    boxes = [
        _Box(x + across * (width / 2 + _CLEAR), y + down * size.font, width, size.font)
        for across, down in order
    ]
    return min(
        boxes, key=lambda box: (not box.is_inside(frame), box.covered(chart, frame))
    )
