"""Readers of the environment: each says what to write when it cannot read it."""

import os
import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

Choice = TypeVar("Choice")


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


def env_choice(name: str, known: Mapping[str, Choice], default: str) -> Choice:
    """Return what one of some names stands for."""
    value = env_text(name, default)
    if value not in known:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to one of these: {', '.join(known)}."
        )
    return known[value]


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


def env_date(name: str) -> date | None:
    """Read a date; none where nothing is set."""
    value = env_text(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Set it to a date such as 2026-11-26."
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


def database(url: str, folder: Path, pool: bool = False) -> dict[str, object]:
    """Return Django's settings for the database that the address names.

    Without an address it is a file in the folder.
    """
    if not url:
        folder.mkdir(exist_ok=True)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "db.sqlite3",
            # Without WAL and IMMEDIATE, SQLite refuses most concurrent writers. Without
            # recursive triggers, INSERT OR REPLACE deletes rows that are kept.
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=NORMAL;PRAGMA foreign_keys=ON;"
                "PRAGMA recursive_triggers=ON;",
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
