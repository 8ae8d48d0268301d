"""manage.py load_strategy as a person runs it: what it prints, and how it ends."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError

from outcomes.models import Observation
from strategy_portal.intake import load as loading
from strategy_portal.models import User


@pytest.fixture
def command(db, folder):
    """Run the command on the folder as it now is; return status, output and errors."""

    def run(*options, path=None):
        out, err = StringIO(), StringIO()
        try:
            target = path or folder.write()
            call_command("load_strategy", target, *options, stdout=out, stderr=err)
        except SystemExit as end:
            return end.code, out.getvalue().splitlines(), err.getvalue().splitlines()
        return 0, out.getvalue().splitlines(), err.getvalue().splitlines()

    return run


def test_load_says_what_it_does_and_what_it_did(command, folder):
    status, out, err = command()

    assert (status, err) == (0, [])
    assert out[:3] == [
        f"Reading {folder.path}",
        "Checking 31 rows of 22 files",
        "Writing",
    ]
    assert "measures: 2 added, 0 changed, 0 unchanged" in out
    assert "reporting lines: 1 added, 0 changed, 0 unchanged" in out
    assert "published figures: 3 added, 0 superseding, 0 unchanged" in out
    assert out[-1] == "Loaded."


def test_second_load_says_that_there_was_nothing_to_do(command):
    command()

    status, out, _ = command()

    assert status == 0
    assert "measures: 0 added, 0 changed, 2 unchanged" in out
    assert out[-1] == "Nothing was written: the database has all of it already."


def test_load_can_be_quiet(command):
    assert command("--verbosity=0") == (0, [], [])
    assert Observation.objects.exists()


def test_kept_rows_are_named(command, folder):
    for number in range(25):
        folder.rows["officers"].append({"code": f"officer-{number}", "name": "B."})
    command()
    folder.rows["officers"] = folder.rows["officers"][:1]
    folder.rows["published_figures"].pop()

    _, out, _ = command()

    [kept] = [line for line in out if line.startswith("officers: not in the files")]
    assert kept.startswith("officers: not in the files, kept: officer-0; officer-1; ")
    assert kept.endswith("officer-19 and 5 more")
    assert "figures: not in the files, kept: 1 figure" in out


def test_errors_are_told_one_a_line_and_nothing_is_loaded(command, folder):
    folder["measures", 2]["polarity"] = "up"
    folder["boards", 3]["kind"] = "tower"

    status, _, err = command()

    assert status == 1
    assert err[1] == (
        "measures.csv, line 2, polarity: “up” is not one of higher, lower, target, "
        "neutral."
    )
    assert err[2:] == ["Nothing was loaded: 2 errors in 2 files."]


def test_changed_figure_is_told_with_what_to_do(command, folder):
    command()
    folder["published_figures", 2]["numerator"] = "61"
    folder["published_figures", 4]["value"] = "90"

    status, _, err = command("--reason", "  ")

    assert status == 1
    assert err == [
        (
            "published_figures.csv, line 2: W1, northfield, financial quarter "
            "2025-26 Q1: numerator “60” → “61”"
        ),
        (
            "published_figures.csv, line 4: W1 speech, northfield, financial quarter "
            "2025-26 Q2: value “91.5” → “90”"
        ),
        (
            "Nothing was loaded: 2 figures changed, and a changed figure needs a "
            'reason. Load again with --reason "why".'
        ),
    ]


def test_reason_lets_the_changed_figure_in(command, folder):
    command()
    folder["published_figures", 2]["numerator"] = "61"

    status, out, _ = command("--reason", "A school returned late.")

    assert status == 0
    assert "published figures: 0 added, 1 superseding, 2 unchanged" in out
    assert Observation.objects.current().filter(numerator=61).exists()


def test_long_reason_is_refused(command):
    status, _, err = command("--reason", "x" * 301)

    assert status == 1
    assert err == ["The reason has 301 characters; shorten it to 300."]


def test_check_of_an_empty_database_lists_what_would_be_added(command, folder):
    for number in range(25):
        folder.rows["officers"].append({"code": f"officer-{number}", "name": "B."})

    status, out, err = command("--check")

    assert (status, err) == (0, [])
    assert "boards.csv, line 2: to add “send-board”" in out
    assert "partnership.csv, line 2: to add “partnership”" in out
    assert "officers.csv: 6 more rows to add" in out
    assert "published_figures.csv: 3 figures to add" in out
    assert out[-1] == "A load would write 56 rows. Nothing was written now."
    assert not User.objects.exists()


def test_check_lists_each_changed_field(command, folder):
    command()
    folder["boards", 2].update(name="SEND Partnership Board", meets="each term")
    folder["boards", 2]["aliases"] = "SENDSB; Board"
    folder["measures", 2].update(headline="yes", dead_band="0.50")
    folder["posts", 2]["organisations"] = "council; trust"
    folder["published_figures", 2]["numerator"] = "61"

    status, out, _ = command("--check")

    assert status == 0
    assert out[2:] == [
        "posts.csv, line 2, organisations: “council” → “council; trust”",
        "boards.csv, line 2, name: “SEND Board” → “SEND Partnership Board”",
        "boards.csv, line 2, aliases: blank → “SENDSB; Board”",
        "boards.csv, line 2, meets: blank → “each term”",
        "measures.csv, line 2, headline: no → yes",
        "measures.csv, line 2, dead_band: blank → “0.5”",
        (
            "published_figures.csv, line 2: W1, northfield, financial quarter "
            "2025-26 Q1: numerator “60” → “61”"
        ),
        "A load would write 4 rows. Nothing was written now.",
        'It needs --reason "why", because of 1 changed figure.',
    ]


def test_check_of_what_is_loaded_says_that_there_is_nothing_to_do(command):
    command()

    _, out, _ = command("--check")

    assert out[-1] == "Nothing would be written: the database has all of it already."


def test_check_of_a_wrong_file_fails(command, folder):
    folder["measures", 2]["polarity"] = "up"

    status, _, err = command("--check")

    assert status == 1
    assert err[-1] == "Nothing was loaded: 1 error in 1 file."


def test_folder_that_is_not_there_is_told_in_one_sentence(command, tmp_path):
    status, _, err = command(path=tmp_path / "nowhere")

    assert status == 1
    assert err == [f"There is no folder {tmp_path / 'nowhere'}."]


def test_empty_folder_is_told_in_one_sentence(command, tmp_path):
    status, _, err = command(path=tmp_path)

    assert status == 1
    assert err == [f"The folder {tmp_path} has no CSV files in it."]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (IntegrityError, "Nothing was loaded: the database changed while the files "),
        (DatabaseError, "Nothing was loaded. Run manage.py migrate, then load again."),
    ],
)
def test_database_that_refuses_is_told(command, monkeypatch, fault, sentence):
    def refuse(*args, **options):
        raise fault("no such table: priorities_board")

    monkeypatch.setattr(loading, "write", refuse)

    status, _, err = command()

    assert status == 1
    assert err[-1].startswith(sentence)
