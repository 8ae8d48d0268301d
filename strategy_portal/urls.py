"""Every address of the portal."""

from django.urls import include, path, register_converter

from scorecards.public import views as public
from strategy_portal import admin, views
from strategy_portal.converters import QuarterConverter

register_converter(QuarterConverter, "quarter")

urlpatterns = [
    path("", public.front, name="front"),
    path("", include("scorecards.public.urls")),
    path("healthz", views.health, name="health"),
    path("portal/", views.home, name="home"),
    path("portal/", include("strategy_portal.accounts.urls")),
    path("portal/audit/", views.audit_list, name="audit-list"),
    path("portal/admin/", admin.site.urls),
    path("portal/boards/<slug:code>/", views.board_detail, name="board-detail"),
    path("portal/posts/", views.post_list, name="post-list"),
    path("portal/posts/<slug:code>/", views.post_detail, name="post-detail"),
    path("portal/questions/", views.question_list, name="question-list"),
    path("portal/people/", include("priorities.people.urls")),
    path("portal/manage/", views.manage, name="manage"),
    path("portal/", include("outcomes.defining.urls")),
    path("portal/", include("priorities.structure.urls")),
    path("portal/", include("priorities.urls")),
    path("portal/", include("outcomes.urls")),
    path("portal/", include("scorecards.quarter_urls")),
    path("portal/", include("scorecards.publishing.urls")),
    path("portal/", include("scorecards.urls")),
    path("portal/", include("scorecards.outcome_urls")),
]
