"""The priorities that a scorecard ends with, read from the database in two queries."""

from django.db.models import Prefetch

from priorities.models import Board, Priority, ProgressReport
from priorities.naming import Names
from scorecards.domain.inputs import PriorityLine
from strategy_portal.periods import Quarter
from strategy_portal.sentences import first_sentence


def priority_lines(
    board: Board, quarter: Quarter, names: Names
) -> tuple[PriorityLine, ...]:
    """Return the priorities in force of the strategies that answer to a board.

    A quarter's scorecard is drawn up in the quarter after it: what was reported by the
    end of that one stands on it, and no report of a later day changes it.
    """
    newest = ProgressReport.objects.newest(by=quarter.next().end)
    found = (
        Priority.objects.current()
        .filter(version__strategy__board_lines__board=board)
        .select_related("version__strategy", "lead_post")
        .prefetch_related(Prefetch("reports", newest, to_attr="newest_reports"))
    )
    return tuple(_line(priority, names) for priority in found)


def _line(priority: Priority, names: Names) -> PriorityLine:
    report = next(iter(priority.newest_reports), None)  # type: ignore[attr-defined]
    return PriorityLine(
        title=priority.title,
        strategy=priority.version.strategy.title,
        responsible=names.post(priority.lead_post),
        status=report.get_status_display() if report else "",
        as_at=report.as_at_on if report else None,
        words=_words(report) if report else "",
    )


def _words(report: ProgressReport) -> str:
    """Return a sentence of a report: what has been done, else what else it says."""
    return first_sentence(
        report.done, report.next_steps, report.working_well, report.worried
    )
