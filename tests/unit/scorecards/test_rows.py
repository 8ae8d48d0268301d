"""Rows and groups: the measures table in words."""

import pytest

from outcomes.domain.rating import Polarity
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.presenters.rows import groups_of, row_page
from tests.unit.scorecards.builders import (
    QUARTER,
    facts,
    inputs,
    measure,
    quarter_period,
    row_of,
    said,
    seen,
    target,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")


def page(*own, **more):
    """Return a row in words."""
    return row_page(row_of(*own, **more), QUARTER)


def groups(*measures, **more):
    """Return the groups of a section."""
    rows = compute(inputs(*measures), Audience.BOARD).rows
    return groups_of(rows, QUARTER, **more)


def test_a_row_with_a_figure_has_direction_trend_and_comparators():
    row = page(seen(LAST_YEAR, "80"), seen(Q2, "85"))

    assert row.move.word == "Improving"
    assert row.trend.title.startswith("Trend of Children seen in time.")
    assert len(row.comparators) == 2
    assert (row.reason, row.trend_words) == ("", "")


def test_a_row_with_one_figure_says_that_there_is_no_picture_yet():
    row = page(seen(Q2, "85"))

    assert row.trend is None
    assert row.trend_words == "One figure so far"


@pytest.mark.parametrize(
    ("own", "audience"), [((), Audience.BOARD), ((seen(Q2, 3, 60),), Audience.PUBLIC)]
)
def test_a_row_without_a_figure_says_why_in_place_of_the_rest(own, audience):
    row = page(*own, audience=audience)

    assert row.reason
    assert row.move is None
    assert row.trend is None
    assert (row.comparators, row.trend_words, row.note) == ((), "", "")


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        (Polarity.HIGHER, "Higher is better"),
        (Polarity.LOWER, "Lower is better"),
        (Polarity.TARGET, "Closest to target is best"),
        (Polarity.NEUTRAL, "Neither is better"),
    ],
)
def test_a_row_says_which_way_is_good(polarity, words):
    assert page(seen(Q2, "8"), of=facts(polarity=polarity)).good_is == words


def test_an_off_track_row_says_how_far_it_is_from_its_target():
    row = page(seen(LAST_YEAR, "75"), seen(Q2, "70"), targets=(target("90"),))

    assert row.note == "20.0 points short of the target."
    assert row.account is None


def test_an_at_risk_row_carries_its_account():
    comment = {QUARTER.end: said()}

    row = page(seen(Q2, "85"), targets=(target("90"),), commentary=comment)

    assert row.account.why == "Three posts were empty."
    assert row.note == ""


def test_a_row_on_track_carries_no_account():
    comment = {QUARTER.end: said()}

    row = page(seen(Q2, "95"), targets=(target("90"),), commentary=comment)

    assert row.account is None


def test_a_row_that_stands_on_an_old_figure_says_that_it_is_late():
    assert page(seen(Q1, "85")).note == "Due 24 October 2025, 21 days late."


def test_the_public_reads_only_plain_words_of_a_hidden_figure():
    of = facts(lay_sentence="{numerator} of them.")

    board = page(seen(Q2, 3, 60), of=of)
    public = page(seen(Q2, 3, 60), of=of, audience=Audience.PUBLIC)

    assert board.own_words == "3 of them."
    assert public.own_words == "How many children were seen in time."


def test_terms_stay_on_one_line():
    row = page(of=facts(title="Plans of SEN support", short_title="EHC plans"))

    assert row.title == "Plans of SEN\u00a0support"
    assert row.short_title == "EHC\u00a0plans"


def test_groups_stand_in_the_order_of_their_first_measure():
    found = groups(
        measure(heading="Health"),
        measure(of=facts("W2"), heading="School"),
        measure(of=facts("W3"), heading="Health"),
    )

    assert [(group.heading, [row.code for row in group.rows]) for group in found] == [
        ("Health", ["W1", "W3"]),
        ("School", ["W2"]),
    ]


def test_a_post_that_answers_for_a_whole_group_stands_beside_its_heading():
    (group,) = groups(measure(), measure(of=facts("W2")))

    assert group.responsible == "Responsible: Head of Inclusion"
    assert [row.responsible for row in group.rows] == ["", ""]


def test_posts_that_differ_stand_on_their_rows():
    (group,) = groups(measure(), measure(of=facts("W2", responsible="Head of Health")))

    assert group.responsible == ""
    assert [row.responsible for row in group.rows] == [
        "Head of Inclusion",
        "Head of Health",
    ]


def test_a_proposed_post_says_so():
    (group,) = groups(measure(of=facts(responsible_proposed=True)))

    assert group.responsible == "Responsible (proposed): Head of Inclusion"


def test_a_group_without_any_post_names_none():
    (group,) = groups(measure(of=facts(responsible="")))

    assert group.responsible == ""


def test_a_group_of_neutral_measures_says_so():
    neutral = Polarity.NEUTRAL
    mixed = groups(measure(of=facts(polarity=neutral)), measure(of=facts("W2")))

    assert mixed[0].gloss == ""
    assert groups(measure(of=facts(polarity=neutral)))[0].gloss == (
        "neither higher nor lower is better"
    )


def test_a_row_that_is_repeated_has_an_anchor_of_its_own():
    measures = (measure(), measure(of=facts("W2")))

    (group,) = groups(*measures, repeated={"W1"}, apart="voice-")

    assert [row.anchor for row in group.rows] == ["voice-W1", "W2"]
