"""What the guides tell people to type is there, and does what they say."""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import get_commands, load_command_class

from strategy_portal.intake import report
from strategy_portal.intake.load import check_strategy, load_strategy

ROOT = Path(settings.BASE_DIR)
PAGES = sorted(
    path
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if "adr" not in path.parts
)
PICTURES = ROOT / "docs/guide/pictures"
MOST_BYTES = 1_500_000
NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)
# GitHub's anchors: small letters, hyphens for spaces, nothing else.
NOT_IN_ANCHORS = re.compile(r"[^\w\- ]")


def name_of(path):
    return str(path.relative_to(ROOT))


def anchors_of(path):
    headings = re.findall(r"^#+ (.+)$", path.read_text(), re.MULTILINE)
    return {NOT_IN_ANCHORS.sub("", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_link_leads_somewhere(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
        if "://" in target:
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        assert not anchor or anchor in anchors_of(there), target


def test_every_picture_is_taken_by_a_test_and_shown_with_words_for_it():
    takers = (ROOT / "tests/functional").glob("test_guide_pictures*.py")
    taken = "".join(file.read_text() for file in takers)
    shown = [
        (words, (page.parent / target).resolve())
        for page in PAGES
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)\s]+)\)", page.read_text())
    ]

    pictures = sorted(PICTURES.iterdir())
    assert sorted(path for _, path in shown if path.parent == PICTURES) == pictures
    assert sorted(re.findall(r"picture\(\s*\"([\w-]+)\"", taken)) == [
        path.stem for path in pictures
    ]
    # A picture's words tell what is to be seen on it, in a sentence at least.
    assert [path.name for words, path in shown if len(words.split()) < 10] == []
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_command_is_there_with_its_options(page):
    text = page.read_text()
    for name, rest in re.findall(r"manage\.py (\w+)([^\n`]*)", text):
        assert name in get_commands(), name
        known = options_of(name)
        assert [o for o in re.findall(r"--[\w-]+", rest) if o not in known] == []
    for script in re.findall(r"(?<![\w/])scripts/\w+\.sh", text):
        assert (ROOT / script).exists(), script


def options_of(name):
    found = get_commands()[name]
    command = load_command_class(found, name) if isinstance(found, str) else found
    return command.create_parser("manage.py", name)._option_string_actions


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_every_target_of_make_is_there(page):
    targets = re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)
    told = re.findall(r"(?:^ {4}|`)make (\w+)", page.read_text(), re.MULTILINE)

    assert set(told) <= set(targets)


def test_the_administrators_page_has_every_setting_and_no_other():
    page = (ROOT / "docs/guide/administrator.md").read_text()
    code = "".join(
        (ROOT / f"strategy_portal/{name}.py").read_text()
        for name in ("settings", "environment")
    )

    told = re.findall(r"^\| `([A-Z_]+)`", page, re.MULTILINE)
    assert sorted(told) == sorted(set(re.findall(r"env_\w+\(\"([A-Z_]+)\"", code)))


def test_every_test_that_the_security_standard_names_is_there():
    page = (ROOT / "docs/reference/asvs.md").read_text()
    code = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))

    named = re.findall(r"`(test_\w+)`", page)
    assert len(named) > 30
    assert [name for name in named if f"def {name}(" not in code] == []


@pytest.mark.django_db
@pytest.mark.parametrize("file", ["corrections.csv", "targets.csv"])
def test_what_a_performance_lead_adds_to_a_file_loads(tmp_path, file):
    shutil.copytree(ROOT / "fixtures/example", tmp_path, dirs_exist_ok=True)
    load_strategy(tmp_path, now=NOW)
    page = (ROOT / "docs/guide/performance-lead.md").read_text()
    lines = [line.strip() for line in page.splitlines() if line.startswith("    ")]
    path = tmp_path / file
    heading = path.read_text().splitlines()[0]

    with path.open("a") as handle:
        handle.write(lines[lines.index(heading) + 1] + "\n")
    plan = check_strategy(tmp_path, now=NOW)

    assert not plan.is_empty
    assert not plan.figures.without_reason
    if file == "corrections.csv":
        assert list(report.intended(plan)) == [
            line for line in lines if line.startswith("corrections.csv, line")
        ]
