"""Pages of what was promised: strategies, areas, work, boards, meetings and papers."""

from django.db.models import F, Prefetch
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from priorities import reading, work_reading
from priorities.filtersets import ActionFilterSet, ProjectFilterSet
from priorities.models import (
    Abbreviation,
    Board,
    Event,
    EvidenceSource,
    Organisation,
    Paper,
    Post,
    ReportingLine,
)
from priorities.presenters.boards import tree_of
from priorities.presenters.strategy import strategy_page
from priorities.presenters.work import (
    action_page,
    area_page,
    meeting_page,
    priority_page,
    project_page,
)
from priorities.reach import in_reach, reaches, reaches_all
from priorities.tables import (
    AbbreviationTable,
    ActionTable,
    MeetingTable,
    OrganisationTable,
    PaperTable,
    ProjectTable,
    StrategyTable,
)
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.listing import paged

WHOLE_LIST = 100


@needs(Permission.READ_STRATEGY)
@require_safe
def strategy_list(request):
    """List the strategies with their versions and boards."""
    table = paged(request, StrategyTable(reading.strategies_in_short()))
    return TemplateResponse(request, "priorities/strategy_list.html", {"table": table})


@needs(Permission.READ_STRATEGY)
@require_safe
def strategy_detail(request, code):
    """Show a strategy: its versions, priorities, areas, progress and work."""
    strategy = get_object_or_404(reading.strategies_in_full(), code=code)
    actions = reading.actions_in_short().carrying_out(strategy)
    today = clock.today()
    owned = in_reach(strategy.risks.all(), request.user, on=today)
    return TemplateResponse(
        request,
        "priorities/strategy_detail.html",
        {
            "strategy": strategy,
            "page": strategy_page(strategy, actions),
            "may_add": reaches(strategy, request.user, on=today),
            "owned": set(owned.values_list("pk", flat=True)),
        },
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def priority_detail(request, code):
    """Show a priority: how it stands and stood, and the work on it."""
    priority = get_object_or_404(work_reading.priorities_in_full(), code=code)
    today = clock.today()
    return TemplateResponse(
        request,
        "priorities/priority_detail.html",
        {
            "priority": priority,
            "page": priority_page(priority),
            "may_report": reaches(priority, request.user, on=today),
            "may_name": reaches_all(request.user, on=today),
        },
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def area_detail(request, code):
    """Show an area for development: its oversight and who answers for it."""
    area = get_object_or_404(reading.areas_in_full(), code=code)
    return TemplateResponse(
        request,
        "priorities/area_detail.html",
        {
            "area": area,
            "page": area_page(area),
            "may_report": reaches(area, request.user, on=clock.today()),
        },
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def project_list(request):
    """List the projects, with filters."""
    filterset = ProjectFilterSet(request.GET, queryset=reading.projects_in_short())
    table = paged(request, ProjectTable(filterset.qs))
    return TemplateResponse(
        request,
        "priorities/project_list.html",
        {"filterset": filterset, "table": table},
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def project_detail(request, code):
    """Show a project: phases, milestones, actions, lead and funding."""
    project = get_object_or_404(reading.projects_in_full(), code=code)
    return TemplateResponse(
        request,
        "priorities/project_detail.html",
        {
            "project": project,
            "page": project_page(project),
            "may_add": reaches(project, request.user, on=clock.today()),
        },
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def action_list(request):
    """List the actions, with filters."""
    filterset = ActionFilterSet(request.GET, queryset=reading.actions_in_short())
    table = paged(request, ActionTable(filterset.qs))
    return TemplateResponse(
        request, "priorities/action_list.html", {"filterset": filterset, "table": table}
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def action_detail(request, code):
    """Show an action: what it serves, its date, status, lead and milestones."""
    action = get_object_or_404(work_reading.actions_in_full(), code=code)
    return TemplateResponse(
        request,
        "priorities/action_detail.html",
        {
            "action": action,
            "page": action_page(action),
            "may_change": reaches(action, request.user, on=clock.today()),
        },
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def board_list(request):
    """Show the boards as a tree of who reports to whom."""
    lines = ReportingLine.objects.select_related("board", "reports_to").order_by(
        "board__name", "board__code", "pk"
    )
    today = clock.today()
    boards = Board.objects.in_force(today)
    in_force = lines.in_force(today).values_list("pk", flat=True)
    tree = tree_of(boards.in_order(), lines, set(in_force))
    return TemplateResponse(request, "priorities/board_list.html", {"tree": tree})


@needs(Permission.READ_STRATEGY)
@require_safe
def meeting_list(request):
    """List the meetings, the newest first."""
    table = paged(request, MeetingTable(reading.meetings_in_short()))
    return TemplateResponse(request, "priorities/meeting_list.html", {"table": table})


@needs(Permission.READ_STRATEGY)
@require_safe
def meeting_detail(request, code):
    """Show a meeting: its agenda, what was agreed and what members asked."""
    meeting = get_object_or_404(reading.meetings_in_full(), code=code)
    return TemplateResponse(
        request,
        "priorities/meeting_detail.html",
        {"meeting": meeting, "page": meeting_page(meeting)},
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def event_list(request):
    """List the events at which voices were heard, and the evidence drawn upon."""
    newest = F("held_on").desc(nulls_last=True)
    events = Event.objects.select_related("paper").order_by(newest, "code")
    evidence = EvidenceSource.objects.select_related("paper", "organisation")
    return TemplateResponse(
        request,
        "priorities/event_list.html",
        {"events": events, "evidence": evidence.order_by("name", "code")},
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def organisation_list(request):
    """List the organisations with the posts that they employ."""
    organisations = Organisation.objects.order_by("name", "code").prefetch_related(
        Prefetch("posts", Post.objects.in_order())
    )
    table = paged(request, OrganisationTable(organisations))
    return TemplateResponse(
        request, "priorities/organisation_list.html", {"table": table}
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def paper_list(request):
    """List the papers that the strategy was read from."""
    table = paged(request, PaperTable(Paper.objects.order_by("code")))
    return TemplateResponse(request, "priorities/paper_list.html", {"table": table})


@needs(Permission.READ_STRATEGY)
@require_safe
def abbreviation_list(request):
    """List the abbreviations and what they mean."""
    table = paged(
        request, AbbreviationTable(Abbreviation.objects.order_by("term")), WHOLE_LIST
    )
    return TemplateResponse(
        request, "priorities/abbreviation_list.html", {"table": table}
    )
