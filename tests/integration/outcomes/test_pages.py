"""The pages of outcomes and measures: what they show, and what they cost."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.conf import settings
from django.urls import reverse

from outcomes.models import Measure, Observation, Placement
from priorities.models import Officer
from strategy_portal import clock
from strategy_portal.intake.load import load_strategy
from strategy_portal.periods import Quarter
from tests.factories.outcomes import (
    BreakdownFactory,
    CommentaryFactory,
    OutcomeFactory,
    PlacementFactory,
)
from tests.factories.priorities import BoardFactory, PostFactory

pytestmark = pytest.mark.django_db

MEASURES = "/portal/measures/"
OUTCOMES = "/portal/outcomes/"
# Queries of each page, sign-in and menu included.
OUTCOME_LIST = 15
OUTCOME_PAGE = 17
MEASURE_LIST = 18
MEASURE_PAGE = 16


def page_of(measure):
    return reverse("outcomes:measure-detail", args=[measure.slug])


def listed(response):
    return [row.record.page.code for row in response.context["table"].page.object_list]


@pytest.mark.parametrize("address", [OUTCOMES, MEASURES])
def test_list_asks_to_sign_in(client, address):
    assert client.get(address).status_code == 302


def test_pages_are_to_read_and_never_to_write(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure()

    for address in (
        OUTCOMES,
        MEASURES,
        strategy.outcome.get_absolute_url(),
        measure.get_absolute_url(),
    ):
        assert client.get(address).status_code == 200
        assert client.post(address).status_code == 405


@pytest.mark.parametrize("address", [f"{MEASURES}none/", f"{OUTCOMES}none/"])
def test_unknown_page_is_not_found(client, sign_in, address):
    sign_in()

    assert client.get(address).status_code == 404


# What each page costs: as much for one row as for twenty.


@pytest.mark.parametrize("number", [1, 20])
def test_outcome_list_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure(outcome=OutcomeFactory())

    with django_assert_num_queries(OUTCOME_LIST):
        response = client.get(OUTCOMES)

    assert len(response.context["outcomes"]) == number + 1


@pytest.mark.parametrize("number", [1, 20])
def test_outcome_page_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure()

    with django_assert_num_queries(OUTCOME_PAGE):
        response = client.get(strategy.outcome.get_absolute_url())

    [group] = response.context["outcome"].groups
    assert len(group.lines) == number


@pytest.mark.parametrize("number", [1, 20])
def test_measure_list_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    for _ in range(number):
        strategy.measure()

    with django_assert_num_queries(MEASURE_LIST):
        response = client.get(MEASURES)

    assert len(listed(response)) == number


@pytest.mark.parametrize("number", [1, 20])
def test_measure_page_costs_the_same_however_long(
    client, sign_in, strategy, django_assert_num_queries, number
):
    sign_in()
    measure = strategy.measure(value="")
    quarter = Quarter(2025, 2)
    for _ in range(number):
        wrong = strategy.figure(measure, "50", quarter)
        strategy.figure(measure, "60", quarter, supersedes=wrong, reason="Two late.")
        strategy.figure(measure, "70", quarter, place="nation")
        PlacementFactory(measure=measure, outcome=strategy.outcome)
        part = BreakdownFactory(measure=measure)
        strategy.figure(measure, "20", quarter, breakdown=part)
        quarter = quarter.previous()

    with django_assert_num_queries(MEASURE_PAGE):
        response = client.get(page_of(measure))

    page = response.context["page"]
    assert len(page.series.rows) == len(page.corrections) == number


# The list of measures.


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


# A measure's page.


def test_measure_is_shown_with_all_that_is_known(client, sign_in, strategy):
    sign_in()
    strategy.scorecard()
    measure = strategy.measure(
        "60",
        deputy_post=PostFactory(title="Lead for therapies"),
        source_query="Which children count?",
        baseline_value=Decimal(51),
        baseline_period="2016/17",
        release="Return of the therapy services",
        caveat="The services count from different days.",
        proposed=True,
    )
    strategy.figure(measure, "50", Quarter(2024, 2))
    strategy.figure(measure, "66", place="nation")

    text = client.get(page_of(measure)).text

    for words in (
        "Measure W",
        "Rose from 63% to 75% in a year, target 75%",
        "just meets the target",
        "8 points above Northfield",
        "On track at 75% or more. At risk down to 70%. Off track below 70%.",
        "Higher is better",
        "Reported every quarter.",
        "Each figure covers a quarter of the financial year.",
        "The figure for October to December 2025 is due on 24 January 2026.",
        "51% in 2016/17",
        "Return of the therapy services",
        "The services count from different days.",
        "Head of Inclusion",
        "Lead for therapies",
        "Which children count?",
        "% of children for W",
        "in Board pack",
        "Proposed",
        "No figure of this measure has been corrected.",
    ):
        assert words in text, words
    assert len(re.findall(r"<svg", text)) == 2


def test_every_correction_is_told(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure(value="")
    late = datetime(2025, 11, 3, 9, tzinfo=UTC)
    first = strategy.figure(measure, "50")
    second = strategy.figure(measure, "55", supersedes=first, reason="Two late.")
    strategy.figure(
        measure, "60", supersedes=second, reason="One double.", recorded_at=late
    )

    newest, oldest = client.get(page_of(measure)).context["page"].corrections

    assert (newest.corrected, newest.of) == ("3 November 2025", "Jul to Sep 2025")
    assert (newest.was, newest.now) == ("69% (55 of 80)", "75% (60 of 80)")
    assert (oldest.was, oldest.now) == ("63% (50 of 80)", "69% (55 of 80)")
    assert [newest.why, oldest.why] == ["One double.", "Two late."]


def test_correction_of_a_part_or_of_another_area_says_so(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure()
    part = BreakdownFactory(measure=measure, title="Physiotherapy")
    blank = {"numerator": None, "denominator": None, "missing": "not supplied"}
    for fields in ({"breakdown": part}, {"place": "nation"}):
        wrong = strategy.figure(measure, "50", **fields)
        strategy.figure(
            measure,
            "60",
            supersedes=wrong,
            reason="Withdrawn.",
            missing_reason="Withdrawn.",
            **blank,
            **fields,
        )

    england, physio = client.get(page_of(measure)).context["page"].corrections

    assert england.of == "Jul to Sep 2025, England"
    assert physio.of == "Jul to Sep 2025, Physiotherapy"
    assert physio.now == "No figure"


def test_measure_without_figures_says_so(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure(value="", target="", reporting_post=None)

    text = client.get(page_of(measure)).text

    assert "There is no figure yet, so there is no chart." in text
    assert "Not yet reported" in text
    assert "No post is named yet." in text
    assert "No scorecard shows it." in text
    assert "<svg" not in text


def test_one_figure_makes_no_chart(client, sign_in, strategy):
    sign_in()

    text = client.get(page_of(strategy.measure())).text

    assert "There is one figure so far. A chart takes two." in text


def test_figure_hidden_by_its_provider_is_hidden_here(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure(value="")
    strategy.figure(
        measure,
        "1",
        numerator=None,
        denominator=None,
        missing="hidden by the provider",
        missing_reason="Fewer than five.",
    )

    text = client.get(page_of(measure)).text

    assert "Hidden to protect privacy" in text
    assert "so there is nothing to compare" in text


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("retired", "This measure is retired."),
        ("in development", "In development: Since when?"),
    ],
)
def test_state_of_a_measure_is_told(client, sign_in, strategy, state, words):
    sign_in()
    measure = strategy.measure(value="", state=state, question_words="Since when?")

    assert words in client.get(page_of(measure)).text


def test_measure_of_no_line_says_so(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure()
    measure.placements.all().delete()

    text = client.get(page_of(measure)).text

    assert "No line of the strategy asks for this measure." in text


def test_measure_beside_the_strategy_is_not_rated(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure()
    measure.placements.update(role=Placement.Role.BESIDE)

    text = client.get(page_of(measure)).text

    assert "beside the outcome Wellbeing" in text
    assert "it stands beside the strategy, which sets no target" in text


def test_derived_measure_leads_to_what_it_is_worked_out_from(client, sign_in, strategy):
    sign_in()
    base = strategy.measure(target="")
    measure = strategy.measure(
        value="", target="", derivation="percent increase", derived_from=base
    )

    text = client.get(page_of(measure)).text

    assert f'<a href="{page_of(base)}">{base.code}' in text


def test_account_is_told_or_missed(client, sign_in, strategy):
    sign_in()
    measure = strategy.measure("40")
    missing = client.get(page_of(measure)).text
    CommentaryFactory(
        measure=measure,
        quarter_end=date(2025, 9, 30),
        why="Two posts were empty.",
        action="",
    )

    told = client.get(page_of(measure)).text

    assert "No account has been given yet." in missing
    assert "Two posts were empty." in told
    assert "No action has been named yet." in told


# An outcome's page.


def test_outcome_shows_every_line_with_what_answers_it(client, sign_in, strategy):
    sign_in()
    card = strategy.scorecard(kind="outcome", slug="wellbeing")
    one = strategy.measure("40", line="% of services in time", source_query="Which?")
    two = strategy.measure("70", line="% of services in time")
    two.placements.update(source_line=one.placements.get().source_line)
    beside = strategy.measure("70")
    beside.placements.update(role=Placement.Role.BESIDE, source_text="")
    strategy.outcome.indicators_in_development = True
    strategy.outcome.source_query = "Which indicators?"
    strategy.outcome.save()

    response = client.get(strategy.outcome.get_absolute_url())

    asked, context = response.context["outcome"].groups
    [line] = asked.lines
    assert [answer.code for answer in line.answers] == [one.code, two.code]
    assert line.questions == ("Which?",)
    assert [each.code for each in context.lines[0].answers] == [beside.code]
    assert "“% of services in time”" in response.text
    assert "they are in development" in response.text
    assert "Which indicators?" in response.text
    assert f"/portal/scorecards/2025-26-q2/{card.slug}/" in response.text
    assert "Of <b>2</b> measures with a target and a figure" in response.text


def test_outcome_without_lines_says_so(client, sign_in, strategy):
    sign_in()

    text = client.get(strategy.outcome.get_absolute_url()).text

    assert "names no indicator and no measure" in text


def test_outcomes_count_their_measures(client, sign_in, strategy):
    sign_in()
    strategy.measure("40")
    strategy.measure(value="")

    [page] = client.get(OUTCOMES).context["outcomes"]

    assert [(count.word, count.number) for count in page.counts] == [
        ("Off track", 1),
        ("At risk", 0),
        ("On track", 0),
        ("Not rated", 1),
        ("Measures", 2),
    ]


def test_empty_portal_has_pages(client, sign_in):
    sign_in()

    assert "No outcome is here yet." in client.get(OUTCOMES).text
    assert "No measure is defined yet." in client.get(MEASURES).text


def test_pages_are_valid_html(client, sign_in, strategy, html_faults):
    sign_in()
    strategy.scorecard(kind="outcome")
    measure = strategy.measure("40", source_query="Which children count?")
    part = BreakdownFactory(measure=measure)
    for quarter in (Quarter(2025, 1), Quarter(2024, 2)):
        strategy.figure(measure, "50", quarter)
        strategy.figure(measure, "20", quarter, breakdown=part)
    old = Observation.objects.filter(breakdown=None).last()
    strategy.figure(
        measure, "52", Quarter(2024, 2), supersedes=old, reason="Two were late."
    )

    for address in (
        OUTCOMES,
        strategy.outcome.get_absolute_url(),
        MEASURES,
        f"{MEASURES}?status=off-track&sort=-status",
        f"{MEASURES}?status=purple",
        page_of(measure),
    ):
        assert html_faults(client.get(address).text) == [], address


def test_every_page_of_a_real_strategy_opens_and_names_no_person(client, sign_in):
    sign_in()
    load_strategy(settings.BASE_DIR / "fixtures/rotherham", now=clock.now())
    people = list(Officer.objects.values_list("name", flat=True))
    pages = [page_of(measure) for measure in Measure.objects.in_order()]

    for address in [MEASURES, OUTCOMES, *pages]:
        text = client.get(address).text
        assert [name for name in people if name in text] == [], address
