"""What a person reports on and keeps true, as a list of what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from priorities.models import (
    Action,
    AreaForDevelopment,
    Milestone,
    Priority,
    Project,
    Risk,
)
from priorities.presenters.standing import Standing, is_due, standing_of
from priorities.work_reading import WorkInReach
from strategy_portal.periods import LooseDate
from strategy_portal.wording import NO_DATE, loose_date_words, sentence_case


@dataclass(frozen=True, slots=True)
class ReportTask:
    """A priority or an area to report on, and how it stood last."""

    title: str
    address: str
    beneath: str
    standing: Standing | None
    is_due: bool
    to_report: str


@dataclass(frozen=True, slots=True)
class WorkTask:
    """An action, a milestone or a risk to keep true."""

    title: str
    address: str
    beneath: str
    when: str
    is_late: bool
    status: str
    to_change: str


@dataclass(frozen=True, slots=True)
class MyWorkPage:
    """Everything within a person's reach, what is due first."""

    reports: tuple[ReportTask, ...]
    actions: tuple[WorkTask, ...]
    milestones: tuple[WorkTask, ...]
    risks: tuple[WorkTask, ...]
    projects: tuple[Project, ...]
    due: int
    late: int

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing at all."""
        work = (self.reports, self.actions, self.milestones, self.risks, self.projects)
        return not any(work)


def my_work_page(work: WorkInReach, today: date) -> MyWorkPage:
    """Return what is within reach as its page shows it."""
    reports = tuple(_reports([*work.priorities, *work.areas], today))
    actions = tuple(_action(each, today) for each in work.actions)
    milestones = tuple(_milestone(each, today) for each in work.milestones)
    risks = tuple(_risk(each, today) for each in work.risks)
    return MyWorkPage(
        reports=reports,
        actions=actions,
        milestones=milestones,
        risks=risks,
        projects=tuple(work.projects),
        due=sum(each.is_due for each in reports),
        late=sum(each.is_late for each in (*actions, *milestones, *risks)),
    )


def _reports(
    rows: Iterable[Priority | AreaForDevelopment], today: date
) -> list[ReportTask]:
    found = [_report(row, today) for row in rows]
    return sorted(found, key=lambda each: not each.is_due)


def _report(row: Priority | AreaForDevelopment, today: date) -> ReportTask:
    is_priority = isinstance(row, Priority)
    kind = "Priority" if is_priority else "Area for development"
    name = "priority-report" if is_priority else "area-report"
    newest = next(iter(row.newest_reports), None)  # type: ignore[union-attr]
    return ReportTask(
        title=row.title,
        address=row.get_absolute_url(),
        beneath=f"{kind} {row.order} of {row.version.strategy}",
        standing=standing_of(row.newest_reports),  # type: ignore[union-attr]
        is_due=is_due(newest, today),
        to_report=reverse(f"priorities:{name}", args=[row.code]),
    )


def _action(action: Action, today: date) -> WorkTask:
    return WorkTask(
        title=action.title,
        address=action.get_absolute_url(),
        beneath=str(action.project or ""),
        when=_when(action.due),
        is_late=is_late(action.due, today),
        status=action.get_status_display(),
        to_change=reverse("priorities:action-change", args=[action.code]),
    )


def _milestone(milestone: Milestone, today: date) -> WorkTask:
    parent = milestone.action or milestone.project
    return WorkTask(
        title=milestone.title,
        address=parent.get_absolute_url() if parent else "",
        beneath=str(parent or ""),
        when=_when(milestone.due),
        is_late=is_late(milestone.due, today),
        status=milestone.status_words,
        to_change=reverse("priorities:milestone-change", args=[milestone.code]),
    )


def _risk(risk: Risk, today: date) -> WorkTask:
    return WorkTask(
        title=risk.statement,
        address=f"{risk.strategy.get_absolute_url()}#risks",
        beneath=str(risk.strategy),
        when=_when(risk.review),
        is_late=is_late(risk.review, today),
        status="",
        to_change=reverse("priorities:risk-change", args=[risk.code]),
    )


def is_late(due: LooseDate | None, today: date) -> bool:
    """Return whether the last day that a date can mean is over."""
    return due is not None and due.on < today


def _when(due: LooseDate | None) -> str:
    return sentence_case(loose_date_words(due)) if due else NO_DATE
