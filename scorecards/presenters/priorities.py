"""How the priorities stand, one line each, as the posts that lead them report."""

from collections import Counter
from collections.abc import Sequence

from scorecards.domain.inputs import PriorityLine
from scorecards.domain.scorecard import Scorecard
from scorecards.page import Mark, PrioritiesPage, PriorityPage
from strategy_portal.wording import count_words, date_words, join_words

# The words of the measures where they mean the same, so that the marks do too.
KINDS = {
    "On track": "on",
    "At risk": "risk",
    "Off track": "off",
    "Done": "on",
    "Not started": "grey",
}
NOT_REPORTED = "No report yet"
NO_DATE = "Not reported"
NOBODY = "No post is named"


def priorities_of(scorecard: Scorecard) -> PrioritiesPage:
    """Return how the priorities stand; where nobody reported, one sentence says so."""
    lines = scorecard.priorities
    if any(line.status for line in lines):
        return PrioritiesPage(_counted(lines), _pages(lines))
    if not lines:
        return PrioritiesPage()
    quarter, today = scorecard.document.quarter, scorecard.document.today
    day = date_words(min(today, quarter.next().end))
    number = count_words(len(lines), "priority", "priorities")
    return PrioritiesPage(
        f"Of {number} in force, none had been reported on in the portal by {day}: "
        "there is no status to show."
    )


def _counted(lines: Sequence[PriorityLine]) -> str:
    """Return how many stand how, as people judge: no rule reckons it."""
    counts = Counter(line.status for line in lines)
    said = [f"{counts[word]} {word.lower()}" for word in KINDS if counts[word]]
    if counts[""]:
        said.append(f"{counts['']} without a report")
    of = count_words(len(lines), "priority", "priorities")
    return f"Of {of} in force, as those judge who report on them: {join_words(said)}."


def _pages(lines: Sequence[PriorityLine]) -> tuple[PriorityPage, ...]:
    """Return each priority in a line; its strategy is named where there are several."""
    several = len({line.strategy for line in lines}) > 1
    return tuple(_page(line, several) for line in lines)


def _page(line: PriorityLine, several: bool) -> PriorityPage:
    return PriorityPage(
        title=line.title,
        strategy=line.strategy if several else "",
        mark=Mark(line.status or NOT_REPORTED, KINDS.get(line.status, "grey")),
        as_at=date_words(line.as_at) if line.as_at else NO_DATE,
        words=line.words,
        responsible=line.responsible or NOBODY,
    )
