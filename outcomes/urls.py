"""Addresses of the quarterly return, all below /portal/."""

from django.urls import path

from outcomes import correction_views, import_views, sign_views, views

app_name = "returns"

AT = "returns/<quarter:quarter>/<slug:post>/"

urlpatterns = [
    path("returns/", views.return_list, name="return-list"),
    path(AT, views.return_detail, name="return-detail"),
    path(f"{AT}submit/", views.return_submit, name="return-submit"),
    path(f"{AT}paste/", import_views.rows_paste, name="rows-paste"),
    path(f"{AT}return.xlsx", import_views.return_workbook, name="return-workbook"),
    path(f"{AT}upload/", import_views.workbook_upload, name="workbook-upload"),
    path(f"{AT}rows/", import_views.rows_save, name="rows-save"),
    path(f"{AT}draft/", views.draft_keep, name="draft-keep"),
    path(f"{AT}draft/<slug:key>/drop/", views.draft_drop, name="draft-drop"),
    path(
        "measures/<slug:slug>/figures/",
        correction_views.figure_list,
        name="figure-list",
    ),
    path(
        "measures/<slug:slug>/correct/<int:pk>/",
        correction_views.figure_correct,
        name="figure-correct",
    ),
    path(
        "measures/<slug:slug>/history/",
        correction_views.history_paste,
        name="history-paste",
    ),
    path("sign-off/", sign_views.sign_list, name="sign-list"),
    path(
        "sign-off/<quarter:quarter>/<slug:post>/",
        sign_views.sign_detail,
        name="sign-detail",
    ),
]
