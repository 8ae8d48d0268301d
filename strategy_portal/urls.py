"""Every address of the portal."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

from strategy_portal import admin, views
from strategy_portal.access import Permission
from strategy_portal.gate import needs

urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
    path("portal/", views.home, name="home"),
    path(
        "portal/sign-in/",
        LoginView.as_view(redirect_authenticated_user=True),
        name="sign-in",
    ),
    path(
        "portal/sign-out/",
        needs(Permission.OWN_ACCOUNT)(LogoutView.as_view()),
        name="sign-out",
    ),
    path("portal/admin/", admin.site.urls),
    path("portal/boards/<slug:code>/", views.board_detail, name="board-detail"),
    path("portal/posts/", views.post_list, name="post-list"),
    path("portal/posts/<slug:code>/", views.post_detail, name="post-detail"),
    path("portal/questions/", views.question_list, name="question-list"),
    path("portal/", include("priorities.urls")),
    path("portal/", include("scorecards.urls")),
    path("portal/", include("scorecards.outcome_urls")),
]
