"""Folders and files as officers leave them, and as nobody should."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.intake.files import _parse, read_folder, read_lines
from strategy_portal.intake.problems import FolderRefused

KNOWN = ("boards.csv", "posts.csv")


def read(tmp_path, content):
    path = tmp_path / "boards.csv"
    path.write_bytes(content)
    lines, problems = read_lines(path)
    return [line.cells for line in lines], [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "content",
    [
        b"code,name\nsend,SEND Board\n",
        b"\xef\xbb\xbfcode,name\r\nsend,SEND Board\r\n",
        b"code,name\rsend,SEND Board",
        b'"code","name"\n\n,\nsend,"SEND Board"\n,\n',
    ],
    ids=["plain", "from Excel", "from an old Mac", "with blank lines"],
)
def test_file_is_read_however_it_was_saved(tmp_path, content):
    cells, problems = read(tmp_path, content)

    assert cells == [("code", "name"), ("send", "SEND Board")]
    assert problems == []


def test_lines_are_numbered_as_an_editor_numbers_them(tmp_path):
    path = tmp_path / "boards.csv"
    path.write_text("code,name\n\n\nsend,SEND Board\n")

    lines, _ = read_lines(path)

    assert [line.number for line in lines] == [1, 4]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "boards.csv: The file is empty; its first line must name the columns."),
        (
            "code,name\nsend,Caf\xe9\n".encode("cp1252"),
            "boards.csv, line 2: The file is not in UTF-8; save it as “CSV UTF-8”.",
        ),
        (
            "code,name\n".encode("utf-16"),
            "boards.csv, line 1: The file is not in UTF-8; save it as “CSV UTF-8”.",
        ),
        (
            b"code,name\nsend,SEND\x00Board\n",
            (
                "boards.csv, line 2, cell 2: There is an invisible control character "
                "in the cell; remove it."
            ),
        ),
        (
            "code,name\nsend,SEND\u2028Board\n".encode(),
            (
                "boards.csv, line 2, cell 2: There is a line break inside the cell; "
                "write it on one line."
            ),
        ),
        (
            b'code,name\nsend,"SEND\nBoard"\n',
            (
                "boards.csv, line 2, cell 2: There is a line break inside the cell; "
                "write it on one line."
            ),
        ),
        (
            b'code,name\nsend,"SEND Board\n',
            (
                "boards.csv, line 2: The quotation marks do not match, or a cell is "
                "far too long."
            ),
        ),
        (
            b"code,name\nsend," + b"x" * 200_000 + b"\n",
            (
                "boards.csv, line 2: The quotation marks do not match, or a cell is "
                "far too long."
            ),
        ),
    ],
    ids=[
        "empty",
        "Windows",
        "UTF-16",
        "NUL",
        "line separator",
        "line break",
        "open quote",
        "huge cell",
    ],
)
def test_bad_file_is_refused_with_its_line(tmp_path, content, sentence):
    _, problems = read(tmp_path, content)

    assert problems == [sentence]


def test_folder_may_have_a_read_me_and_hidden_files(tmp_path):
    (tmp_path / "boards.csv").write_text("code\n")
    for name in ("README.md", ".DS_Store", ".~lock.boards.csv#", "~$boards.csv"):
        (tmp_path / name).write_text("")

    folder = read_folder(tmp_path, KNOWN)

    assert list(folder.lines) == ["boards.csv"]
    assert folder.problems == []


def test_unknown_file_is_named_with_the_nearest_known_one(tmp_path):
    (tmp_path / "board.csv").write_text("code\n")
    (tmp_path / "xyz.txt").write_text("")

    folder = read_folder(tmp_path, KNOWN)

    assert [str(problem) for problem in folder.problems] == [
        (
            "board.csv: This is not one of the files of a strategy. "
            "Did you mean boards.csv?"
        ),
        "xyz.txt: This is not one of the files of a strategy.",
    ]


def test_folder_in_place_of_a_file_cannot_be_read(tmp_path):
    (tmp_path / "boards.csv").mkdir()

    folder = read_folder(tmp_path, KNOWN)

    assert [str(x) for x in folder.problems] == ["boards.csv: The file cannot be read."]


def test_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(FolderRefused, match=r"^There is no folder .*nowhere\.$"):
        read_folder(tmp_path / "nowhere", KNOWN)


def test_file_in_place_of_a_folder_is_refused(tmp_path):
    path = tmp_path / "boards.csv"
    path.write_text("code\n")

    with pytest.raises(FolderRefused, match="is a file; name the folder that it is in"):
        read_folder(path, KNOWN)


def test_empty_folder_is_refused(tmp_path):
    with pytest.raises(FolderRefused, match="has no CSV files in it"):
        read_folder(tmp_path, KNOWN)


def test_folder_that_may_not_be_read_is_refused(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(path)

    monkeypatch.setattr(Path, "iterdir", refuse)

    with pytest.raises(FolderRefused, match="cannot be read; ask its owner"):
        read_folder(tmp_path, KNOWN)


cells = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
).filter(str.strip)


@given(st.lists(st.lists(cells, min_size=1), min_size=1))
def test_whatever_a_spreadsheet_writes_is_read_back(rows):
    text = io.StringIO()
    csv.writer(text).writerows(rows)

    lines, problems = _parse("boards.csv", text.getvalue())

    assert [list(line.cells) for line in lines] == rows
    assert problems == []


@given(st.text())
def test_any_text_is_read_or_refused(text):
    lines, problems = _parse("boards.csv", text)

    assert lines or problems
