"""The pages of a quarter in words."""

from dataclasses import dataclass

from scorecards.outcome_page import Count
from strategy_portal.periods import Quarter


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a scorecard: where it is, and what it is."""

    url: str
    words: str


@dataclass(frozen=True, slots=True)
class NamedQuarter:
    """A quarter with its words."""

    quarter: Quarter
    number: str
    months: str


@dataclass(frozen=True, slots=True)
class Year:
    """A financial year with its quarters, the newest first."""

    title: str
    quarters: tuple[NamedQuarter, ...]


@dataclass(frozen=True, slots=True)
class QuarterScorecard:
    """A scorecard in its quarter: how many measures stand how, and its files."""

    slug: str
    title: str
    what: str
    counts: tuple[Count, ...]
    downloads: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class QuarterPage:
    """A quarter with its scorecards, and the quarters beside it."""

    quarter: Quarter
    title: str
    months: str
    earlier: NamedQuarter | None
    later: NamedQuarter | None
    scorecards: tuple[QuarterScorecard, ...]
