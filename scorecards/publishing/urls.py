"""Addresses at which editions are composed and published, all below /portal/."""

from django.urls import path

from scorecards.publishing import (
    day_views,
    exemption_views,
    move_views,
    publish_views,
    quiet_views,
    views,
)

app_name = "publishing"

ALL = "publishing/"
DAYS, QUIET, EXEMPT = f"{ALL}days/", f"{ALL}quiet/", f"{ALL}as-published/"
ONE = f"{ALL}<int:pk>/"

urlpatterns = [
    path(ALL, views.set_list, name="set-list"),
    path(
        f"{ALL}compose/<quarter:quarter>/", move_views.set_compose, name="set-compose"
    ),
    path(ONE, views.set_detail, name="set-detail"),
    path(f"{ONE}pages/<slug:slug>/", views.set_page, name="set-page"),
    path(f"{ONE}files/<slug:slug>.<slug:extension>", views.set_file, name="set-file"),
    path(f"{ONE}warnings/<int:finding_pk>/", move_views.set_agree, name="set-agree"),
    path(f"{ONE}make-again/", move_views.set_make_again, name="set-make-again"),
    path(f"{ONE}cancel/", move_views.set_cancel, name="set-cancel"),
    path(f"{ONE}publish/", publish_views.set_publish, name="set-publish"),
    path(f"{ONE}withdraw/", publish_views.set_withdraw, name="set-withdraw"),
    path(DAYS, day_views.day_list, name="day-list"),
    path(f"{DAYS}<quarter:quarter>/", day_views.day_name, name="day-name"),
    path(
        f"{DAYS}<quarter:quarter>/give-up/", day_views.day_give_up, name="day-give-up"
    ),
    path(EXEMPT, exemption_views.exemption_list, name="exemption-list"),
    path(f"{EXEMPT}add/", exemption_views.exemption_add, name="exemption-add"),
    path(f"{EXEMPT}<int:pk>/end/", exemption_views.exemption_end, name="exemption-end"),
    path(QUIET, quiet_views.quiet_list, name="quiet-list"),
    path(f"{QUIET}add/", quiet_views.quiet_add, name="quiet-add"),
    path(f"{QUIET}<int:pk>/end/", quiet_views.quiet_end, name="quiet-end"),
]
