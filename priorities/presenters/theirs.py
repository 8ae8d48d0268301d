"""What somebody else saved while one typed, beside the form with one's own."""

from collections.abc import Iterator

from priorities.models import Action, Milestone, ProgressReport, Risk
from strategy_portal.periods import LooseDate
from strategy_portal.wording import (
    NO_DATE,
    date_words,
    loose_date_words,
    sentence_case,
)

Line = tuple[str, str]
NOTHING = "Nothing was written"
NO_POST = "No post is named"


def theirs_of(row: ProgressReport | Action | Milestone | Risk) -> tuple[Line, ...]:
    """Return what a row says now, line by line under the labels of its form."""
    match row:
        case ProgressReport():
            return tuple(_of_report(row))
        case Risk():
            return tuple(_of_risk(row))
        case _:
            return tuple(_of_work(row))


def _of_report(report: ProgressReport) -> Iterator[Line]:
    yield "How it stands", report.get_status_display()
    yield "As at", date_words(report.as_at_on)
    yield "What has been done", report.done or NOTHING
    yield "What is working well", report.working_well or NOTHING
    yield "What we are worried about", report.worried or NOTHING
    yield "Next steps", report.next_steps or NOTHING


def _of_work(row: Action | Milestone) -> Iterator[Line]:
    yield "What", row.title
    yield "By when", _when(row.due)
    yield "How far", row.get_status_display()
    if isinstance(row, Action):
        yield "Which post leads it", str(row.lead_post or NO_POST)


def _of_risk(risk: Risk) -> Iterator[Line]:
    yield "What could go wrong", risk.statement
    yield "What is done against it", risk.mitigation or NOTHING
    yield "Which post owns it", str(risk.owner_post or NO_POST)
    yield "When it is looked at again", _when(risk.review)
    yield "Still a risk", "No, it is over" if risk.is_over else "Yes"


def _when(due: LooseDate | None) -> str:
    return sentence_case(loose_date_words(due)) if due else NO_DATE
