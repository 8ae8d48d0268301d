"""How the priorities stand, one line each, as the posts that lead them report."""

from collections.abc import Sequence

from scorecards.domain.inputs import PriorityLine
from scorecards.page import Mark, PriorityPage
from strategy_portal.sentences import first_sentence
from strategy_portal.wording import date_words

# The words of the measures where they mean the same, so that the marks do too.
KINDS = {"On track": "on", "At risk": "risk", "Off track": "off", "Done": "on"}
NOT_REPORTED = "No report yet"
NO_DATE = "Not reported"
NOBODY = "No post is named"


def priority_pages(lines: Sequence[PriorityLine]) -> tuple[PriorityPage, ...]:
    """Return each priority in a line; its strategy is named where there are several."""
    several = len({line.strategy for line in lines}) > 1
    return tuple(_page(line, several) for line in lines)


def _page(line: PriorityLine, several: bool) -> PriorityPage:
    return PriorityPage(
        title=line.title,
        strategy=line.strategy if several else "",
        mark=Mark(line.status or NOT_REPORTED, KINDS.get(line.status, "grey")),
        as_at=date_words(line.as_at) if line.as_at else NO_DATE,
        words=first_sentence(line.done, line.next_steps),
        responsible=line.responsible or NOBODY,
    )
