"""The pages of the scorecards by quarter, and their files."""

import json

import pytest
from django.test import override_settings

from outcomes.models import Measure
from scorecards.renderers import RENDERERS
from strategy_portal.periods import Quarter
from tests.factories.scorecards import ScorecardFactory
from tests.integration.outcomes.strategy import Strategy

pytestmark = pytest.mark.django_db

LIST = "/portal/scorecards/"
QUARTER = f"{LIST}2025-26-q2/"
PACK = f"{QUARTER}pack/"
# Queries of each page, sign-in and menu included.
LIST_QUERIES = 6
QUARTER_QUERIES = 20
SCORECARD_QUERIES = 18


@pytest.fixture
def strategy(db):
    """A strategy with one measure that stands at risk."""
    strategy = Strategy()
    strategy.measure("58")
    return strategy


@pytest.fixture
def folder(tmp_path):
    """An empty folder in place of the one that scorecards are printed to."""
    with override_settings(SCORECARDS_DIR=tmp_path):
        yield tmp_path


@pytest.mark.parametrize("address", [LIST, QUARTER, PACK, f"{QUARTER}pack.csv"])
def test_page_asks_to_sign_in(client, address):
    assert client.get(address).status_code == 302


def test_pages_are_to_read_and_never_to_write(client, sign_in, strategy):
    sign_in()
    strategy.scorecard()

    for address in (LIST, QUARTER, PACK, f"{QUARTER}pack.csv"):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        f"{LIST}2025-26-q5/",
        f"{LIST}2025-27-q2/",
        f"{LIST}2031-32-q1/",
        f"{LIST}1999-00-q1/",
        f"{LIST}0000-01-q1/",
        f"{LIST}9999-00-q4/",
        f"{LIST}2031-32-q1/pack/",
        f"{LIST}2031-32-q1/pack.csv",
        f"{QUARTER}none/",
        f"{QUARTER}none.csv",
        f"{QUARTER}pack.exe",
        f"{QUARTER}pack.csv.exe",
    ],
)
def test_unknown_page_is_not_found(client, sign_in, strategy, address):
    sign_in()
    strategy.scorecard()

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("number", [1, 20])
def test_list_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    measure, quarter = strategy.measure(value=""), Quarter(2025, 2)
    for _ in range(number):
        quarter = quarter.previous()
        strategy.figure(measure, "50", quarter)
        ScorecardFactory(outcomes=[strategy.outcome])

    with django_assert_num_queries(LIST_QUERIES):
        response = client.get(LIST)

    years = (*response.context["years"], *response.context["older"])
    assert sum(len(year.quarters) for year in years) == number
    assert len(response.context["scorecards"]) == number


@pytest.mark.parametrize("number", [1, 20])
def test_quarter_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure()
        ScorecardFactory(outcomes=[strategy.outcome])

    with django_assert_num_queries(QUARTER_QUERIES):
        response = client.get(QUARTER)

    assert len(response.context["quarter"].scorecards) == number


@pytest.mark.parametrize("number", [1, 20])
def test_scorecard_costs_the_same_however_long(
    client, sign_in, strategy, folder, django_assert_num_queries, number
):
    sign_in()
    strategy.scorecard()
    for _ in range(number):
        strategy.measure()

    with django_assert_num_queries(SCORECARD_QUERIES):
        response = client.get(PACK)

    [section] = response.context["page"].sections
    assert sum(len(group.rows) for group in section.groups) == number + 1


def test_list_has_the_newest_quarter_first(client, sign_in, strategy):
    sign_in()
    card = strategy.scorecard()
    for quarter in (Quarter(2025, 1), Quarter(2021, 4)):
        strategy.figure(Measure.objects.get(), "50", quarter)

    response = client.get(LIST)

    assert response.context["newest"] == Quarter(2025, 2)
    shown = [year.title for year in response.context["years"]]
    assert shown == ["2025 to 2026", "2024 to 2025", "2023 to 2024"]
    assert response.context["older"][-1].quarters[-1].quarter == Quarter(2021, 4)
    assert response.text.index(f"2025-26-q2/{card.slug}/") < response.text.index(
        f"2025-26-q1/{card.slug}/"
    )


def test_list_without_figures_says_so(client, sign_in):
    sign_in()

    assert "No quarter has figures yet." in client.get(LIST).text


def test_list_without_scorecards_says_so(client, sign_in, strategy):
    sign_in()

    assert "No scorecard is defined yet." in client.get(LIST).text
    assert "No scorecard is defined yet." in client.get(QUARTER).text


