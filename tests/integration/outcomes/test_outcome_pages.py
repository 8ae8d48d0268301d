"""The outcomes: every line of the strategy, and what answers it."""

import pytest

from outcomes.models import Placement

pytestmark = pytest.mark.django_db

OUTCOMES = "/portal/outcomes/"


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
