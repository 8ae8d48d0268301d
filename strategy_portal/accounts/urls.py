"""The addresses of accounts; allauth knows its own by names like `account_login`."""

from allauth.account.views import login, reauthenticate
from allauth.mfa.base.views import reauthenticate as reauthenticate_by_code
from allauth.mfa.recovery_codes.views import (
    download_recovery_codes,
    view_recovery_codes,
)
from django.urls import path

from strategy_portal.access import Permission
from strategy_portal.accounts import app_views, views
from strategy_portal.gate import needs

own = needs(Permission.OWN_ACCOUNT)

urlpatterns = [
    path("sign-in/", login, name="account_login"),
    path("sign-in/code/", app_views.SignInCode.as_view(), name="mfa_authenticate"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("password/", views.password_lost, name="password-lost"),
    path("password/asked/", views.password_asked, name="password-asked"),
    path("password/new/", views.password_new, name="password-new"),
    path("account/", views.your_account, name="your-account"),
    path("account/password/", views.password_change, name="password-change"),
    path("account/sessions/end/", views.sessions_end, name="sessions-end"),
    path("account/sessions/<int:pk>/end/", views.session_end, name="session-end"),
    path("account/confirm/", own(reauthenticate), name="account_reauthenticate"),
    path(
        "account/confirm/code/", own(reauthenticate_by_code), name="mfa_reauthenticate"
    ),
    path("account/app/", own(app_views.AppSetUp.as_view()), name="mfa_activate_totp"),
    path(
        "account/app/remove/",
        own(app_views.AppRemove.as_view()),
        name="mfa_deactivate_totp",
    ),
    path(
        "account/recovery-codes/",
        own(view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery-codes/file/",
        own(download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path(
        "account/recovery-codes/new/",
        own(app_views.NewCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]
