"""The addresses that everybody may keep: they mean the same for ever."""

from django.urls import path

from scorecards.public import views

app_name = "public"

STATEMENTS = {
    "about": "About these figures",
    "accessibility": "Accessibility statement",
    "privacy": "Privacy",
}
EDITION = "scorecards/<slug:slug>/<quarter:quarter>/<int:number>/"

urlpatterns = [
    path("scorecards/", views.edition_list, name="edition-list"),
    path("scorecards/<slug:slug>/", views.scorecard, name="scorecard"),
    path("scorecards/<slug:slug>/<quarter:quarter>/", views.quarter, name="quarter"),
    path(EDITION, views.edition, name="edition"),
    path(f"{EDITION}whole/", views.edition_whole, name="edition-whole"),
    path(
        f"{EDITION}scorecard.<slug:extension>", views.edition_file, name="edition-file"
    ),
    path(f"{EDITION}datapackage.json", views.edition_package, name="edition-package"),
    path("editors/<quarter:quarter>/<int:number>/", views.editors, name="editors"),
    path("measures/<slug:slug>/", views.measure, name="measure"),
    *(
        path(f"{name}/", views.statement, {"template": name, "title": title}, name=name)
        for name, title in STATEMENTS.items()
    ),
]
