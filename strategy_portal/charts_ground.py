"""What lies behind the lines of a full chart: cautions, gridlines, ticks, periods."""

from collections.abc import Sequence

from strategy_portal.charts_axis import Frame
from strategy_portal.charts_labels import text_width, wrapped
from strategy_portal.charts_parts import Caution, Chart, ChartSize
from strategy_portal.charts_svg import (
    GRID,
    LINE,
    SURFACE,
    TEXT_2,
    TICK,
    element,
    line,
    text,
)

# How far the gridlines and the cautions run past the last place.
OVERHANG = 10
_TICK = 5


def ground(chart: Chart, frame: Frame, size: ChartSize) -> str:
    """Return cautions, gridlines with their values, ticks with their periods."""
    parts = [
        *(_caution_ground(caution, frame) for caution in chart.cautions),
        *_gridlines(chart, frame, size),
        *_ticks(chart, frame, size),
        *(
            words
            for caution in chart.cautions
            for words in _caution_words(caution, chart, frame, size)
        ),
    ]
    return element("g", *parts, font_size=size.font, fill=TEXT_2)


def place_names(
    places: Sequence[str], step: float, size: ChartSize
) -> tuple[int, list[list[str]]]:
    """Return how many places there are to a name, and each name in one or two lines.

    The last place is always named. Names of several words wrap before any is left out.
    """
    names = [[name] for name in places]
    every = _every(names, step, size)
    if every > 1 and all(" " in name for name in places):
        names = [name.rsplit(" ", 1) for name in places]
        every = _every(names, step, size)
    return every, names


def _every(names: Sequence[Sequence[str]], step: float, size: ChartSize) -> int:
    widest = max(text_width(part, size.font) for name in names for part in name)
    every = 1
    while step * every < widest + size.font and every < len(names):
        every += 1
    return every


def _gridlines(chart: Chart, frame: Frame, size: ChartSize) -> list[str]:
    parts = []
    for value in chart.scale.ticks:
        y = frame.y(value)
        stroke = GRID if value else LINE
        parts.append(line(frame.left, y, frame.right + OVERHANG, y, stroke=stroke))
        words = chart.tick_words(value)
        baseline = y + size.font * 0.3
        parts.append(text(frame.left - 8, baseline, words, text_anchor="end"))
    return parts


def _ticks(chart: Chart, frame: Frame, size: ChartSize) -> list[str]:
    every, names = place_names(chart.places, frame.step, size)
    parts = []
    for place, name in enumerate(names):
        x = frame.x(place)
        parts.append(line(x, frame.foot, x, frame.foot + _TICK, stroke=TICK))
        if (len(names) - 1 - place) % every:
            continue
        for row, words in enumerate(name):
            y = frame.foot + _TICK + size.font * 1.2 + row * size.leading
            parts.append(text(x, y, words, text_anchor="middle"))
    return parts


def _caution_ends(caution: Caution, frame: Frame) -> tuple[float, float]:
    left = max(frame.left, frame.x(caution.first - 0.5))
    return left, min(frame.right + OVERHANG, frame.x(caution.last + 0.5))


def _caution_ground(caution: Caution, frame: Frame) -> str:
    left, right = _caution_ends(caution, frame)
    height = frame.foot - frame.top
    return element(
        "rect", x=left, y=frame.top, width=right - left, height=height, fill=SURFACE
    )


def _caution_words(
    caution: Caution, chart: Chart, frame: Frame, size: ChartSize
) -> list[str]:
    """Return the words of a caution, at its foot unless a line passes there."""
    left, right = _caution_ends(caution, frame)
    rows = wrapped(caution.words, right - left, size.band_font)
    widest = max(text_width(words, size.band_font) for words in rows)
    height = len(rows) * size.leading + size.gap * 2
    first = frame.foot - height + size.leading
    if _lowest(caution, chart, frame) > frame.foot - height:
        first = frame.top + size.leading
    return [
        text(
            max((left + right) / 2, frame.left + widest / 2 + 2),
            first + row * size.leading,
            words,
            text_anchor="middle",
            font_size=size.band_font,
        )
        for row, words in enumerate(rows)
    ]


def _lowest(caution: Caution, chart: Chart, frame: Frame) -> float:
    """Return the lowest place on the page that a line reaches within a caution."""
    places = range(caution.first, caution.last + 1)
    edges = (caution.first - 0.5, caution.last + 0.5)
    return max(
        (
            level
            for each in chart.lines
            for place in (*places, *edges)
            if (level := frame.level(each.values, place)) is not None
        ),
        default=frame.top,
    )
