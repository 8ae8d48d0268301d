"""The shell scripts behind make: what they answer when something is wrong."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


def run(*command, **environment):
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.fixture
def bare_system(tmp_path):
    """A PATH with a shell and no package manager, Python or browser."""
    for name in ("bash", "dirname", "env", "id", "ls", "sort"):
        (tmp_path / name).symlink_to(shutil.which(name))
    return str(tmp_path)


def test_missing_packages_are_named(bare_system):
    answer = run("scripts/system_packages.sh", "run", PATH=bare_system, PYTHON="absent")

    assert answer.returncode == 1
    assert answer.stderr.startswith("Missing on this system: python3 python3-venv ")
    assert len(answer.stderr.splitlines()) == 1


def test_private_postgresql_ends_with_its_command(tmp_path):
    answer = run(
        "scripts/postgres.sh",
        *("with", "bash", "-c", 'echo "$DATABASE_URL"; exit 7'),
    )

    home = answer.stdout.strip().removeprefix("postgresql://portal@/postgres?host=")
    assert answer.returncode == 7
    assert "portal-pg." in home
    assert not Path(home).exists()


def test_wrong_choice_is_refused_before_any_work():
    answer = run("scripts/scorecards.sh", "var/scorecards", "board", "perhaps")

    assert answer.returncode == 1
    assert answer.stderr == "ILLUSTRATIVE is 'perhaps'. Set it to yes or no.\n"


def test_make_alone_lists_the_commands():
    listed = {line.split()[1] for line in run("make").stdout.splitlines()}

    assert {"run", "test", "check", "fix", "scorecards", "bench", "locks"} <= listed
