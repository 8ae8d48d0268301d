"""Home: how the latest quarter stands, and what needs a board."""

import pytest

from outcomes.models import Target
from strategy_portal.periods import Quarter
from tests.factories import priorities as make
from tests.integration.outcomes.strategy import Strategy
from tests.integration.priorities.pages import words_of

pytestmark = pytest.mark.django_db

HOME = "/portal/"


@pytest.fixture
def strategy(db):
    """An outcome with measures on a scorecard."""
    return Strategy()


def test_home_tells_the_quarter_and_counts_every_measure_once(
    client, sign_in, strategy
):
    sign_in()
    strategy.measure("70", title="Good", short_title="Good")
    strategy.measure("10", title="Bad", short_title="Bad")
    strategy.measure("60", target="", title="Open", short_title="Open")
    for slug in ("wellbeing", "pack"):
        strategy.scorecard(slug=slug)

    page = words_of(client.get(HOME))

    assert "<h1>July to September 2025</h1>" in page
    assert "Of <b>2</b> measures with a target and a figure" in page
    assert "of the 3 measures" in page
    assert page.count('data-label="Off track"><b class="bad">1</b>') == 2
    assert "/portal/scorecards/2025-26-q2/pack/" in page


def test_home_names_what_needs_a_board_and_says_how_many_more(
    client, sign_in, strategy
):
    sign_in()
    for number in range(6):
        strategy.measure("10", title=f"Measure {number}")
    strategy.scorecard()

    response = client.get(HOME)

    assert len(response.context["page"].asks) == 5
    assert "1 more is off track or late." in words_of(response)


def test_home_tells_a_headline_scorecard_by_its_headlines(client, sign_in, strategy):
    sign_in()
    strategy.measure("70", headline=True)
    strategy.measure("10")
    strategy.scorecard(slug="headlines", kind="headline")

    [card] = client.get(HOME).context["page"].cards

    assert (card.on_track, card.total) == (1, 1)


def test_home_says_that_examples_are_examples(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure("70")
    strategy.scorecard()

    assert "only examples" not in client.get(HOME).text

    Target.objects.filter(measure=measure).update(illustrative=True)
    assert "only examples" in client.get(HOME).text


def test_home_of_an_empty_database_says_what_will_be_here(client, sign_in):
    sign_in()

    page = words_of(client.get(HOME))

    assert "No scorecard has been loaded yet." in page
    assert page.count("None has been loaded yet.") == 2


@pytest.mark.parametrize("rows", [1, 20])
def test_home_costs_the_same_however_long(
    client, sign_in, django_assert_num_queries, strategy, rows
):
    sign_in()
    for number in range(rows):
        strategy.measure("10")
        strategy.scorecard(slug=f"card-{number}")
        make.StrategyFactory()

    with django_assert_num_queries(22):
        assert client.get(HOME).status_code == 200


def test_newest_quarter_without_figures_is_the_last_that_ended(client, sign_in):
    sign_in()

    assert client.get(HOME).context["page"].quarter == Quarter(2025, 2)
