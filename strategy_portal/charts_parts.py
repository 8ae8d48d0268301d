"""What a full chart is made of, and the two sizes that it is drawn in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy_portal.charts_axis import Scale, Values, is_low, last_place, nice_scale
from strategy_portal.wording import figure_words

# Noise stays flat where the scale spans at least so many little-change bands.
BANDS = 4
# A called point keeps this part of the span free above it, or below a low one.
_ROOM_FOR_WORDS = 11


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a full chart: its name, its last figure in words, its values."""

    name: str
    figure: str
    values: Values
    short: str = ""
    breaks: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """Places at which the figures are not like the others, in two or three words."""

    first: int
    last: int
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """What a full chart shows, whatever its size.

    `places` are the names of the periods along the foot. The target's values stand only
    where it applied. `called` are own points with their figures in words. `band` is the
    little-change band, in the measure's unit. `unit` decides on the % sign and on the
    run from 0 to 100. Raises ValueError where a line has other places than the chart.
    """

    title: str
    places: Sequence[str]
    own: Line
    others: Sequence[Line] = ()
    target: Line | None = None
    cautions: Sequence[Caution] = ()
    called: Sequence[tuple[int, str]] = ()
    unit: str = ""
    band: Decimal = Decimal(0)
    provisional: bool = False

    def __post_init__(self) -> None:
        if any(len(each.values) != len(self.places) for each in self.lines):
            raise ValueError("A line has other places than its chart.")

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every line that has a value, our own first, the target last."""
        found = (self.own, *self.others, *([self.target] if self.target else []))
        return tuple(each for each in found if last_place(each.values) is not None)

    @property
    def is_share(self) -> bool:
        """Return whether the values are out of 100."""
        return self.unit in ("percent", "rate")

    @property
    def scale(self) -> Scale:
        """Return the scale that holds every line, with room for the words in it."""
        values = [v for each in self.lines for v in each.values if v is not None]
        room = (max(values) - min(values)) / _ROOM_FOR_WORDS
        for place, _ in self.called:
            value = self.own.values[place]
            if value is not None and is_low(self.own.values, place):
                values.append(max(value - room, min(value, Decimal(0))))
            elif value is not None:
                most = max(value, Decimal(100)) if self.is_share else value + room
                values.append(min(value + room, most))
        return nice_scale(values, share=self.is_share, least_span=self.band * BANDS)

    @property
    def scale_words(self) -> str:
        """Return the caution for the subtitle, "Scale from 26"; empty from 0."""
        low = self.scale.low
        return f"Scale from {self.tick_words(low)}" if low else ""

    def tick_words(self, value: Decimal) -> str:
        """Return a value as the side of the chart says it."""
        unit = self.unit if self.is_share else ""
        return figure_words(value, unit, self.scale.decimals if value else 0)


@dataclass(frozen=True, slots=True)
class ChartSize:
    """Sizes of a full chart in its own units; text is never scaled below them."""

    units: tuple[float, float]
    top: float
    font: float
    own_font: float
    band_font: float
    leading: float
    gap: float
    widest_label: float
    stacked: bool
    own_line: float
    disc: float


WIDE = ChartSize(
    units=(1120, 430),
    top=26,
    font=17,
    own_font=19,
    band_font=15,
    leading=20,
    gap=4,
    widest_label=224,
    stacked=False,
    own_line=4,
    disc=6,
)
NARROW = ChartSize(
    units=(358, 330),
    top=22,
    font=15,
    own_font=15,
    band_font=15,
    leading=16,
    gap=5,
    widest_label=90,
    stacked=True,
    own_line=3.4,
    disc=5,
)
