"""The load reads forms as a browser does, and tells of what it saw."""

import socket

import pytest

from load.browser import HOST, Browser, fields_of
from load.report import lines_of
from load.saving import Ledger
from load.servers import address_of
from load.together import Until
from strategy_portal.environment import database

PAGE = """
<form>
  <input type="hidden" name="version" value="3"><input name="value" value="1 &amp; 2">
  <input type="checkbox" name="checked" value="far">
  <select name="status"><option value="final">Final</option>
    <option value="estimate" selected>An estimate</option></select>
  <select name="post"><option value="">Choose</option></select>
  <textarea name="comment" rows="3">
Two &lt; three.</textarea><label>Not typed</label>
  <button name="save" value="all">Save all</button>
</form>
"""


def test_form_is_read_as_a_browser_would_send_it():
    assert fields_of(PAGE) == {
        "version": "3",
        "value": "1 & 2",
        "status": "estimate",
        "post": "",
        "comment": "Two < three.",
    }


def test_server_that_does_not_answer_is_a_fault_and_no_failure():
    with socket.socket() as bound:
        bound.bind((HOST, 0))
        answer = Browser([bound.getsockname()[1]]).get("/")

    ledger = Ledger(strange=[f"{answer.status} at /", "502 at /", "404 at /"])
    assert ledger.server_errors == 2
    assert ledger.other_strange == 1


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://portal@/postgres?host=%2Ftmp%2Fportal-pg.1",
        "postgresql://portal:a%2Fb%40c@db.example:5433/portal",
    ],
)
def test_servers_are_told_the_same_database(tmp_path, url):
    settings = database(url, tmp_path)

    assert database(address_of(settings), tmp_path) == settings


def test_time_is_up_after_its_seconds():
    until = Until(0, thinking=60)

    assert not until(0)


def test_report_has_the_figures_and_names_what_was_lost():
    ledger = Ledger(
        saves=[None] * 120, save_times=[0.1, 0.3], page_times=[0.05, 0.05], conflicts=7
    )

    lines = [" ".join(line.split()) for line in lines_of(ledger, ["L1 fell back."], 60)]

    assert lines[0] == "Saves acknowledged 120 (2.0 a second)"
    assert lines[1] == "Conflicts, saved again 7"
    assert lines[2] == "Acknowledged and lost 1"
    assert "Saves, until answered 2 200 290 298 300" in lines
    assert lines[-1] == "L1 fell back."
