"""Settings: a demonstration on one machine, unless the environment says otherwise."""

import os
import secrets
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"
SCORECARDS_DIR = VAR_DIR / "scorecards"  # printed: no address leads into it


# Readers of the environment: each says what to write when it cannot read what it finds.


def env_text(name: str, default: str = "") -> str:
    """Read a text; an empty one counts as none."""
    return os.environ.get(name, "").strip() or default


def env_flag(name: str, default: bool = False) -> bool:
    """Read yes or no."""
    value = env_text(name, "yes" if default else "no").lower()
    if value not in ("yes", "no"):
        raise ImproperlyConfigured(f"{name} is {value!r}. Set it to yes or no.")
    return value == "yes"


def env_number(name: str, default: int, least: int) -> int:
    """Read a whole number."""
    value = env_text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to a whole number of {least} or more."
        )
    return int(value)


def env_list(name: str, default: str = "") -> list[str]:
    """Read a list with commas."""
    return [part.strip() for part in env_text(name, default).split(",") if part.strip()]


def env_today(name: str, default: date) -> date | None:
    """Read a date; none means the machine's own."""
    value = env_text(name, default.isoformat())
    if value == "real":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to a date such as 2025-11-14, "
            "or to the word real for the machine's own date."
        ) from None


def secret_key(path: Path) -> str:
    """Return the key of the environment, else the one made once for this machine."""
    if key := env_text("SECRET_KEY"):
        return key
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.touch(mode=0o600)
        aside.write_text(secrets.token_urlsafe(64))
        # Linked into place: two processes that start together agree on one key.
        try:
            os.link(aside, path)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return path.read_text()


def database(url: str, pool: bool = False) -> dict[str, object]:
    """Return Django's settings for the database that the address names."""
    if not url:
        VAR_DIR.mkdir(exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "db.sqlite3",
            # Without WAL and IMMEDIATE, SQLite refuses most concurrent writers.
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if parts.scheme not in ("postgres", "postgresql") or not name:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. Write it as "
            "postgresql://user:password@host:5432/name, or leave it out for SQLite."
        )
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or unquote(parts.hostname or "")
    if pool:
        options["pool"] = {"min_size": 1, "max_size": 8}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 0 if pool else 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


# What may differ between installations

DEBUG = env_flag("DEBUG")
HTTPS = env_flag("PORTAL_HTTPS")
SECRET_KEY = secret_key(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
DATABASES = {"default": database(env_text("DATABASE_URL"), env_flag("DATABASE_POOL"))}

# The demonstration stands still on one day, so that its pages are the same on every
# machine. PORTAL_TODAY=real follows the machine's date. Read by clock.py alone.
DEMONSTRATION_TODAY = date(2025, 11, 14)
TODAY = env_today("PORTAL_TODAY", DEMONSTRATION_TODAY)

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

# The smallest count of people that may be published: 5 hides counts of 1 to 4.
DISCLOSURE_THRESHOLD = env_number("DISCLOSURE_THRESHOLD", 5, least=2)

# WeasyPrint sees the bundled fonts and no others, on every machine.
os.environ.setdefault("FONTCONFIG_FILE", str(BASE_DIR / "fonts.conf"))


# The application

INSTALLED_APPS = [
    "strategy_portal",
    "priorities",
    "outcomes",
    "scorecards",
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
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "strategy_portal.middleware.refuse_control_characters",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "strategy_portal.middleware.keep_signed_in_pages_private",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "strategy_portal.gate.admit",
    "django.contrib.messages.middleware.MessageMiddleware",
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
            ],
        },
    },
]

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
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front"
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
]

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
}
