"""The words at the right ends of the lines, which stand for a legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy_portal.charts_axis import Frame, last_place
from strategy_portal.charts_ground import OVERHANG
from strategy_portal.charts_labels import Block, pushed_apart, text_width, wrapped
from strategy_portal.charts_parts import Chart, ChartSize, Line
from strategy_portal.charts_svg import INK, TEXT_2, TICK, US, line, text

LABEL_GAP = 14
_LEAST_LEADER = 5


@dataclass(frozen=True, slots=True)
class Label:
    """The words at the right end of a line."""

    line: Line
    rows: Sequence[str]
    font: float
    weight: str
    fill: str

    @classmethod
    def of(cls, chart: Chart, each: Line, size: ChartSize) -> "Label":
        """Return the label of a line: ours bold, the target's strong, others plain."""
        font, weight, fill = size.font, "400", TEXT_2
        if each is chart.own:
            font, weight, fill = size.own_font, "700", US
        elif each is chart.target:
            weight, fill = "600", INK
        bold, name = weight != "400", each.name
        if size.stacked:
            rows = wrapped(each.short or name, size.widest_label, font, bold=bold)
            rows.append(each.figure)
        else:
            words = f"{name} {each.figure}"
            rows = wrapped(words, size.widest_label, font, bold=bold)
        return cls(each, rows, font, weight, fill)

    @property
    def width(self) -> float:
        """Return how much room it takes."""
        bold = self.weight != "400"
        return max(text_width(row, self.font, bold=bold) for row in self.rows)


def end_labels(labels: Sequence[Label], frame: Frame, size: ChartSize) -> Iterator[str]:
    """Yield the labels, pushed apart, with a thin leader to each that moved."""
    left = frame.right + OVERHANG + LABEL_GAP
    ends = [
        frame.at(label.line.values, last)
        for label in labels
        if (last := last_place(label.line.values)) is not None
    ]
    blocks = [
        Block(y, len(label.rows) * size.leading + size.gap)
        for label, (_, y) in zip(labels, ends, strict=True)
    ]
    middles = pushed_apart(blocks, 0, size.units[1])
    for label, (x, y), middle in zip(labels, ends, middles, strict=True):
        short = x < frame.right - 1
        if short or abs(middle - y) > _LEAST_LEADER:
            start = x + size.disc + 2 if short else frame.right + OVERHANG + 1
            yield line(start, y, left - 5, middle, stroke=TICK)
        for row, words in enumerate(label.rows):
            drop = (row - (len(label.rows) - 1) / 2) * size.leading
            yield text(
                left,
                middle + drop + label.font * 0.33,
                words,
                font_size=label.font,
                font_weight=label.weight,
                fill=label.fill,
            )
