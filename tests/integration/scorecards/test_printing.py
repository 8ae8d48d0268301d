"""render_scorecards: every file of a quarter, whole or not at all."""

import json
import re
import zipfile
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test import override_settings

from outcomes.models import Observation
from scorecards import assemble, printing
from scorecards.file_checks.workbook import Book
from scorecards.models import Scorecard
from strategy_portal import clock
from strategy_portal.intake.load import load_strategy
from tests.factories.outcomes import ObservationFactory

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
# The PDF has tests of its own: it takes seconds, and here it shows nothing more.
QUICK = {name: printing.RENDERERS[name] for name in ("html", "xlsx", "csv", "json")}
DICTIONARY = "data-dictionary.csv"
NONE = re.compile(rb'"illustrative":(""|false)')
ROTHERHAM = (
    "wellbeing",
    "preparation-for-adulthood",
    "voice",
    "whole-child-progress",
    "send-board",
    "place-board",
)

pytestmark = pytest.mark.django_db


def load(name):
    load_strategy(FIXTURES / name, now=clock.now())


@pytest.fixture
def quick(monkeypatch):
    """Leave the PDF out."""
    monkeypatch.setattr(printing, "RENDERERS", QUICK)


@pytest.fixture
def plain(monkeypatch):
    """Write one word a scorecard, in one format."""
    renderer = SimpleNamespace(render=lambda page: f"{page.slug} {page.as_at}".encode())
    monkeypatch.setattr(printing, "RENDERERS", {"txt": renderer})
    return renderer


@pytest.fixture
def example(plain):
    """The small invented partnership, printed in one plain format."""
    load("example")
    return plain


class Answer(SimpleNamespace):
    """What the command said, line by line, and how it ended."""


def render(folder, *options):
    out, err = StringIO(), StringIO()
    try:
        call_command(
            "render_scorecards", "--out", str(folder), *options, stdout=out, stderr=err
        )
        ended = 0
    except SystemExit as stop:
        ended = stop.code
    said, refused = out.getvalue().splitlines(), err.getvalue().splitlines()
    return Answer(out=said, err=refused, ended=ended)


def files_of(folder):
    """Return every file below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def spelt(body):
    """Return a file's content as it reads; that of a workbook is packed."""
    if not zipfile.is_zipfile(BytesIO(body)):
        return body
    workbook = zipfile.ZipFile(BytesIO(body))
    return b"".join(workbook.read(name) for name in workbook.namelist())


def refusal(folder, *options):
    """Return the one sentence of a command that must refuse and write nothing."""
    before = files_of(folder)
    answer = render(folder, *options)

    assert answer.ended == 1
    assert answer.out == []
    assert files_of(folder) == before
    assert len(answer.err) == 1
    return answer.err[0]


def test_every_scorecard_is_written_in_every_format(tmp_path, quick):
    load("rotherham")

    answer = render(tmp_path)

    wanted = [
        f"{tmp_path}/2025-26-q2/{slug}.{kind}" for slug in ROTHERHAM for kind in QUICK
    ]
    wanted.append(f"{tmp_path}/2025-26-q2/{DICTIONARY}")
    assert answer.ended == 0
    assert [line.rpartition(" (")[0] for line in answer.out] == wanted
    assert all(line.endswith(" KB)") for line in answer.out)
    assert sorted(files_of(tmp_path)) == sorted(
        str(Path(path).relative_to(tmp_path)) for path in wanted
    )


def test_progress_is_told_apart_from_the_result(tmp_path, example):
    answer = render(tmp_path)

    assert answer.err == [
        "2025-26-q2: being-heard.txt",
        "2025-26-q2: plans-on-time.txt",
        "2025-26-q2: send-pack.txt",
        "2025-26-q2: headlines.txt",
        "2025-26-q2: data-dictionary.csv",
    ]
    assert len(answer.out) == 5


