"""A measure's page: all that is known of it, and words for all that is not."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from outcomes.models import Placement
from strategy_portal.periods import Quarter
from tests.factories.outcomes import BreakdownFactory, CommentaryFactory
from tests.factories.priorities import PostFactory

pytestmark = pytest.mark.django_db


def page_of(measure):
    return measure.get_absolute_url()


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
