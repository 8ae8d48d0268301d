"""Settings: a demonstration on one machine, unless the environment says otherwise."""

import os
from datetime import date, timedelta
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from scorecards.domain.profiles import COUNCIL, PROFILES
from strategy_portal.environment import (
    database,
    env_choice,
    env_date,
    env_flag,
    env_list,
    env_number,
    env_text,
    env_today,
    secret_key,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
SCORECARDS_DIR = VAR_DIR / "scorecards"  # printed: no address leads into it


# What may differ between installations

DEBUG = env_flag("DEBUG")
HTTPS = env_flag("PORTAL_HTTPS")
SECRET_KEY = secret_key(VAR_DIR / "secret_key")
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
DATABASES = {
    "default": database(env_text("DATABASE_URL"), VAR_DIR, env_flag("DATABASE_POOL"))
}

# Whoever can change anything proves twice who they are. Without it, every page says so.
SECOND_FACTOR = env_flag("PORTAL_SECOND_FACTOR", default=True)
if HTTPS and not SECOND_FACTOR:
    raise ImproperlyConfigured(
        "PORTAL_SECOND_FACTOR=no is for a demonstration on one machine. "
        "Leave it out where PORTAL_HTTPS is yes."
    )

# The demonstration stays on one day, so that its pages are the same on every machine.
# PORTAL_TODAY=real follows the machine's date. The time of day goes on; only the tests
# stop that too. Read by clock.py alone.
DEMONSTRATION_TODAY = date(2025, 11, 14)
TODAY = env_today("PORTAL_TODAY", DEMONSTRATION_TODAY)
TIME_OF_DAY = None

# A demonstration shows and publishes figures that are only examples, and says so.
DEMONSTRATION = env_flag("PORTAL_DEMONSTRATION", default=TODAY is not None)

# Mail goes to the terminal until a server is named. Port 465 is TLS from the start;
# any other begins in the open and turns to TLS before anything is said.
EMAIL_HOST = env_text("EMAIL_HOST")
EMAIL_BACKEND = (
    f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
)
EMAIL_PORT = env_number("EMAIL_PORT", 587, least=1)
EMAIL_HOST_USER = env_text("EMAIL_USER")
EMAIL_HOST_PASSWORD = env_text("EMAIL_PASSWORD")
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_USE_TLS = env_flag("EMAIL_TLS", default=True) and not EMAIL_USE_SSL
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env_text("EMAIL_FROM", "Strategy portal <portal@portal.invalid>")
PORTAL_URL = env_text("PORTAL_URL", "http://127.0.0.1:8000").rstrip("/")

# Where readers of the public pages can write: an address of the web or of mail.
PUBLIC_CONTACT = env_text("PORTAL_CONTACT")
# When the partnership last went through its accessibility statement.
ACCESSIBILITY_REVIEWED_ON = env_date("PORTAL_ACCESSIBILITY_REVIEWED")

# The rule by which small numbers of people are hidden from the public.
DISCLOSURE_PROFILE = env_choice("DISCLOSURE_PROFILE", PROFILES, COUNCIL.slug)

# WeasyPrint sees the bundled fonts and no others, on every machine.
os.environ.setdefault("FONTCONFIG_FILE", str(BASE_DIR / "fonts.conf"))


# The application

INSTALLED_APPS = [
    "strategy_portal",
    "priorities",
    "outcomes",
    "scorecards",
    # Not "allauth" itself, which holds templates alone: every page has one of ours.
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_filters",
    "django_tables2",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    # First, so that what any of the others answers by itself has the policy too.
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "strategy_portal.middleware.refuse_control_characters",
    "strategy_portal.middleware.answer_everybody_alike",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "strategy_portal.middleware.keep_signed_in_pages_private",
    "strategy_portal.accounts.sessions.end_stale_sessions",
    "strategy_portal.gate.AskToSignIn",
    "strategy_portal.accounts.second_factor.ask_for_second_factor",
    "strategy_portal.gate.admit",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "strategy_portal.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "strategy_portal.context.partnership",
                "strategy_portal.context.menu",
                "strategy_portal.context.demonstration",
            ],
        },
    },
]

FORM_RENDERER = "strategy_portal.form_drawing.QuickRenderer"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static" / part for part in ("build", "images", "js")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "strategy_portal.static_storage.HashedStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False


# People and safety

AUTH_USER_MODEL = "strategy_portal.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front"
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "strategy_portal.accounts.passwords.NotCommon"},
    {"NAME": "strategy_portal.accounts.passwords.NotOurWords"},
]
# The longest that a link in an e-mail works; accounts/links.py says which end sooner.
PASSWORD_RESET_TIMEOUT = int(timedelta(days=7).total_seconds())

ACCOUNT_ADAPTER = "strategy_portal.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation proves the address
ACCOUNT_FORMS = {
    "login": "strategy_portal.accounts.forms.SignInForm",
    "reauthenticate": "strategy_portal.accounts.forms.PasswordAgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
# Guesses count by address and account together, so that nobody is locked out from
# elsewhere. A whole council may come from one address.
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "10/15m/key,100/15m/ip",
    "change_password": "10/15m/user",
    "reauthenticate": "20/15m/user",
    "reset_password": "60/h/ip,3/h/key",
    "reset_password_from_key": "60/15m/ip",
}
ACCOUNT_SESSION_REMEMBER = True  # for as long as accounts/sessions.py lets it
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # asked by a check; nobody signs up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# The proxies in front, whose word is taken for where a request comes from.
ALLAUTH_TRUSTED_PROXY_COUNT = env_number("PORTAL_PROXIES", int(HTTPS), least=0)
MFA_ADAPTER = "strategy_portal.accounts.adapters.SecondFactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "activate_totp": "strategy_portal.accounts.forms.FirstCodeForm",
    "authenticate": "strategy_portal.accounts.forms.SignInCodeForm",
    "reauthenticate": "strategy_portal.accounts.forms.CodeAgainForm",
}
MFA_TOTP_TOLERANCE = 1  # a clock may be half a minute off
# Counts of tries hold over every process, so they are kept in the database. Public
# answers are held by each process, until something is published or withdrawn.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "published": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "published",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 200},
    },
}

OURS = ("script-src", "style-src", "font-src", "connect-src", "form-action")
NOBODYS = ("default-src", "base-uri", "object-src", "frame-ancestors")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **{part: [NONE] for part in NOBODYS},
        **{part: [SELF] for part in OURS},
        "img-src": [SELF, "data:"],
    },
}
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "strategy_portal.views.out_of_date.out_of_date"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
if HTTPS:
    # The prefix makes the browser refuse a cookie set for a wider domain or over HTTP.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    # HTTPS ends at the proxy in front, which must set this header on every request.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"strategy_portal": {"level": "INFO"}},
}
