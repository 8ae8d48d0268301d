"""What a scorecard is made from: plain values, read from the database beforehand.

Raw quantities stand here. Nothing after `compute` holds one that its audience may not
see. Values are in the unit of their measure; periods carry their basis.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from outcomes.domain.figures import FigureStatus, Missing, Quantity
from outcomes.domain.rating import Polarity
from outcomes.domain.targets import FrozenTerms, TargetTerms
from outcomes.domain.trend import Reading
from scorecards.domain.profiles import Profile
from scorecards.domain.told import Told
from strategy_portal.periods import Period, Quarter


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation in force: a quantity, or why there is none.

    `unsigned` marks a figure of a return that nobody has signed off yet. A correction
    has another `version` than what it `corrects`.
    """

    period: Period
    quantity: Quantity | None
    status: FigureStatus
    missing: Missing | None = None
    reason: str = ""
    series: str = ""
    release: str = ""
    caveat: str = ""
    corrects: Quantity | None = None
    correction_reason: str = ""
    recorded_on: date | None = None
    version: str = ""
    corrects_version: str = ""
    frozen: FrozenTerms | None = None
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """An area that figures are about; it `ended` where we compare no longer."""

    code: str
    name: str
    kind: str
    ended: bool = False

    @property
    def is_compared(self) -> bool:
        """Return whether our figures are compared with those of this area."""
        return self.kind != "own" and not self.ended


@dataclass(frozen=True, slots=True)
class PartInputs:
    """A breakdown of a measure and its observations, by place code."""

    code: str
    title: str
    adds_up: bool
    seen: Mapping[str, tuple[Seen, ...]]


@dataclass(frozen=True, slots=True)
class CommentaryInputs:
    """What was said of a measure in a quarter. A post answers, never a person.

    Words that may tell of a hidden figure are `held_back`: then there are none.
    """

    why: str
    action: str
    post: str
    due_on: date | None
    illustrative: bool
    held_back: bool = False


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """What every reader may know of a measure, whatever its figures are.

    `published_at` says where everybody can read its figures, small ones too; empty
    where they are protected like any other.
    """

    code: str
    slug: str
    title: str
    short_title: str
    plain_words: str
    definition: str
    reading: Reading
    counts: str
    counts_people: bool
    published_at: str
    frequency: str
    in_development: bool
    question_words: str
    headline: bool
    lay_sentence: str
    first_due_on: date | None
    due_days: int
    responsible: str
    responsible_proposed: bool
    release: str
    caveat: str
    illustrative: bool
    query: str

    @property
    def is_protected(self) -> bool:
        """Return whether its small figures may not be shown to the public."""
        return self.counts_people and not self.published_at

    @property
    def polarity(self) -> Polarity:
        """Return which way is better."""
        return self.reading.polarity


@dataclass(frozen=True, slots=True)
class LineFacts:
    """Where a measure stands in an outcome: the line of the paper that asks for it."""

    role: str
    order: int
    source_line: str


@dataclass(frozen=True, slots=True)
class MeasureInputs:
    """A measure in its place on a scorecard, with all that was observed of it.

    `told` is what earlier editions told of its figures, `family` the measures that it
    counts some of the same people with.
    """

    facts: MeasureFacts
    heading: str
    beside: bool
    lines: tuple[LineFacts, ...]
    seen: Mapping[str, tuple[Seen, ...]]
    parts: tuple[PartInputs, ...] = ()
    targets: tuple[TargetTerms, ...] = ()
    commentary: Mapping[date, CommentaryInputs] = field(default_factory=dict)
    base: "MeasureInputs | None" = None
    told: tuple[Told, ...] = ()
    family: "FamilyInputs | None" = None

    @property
    def holds_unsigned(self) -> bool:
        """Return whether any figure here, or one that it rests on, is not signed."""
        known = [*self.seen.values()]
        for part in self.parts:
            known += part.seen.values()
        own = any(seen.unsigned for found in known for seen in found)
        return own or bool(self.base and self.base.holds_unsigned)


@dataclass(frozen=True, slots=True)
class FamilyInputs:
    """A measure, and those that count some of the people whom it counts.

    None of them holds its family again.
    """

    larger: MeasureInputs
    smaller: tuple[MeasureInputs, ...]

    @property
    def every(self) -> tuple[MeasureInputs, ...]:
        """Return all of them, the larger one first."""
        return self.larger, *self.smaller


@dataclass(frozen=True, slots=True)
class OutcomeInputs:
    """An outcome with its measures in the order of the table."""

    code: str
    slug: str
    title: str
    statement: str
    indicators_in_development: bool
    measures: tuple[MeasureInputs, ...]


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Which document this is, for whom, and of when.

    `with_unsigned` tells that figures were asked for that are not signed off yet.
    `edition` is the number that it is published under; a draft has none.
    """

    slug: str
    title: str
    kind: str
    board: str
    description: str
    partnership: str
    place: str
    licence: str
    quarter: Quarter
    today: date
    query: str = ""
    with_unsigned: bool = False
    edition: int | None = None


@dataclass(frozen=True, slots=True)
class ComparatorFacts:
    """Which areas stand behind a comparator, as the set in force says."""

    place: str
    name: str
    release: str
    members: tuple[str, ...]
    valid_from: date | None


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority in force, and how the newest report says that it stands.

    Without a report `status` and `words` are empty and `as_at` is None. `words` is a
    sentence of what a post wrote, in free words. `responsible` is a post, or empty.
    """

    title: str
    strategy: str
    responsible: str
    status: str = ""
    as_at: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ScorecardInputs:
    """All that `compute` needs, and nothing that it must look up.

    `profile` is the rule for small counts in a public copy.
    """

    document: DocumentFacts
    outcomes: tuple[OutcomeInputs, ...]
    places: tuple[PlaceFacts, ...]
    comparators: tuple[ComparatorFacts, ...]
    profile: Profile
    abbreviations: tuple[tuple[str, str], ...] = ()
    priorities: tuple[PriorityLine, ...] = ()

    @property
    def own(self) -> PlaceFacts:
        """Return our own area; one without a name where none has been loaded yet."""
        found = (place for place in self.places if place.kind == "own")
        return next(found, PlaceFacts("", "", "own"))

    @property
    def holds_unsigned(self) -> bool:
        """Return whether figures that nobody signed off were asked for, or are here."""
        measures = (each for outcome in self.outcomes for each in outcome.measures)
        return self.document.with_unsigned or any(
            measure.holds_unsigned for measure in measures
        )
