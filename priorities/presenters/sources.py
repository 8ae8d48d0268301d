"""Where rows come from, and what is still to be answered about them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from priorities.models import Paper
from priorities.models.sources import Sourced
from strategy_portal.clock import day_of
from strategy_portal.wording import date_words, loose_date_words

Named = tuple[str, Sourced]
MOST_LAID_OPEN = 8


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A row's place in its paper, with the paper's own words."""

    label: str
    place: str
    wording: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question, and all the rows that it is asked of."""

    words: str
    labels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The foot of a page: its sources and its open questions."""

    sources: tuple[SourceLine, ...]
    questions: tuple[OpenQuestion, ...]

    @property
    def folds(self) -> bool:
        """Return whether there are too many questions to lay open."""
        return len(self.questions) > MOST_LAID_OPEN


def provenance_of(named: Iterable[Named]) -> Provenance:
    """Return the sources of named rows, and their questions, each asked once."""
    sources, questions = [], dict[str, OpenQuestion]()
    for label, row in named:
        if row.paper or row.source_text:
            sources.append(
                SourceLine(label, dated_place(row), row.source_text, row.proposed)
            )
        if row.source_query:
            words = row.source_query
            questions.setdefault(words, OpenQuestion(words)).labels.append(label)
    return Provenance(tuple(sources), tuple(questions.values()))


def dated_name(name: str, paper: Paper | None) -> str:
    """Return a person's name with the date of the paper that says it."""
    if paper is None or paper.date is None:
        return f"{name}, date of source not known"
    return f"{name}, as at {loose_date_words(paper.date)}"


def as_at_words(row: Sourced) -> str:
    """Return when a row was so: `as at January 2020`; empty where nobody knows.

    What was changed in the portal is as at that day, whatever its paper said before.
    """
    changed_at = getattr(row, "changed_at", None)
    if changed_at:
        return f"as at {date_words(day_of(changed_at))}"
    if row.paper is None or row.paper.date is None:
        return ""
    return f"as at {loose_date_words(row.paper.date)}"


def place_of(row: Sourced) -> str:
    """Return a row's place in the papers."""
    return place_words(row.paper.code if row.paper else "", row.source_line)


def dated_place(row: Sourced) -> str:
    """Return a row's place in the papers with the date of its paper."""
    if row.paper is None:
        return ""
    dated = loose_date_words(row.paper.date) if row.paper.date else "no known date"
    return place_words(f"{row.paper.code} of {dated}", row.source_line)


def place_words(paper: str, line: str) -> str:
    """Return a place in the papers: `Paper 001, line 53`; empty without a paper."""
    if not paper:
        return ""
    return f"Paper {paper}, {line}" if line else f"Paper {paper}"
