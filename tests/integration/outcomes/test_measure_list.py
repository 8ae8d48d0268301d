"""The list of measures: cut into pages, sorted, narrowed, and honest about it."""

import pytest

from outcomes.models import Measure, Placement
from tests.factories.outcomes import OutcomeFactory, PlacementFactory
from tests.factories.priorities import BoardFactory, PostFactory

pytestmark = pytest.mark.django_db

MEASURES = "/portal/measures/"


def listed(response):
    return [row.record.page.code for row in response.context["table"].page.object_list]


def test_list_tells_how_measures_stand(client, sign_in, strategy):
    sign_in()
    off = strategy.measure("40")
    on = strategy.measure("70")

    response = client.get(MEASURES)

    assert listed(response) == [off.code, on.code]
    assert f'data-measure="{off.code}" data-figure="50%" data-status="Off track"' in (
        response.text
    )
    assert [(each.key, each.number) for each in response.context["tally"]] == [
        ("off-track", 1),
        ("on-track", 1),
    ]


def test_list_leaves_retired_measures_out(client, sign_in, strategy):
    sign_in()
    strategy.measure(state=Measure.State.RETIRED)

    assert "No measure is defined yet" in client.get(MEASURES).text


@pytest.mark.parametrize(
    ("query", "rows", "number"),
    [
        ("", 25, 1),
        ("per_page=50", 30, 1),
        ("per_page=-5", 25, 1),
        ("per_page=0", 25, 1),
        ("per_page=1000000", 30, 1),
        (f"per_page={'9' * 5000}", 25, 1),
        ("per_page=ten", 25, 1),
        ("page=2", 5, 2),
        ("page=zzz", 25, 1),
        ("page=-1", 5, 2),
        ("page=99", 5, 2),
    ],
)
def test_page_of_the_list_is_clamped(client, sign_in, strategy, query, rows, number):
    sign_in()
    for _ in range(30):
        strategy.measure(value="")

    response = client.get(f"{MEASURES}?{query}")

    assert len(listed(response)) == rows
    assert response.context["table"].page.number == number


def test_list_holds_a_hundred_rows_at_most(client, sign_in, strategy):
    sign_in()
    for _ in range(101):
        strategy.measure(value="", target="")

    assert len(listed(client.get(f"{MEASURES}?per_page=500"))) == 100


def test_long_list_offers_longer_pages(client, sign_in, strategy):
    sign_in()
    for _ in range(26):
        strategy.measure(value="", target="")

    text = client.get(f"{MEASURES}?frequency=quarterly&page=2").text

    assert 'href="?frequency=quarterly&amp;per_page=50"' in text
    assert "Rows on a page" not in client.get(f"{MEASURES}?status=off-track").text


def test_list_is_sorted_by_links_that_say_so(client, sign_in, strategy):
    sign_in()
    on, off = strategy.measure("70"), strategy.measure("40")

    response = client.get(f"{MEASURES}?sort=status")

    assert listed(response) == [off.code, on.code]
    assert 'aria-sort="ascending"' in response.text
    assert 'href="?sort=-status"' in response.text


@pytest.mark.parametrize("sort", ["zzz", "-target", "__class__", "trend", ""])
def test_unknown_sort_is_passed_over(client, sign_in, strategy, sort):
    sign_in()
    codes = [strategy.measure().code, strategy.measure().code]

    response = client.get(f"{MEASURES}?sort={sort}")

    assert listed(response) == codes
    assert "aria-sort" not in response.text


def test_measures_that_tie_keep_their_order(client, sign_in, strategy):
    sign_in()
    codes = [strategy.measure().code for _ in range(12)]

    assert listed(client.get(f"{MEASURES}?sort=-status")) == codes


def test_list_is_narrowed_by_status(client, sign_in, strategy):
    sign_in()
    off, risk = strategy.measure("40"), strategy.measure("58")
    strategy.measure("70")
    grey = strategy.measure(value="")

    def narrowed(status):
        return listed(client.get(f"{MEASURES}?status={status}"))

    assert narrowed("off-track") == [off.code]
    assert narrowed("at-risk") == [risk.code]
    assert narrowed("not-yet-reported") == [grey.code]


def test_list_is_narrowed_by_outcome_post_and_frequency(client, sign_in, strategy):
    sign_in()
    other = OutcomeFactory(slug="voice", title="Voice")
    post = PostFactory(code="lead", title="Lead")
    first = strategy.measure()
    second = strategy.measure(outcome=other, reporting_post=post, frequency="yearly")

    def narrowed(query):
        return listed(client.get(f"{MEASURES}?{query}"))

    assert narrowed("outcome=voice") == [second.code]
    assert narrowed("responsible=head") == [first.code]
    assert narrowed("frequency=yearly") == [second.code]
    assert narrowed("outcome=voice&responsible=head") == []


def test_measure_on_two_lines_of_an_outcome_is_listed_once(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure()
    PlacementFactory(
        outcome=strategy.outcome, measure=measure, role=Placement.Role.INDICATOR
    )

    assert listed(client.get(f"{MEASURES}?outcome=wellbeing")) == [measure.code]


def test_list_is_narrowed_by_the_board_that_is_told(client, sign_in, strategy):
    sign_in()
    send, place = BoardFactory(code="send"), BoardFactory(code="place")
    strategy.scorecard(board=send)
    strategy.scorecard(slug="headlines", board=place, kind="headline")
    plain, headline = strategy.measure(), strategy.measure(headline=True)

    def narrowed(board):
        return listed(client.get(f"{MEASURES}?board={board}"))

    assert narrowed("send") == [plain.code, headline.code]
    assert narrowed("place") == [headline.code]


@pytest.mark.parametrize("words", ["W77", "w77", "wheelchair", "HOIST", "% of chairs"])
def test_list_is_searched(client, sign_in, strategy, words):
    sign_in()
    strategy.measure()
    found = strategy.measure(
        number=77,
        title="Wheelchair assessments",
        definition="A chair or a hoist.",
        source_text="% of chairs",
    )

    assert listed(client.get(MEASURES, {"q": words})) == [found.code]


@pytest.mark.parametrize(
    "query",
    [
        "status=purple",
        "outcome=none",
        "board=none",
        "responsible=none",
        "frequency=hourly",
        f"q={'x' * 101}",
    ],
)
def test_filter_that_cannot_be_read_shows_nothing_and_says_why(
    client, sign_in, strategy, query
):
    sign_in()
    strategy.measure()

    response = client.get(f"{MEASURES}?{query}")

    assert listed(response) == []
    assert "There is a problem" in response.text
    assert "Nothing is shown, because a filter cannot be read." in response.text


def test_applied_filters_are_told_and_can_be_dropped(client, sign_in, strategy):
    sign_in()
    strategy.measure()

    response = client.get(f"{MEASURES}?status=off-track&outcome=wellbeing&page=3")

    assert [(c.label, c.words, c.without) for c in response.context["chips"]] == [
        ("Outcome", "Wellbeing", "status=off-track"),
        ("Status", "Off track", "outcome=wellbeing"),
    ]
    assert "Clear filters" in response.text


def test_nothing_that_passes_is_told(client, sign_in, strategy):
    sign_in()
    strategy.measure("70")

    response = client.get(f"{MEASURES}?status=off-track")

    assert "No measure passes these filters." in response.text
