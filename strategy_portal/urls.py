"""Every address of the portal."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from strategy_portal import admin, views

urlpatterns = [
    path("", views.front, name="front"),
    path("healthz", views.health, name="health"),
    path("portal/", views.home, name="home"),
    path(
        "portal/sign-in/",
        LoginView.as_view(redirect_authenticated_user=True),
        name="sign-in",
    ),
    path("portal/sign-out/", LogoutView.as_view(), name="sign-out"),
    path("portal/admin/", admin.site.urls),
]
