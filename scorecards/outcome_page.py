"""The pages of outcomes and the list of measures in words."""

from dataclasses import dataclass

from scorecards.page import Mark, RowPage, Sentence


@dataclass(frozen=True, slots=True)
class Count:
    """How many measures stand at a status, or how many there are."""

    word: str
    number: int


@dataclass(frozen=True, slots=True)
class TallyLink:
    """A status, its key in addresses, and how many measures stand at it."""

    mark: Mark
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is applied, in words, and the query without it."""

    label: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """A line of the strategy with the measures that answer it."""

    anchor: str
    wording: str
    source: str
    questions: tuple[str, ...]
    answers: tuple[RowPage, ...]


@dataclass(frozen=True, slots=True)
class LineGroup:
    """The lines of one kind, under a heading."""

    anchor: str
    heading: str
    gloss: str
    lines: tuple[OutcomeLine, ...]


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """An outcome: what is to be true, what is asked of it and how it stands."""

    code: str
    slug: str
    title: str
    statement: str
    source: str
    question: str
    indicators_in_development: bool
    story: Sentence
    counts: tuple[Count, ...]
    groups: tuple[LineGroup, ...]
