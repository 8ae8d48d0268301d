"""What is due from a person: their returns, the soonest due first."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from outcomes.models import Return, ReturnLine
from outcomes.return_page import away, weekday_words
from outcomes.states import LineState
from strategy_portal.wording import count_words, quarter_full


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One measure of a return, and how far it has come."""

    code: str
    title: str
    anchor: str
    state: str
    kind: str
    hint: str


@dataclass(frozen=True, slots=True)
class Task:
    """One post's return of one quarter."""

    title: str
    post: str
    address: str
    due: str
    late: bool
    progress: str
    is_done: bool
    lines: tuple[TaskLine, ...]

    @property
    def waits(self) -> bool:
        """Return whether something is still to be done."""
        return not self.is_done


KINDS = {
    LineState.OPEN: ("Not started", "open"),
    LineState.SUBMITTED: ("Submitted", "done"),
    LineState.RETURNED: ("Came back", "returned"),
    LineState.SIGNED_OFF: ("Signed off", "done"),
}


def tasks_of(user, today: date) -> list[Task]:
    """Return what a person's posts are asked for in the quarters that are open."""
    lines = (
        ReturnLine.objects.fillable_by(user, on=today)
        .filter(belongs_to__gathering__state="open")
        .select_related("measure", "belongs_to__gathering", "belongs_to__post")
        .order_by(
            "belongs_to__gathering__starts_on",
            "belongs_to__post__title",
            "belongs_to_id",
            "measure__letter",
            "measure__number",
            "period_end",
        )
    )
    tasks = [
        task(belongs_to, list(found), today)
        for belongs_to, found in groupby(lines, key=lambda line: line.belongs_to)
    ]
    return sorted(tasks, key=lambda each: each.is_done)


def task(belongs_to: Return, lines: list[ReturnLine], today: date) -> Task:
    """Return a return as a task."""
    waiting = [line for line in lines if line.can_be_filled]
    due = min(line.due_on for line in waiting or lines)
    views = tuple(task_line(line) for line in lines)
    done = sum(view.kind == "done" for view in views)
    return Task(
        title=quarter_full(belongs_to.gathering.quarter),
        post=belongs_to.post.title,
        address=belongs_to.get_absolute_url(),
        due=f"Due {weekday_words(due)}, {away(due, today)}" if waiting else "",
        late=bool(waiting) and due < today,
        progress=f"{done} of {count_words(len(views), 'measure')} done",
        is_done=not waiting,
        lines=views,
    )


def task_line(line: ReturnLine) -> TaskLine:
    """Return a line as one thing to do."""
    words, kind = KINDS[LineState(line.state)]
    if line.state == LineState.OPEN and not line.entry.is_empty:
        words, kind = "Saved, not submitted", "draft"
    if line.state == LineState.RETURNED and not line.waits_for_correction:
        words, kind = "Corrected, not submitted", "draft"
    return TaskLine(
        code=line.measure.code,
        title=line.measure.title,
        anchor=f"{line.measure.code.lower()}-{line.period_end:%Y%m}",
        state=words,
        kind=kind,
        hint=line.returned_reason if kind == "returned" else "",
    )
