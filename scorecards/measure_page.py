"""The page of one measure in words. Presenters fill it, a template prints it."""

from dataclasses import dataclass

from scorecards.page import Account, Cell, Mark, Move
from strategy_portal.charts import Chart


@dataclass(frozen=True, slots=True)
class ChartPage:
    """A chart with what is said above and below it."""

    title: str
    subtitle: str
    drawing: Chart
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """One of the figures at the head of the page, with its label and second lines."""

    label: str
    cell: Cell
    illustrative: str = ""
    mark: Mark | None = None
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One period of a series: what it is of, our own figure, the others, its rating."""

    period: str
    notes: tuple[str, ...]
    own: Cell
    others: tuple[Cell, ...]
    target: Cell
    mark: Mark | None
    illustrative: str


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """A whole series, newest first. Without `has_targets` nothing of it was rated."""

    caption: str
    period_head: str
    place: str
    heads: tuple[str, ...]
    has_targets: bool
    rows: tuple[SeriesRow, ...]
    illustrative: str


@dataclass(frozen=True, slots=True)
class PartsRow:
    """One line of a table of parts."""

    head: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PartsPage:
    """A table of a measure's parts."""

    caption: str
    corner: str
    heads: tuple[str, ...]
    rows: tuple[PartsRow, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing about a measure: a term, what is said, what of it is only proposed."""

    term: str
    words: tuple[str, ...]
    mark: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the strategy that the measure answers, in the words of the paper."""

    outcome: str
    address: str
    role: str
    wording: str
    source: str
    question: str


@dataclass(frozen=True, slots=True)
class CorrectionLine:
    """A figure that was superseded: what it was, what it is, when and why."""

    corrected: str
    of: str
    was: str
    now: str
    why: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """All that is known of a measure."""

    code: str
    title: str
    what: str
    plain_words: str
    good_is: str
    quarter: str
    state: str
    reason: str
    headlines: tuple[Headline, ...]
    chart: ChartPage | None
    chart_words: str
    account: Account | None
    account_kind: str
    series: SeriesPage | None
    parts: tuple[PartsPage, ...]
    lines: tuple[PlacedLine, ...]
    facts: tuple[Fact, ...]
    question: str
    corrections: tuple[CorrectionLine, ...]