def test_the_pdf_is_written_with_the_rest(tmp_path):
    load("example")
    Scorecard.objects.exclude(slug="headlines").delete()

    render(tmp_path)

    written = files_of(tmp_path / "2025-26-q2")
    kinds = [name.removeprefix("headlines.") for name in written]
    assert kinds == [DICTIONARY, "csv", "html", "json", "pdf", "xlsx"]
    assert written["headlines.pdf"].startswith(b"%PDF-")


def test_the_latest_quarter_is_that_of_the_data_and_not_of_the_clock(tmp_path, example):
    with override_settings(TODAY=date(2031, 7, 1)):
        render(tmp_path)

    assert (
        tmp_path / "2025-26-q2/headlines.txt"
    ).read_text() == "headlines 1 July 2031"


def test_a_later_figure_opens_a_later_quarter(tmp_path, example):
    last = Observation.objects.own().with_figure().order_by("period_end").last()
    ObservationFactory(
        measure=last.measure,
        place=last.place,
        basis=last.basis,
        period_start=date(2025, 10, 1),
        period_end=date(2025, 12, 31),
    )

    render(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["2025-26-q3"]


def test_a_quarter_can_be_named(tmp_path, example):
    assert render(tmp_path, "--quarter", "2025-26-q1").ended == 0
    assert [path.name for path in tmp_path.iterdir()] == ["2025-26-q1"]


@pytest.mark.parametrize(
    "code", ["latest", "2025-q2", "2025-26-q5", "2025-27-q1", "q2"]
)
def test_a_malformed_quarter_is_refused(tmp_path, example, code):
    assert refusal(tmp_path, "--quarter", code) == (
        f"“{code}” is not a quarter; write it like 2025-26-q2."
    )


@pytest.mark.parametrize("code", ["1999-00-q1", "2031-32-q4"])
def test_a_quarter_without_figures_is_refused(tmp_path, example, code):
    first, *_, last = reversed(assemble.quarters_with_figures())

    assert refusal(tmp_path, "--quarter", code) == (
        f"There are no figures for {code}; choose a quarter from {first.code} to "
        f"{last.code}."
    )


def test_an_empty_database_is_refused(tmp_path, plain):
    assert refusal(tmp_path) == (
        "The database holds no figures yet; load a strategy with load_strategy."
    )


def test_a_database_without_tables_is_refused(tmp_path, plain, monkeypatch):
    def fail(*args, **options):
        raise DatabaseError("no such table: outcomes_observation")

    monkeypatch.setattr(connection, "cursor", fail)

    assert refusal(tmp_path) == (
        "The database cannot be used (no such table: outcomes_observation); run "
        "manage.py migrate, then load a strategy with load_strategy."
    )


def test_a_strategy_without_scorecards_is_refused(tmp_path, example):
    Scorecard.objects.all().delete()

    assert refusal(tmp_path).startswith("The database holds no scorecards;")


def test_a_folder_below_a_file_is_refused(tmp_path, example):
    (tmp_path / "file").write_text("A letter.")

    # Whoever runs this may write anywhere, so that no folder can be shut to them.
    sentence = refusal(tmp_path / "file" / "scorecards")

    assert sentence == (
        f"The files cannot be written to {tmp_path}/file/scorecards (not a directory); "
        "choose another folder."
    )


def test_a_file_where_the_quarters_folder_would_be_is_refused(tmp_path, example):
    (tmp_path / "2025-26-q2").write_text("A letter.")

    assert "2025-26-q2 (not a directory)" in refusal(tmp_path)


def test_a_folder_where_a_file_would_be_is_refused_before_any_is_moved(
    tmp_path, example
):
    render(tmp_path)
    (tmp_path / "2025-26-q2/send-pack.txt").unlink()
    (tmp_path / "2025-26-q2/send-pack.txt").mkdir()

    assert "(send-pack.txt is a directory)" in refusal(tmp_path)


@pytest.mark.parametrize("place", ["write_bytes", "chmod"])
def test_a_disk_that_fails_midway_is_refused_in_one_sentence(
    tmp_path, example, monkeypatch, place
):
    def fail(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, place, fail)

    answer = render(tmp_path)

    assert answer.ended == 1
    assert "(no space left on device); choose another folder." in answer.err[-1]
    assert files_of(tmp_path) == {}


def test_a_renderer_that_fails_midway_leaves_the_old_files_as_they_were(
    tmp_path, example, monkeypatch
):
    render(tmp_path)
    before = files_of(tmp_path)

    def fail_on_the_pack(page):
        if page.slug == "send-pack":
            raise RuntimeError("The pack cannot be drawn.")
        return b"new"

    monkeypatch.setattr(example, "render", fail_on_the_pack)

    with pytest.raises(RuntimeError, match="cannot be drawn"):
        render(tmp_path)
    assert files_of(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["2025-26-q2"]


def test_printing_again_replaces_the_files_and_leaves_others_alone(
    tmp_path, example, monkeypatch
):
    render(tmp_path)
    (tmp_path / "2025-26-q2/minutes.odt").write_text("Kept.")
    monkeypatch.setattr(example, "render", lambda page: b"new")

    render(tmp_path)

    written = files_of(tmp_path / "2025-26-q2")
    assert written.pop("minutes.odt") == b"Kept."
    assert written.pop(DICTIONARY).startswith(b"column,")
    assert set(written.values()) == {b"new"}


def test_everybody_may_read_what_is_written(tmp_path, example):
    render(tmp_path)

    modes = {path.stat().st_mode & 0o777 for path in tmp_path.glob("*/*")}
    assert modes == {0o644}


def test_without_examples_no_byte_speaks_of_them(tmp_path, quick):
    load("rotherham")

    answer = render(tmp_path, "--no-illustrative")

    written = files_of(tmp_path)
    # The dictionary explains the word for those who have both kinds of files.
    del written[f"2025-26-q2/{DICTIONARY}"]
    assert answer.ended == 0
    assert len(written) == len(ROTHERHAM) * len(QUICK)
    # JSON has the same keys for every document: here each says that there is none.
    spoken = {name: NONE.sub(b"", spelt(body)) for name, body in written.items()}
    assert [name for name, body in spoken.items() if b"llustrative" in body] == []


def test_with_examples_every_file_says_so(tmp_path, quick):
    load("rotherham")

    render(tmp_path)

    written = files_of(tmp_path)
    silent = [name for name in written if b"llustrative" not in spelt(written[name])]
    assert silent == []


def test_the_public_copy_says_what_is_hidden(tmp_path, quick):
    load("rotherham")

    render(tmp_path, "--audience", "public")

    for slug in ROTHERHAM:
        body = (tmp_path / f"2025-26-q2/{slug}.html").read_text()
        assert "Public copy, small counts hidden" in body
        assert "Small counts are hidden, and what would give one away." in body
        assert "Board copy" not in body


def test_the_public_copy_holds_no_small_count(tmp_path, quick):
    load("rotherham")
    counts = Observation.objects.current().own().select_related("measure")
    small = {
        (row.measure.code, row.period_end.isoformat())
        for row in counts.filter(measure__unit="count", measure__counts_people=True)
        if row.value and row.value < settings.DISCLOSURE_PROFILE.smallest_count
    }

    def small_of(audience):
        render(tmp_path / audience, "--audience", audience)
        body = (tmp_path / audience / "2025-26-q2/send-board.json").read_text()
        rows = json.loads(body)["data"]
        return [row for row in rows if (row["measure"], row["period_end"]) in small]

    board, public = small_of("board"), small_of("public")
    assert board
    assert all(row["value"] and not row["symbol"] for row in board)
    assert {(row["value"], row["symbol"]) for row in public} == {("", "[c]")}
    for kind in ("html", "xlsx"):
        body = (tmp_path / f"public/2025-26-q2/send-board.{kind}").read_bytes()
        found = re.findall(rb"\b[1-4] of \d+\b(?! measure| to 20)", spelt(body))
        assert found == []
    assert {
        row["value"]
        for row in Book(body).table("Data")
        if (row["measure"], row["period_end"]) in small
    } == {"[c]"}
