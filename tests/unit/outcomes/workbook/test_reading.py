"""Uploads in the child process: without secrets, and always with an answer."""

import os
import subprocess
import sys

import pytest

from outcomes.intake.workbook import child, reading, sentences
from outcomes.intake.workbook.parsing import parse
from outcomes.intake.workbook.passing import from_json, to_json
from outcomes.intake.workbook.reading import read_return
from outcomes.intake.workbook.values import Refusal
from tests import returns


def test_child_reads_what_its_parent_would():
    assert read_return(returns.good(), "Return.XLSX") == parse(returns.good())


def test_answers_survive_the_way_to_the_parent():
    odd = returns.with_cells({"J4": "<f>1+1</f>", "U7": returns.text_cell("U7", "x")})

    for answer in (parse(returns.good()), parse(odd), Refusal("No.")):
        assert from_json(to_json(answer)) == answer


def test_child_answers_in_json():
    assert from_json(child.answer(returns.good())) == parse(returns.good())


def test_child_limits_itself(monkeypatch):
    set_to = {}
    monkeypatch.setattr(child.resource, "setrlimit", set_to.__setitem__)

    child.limit_itself()

    assert set_to[child.resource.RLIMIT_AS] == (2**29, 2**29)
    assert set_to[child.resource.RLIMIT_CPU] == (8, 8)
    assert set_to[child.resource.RLIMIT_FSIZE] == (0, 0)


def test_child_is_told_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "a secret")
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody@example.org/x")
    code = "import json, os; print(json.dumps({'sentence': ' '.join(os.environ)}))"
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", code))

    told = read_return(returns.good(), "return.xlsx").sentence

    assert "SECRET_KEY" in os.environ
    assert set(told.split()) - {"LC_CTYPE"} == set(reading.ENVIRONMENT)


def test_child_reads_markup_through_defusedxml():
    code = (
        "from openpyxl.xml import DEFUSEDXML, LXML;"
        "from openpyxl.xml.functions import fromstring, iterparse;"
        "print(DEFUSEDXML, LXML, fromstring.__module__, iterparse.__module__)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env=reading.ENVIRONMENT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.split() == ["True", "False", *["defusedxml.common"] * 2]


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", sentences.TOO_MUCH),
        ("import signal, os; os.kill(os.getpid(), signal.SIGSEGV)", sentences.TOO_MUCH),
        ("raise SystemExit(1)", sentences.DAMAGED),
        ("print('half an ans')", sentences.UNREAD),
        ("print('{}')", sentences.UNREAD),
        ("import signal; signal.pause()", sentences.TOO_LONG),
    ],
)
def test_whatever_becomes_of_the_child_there_is_a_sentence(monkeypatch, code, sentence):
    monkeypatch.setattr(reading, "COMMAND", (sys.executable, "-c", code))
    if "pause" in code:
        monkeypatch.setattr(reading, "SECONDS", 0.2)

    assert read_return(returns.good(), "return.xlsx") == Refusal(sentence)


def test_child_that_cannot_be_started_gives_a_sentence(monkeypatch):
    monkeypatch.setattr(reading, "COMMAND", ("/nowhere/python",))

    assert read_return(returns.good(), "return.xlsx") == Refusal(sentences.UNREAD)


def test_every_sentence_is_one_and_says_what_to_do():
    said = [
        words
        for name, words in vars(sentences).items()
        if name.isupper() and name not in ("AGAIN", "ANEW")
    ]

    for words in said:
        assert words.endswith(".")
        assert ". " not in words.replace("(.xlsx)", "").replace(".xlsx", "")
