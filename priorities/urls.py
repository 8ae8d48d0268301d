"""Addresses of what was promised, all below /portal/."""

from django.urls import path

from priorities import views

app_name = "priorities"

urlpatterns = [
    path("strategies/", views.strategy_list, name="strategy-list"),
    path("strategies/<slug:code>/", views.strategy_detail, name="strategy-detail"),
    path("areas/<slug:code>/", views.area_detail, name="area-detail"),
    path("projects/", views.project_list, name="project-list"),
    path("projects/<slug:code>/", views.project_detail, name="project-detail"),
    path("actions/", views.action_list, name="action-list"),
    path("boards/", views.board_list, name="board-list"),
    path("meetings/", views.meeting_list, name="meeting-list"),
    path("meetings/<slug:code>/", views.meeting_detail, name="meeting-detail"),
    path("events/", views.event_list, name="event-list"),
    path("organisations/", views.organisation_list, name="organisation-list"),
    path("papers/", views.paper_list, name="paper-list"),
    path("abbreviations/", views.abbreviation_list, name="abbreviation-list"),
]