def test_quarter_counts_what_its_scorecards_count(client, sign_in, strategy):
    sign_in()
    strategy.scorecard()
    strategy.scorecard(slug="headlines", kind="headline")
    strategy.measure("40", headline=True)
    strategy.measure("70").placements.update(role="beside")

    pack, headlines = client.get(QUARTER).context["quarter"].scorecards
    page = client.get(PACK).context["page"]

    assert [count.number for count in pack.counts] == [1, 1, 0, 0, 2]
    assert [count.number for count in headlines.counts] == [1, 0, 0, 0, 1]
    assert [line.number for line in page.tally] == [1, 1, 0, 0]


def test_quarter_leads_to_the_quarters_beside_it(client, sign_in, strategy):
    sign_in()
    strategy.figure(Measure.objects.get(), "50", Quarter(2025, 1))

    newest = client.get(QUARTER).context["quarter"]
    oldest = client.get(f"{LIST}2025-26-q1/").context["quarter"]

    assert (newest.earlier.quarter, newest.later) == (Quarter(2025, 1), None)
    assert (oldest.earlier, oldest.later.quarter) == (None, Quarter(2025, 2))


def test_earlier_quarter_shows_what_was_known_of_it(client, sign_in, strategy):
    sign_in()
    strategy.scorecard()
    strategy.figure(Measure.objects.get(), "70", Quarter(2025, 1))

    earlier = client.get(f"{LIST}2025-26-q1/").context["quarter"].scorecards[0]
    now = client.get(QUARTER).context["quarter"].scorecards[0]

    assert [count.number for count in earlier.counts] == [0, 0, 1, 0, 1]
    assert [count.number for count in now.counts] == [0, 1, 0, 0, 1]


def test_scorecard_is_the_boards_own_copy(client, sign_in, strategy, folder):
    sign_in()
    strategy.scorecard()

    response = client.get(PACK)

    assert "Board copy, not for publication" in response.context["page"].running
    assert 'data-status="At risk"' in response.text
    assert [file.words for file in response.context["files"]] == [
        "Web page",
        "PDF (not printed yet)",
        "Excel workbook",
        "CSV",
        "JSON",
    ]


@pytest.mark.parametrize("extension", ["html", "xlsx", "csv", "json"])
def test_file_is_given_to_keep_and_kept_by_no_cache(
    client, sign_in, strategy, extension
):
    sign_in()
    strategy.scorecard()

    response = client.get(f"{QUARTER}pack.{extension}")

    assert response.headers["Content-Type"] == RENDERERS[extension].MEDIA_TYPE
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="pack-2025-26-q2.{extension}"'
    )
    assert response.headers["Cache-Control"] == "private, no-store"


def test_files_tell_what_the_page_tells(client, sign_in, strategy):
    sign_in()
    strategy.scorecard()

    document = json.loads(client.get(f"{QUARTER}pack.json").content)["document"]
    table = client.get(f"{QUARTER}pack.csv").text

    assert document["quarter"] == "2025-26-q2"
    assert document["audience"] == "Board copy, not for publication"
    assert Measure.objects.get().code in table


def printed(folder, content, paper=b"%PDF-1.7 paper"):
    """Put a printed scorecard where render_scorecards puts it."""
    quarter = folder / "2025-26-q2"
    quarter.mkdir()
    (quarter / "pack.json").write_bytes(content)
    (quarter / "pack.pdf").write_bytes(paper)


def test_printed_paper_is_given(client, sign_in, strategy, folder):
    sign_in()
    strategy.scorecard()
    printed(folder, client.get(f"{QUARTER}pack.json").content)

    response = client.get(f"{QUARTER}pack.pdf")

    assert response.content == b"%PDF-1.7 paper"
    assert response.headers["Content-Type"] == "application/pdf"
    assert "PDF" in [file.words for file in client.get(PACK).context["files"]]


def test_paper_that_is_not_printed_says_how_it_comes(client, sign_in, strategy, folder):
    sign_in()
    strategy.scorecard()

    response = client.get(f"{QUARTER}pack.pdf")

    assert response.status_code == 404
    assert "make scorecards QUARTER=2025-26-q2" in response.text


def test_paper_is_not_given_once_the_figures_have_changed(
    client, sign_in, strategy, folder
):
    sign_in()
    strategy.scorecard()
    printed(folder, client.get(f"{QUARTER}pack.json").content)
    strategy.measure("40")

    assert client.get(f"{QUARTER}pack.pdf").status_code == 404


def test_pages_are_valid_html(client, sign_in, strategy, folder, html_faults):
    sign_in()
    strategy.scorecard()
    for quarter in (Quarter(2025, 1), Quarter(2021, 4)):
        strategy.figure(Measure.objects.get(), "50", quarter)

    for address in (LIST, QUARTER, PACK, f"{QUARTER}pack.pdf"):
        assert html_faults(client.get(address).text) == [], address
