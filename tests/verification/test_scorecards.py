"""The six scorecards of Rotherham, as a board would get them: every file is checked."""

import csv
import hashlib
import io
import json
import logging
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pdfua
import pytest
import tinyhtml5
from django.conf import settings
from django.db import transaction

from scorecards.assemble import quarter_called
from scorecards.domain.disclosure import Audience
from scorecards.file_checks.pdf_reading import Paper, squeezed
from scorecards.file_checks.workbook import Book
from scorecards.file_checks.workbook import faults as workbook_faults
from scorecards.models import Scorecard
from scorecards.printing import Order, page_of
from scorecards.renderers import RENDERERS
from strategy_portal import clock
from strategy_portal.intake.load import load_strategy
from tests.pdf_checks import XHTML, faults

FIXTURES = Path(settings.BASE_DIR) / "fixtures" / "rotherham"
SLUGS = (
    "wellbeing",
    "preparation-for-adulthood",
    "voice",
    "whole-child-progress",
    "send-board",
    "place-board",
)
MOST_PAGES = {"place-board": 2, "wellbeing": 4, "send-board": 20}
ELSEWHERE = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1] + "/db.sqlite3"
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_strategy", sys.argv[2], stdout=sys.stderr)
call_command("render_scorecards", "--out", sys.argv[1], stdout=sys.stderr)
"""


# Only so that the database is made: each file is printed once, before the tests. On
# PostgreSQL alone, because the last test shows that SQLite gives the same bytes.
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.postgresql_only,
    pytest.mark.long,
]


class Printed:
    """The pages of the six scorecards, their files, and WeasyPrint's complaints."""

    def __init__(self) -> None:
        self.complaints: list[str] = []
        watch = logging.Handler(logging.WARNING)
        watch.emit = lambda record: self.complaints.append(record.getMessage())
        logging.getLogger("weasyprint").addHandler(watch)
        try:
            self._print()
        finally:
            logging.getLogger("weasyprint").removeHandler(watch)

    def _print(self) -> None:
        load_strategy(FIXTURES, now=clock.now())
        order = Order(quarter_called(""), Audience.BOARD, clock.today())
        scorecards = Scorecard.objects.select_related("board")
        self.pages = {each.slug: page_of(each, order) for each in scorecards}
        self.files = {
            (slug, kind): renderer.render(page)
            for slug, page in self.pages.items()
            for kind, renderer in RENDERERS.items()
        }
        published = replace(order, audience=Audience.PUBLIC)
        headline = page_of(scorecards.get(slug="place-board"), published)
        self.public_headline = RENDERERS["pdf"].render(headline)

    def text(self, slug: str, kind: str) -> str:
        """Return a file as text."""
        return self.files[slug, kind].decode()


