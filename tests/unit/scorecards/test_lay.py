"""The lay member's sentence."""

import pytest

from outcomes.domain.figures import Unit
from scorecards.domain.disclosure import Audience
from scorecards.presenters.lay import lay_sentence
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    facts,
    quarter_period,
    row_of,
    seen,
    target,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
COMPARED = (
    "{in_100} in every 100 children[, against {neighbours_in_100} in similar areas]"
    "[ and {england_in_100} in England]."
)


def sentence(words, *own, **more):
    """Return what a row says to a lay member."""
    of = facts(lay_sentence=words, **more.pop("facts", {}))
    return lay_sentence(row_of(*own, of=of, **more))


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (
            {NEIGHBOURS.code: "85", ENGLAND.code: "87"},
            (
                "88 in every 100 children, against 85 in similar areas and 87 in "
                "England."
            ),
        ),
        ({ENGLAND.code: "87"}, "88 in every 100 children and 87 in England."),
        ({}, "88 in every 100 children."),
    ],
)
def test_a_clause_without_its_figure_is_dropped(others, expected):
    figures = {place: (seen(Q2, value),) for place, value in others.items()}

    assert sentence(COMPARED, seen(Q2, "88.2"), others=figures) == expected


def test_a_comparator_without_a_figure_drops_its_clause():
    others = {ENGLAND.code: (seen(Q2),)}

    told = sentence(COMPARED, seen(Q2, "88.2"), others=others)

    assert told == "88 in every 100 children."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{figure} of them.", "88.2% of them."),
        ("{numerator} of {denominator}.", "441 of 500."),
        ("{in_every} were seen.", "88 in every 100 were seen."),
        ("{figure}, {change}.", "88.2%, up 3.2 points from 85.0%."),
        ("{figure}[, against {earlier}].", "88.2%, against 85.0%."),
        ("{in_10000} in every 10,000.", "8,820 in every 10,000."),
    ],
)
def test_each_slot_has_its_words(words, expected):
    told = sentence(words, seen(LAST_YEAR, 425, 500), seen(Q2, 441, 500))

    assert told == expected


def test_a_change_since_the_previous_period_does_not_speak_of_years():
    told = sentence("It was {change}.", seen(Q1, "80"), seen(Q2, "80"))

    assert told == "It was 80.0% in both periods."


def test_a_count_has_no_share():
    of = {"unit": Unit.COUNT, "decimals": 0}

    told = sentence("{figure} plans[, {in_100} in 100].", seen(Q2, "3623"), facts=of)

    assert told == "3,623 plans."


def test_a_near_miss_is_no_hit_in_the_sentence_either():
    told = sentence("{figure} came.", seen(Q2, "89.96"), targets=(target("90"),))

    assert told == "89.96% came."


@pytest.mark.parametrize(
    "words",
    ["", "Against {england} in England.", "{unheard_of}.", "{earlier} before."],
)
def test_a_sentence_whose_figure_is_missing_gives_way_to_the_plain_words(words):
    assert sentence(words, seen(Q2, "88")) == "How many children were seen in time."


def test_without_a_figure_the_plain_words_stand():
    assert sentence("{figure}.") == "How many children were seen in time."


def test_the_sentence_of_a_hidden_figure_tells_nothing():
    told = sentence("{figure}.", seen(Q2, 3, 60), audience=Audience.PUBLIC)

    assert told == "How many children were seen in time."
