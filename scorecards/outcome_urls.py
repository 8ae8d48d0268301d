"""Addresses of outcomes and measures, all below /portal/.

They say how each measure stands, which only the scorecards' reckoning knows, so their
views stand in this app; their names are those of what they show.
"""

from django.urls import path

from scorecards import outcome_views

app_name = "outcomes"

urlpatterns = [
    path("outcomes/", outcome_views.outcome_list, name="outcome-list"),
    path("outcomes/<slug:slug>/", outcome_views.outcome_detail, name="outcome-detail"),
    path("measures/", outcome_views.measure_list, name="measure-list"),
    path("measures/<slug:slug>/", outcome_views.measure_detail, name="measure-detail"),
]
