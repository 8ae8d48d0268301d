"""Addresses of the scorecards in the portal, by quarter, all below /portal/."""

from django.urls import path

from scorecards import views

app_name = "scorecards"

urlpatterns = [
    path("scorecards/", views.scorecard_list, name="scorecard-list"),
    path("scorecards/<quarter:quarter>/", views.quarter_detail, name="quarter-detail"),
    path(
        "scorecards/<quarter:quarter>/<slug:slug>/",
        views.scorecard_detail,
        name="scorecard-detail",
    ),
    path(
        "scorecards/<quarter:quarter>/<slug:slug>.<slug:extension>",
        views.scorecard_file,
        name="scorecard-file",
    ),
]
