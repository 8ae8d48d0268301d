"""Readers who ask for public pages while editions come out, and the check of answers.

`make readers` runs the long form: 200 requests a second while ten editions come out.
"""

from dataclasses import replace

import pytest

from load.burst import burst
from load.mixing import Issue, mixed
from load.press import Press
from load.readers import Got, Visit
from load.servers import servers
from scorecards import preparation
from scorecards.models import Scorecard

SLUG = "being-heard"
EDITIONS = 3


@pytest.fixture
def press(monkeypatch):
    """One scorecard of the example; its PDF would take seconds."""
    quick = tuple(each for each in preparation.FORMATS if each.EXTENSION != "pdf")
    monkeypatch.setattr(preparation, "FORMATS", quick)
    press = Press()
    Scorecard.objects.exclude(slug=SLUG).delete()
    return press


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_every_answer_is_of_one_edition_while_others_come_out(press):
    first = press.publish()

    with servers() as ports:
        seen = burst(
            press.publish,
            ports,
            first=first,
            slugs=[SLUG],
            rate=100,
            editions=EDITIONS,
        )

    assert seen.errors == []
    assert seen.mixed == []
    assert [issue.number for issue in seen.issues] == [1, 2, 3, 4]
    pages = {(visit.page.address, visit.page.sha256) for visit in seen.visits}
    # Readers were shown more than one of them, and got files too.
    assert sum(bool(pages & issue.given) for issue in seen.issues) > 1
    assert {"csv", "json", "xlsx"} <= {
        got.address.rpartition(".")[2] for got in seen.got
    }


LATEST = "/scorecards/wellbeing/"
FIRST, SECOND = f"{LATEST}2025-26-q2/1/", f"{LATEST}2025-26-q2/2/"
ISSUES = [
    Issue(1, 0, 1, frozenset({(LATEST, "page 1"), (f"{FIRST}scorecard.csv", "csv 1")})),
    Issue(
        2, 10, 11, frozenset({(LATEST, "page 2"), (f"{SECOND}scorecard.csv", "csv 2")})
    ),
]


def got(address, sha256, asked=5):
    return Got(address, 200, sha256, asked, seconds=0.1)


WHOLE = Visit(got(LATEST, "page 1"), FIRST, (got(f"{FIRST}scorecard.csv", "csv 1"),))


def test_set_of_one_edition_is_not_reported():
    assert mixed([WHOLE], ISSUES) == []


def test_edition_may_be_either_one_while_the_next_is_published():
    old = replace(WHOLE, page=got(LATEST, "page 1", asked=10.5))
    new = Visit(got(LATEST, "page 2", asked=10.5), SECOND)

    assert mixed([old, new], ISSUES) == []


@pytest.mark.parametrize(
    ("visit", "told"),
    [
        pytest.param(
            replace(WHOLE, kept=(got(f"{SECOND}scorecard.csv", "csv 2", asked=20),)),
            "leads to",
            id="file-of-another-edition",
        ),
        pytest.param(
            replace(WHOLE, kept=(got(f"{FIRST}scorecard.csv", "csv 2"),)),
            "the bytes of no edition",
            id="bytes-of-another-edition",
        ),
        pytest.param(
            replace(WHOLE, page=got(LATEST, "half of it")),
            "the bytes of no edition",
            id="half-a-page",
        ),
        pytest.param(
            Visit(got(LATEST, "page 2", asked=5), SECOND),
            "edition 2 before its time",
            id="edition-to-come",
        ),
        pytest.param(
            replace(WHOLE, page=got(LATEST, "page 1", asked=12)),
            "edition 1 after its time",
            id="edition-superseded",
        ),
    ],
)
def test_mixed_set_is_reported(visit, told):
    [sentence] = mixed([visit], ISSUES)

    assert told in sentence
