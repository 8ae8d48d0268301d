"""A scorecard as one audience may see it: figures, ratings, movements, no raw value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from outcomes.domain.figures import Figure, FigureStatus, NotAvailable, Shown
from outcomes.domain.rating import Reference, Rule, Status
from outcomes.domain.rollup import Tally
from outcomes.domain.targets import FrozenTerms
from outcomes.domain.trend import Movement
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import (
    CommentaryInputs,
    ComparatorFacts,
    DocumentFacts,
    LineFacts,
    MeasureFacts,
    PlaceFacts,
    PriorityLine,
)
from scorecards.domain.profiles import Profile
from strategy_portal.periods import Period


@dataclass(frozen=True, slots=True)
class Sighting:
    """A figure of one place and period, as the audience may see it."""

    place: PlaceFacts
    period: Period
    figure: Figure
    status: FigureStatus
    breakdown: str = ""
    series: str = ""
    release: str = ""
    caveat: str = ""
    frozen: FrozenTerms | None = None
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure is held against, and whether that is only an example."""

    rule: Rule
    reference: Reference
    comparator: PlaceFacts | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure that was changed: what it was, what it is, when and why."""

    period: Period
    before: Figure
    after: Figure
    reason: str
    recorded_on: date | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Overdue:
    """A figure that should have come, with the day it was due."""

    due_on: date
    days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a measure stood at the end of one quarter."""

    latest: Sighting | None
    status: Status
    aim: Aim | None
    movement: Movement

    @property
    def figure(self) -> Figure:
        """Return the newest figure, or that there is none yet."""
        if self.latest is None:
            return NotAvailable("No figure has been returned yet.")
        return self.latest.figure


@dataclass(frozen=True, slots=True)
class Row:
    """A measure on a scorecard."""

    facts: MeasureFacts
    heading: str
    beside: bool
    lines: tuple[LineFacts, ...]
    now: Standing
    before: Standing
    comparisons: tuple[Sighting, ...]
    sightings: tuple[Sighting, ...]
    parts: tuple[Sighting, ...]
    commentary: CommentaryInputs | None
    corrections: tuple[Correction, ...]
    overdue: Overdue | None

    @property
    def figure(self) -> Figure:
        """Return the newest figure, or that there is none yet."""
        return self.now.figure

    @property
    def shown(self) -> Shown | None:
        """Return the newest figure where the audience may see it."""
        return self.figure if isinstance(self.figure, Shown) else None

    @property
    def unsigned(self) -> tuple[Sighting, ...]:
        """Return the figures of the measure as a whole that nobody signed off yet."""
        return tuple(s for s in self.sightings if s.unsigned and not s.breakdown)

    @property
    def is_new(self) -> bool:
        """Return whether the figure is not the one of the quarter before."""
        latest, earlier = self.now.latest, self.before.latest
        if latest is None or self.shown is None:
            return False
        return earlier is None or latest.period != earlier.period

    @property
    def illustrative(self) -> bool:
        """Return whether anything on the row is only an example."""
        aim, said = self.now.aim, self.commentary
        return bool(
            (aim and aim.illustrative)
            or (said and said.illustrative)
            or any(s.status is FigureStatus.ILLUSTRATIVE for s in self.sightings)
            or self.facts.illustrative
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One outcome of a scorecard."""

    code: str
    slug: str
    title: str
    statement: str
    indicators_in_development: bool
    rows: tuple[Row, ...]
    beside: tuple[Row, ...]

    @property
    def tally(self) -> Tally:
        """Return how the strategy's measures stand; context is outside the count."""
        return Tally(tuple(row.now.status for row in self.rows))


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A whole document as one audience may see it.

    `profile` is the rule for small counts in a public copy.
    """

    document: DocumentFacts
    audience: Audience
    sections: tuple[Section, ...]
    places: tuple[PlaceFacts, ...]
    comparators: tuple[ComparatorFacts, ...]
    profile: Profile
    abbreviations: tuple[tuple[str, str], ...] = ()
    priorities: tuple[PriorityLine, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the strategy's measures, each once."""
        found = {row.facts.code: row for part in self.sections for row in part.rows}
        return tuple(found.values())

    @property
    def tally(self) -> Tally:
        """Return how the measures of the whole document stand, each counted once."""
        return Tally(tuple(row.now.status for row in self.rows))

    @property
    def every_row(self) -> tuple[Row, ...]:
        """Return the strategy's measures and the series beside it, each once."""
        beside = {row.facts.code: row for part in self.sections for row in part.beside}
        return tuple((beside | {row.facts.code: row for row in self.rows}).values())

    @property
    def illustrative(self) -> bool:
        """Return whether anything in the document is only an example."""
        return any(row.illustrative for row in self.every_row)

    @property
    def unsigned(self) -> int:
        """Return how many figures of the document nobody has signed off yet."""
        return sum(len(row.unsigned) for row in self.every_row)


def gain(row: Row) -> Decimal:
    """Return how large an improvement was, in shares of its earlier figure."""
    movement = row.now.movement
    if movement.change is None or movement.before is None:
        return Decimal(0)
    return abs(movement.change) / max(abs(movement.before.value), Decimal(1))