@pytest.fixture(scope="module")
def printed(django_db_setup, django_db_blocker):
    """Load Rotherham's strategy and print it once; the database forgets it again."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = Printed()
        transaction.set_rollback(True)
    return made


def test_the_six_scorecards_are_there(printed):
    assert sorted(printed.pages) == sorted(SLUGS)
    assert printed.complaints == []


@pytest.mark.parametrize("slug", SLUGS)
def test_pdf_passes_every_check(printed, slug, tmp_path):
    content = printed.files[slug, "pdf"]
    path = tmp_path / "scorecard.pdf"
    path.write_bytes(content)

    found = faults(content, printed.pages[slug], printed.text(slug, "html"))

    assert found == []
    assert pdfua.validate(path).findings == ()


@pytest.mark.parametrize("slug", MOST_PAGES)
def test_pdf_is_no_longer_than_its_board_will_read(printed, slug):
    assert len(Paper(printed.files[slug, "pdf"]).pages) <= MOST_PAGES[slug]


def test_public_headline_is_as_short_though_it_says_the_rule(printed):
    paper = Paper(printed.public_headline)

    assert len(paper.pages) <= MOST_PAGES["place-board"]
    assert squeezed("The rule council-5 hides") in squeezed(
        "".join(run.words for run in paper.runs)
    )


@pytest.mark.parametrize("slug", SLUGS[:4])
def test_first_page_of_an_outcome_stands_alone(printed, slug):
    paper = Paper(printed.files[slug, "pdf"])

    pages = {paper.words(each): paper.page_of(each) for each in paper.elements("H2")}

    assert pages["What needs the board"] == 0
    assert pages["The measures"] == 1


@pytest.mark.parametrize("slug", SLUGS)
def test_html_is_valid(printed, slug, html_faults):
    assert html_faults(printed.text(slug, "html")) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_html_is_for_everybody_and_asks_nothing(
    printed, slug, page, tmp_path, faults_wide_and_narrow
):
    path = tmp_path / f"{slug}.html"
    path.write_bytes(printed.files[slug, "html"])
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(path.as_uri())

    assert faults_wide_and_narrow() == []
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


@pytest.mark.parametrize("slug", SLUGS)
def test_workbook_passes_every_check(printed, slug):
    assert workbook_faults(printed.files[slug, "xlsx"]) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_workbook_has_every_observation_and_every_number(printed, slug):
    book = Book(printed.files[slug, "xlsx"])
    text = io.StringIO(printed.text(slug, "csv"), newline="")

    for row, observed in zip(book.table("Data"), csv.DictReader(text), strict=True):
        said = observed | {"value": observed["value"] or observed["symbol"]}
        del said["symbol"]
        assert {name: plainly(value) for name, value in row.items()} == {
            name: plainly(value or "[z]") for name, value in said.items()
        }


def plainly(value) -> object:
    """Return a cell of either file so that 85.0 is 85."""
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return value


@pytest.mark.parametrize("slug", SLUGS)
def test_the_four_values_are_the_same_in_every_format(printed, slug):
    shown = html_values(printed.text(slug, "html"))
    beside = measure_rows(printed.text(slug, "html"), "beside")
    unrated = {row.get("data-measure") for row in beside}
    paper = Paper(printed.files[slug, "pdf"])
    papers = [squeezed(words) for words in paper.rows()]
    files = {
        row["measure"]: row
        for row in csv.DictReader(io.StringIO(printed.text(slug, "csv"), newline=""))
        if row["in_table"] == "yes"
    }

    book = Book(printed.files[slug, "xlsx"])

    assert json_values(printed.text(slug, "json")) == shown
    assert sorted(workbook_values(book), key=str) == sorted(shown, key=str)
    for values in shown:
        assert any(holds(row, values, unrated) for row in papers), values
        agrees(values, files[values["measure"]])


def html_values(text: str) -> list[dict]:
    """Return the four values of every row of a measures table."""
    return [
        {
            key: row.get(f"data-{key}")
            for key in ("measure", "figure", "status", "period")
        }
        for row in measure_rows(text)
    ]


def measure_rows(text: str, table: str = "measures") -> list:
    """Return the rows of the tables of a class that stand for a measure."""
    return [
        row
        for each in tinyhtml5.parse(text).iter(f"{XHTML}table")
        if table in each.get("class", "").split()
        for row in each.iter(f"{XHTML}tr")
        if row.get("data-measure")
    ]


def json_values(text: str) -> list[dict]:
    """Return the same of JSON, in the order of the page."""
    return [
        {key: row[key] for key in ("measure", "figure", "status", "period")}
        for part in json.loads(text)["sections"]
        for rows in (*(group["rows"] for group in part["groups"]), part["beside"])
        for row in rows
    ]


def workbook_values(book: Book) -> list[dict]:
    """Return the same of a workbook: those of its tables, then those beside them."""
    heads = {
        "measure": "Measure",
        "figure": "Figure in words",
        "status": "Status",
        "period": "Period",
    }
    return [
        {key: "" if row[head] == "[z]" else row[head] for key, head in heads.items()}
        for name in ("Measures", "Beside")
        if name in book.book.sheetnames
        for row in book.table(name)
    ]


def holds(row: str, values: dict, unrated: set[str]) -> bool:
    """Say whether a row of the PDF carries the values; some rows show no status."""
    status = "" if values["measure"] in unrated else values["status"]
    return row.startswith(values["measure"]) and all(
        squeezed(words) in row for words in (values["figure"], status, values["period"])
    )


def agrees(values: dict, row: dict) -> None:
    """Assert that a row of the CSV says the same: a number, or why there is none."""
    assert row["rating"] == values["status"]
    assert bool(row["period_end"]) == bool(values["period"])
    if row["value"]:
        words = values["figure"].removesuffix("%").removesuffix(" to 1")
        assert Decimal(words.replace(",", "")) == Decimal(row["value"])
    else:
        assert row["symbol"] in ("[c]", "[x]", "[z]")
        assert values["figure"] in ("Hidden to protect privacy", "No figure")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_file_says_that_some_of_it_is_illustrative(printed, slug):
    paper = Paper(printed.files[slug, "pdf"])

    for number in range(len(paper.pages)):
        assert "Some figures are illustrative" in paper.artifacts(number)
        assert "not for publication" in paper.artifacts(number)
    assert "Some figures are illustrative" in printed.text(slug, "html")
    assert json.loads(printed.text(slug, "json"))["document"]["illustrative"]
    assert ",illustrative," in printed.text(slug, "csv")
    for sheet in Book(printed.files[slug, "xlsx"]).sheets[1:]:
        assert "Some figures are illustrative" in sheet["A2"].value


def test_all_files_are_the_same_bytes_elsewhere(printed, tmp_path):
    """Another process, database, time zone and hash seed make the very same files."""
    environment = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}

    subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(tmp_path), str(FIXTURES)],
        env=environment | {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "11"},
        check=True,
        capture_output=True,
    )

    (folder,) = (path for path in tmp_path.iterdir() if path.is_dir())
    differing = [
        f"{slug}.{kind}"
        for (slug, kind), content in printed.files.items()
        if digest((folder / f"{slug}.{kind}").read_bytes()) != digest(content)
    ]
    assert differing == []


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
