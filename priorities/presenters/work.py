"""The pages of an area, a project and a meeting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from priorities.models import (
    Action,
    AreaForDevelopment,
    Meeting,
    Milestone,
    Post,
    Priority,
    Project,
    Responsibility,
)
from priorities.presenters.progress import ProgressLine, told_of
from priorities.presenters.sources import (
    Named,
    Provenance,
    as_at_words,
    dated_name,
    provenance_of,
)
from priorities.presenters.standing import Standing, shown
from priorities.presenters.strategy import Kin, came_from
from strategy_portal.periods import LooseDate
from strategy_portal.wording import loose_date_words


@dataclass(frozen=True, slots=True)
class Answerer:
    """A post that answers for an area, and the person named in it, with the date."""

    post: Post
    person: str


@dataclass(frozen=True, slots=True)
class AreaPage:
    """An area for development as its page shows it."""

    answerers: tuple[Answerer, ...]
    reports: tuple[Standing, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """A priority as its page shows it: reports of posts, then what papers told."""

    kin: tuple[Kin, ...]
    reports: tuple[Standing, ...]
    papers: tuple[tuple[LooseDate | None, ProgressLine], ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ActionPage:
    """An action as its page shows it."""

    as_at: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project as its page shows it."""

    lead_person: str
    as_at: str
    priorities: tuple[Priority, ...]
    milestones: tuple[Milestone, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting as its page shows it."""

    title: str
    provenance: Provenance


def area_page(area: AreaForDevelopment) -> AreaPage:
    """Return an area, read in full, as its page shows it."""
    answerers = tuple(_answerer(each) for each in area.responsibilities.all())
    return AreaPage(
        answerers,
        tuple(map(shown, area.reports.all())),
        provenance_of(_named_in_area(area)),
    )


def priority_page(priority: Priority) -> PriorityPage:
    """Return a priority, read in full, as its page shows it."""
    return PriorityPage(
        kin=tuple(came_from(priority)),
        reports=tuple(map(shown, priority.reports.all())),
        papers=told_of(priority),
        provenance=provenance_of(_named_in_priority(priority)),
    )


def _named_in_priority(priority: Priority) -> Iterator[Named]:
    yield "The priority", priority
    for line in priority.came_from.all():
        yield "Where it came from", line
    for update in priority.progress.all():
        yield "Progress", update


def action_page(action: Action) -> ActionPage:
    """Return an action, read in full, as its page shows it."""
    return ActionPage(as_at_words(action), provenance_of(_named_in_action(action)))


def _named_in_action(action: Action) -> Iterator[Named]:
    yield "The action", action
    for milestone in action.milestones.all():
        yield f"Milestone: {milestone.title}", milestone


def _answerer(line: Responsibility) -> Answerer:
    person = dated_name(line.officer.name, line.paper) if line.officer else ""
    return Answerer(line.post, person)


def _named_in_area(area: AreaForDevelopment) -> Iterator[Named]:
    yield "The area", area
    for line in area.oversight_lines.all():
        yield f"Oversight {line.order}: {line}", line
    for responsibility in area.responsibilities.all():
        yield f"Responsible: {responsibility.post}", responsibility


def project_page(project: Project) -> ProjectPage:
    """Return a project, read in full, as its page shows it."""
    officer = project.lead_officer
    return ProjectPage(
        lead_person=dated_name(officer.name, project.paper) if officer else "",
        as_at=as_at_words(project),
        priorities=tuple(project.priorities.all()),
        milestones=tuple(_milestones(project)),
        provenance=provenance_of(_named_in_project(project)),
    )


def _milestones(project: Project) -> list[Milestone]:
    """Return the milestones of a project and of its actions, the soonest due first."""
    found = {each.pk: each for each in project.milestones.all()}
    for action in project.actions.all():
        found |= {each.pk: each for each in action.milestones.all()}
    return sorted(
        found.values(),
        key=lambda each: (each.due_on is None, each.due_on or date.max, each.code),
    )


def _named_in_project(project: Project) -> Iterator[Named]:
    yield "The project", project
    for phase in project.phases.all():
        yield phase.title, phase
    for milestone in _milestones(project):
        yield f"Milestone: {milestone.title}", milestone
    for action in project.actions.all():
        yield f"Action: {action.title}", action


def meeting_page(meeting: Meeting) -> MeetingPage:
    """Return a meeting, read in full, as its page shows it."""
    held = loose_date_words(meeting.held) if meeting.held else "date not given"
    return MeetingPage(
        f"{meeting.board}, {held}", provenance_of(_named_in_meeting(meeting))
    )


def _named_in_meeting(meeting: Meeting) -> Iterator[Named]:
    yield "The meeting", meeting
    for item in meeting.items.all():
        yield f"Item {item.order}: {item.title}", item
        for resolution in item.resolutions.all():
            yield f"Resolution {resolution.order} on “{item.title}”", resolution
        for question in item.questions.all():
            yield f"Question {question.order} from a member", question
