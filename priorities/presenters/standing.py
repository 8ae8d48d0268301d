"""How priorities and areas stand, as the posts that lead them report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from priorities.models import ProgressReport
from strategy_portal.sentences import first_sentence
from strategy_portal.wording import date_words

# A report a quarter: one that is older than any quarter is long calls for the next.
LASTS = timedelta(days=92)
KINDS = {
    ProgressReport.Status.NOT_STARTED: "grey",
    ProgressReport.Status.ON_TRACK: "on",
    ProgressReport.Status.AT_RISK: "risk",
    ProgressReport.Status.OFF_TRACK: "off",
    ProgressReport.Status.DONE: "on",
}
TEXTS = (
    ("done", "What has been done"),
    ("working_well", "Working well"),
    ("worried", "Worried about"),
    ("next_steps", "Next"),
)
NO_REPORT = "No report yet"
BY_THE_LEAD = "the performance lead"


@dataclass(frozen=True, slots=True)
class Standing:
    """A report as pages show it: a status with its mark, when, by whom, and its texts.

    `sentence` is the first of what has been done, else of what comes next, else of what
    there is.
    """

    word: str
    kind: str
    when: str
    by: str
    sentence: str
    texts: tuple[tuple[str, str], ...]
    put_right: str


def standing_of(reports: Iterable[ProgressReport]) -> Standing | None:
    """Return the first of some reports as pages show it, or None without any."""
    return next(map(shown, reports), None)


def shown(report: ProgressReport) -> Standing:
    """Return a report as pages show it."""
    return Standing(
        word=report.get_status_display(),
        kind=KINDS[ProgressReport.Status(report.status)],
        when=f"as at {date_words(report.as_at_on)}",
        by=f"reported by {report.post or BY_THE_LEAD}",
        sentence=first_sentence(
            report.done, report.next_steps, report.working_well, report.worried
        ),
        texts=tuple(
            (label, getattr(report, name))
            for name, label in TEXTS
            if getattr(report, name)
        ),
        put_right=report.reason,
    )


def is_due(newest: ProgressReport | None, today: date) -> bool:
    """Return whether the next report is due: there is none, or it is a quarter old."""
    return newest is None or newest.as_at_on + LASTS < today
