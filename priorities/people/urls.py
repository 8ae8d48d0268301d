"""Addresses of accounts and roles, all below /portal/people/."""

from django.urls import path

from priorities.people import deeds, views

app_name = "people"

urlpatterns = [
    path("", views.person_list, name="person-list"),
    path("invite/", views.person_invite, name="person-invite"),
    path("<int:pk>/", views.person_detail, name="person-detail"),
    path(
        "<int:pk>/invite-again/", views.person_invite_again, name="person-invite-again"
    ),
    path("<int:pk>/roles/give/", views.role_give, name="role-give"),
    path("<int:pk>/roles/<int:grant_pk>/end/", views.role_end, name="role-end"),
    path(
        "<int:pk>/switch-off/",
        views.person_change,
        {"deed": deeds.SWITCH_OFF},
        name="person-switch-off",
    ),
    path(
        "<int:pk>/switch-on/",
        views.person_change,
        {"deed": deeds.SWITCH_ON},
        name="person-switch-on",
    ),
    path(
        "<int:pk>/second-factor/",
        views.person_change,
        {"deed": deeds.RESET_SECOND_FACTOR},
        name="person-reset-second-factor",
    ),
    path(
        "<int:pk>/sessions/",
        views.person_change,
        {"deed": deeds.END_SESSIONS},
        name="person-end-sessions",
    ),
]
