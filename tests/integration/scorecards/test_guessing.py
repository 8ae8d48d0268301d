"""Whoever guesses addresses learns nothing of what waits to be published.

`make guesses` runs the long form: 10,000 guesses over HTTP, with their times.
"""

from time import perf_counter

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import FileField

from load.browser import Answer
from load.guessing import ask_all, guesses, likeness, open_folders, unpublished_in
from scorecards.models import Edition, PreparedFile, QuarterSet
from scorecards.preparation import prepare
from scorecards.public import reading
from scorecards.publication import compose_set
from tests.integration.scorecards.publishing import NOW, QUARTER

pytestmark = pytest.mark.django_db
GUESSES = 200
OURS = f"/scorecards/wellbeing/{QUARTER.code}/"
OTHERS = (
    f"/scorecards/wellbeing/{QUARTER.previous().code}/",
    f"/editors/{QUARTER.code}/2/",
    f"/editors/{QUARTER.previous().code}/1/",
    f"{OURS}99999999999999999999/",
    f"{OURS}1/scorecard.page",
)


@pytest.fixture
def held_back(press):
    """An edition that is out, its correction that waits, and a quarter that does."""
    press.published()
    press.correct("70")
    press.prepared("Two schools were late.")
    press.strategy.figure(press.measure, "58", quarter=QUARTER.previous())
    earlier = compose_set(quarter=QUARTER.previous(), actor=press.lead, now=NOW)
    prepare(prepared=earlier, actor=press.portal, now=NOW)
    return press


@pytest.fixture
def ask(client):
    """Ask for an address as the load's browser does."""

    def asked(address):
        started = perf_counter()
        response = client.get(address)
        seconds = perf_counter() - started
        return Answer(response.status_code, response.content, response.headers, seconds)

    return asked


def test_what_waits_answers_as_what_never_was(held_back, ask):
    told = ask_all(guesses(GUESSES), ask)

    [answer] = told.answers
    status, content, _ = answer
    assert status == 404
    assert b"Page not found" in content
    # Of both kinds there were many.
    assert min(len(told.kept), len(told.absent)) > GUESSES / 3
    assert {ask(address).all_but_the_date for address in OTHERS} == {answer}


def test_withdrawn_edition_says_so_and_what_was_given_up_tells_nothing(held_back, ask):
    held_back.withdraw(Edition.objects.get())
    for waiting in QuarterSet.objects.in_preparation():
        held_back.cancel(waiting)

    statuses = {
        number: {
            ask(f"{OURS}{number}/{tail}").status
            for tail in ("", "whole/", "scorecard.csv", "datapackage.json")
        }
        for number in (1, 2)
    }
    assert statuses == {1: {410}, 2: {404}}
    assert len(ask_all(guesses(50), ask).answers) == 1


def test_page_that_tells_would_be_found_out(held_back, ask, monkeypatch):
    def telling(slug, quarter, number):
        if QuarterSet.objects.of(quarter).filter(number=number).exists():
            raise PermissionDenied

    monkeypatch.setattr(reading, "numbered", telling)

    assert len(ask_all(guesses(50), ask).answers) == 2


def test_no_file_that_has_an_address_holds_what_waits(held_back, tmp_path):
    assert unpublished_in(open_folders()) == []

    leaked = tmp_path / "leaked.csv"
    waiting = PreparedFile.objects.filter(belongs_to__number=2, extension="csv").get()
    leaked.write_bytes(b"before " + bytes(waiting.stored.content))

    assert unpublished_in([*open_folders(), tmp_path]) == [str(leaked)]


def test_no_model_keeps_files_in_a_folder():
    fields = [field for model in apps.get_models() for field in model._meta.fields]

    assert [field for field in fields if isinstance(field, FileField)] == []


def test_likeness_is_low_only_where_two_samples_part():
    one, other = [float(n) for n in range(40)], [n + 0.5 for n in range(40)]

    assert likeness(one, other) > 0.5
    assert likeness(one, [n + 20 for n in other]) < 0.001
