"""The readers of the environment, and what they say when they cannot read it."""

import stat
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from strategy_portal import environment

HERE = Path(__file__).parent


def test_flag_is_yes_or_no(monkeypatch):
    monkeypatch.setenv("FLAG", "Yes")

    assert environment.env_flag("FLAG") is True
    assert environment.env_flag("ABSENT") is False


@pytest.mark.parametrize(
    ("read", "value", "advice"),
    [
        (environment.env_flag, "maybe", "Set it to yes or no"),
        (
            lambda name: environment.env_number(name, 5, least=2),
            "one",
            "whole number of 2",
        ),
        (
            lambda name: environment.env_number(name, 5, least=2),
            "1",
            "whole number of 2",
        ),
        (
            lambda name: environment.env_choice(name, {"a": 1, "b": 2}, "a"),
            "c",
            "SETTING is 'c'. Set it to one of these: a, b.",
        ),
        (
            lambda name: environment.env_today(name, date.min),
            "soon",
            "such as 2025-11-14",
        ),
        (environment.env_date, "soon", "such as 2026-11-26"),
    ],
)
def test_wrong_value_says_what_to_write(monkeypatch, read, value, advice):
    monkeypatch.setenv("SETTING", value)

    with pytest.raises(ImproperlyConfigured, match=advice):
        read("SETTING")


def test_today_is_a_date_or_the_real_one(monkeypatch):
    assert environment.env_today("ABSENT", date(2025, 11, 14)) == date(2025, 11, 14)
    monkeypatch.setenv("SETTING", "2026-02-28")
    assert environment.env_today("SETTING", date.min) == date(2026, 2, 28)
    monkeypatch.setenv("SETTING", "real")
    assert environment.env_today("SETTING", date.min) is None


def test_date_is_there_or_not(monkeypatch):
    assert environment.env_date("ABSENT") is None
    monkeypatch.setenv("SETTING", "2026-11-26")
    assert environment.env_date("SETTING") == date(2026, 11, 26)


def test_choice_is_what_its_name_stands_for(monkeypatch):
    monkeypatch.setenv("SETTING", "b")

    assert environment.env_choice("SETTING", {"a": 1, "b": 2}, "a") == 2
    assert environment.env_choice("ABSENT", {"a": 1, "b": 2}, "a") == 1


def test_list_has_commas(monkeypatch):
    monkeypatch.setenv("SETTING", " a.example, ,b.example ")

    assert environment.env_list("SETTING") == ["a.example", "b.example"]


def test_sqlite_is_the_default(tmp_path):
    found = environment.database("", tmp_path)

    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_address_names_a_postgresql_database():
    found = environment.database(
        "postgresql://portal:p%40ss@db.example:5433/send?sslmode=require", HERE
    )

    assert found["NAME"] == "send"
    assert found["USER"] == "portal"
    assert found["PASSWORD"] == "p@ss"
    assert found["HOST"] == "db.example"
    assert found["PORT"] == "5433"
    assert found["OPTIONS"] == {"sslmode": "require"}
    assert found["CONN_MAX_AGE"] == 60


def test_pool_replaces_kept_connections():
    found = environment.database("postgresql:///send", HERE, pool=True)

    assert found["OPTIONS"]["pool"] == {"min_size": 1, "max_size": 8}
    assert found["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize("address", ["mysql://host/name", "postgresql://host/", "send"])
def test_unreadable_address_is_refused(address):
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password"):
        environment.database(address, HERE)


def test_secret_key_is_made_once_and_for_the_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "var" / "secret_key"

    first = environment.secret_key(path)

    assert len(first) >= 50
    assert environment.secret_key(path) == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_secret_key_of_another_process_wins(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    path = tmp_path / "secret_key"

    def lose_the_race(aside, target):
        target.write_text("theirs")
        raise FileExistsError

    monkeypatch.setattr(environment.os, "link", lose_the_race)

    assert environment.secret_key(path) == "theirs"


def test_secret_key_of_the_environment_goes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "given")

    assert environment.secret_key(tmp_path / "secret_key") == "given"
    assert list(tmp_path.iterdir()) == []
