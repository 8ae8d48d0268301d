"""Addresses of what was promised, all below /portal/."""

from django.urls import path

from priorities import report_views, views, work_views
from priorities.models import Action, AreaForDevelopment, Priority, Project

app_name = "priorities"

urlpatterns = [
    path("strategies/", views.strategy_list, name="strategy-list"),
    path("strategies/<slug:code>/", views.strategy_detail, name="strategy-detail"),
    path("my-work/", report_views.my_work, name="my-work"),
    path("priorities/<slug:code>/", views.priority_detail, name="priority-detail"),
    path(
        "priorities/<slug:code>/report/",
        report_views.priority_report,
        name="priority-report",
    ),
    path(
        "priorities/<slug:code>/lead/",
        report_views.priority_lead,
        name="priority-lead",
    ),
    path(
        "priorities/<slug:code>/actions/new/",
        work_views.action_add,
        {"under": Priority},
        name="priority-action-add",
    ),
    path("areas/<slug:code>/", views.area_detail, name="area-detail"),
    path("areas/<slug:code>/report/", report_views.area_report, name="area-report"),
    path(
        "areas/<slug:code>/actions/new/",
        work_views.action_add,
        {"under": AreaForDevelopment},
        name="area-action-add",
    ),
    path("strategies/<slug:code>/risks/new/", work_views.risk_add, name="risk-add"),
    path("risks/<slug:code>/change/", work_views.risk_change, name="risk-change"),
    path("projects/", views.project_list, name="project-list"),
    path("projects/<slug:code>/", views.project_detail, name="project-detail"),
    path(
        "projects/<slug:code>/actions/new/",
        work_views.action_add,
        {"under": Project},
        name="project-action-add",
    ),
    path(
        "projects/<slug:code>/milestones/new/",
        work_views.milestone_add,
        {"under": Project},
        name="project-milestone-add",
    ),
    path("actions/", views.action_list, name="action-list"),
    path("actions/<slug:code>/", views.action_detail, name="action-detail"),
    path("actions/<slug:code>/change/", work_views.action_change, name="action-change"),
    path(
        "actions/<slug:code>/milestones/new/",
        work_views.milestone_add,
        {"under": Action},
        name="action-milestone-add",
    ),
    path(
        "milestones/<slug:code>/change/",
        work_views.milestone_change,
        name="milestone-change",
    ),
    path("boards/", views.board_list, name="board-list"),
    path("meetings/", views.meeting_list, name="meeting-list"),
    path("meetings/<slug:code>/", views.meeting_detail, name="meeting-detail"),
    path("events/", views.event_list, name="event-list"),
    path("organisations/", views.organisation_list, name="organisation-list"),
    path("papers/", views.paper_list, name="paper-list"),
    path("abbreviations/", views.abbreviation_list, name="abbreviation-list"),
]
