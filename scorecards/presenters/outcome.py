"""Outcomes and the list of measures in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from outcomes.domain.rating import RATINGS, Status
from outcomes.domain.rollup import Tally
from outcomes.models import Measure, Outcome, Placement
from scorecards.domain.scorecard import Row
from scorecards.outcome_page import (
    Count,
    LineGroup,
    OutcomeLine,
    OutcomePage,
    TallyLink,
)
from scorecards.page import RowPage
from scorecards.presenters import marks
from scorecards.presenters.measure_facts import source_words
from scorecards.presenters.rows import row_page
from scorecards.presenters.story import story_of
from scorecards.standings import status_key
from strategy_portal.periods import Quarter
from strategy_portal.wording import join_words

# Concern first: what a board looks for stands at the head of the list.
SEVERITY = tuple(Status)
GROUPS = {
    Placement.Role.INDICATOR: ("Indicators", ""),
    Placement.Role.MEASURE: ("Measures", ""),
    Placement.Role.BESIDE: (
        "Beside the strategy",
        "No line of the strategy asks for these series; they are not counted above.",
    ),
}


@dataclass(frozen=True)
class ListedMeasure:
    """A measure in the list: what it is sorted by, and its row once it is shown."""

    row: Row
    quarter: Quarter
    outcomes: str
    frequency: str
    by_measure: tuple[str, int]
    by_period: date
    by_status: int
    by_responsible: str

    @cached_property
    def page(self) -> RowPage:
        """Return the row in words: only a page of the list is ever put into them."""
        return row_page(self.row, self.quarter)


def listed_measure(
    measure: Measure, standings: Mapping[str, Row], quarter: Quarter
) -> ListedMeasure:
    """Return a measure as the list holds it."""
    row = standings[measure.code]
    titles = dict.fromkeys(each.outcome.title for each in measure.placements.all())
    latest = row.now.latest
    return ListedMeasure(
        row=row,
        quarter=quarter,
        outcomes=join_words(titles),
        frequency=measure.get_frequency_display(),
        by_measure=(measure.letter, measure.number),
        by_period=latest.period.end if latest else date.min,
        by_status=SEVERITY.index(row.now.status),
        by_responsible=row.facts.responsible or "No post is named yet",
    )


def tally_links(rows: Iterable[Row]) -> tuple[TallyLink, ...]:
    """Return how many measures stand at each status that any stands at."""
    statuses = [row.now.status for row in rows]
    return tuple(
        TallyLink(marks.mark(status), status_key(status), statuses.count(status))
        for status in SEVERITY
        if status in statuses
    )


def outcome_page(
    outcome: Outcome, standings: Mapping[str, Row], quarter: Quarter
) -> OutcomePage:
    """Return an outcome with every line of the strategy, in its order."""
    placements = list(outcome.placements.all())
    rows = counted_rows(placements, standings)
    groups = (_group(role, outcome, standings, quarter) for role in GROUPS)
    return OutcomePage(
        code=outcome.code,
        slug=outcome.slug,
        title=outcome.title,
        statement=outcome.statement,
        source=source_words(outcome),
        question=outcome.source_query,
        indicators_in_development=outcome.indicators_in_development,
        story=story_of(Tally(tuple(row.now.status for row in rows))),
        counts=counts_of(rows),
        groups=tuple(group for group in groups if group.lines),
    )


def counts_of(rows: Sequence[Row]) -> tuple[Count, ...]:
    """Return how many measures stand at each rating, at none, and in all."""
    tally = Tally(tuple(row.now.status for row in rows))
    return (
        *(Count(status.value, tally.of(status)) for status in RATINGS),
        Count("Not rated", tally.not_rated),
        Count("Measures", tally.total),
    )


def counted_rows(
    placements: Iterable[Placement], standings: Mapping[str, Row]
) -> list[Row]:
    """Return the measures that the strategy asks for, each once."""
    codes = dict.fromkeys(
        each.measure.code
        for each in placements
        if each.role != Placement.Role.BESIDE and each.measure.code in standings
    )
    return [standings[code] for code in codes]


def _group(
    role: Placement.Role,
    outcome: Outcome,
    standings: Mapping[str, Row],
    quarter: Quarter,
) -> LineGroup:
    """Return the lines of one role; measures that share a line stand under it."""
    by_line: dict[object, list[Placement]] = {}
    for each in outcome.placements.all():
        if each.role == role and each.measure.code in standings:
            same = (each.paper_id, each.source_line, each.source_text)
            by_line.setdefault(same if each.source_text else each.pk, []).append(each)
    heading, gloss = GROUPS[role]
    return LineGroup(
        anchor=str(role),
        heading=heading,
        gloss=gloss,
        lines=tuple(
            _line(f"{role}-{number}", outcome, found, standings, quarter)
            for number, found in enumerate(by_line.values(), start=1)
        ),
    )


def _line(
    anchor: str,
    outcome: Outcome,
    placements: Sequence[Placement],
    standings: Mapping[str, Row],
    quarter: Quarter,
) -> OutcomeLine:
    first = placements[0]
    asked = [query for each in placements for query in _questions(each)]
    return OutcomeLine(
        anchor=anchor,
        wording=first.source_text,
        source=source_words(first, within=outcome.paper),
        questions=tuple(dict.fromkeys(asked)),
        answers=tuple(
            row_page(standings[each.measure.code], quarter) for each in placements
        ),
    )


def _questions(placement: Placement) -> list[str]:
    """Return what is asked of a line, and of the measure that answers it."""
    found = (placement.source_query, placement.measure.source_query)
    return [question for question in found if question]
