"""The first screen: the story, the tally, what changed and what the board is asked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.rating import Polarity, Status
from outcomes.domain.rollup import Tally
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.presenters import changes, codes, story
from strategy_portal.periods import Basis, parse_period
from tests.unit.scorecards.builders import (
    QUARTER,
    facts,
    inputs,
    measure,
    published,
    quarter_period,
    said,
    seen,
    target,
    words_of,
    year,
)

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
ON, RISK, OFF = Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK
GREY = Status.NO_TARGET


def rows_of(*measures, audience=Audience.BOARD, **more):
    """Return the rows of a scorecard with these measures."""
    return compute(inputs(*measures, **more), audience).rows


def moved(code, before, now, **more):
    """Return a measure with a figure of this quarter and of the same one last year."""
    of = facts(code, short_title=more.pop("short_title", f"Measure {code}"))
    figures = (seen(LAST_YEAR, before), seen(Q2, now))
    return measure(*figures, of=more.pop("of", of), **more)


def rated(code, before, now):
    """Return a measure with a target of 90 and a limit of 80, and two quarters."""
    figures = (seen(Q1, before), seen(Q2, now))
    return measure(*figures, of=facts(code), targets=(target("90"),))


def told_of(*measures, **more):
    """Return what changed, as the words of each kind."""
    return {
        change.kind: [item.words for item in change.items]
        for change in changes.changes_of(rows_of(*measures, **more), QUARTER)
    }


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([], "No measure stands on this scorecard yet."),
        (
            [GREY],
            "The 1 measure here does not have both a target and a figure.",
        ),
        (
            [GREY] * 3,
            "None of the 3 measures here has both a target and a figure.",
        ),
        ([ON], "Of 1 measure with a target and a figure, 1 is on track."),
        (
            [ON, OFF, *[GREY] * 2],
            (
                "Of 2 measures with a target and a figure, 1 is on track and 1 is off "
                "track. The other 2 of the 4 measures are not rated."
            ),
        ),
        (
            [ON] * 3 + [RISK] * 2 + [OFF] * 2 + [GREY],
            (
                "Of 7 measures with a target and a figure, 3 are on track, 2 are at "
                "risk and 2 are off track. 1 of the 8 measures is not rated."
            ),
        ),
    ],
)
def test_the_story_says_how_many_of_how_many(statuses, expected):
    assert words_of(story.story_of(Tally(tuple(statuses)))) == expected


@given(statuses=st.lists(st.sampled_from(Status)))
def test_there_is_no_summary_without_its_denominators(statuses):
    tally = Tally(tuple(statuses))

    bits = story.story_of(tally)

    numbers = [int(bit.text) for bit in bits if bit.strong]
    assert not tally.rated or f"Of {tally.rated} measure" in words_of(bits)
    assert tally.rated or not tally.total or str(tally.total) in words_of(bits)
    if tally.rated and tally.not_rated:
        assert f"{tally.not_rated} of the {tally.total} measure" in words_of(bits)
    if tally.rated:
        rest = [tally.not_rated] if tally.not_rated else []
        assert sum(numbers) == tally.rated * 2 + sum(rest)


@given(statuses=st.lists(st.sampled_from(Status), min_size=1))
def test_one_is_singular_and_more_are_plural(statuses):
    words = words_of(story.story_of(Tally(tuple(statuses))))

    assert " 1 measures" not in words
    assert " 1 are" not in words
    assert "other 1 " not in words


def test_the_headline_tells_the_largest_good_and_bad_news():
    rows = rows_of(
        moved("W1", "50", "51", short_title="Small gain"),
        moved("W2", "50", "60", short_title="Large gain"),
        moved("W3", "50", "40", short_title="Loss"),
    )

    assert story.headline_of(rows) == "Large gain got better; Loss got worse"


def test_the_headline_leaves_no_bad_news_out_for_want_of_room():
    long = "A measure whose name fills the line"
    rows = rows_of(
        moved("W1", "50", "60", short_title=long),
        moved("W2", "50", "40", short_title=long),
        moved("W3", "50", "45", short_title="Loss"),
    )

    assert story.headline_of(rows) == f"{long} got better; Loss got worse"


def test_the_headline_tells_the_larger_news_where_only_one_fits():
    long = "A measure whose name fills the line"
    rows = rows_of(
        moved("W1", "50", "51", short_title=long),
        moved("W2", "50", "40", short_title=long),
    )

    assert story.headline_of(rows) == f"{long} got worse"


def test_the_headline_prefers_new_figures():
    old = measure(
        seen(year("2022/23"), "10"),
        seen(year("2023/24"), "90"),
        of=facts("W1", short_title="Old gain"),
    )
    new = moved("W2", "50", "51", short_title="New gain")

    assert story.headline_of(rows_of(old, new)) == "New gain got better"


def test_there_is_no_headline_where_nothing_moved():
    assert story.headline_of(rows_of(measure(seen(Q2, "80")))) == ""
    assert story.headline_of(()) == ""


@pytest.mark.parametrize(("length", "told"), [(59, 70), (60, 0)])
def test_a_headline_fills_its_line_and_no_more(length, told):
    rows = rows_of(moved("W1", "50", "60", short_title="x" * length))

    assert len(story.headline_of(rows)) == told


titles = st.text(st.characters(codec="ascii", categories=["L"]), max_size=40)
values = st.integers(min_value=1, max_value=99).map(str)


@given(moves=st.lists(st.tuples(titles, values, values), max_size=6))
def test_a_headline_has_at_most_seventy_characters(moves):
    measures = [
        moved(f"W{place}", before, now, short_title=title)
        for place, (title, before, now) in enumerate(moves, start=1)
    ]

    assert len(story.headline_of(rows_of(*measures))) <= 70


def test_a_measure_whose_rating_fell_is_not_good_news():
    figures = (seen(LAST_YEAR, "81"), seen(Q1, "91"), seen(Q2, "85"))
    fell = measure(*figures, targets=(target("90"),))

    assert story.headline_of(rows_of(fell)) == ""
    assert "Went best" not in told_of(fell)
    assert told_of(fell)["Moved down"] == ["from on track to at risk (91.0% to 85.0%)"]


@pytest.mark.parametrize("before", ["75", "85"])
def test_a_measure_whose_rating_rose_is_not_bad_news(before):
    figures = (seen(LAST_YEAR, "99"), seen(Q1, before), seen(Q2, "91"))
    rose = measure(*figures, targets=(target("90"),))

    assert story.headline_of(rows_of(rose)) == ""


def test_the_tally_lists_each_rating_and_then_what_is_not_rated():
    rows = rows_of(
        rated("W1", "80", "75"),
        rated("W2", "80", "91"),
        measure(seen(Q2, "80"), of=facts("W3")),
    )

    lines = story.tally_lines(rows)

    assert [(line.mark.word, line.number) for line in lines] == [
        ("Off track", 1),
        ("At risk", 0),
        ("On track", 1),
        ("Not rated", 1),
    ]
    assert lines[0].items[0].detail == "75.0%, target 90.0%"
    assert [line.words for line in lines] == ["", "None", "", "No target: W3."]


def test_an_empty_tally_says_none():
    assert [line.words for line in story.tally_lines(())] == ["None"] * 4


def test_the_words_of_the_tally_name_each_grey_state_with_its_codes():
    neutral = Polarity.NEUTRAL
    rows = rows_of(
        *(measure(of=facts(f"C{n}", polarity=neutral)) for n in (15, 16, 18, 19, 20)),
        measure(of=facts("C1", first_due_on=date(2026, 3, 31))),
        measure(of=facts("C2", in_development=True)),
    )

    assert story.tally_lines(rows)[-1].words == (
        "In development: C2. Context only: C15, C16, C18 to C20. Not due: C1."
    )


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ([], ""),
        (["C1"], "C1"),
        (["C2", "C1"], "C1, C2"),
        (["C1", "C2", "C3"], "C1 to C3"),
        (["C9", "C10", "C11", "C13"], "C9 to C11, C13"),
        (["C1", "P2", "C2", "P1", "P3"], "C1, C2, P1 to P3"),
        (["A", "ABC1X", "C1"], "A, ABC1X, C1"),
    ],
)
def test_codes_are_listed_as_people_list_them(listed, expected):
    assert codes.code_ranges(listed) == expected


@given(numbers=st.sets(st.integers(min_value=1, max_value=60)))
def test_a_list_of_codes_reads_back(numbers):
    read = set()
    for part in filter(None, codes.code_ranges(f"C{n}" for n in numbers).split(", ")):
        first, _, last = part.partition(" to ")
        read |= set(range(int(first[1:]), int((last or first)[1:]) + 1))

    assert read == numbers


def test_what_changed_tells_the_rating_before_and_after():
    told = told_of(
        rated("W1", "75", "91"),
        rated("W2", "85", "91"),
        rated("W3", "85", "75"),
        rated("W4", "95", "75"),
    )

    assert told["Moved up"] == [
        "from off track to on track (75.0% to 91.0%)",
        "from at risk to on track (85.0% to 91.0%)",
    ]
    assert told["Moved down"] == [
        "from at risk to off track (85.0% to 75.0%)",
        "from on track to off track (95.0% to 75.0%)",
    ]


def test_a_rating_that_stays_is_no_change():
    told = told_of(rated("W1", "91", "92"))

    assert "Moved up" not in told
    assert "Moved down" not in told


def test_a_rating_that_moved_on_a_new_target_alone_still_tells_both_figures():
    aims = (
        target("70", "60", valid_to=date(2025, 6, 30)),
        target("90", "80", valid_from=date(2025, 7, 1)),
    )

    told = told_of(measure(seen(Q1, "75"), seen(Q2, "75"), targets=aims))

    assert told["Moved down"] == ["from on track to off track (75.0% to 75.0%)"]


@given(
    before=st.integers(min_value=60, max_value=99),
    now=st.integers(min_value=60, max_value=99),
)
def test_no_kind_of_change_is_ever_empty(before, now):
    found = changes.changes_of(rows_of(rated("W1", str(before), str(now))), QUARTER)

    assert found
    assert all(change.items for change in found)
    assert all(item.words for change in found for item in change.items)


def test_a_scorecard_without_measures_has_no_changes():
    assert changes.changes_of((), QUARTER) == ()


def test_only_the_two_largest_new_improvements_went_best():
    told = told_of(
        moved("W1", "50", "60"),
        moved("W2", "50", "70"),
        moved("W3", "50", "55"),
        measure(
            seen(year("2022/23"), "10"), seen(year("2023/24"), "90"), of=facts("W4")
        ),
    )

    assert told["Went best"] == [
        "70.0%, up 20.0 points from 50.0%",
        "60.0%, up 10.0 points from 50.0%",
    ]


def test_what_went_best_needs_no_improvement_to_have_words():
    told = told_of(moved("W1", "60", "50"))

    assert "Went best" not in told


@pytest.mark.parametrize(
    ("measures", "expected"),
    [
        (
            [measure(seen(Q2, "80"))],
            "1 of 1 measure. The oldest figure here is of Jul to Sep 2025 (W1).",
        ),
        (
            [measure(seen(Q2, "80")), measure(seen(Q1, "80"), of=facts("W2"))],
            (
                "1 of 2 measures; 1 stands as in Quarter 1. The oldest figure here is "
                "of Apr to Jun 2025 (W2)."
            ),
        ),
        (
            [
                measure(seen(Q2, "80")),
                measure(seen(Q1, "80"), of=facts("W2")),
                measure(seen(Q1, "80"), of=facts("W3")),
            ],
            (
                "1 of 3 measures; 2 stand as in Quarter 1. The oldest figures here are "
                "of Apr to Jun 2025 (W2, W3)."
            ),
        ),
        ([measure()], "0 of 1 measure."),
    ],
)
def test_new_figures_are_counted_with_their_denominator(measures, expected):
    assert told_of(*measures)["New figures"] == [expected]


def test_a_figure_that_did_not_come_does_not_stand_as_before():
    told = told_of(
        measure(seen(Q2, "80")),
        measure(seen(Q1, "80"), seen(Q2), of=facts("W2")),
    )

    assert told["New figures"][0].startswith("1 of 2 measures. The oldest")


@pytest.mark.parametrize(
    ("basis", "label", "expected"),
    [
        (Basis.ACADEMIC_YEAR, "2023/24", "2023/24"),
        (Basis.CALENDAR_YEAR, "2024", "2024"),
        (Basis.FINANCIAL_YEAR, "2023/24", "the year to March 2024"),
        (Basis.MONTH_END, "June 2023", "June 2023"),
        (Basis.SNAPSHOT, "January 2025", "January 2025"),
        (Basis.FINANCIAL_QUARTER, "2025-26 Q2", "Jul to Sep 2025"),
    ],
)
def test_a_period_follows_the_word_of(basis, label, expected):
    assert changes.period_of(parse_period(basis, label)) == expected


def test_a_hidden_figure_is_not_the_oldest():
    hidden = measure(seen(year("2020/21"), 3, 60), of=facts("W2"))

    rows = rows_of(measure(seen(Q2, 40, 60)), hidden, audience=Audience.PUBLIC)

    assert changes.oldest_of(rows) == (
        "The oldest figure here is of Jul to Sep 2025 (W1)."
    )


def test_without_figures_none_is_the_oldest():
    assert changes.oldest_of(rows_of(measure())) == ""


def corrected(before, after, reason="Two audits had been left out.", **more):
    """Return a measure whose figure of last year was corrected in this quarter."""
    was = seen(LAST_YEAR, *before).quantity
    told = {"corrects": was, "correction_reason": reason, "corrects_version": "1"}
    return measure(
        seen(LAST_YEAR, *after, recorded_on=date(2025, 10, 20), **told),
        seen(Q2, 47, 52),
        **more,
    )


def test_a_correction_tells_both_figures_and_why():
    told = told_of(corrected((37, 48), (39, 48)))

    assert told["Corrected [r]"] == [
        "Jul to Sep 2024: from 77% to 81%; two audits had been left out."
    ]


def test_a_reason_that_starts_with_an_abbreviation_keeps_its_capitals():
    told = told_of(corrected((37, 48), (39, 48), reason="SEN2 was late."))

    assert told["Corrected [r]"][0].endswith("; SEN2 was late.")


def test_a_figure_that_was_withdrawn_is_a_correction():
    gone = replace(
        seen(LAST_YEAR, recorded_on=date(2025, 10, 20)),
        corrects=Quantity(value=Decimal(80)),
        correction_reason="Wrong service.",
    )

    told = told_of(measure(gone, seen(Q2, "80")))

    assert told["Corrected [r]"] == [
        "Jul to Sep 2024: from 80.0% to no figure; wrong service."
    ]


def test_a_correction_of_a_hidden_figure_tells_nothing_of_it():
    told = told_of(
        corrected(
            (2, 48), (3, 48), "It was 3.", told=(published(LAST_YEAR, version="1"),)
        ),
        audience=Audience.PUBLIC,
    )

    assert told["Corrected [r]"] == ["Jul to Sep 2024: hidden to protect privacy"]


def test_what_is_late_says_since_when():
    told = told_of(measure(seen(Q1, "80")))

    assert told["Late"] == ["due 24 October 2025, 21 days late"]


def asks(*measures, **more):
    return story.asks_of(rows_of(*measures, **more))


def test_the_board_is_asked_about_what_is_newly_off_track_first():
    again, newly = rated("W1", "75", "70"), rated("W2", "85", "75")

    found = asks(again, newly, measure(seen(Q1, "95"), of=facts("W3")))

    assert [ask.code for ask in found] == ["W2", "W1", "W3"]
    assert [ask.sub for ask in found] == [
        "75.0%, target 90.0%; newly off track",
        "70.0%, target 90.0%; still off track",
        "21 days late",
    ]


def test_what_is_off_track_and_late_is_asked_once():
    late = measure(seen(Q1, "75"), targets=(target("90"),))

    (ask,) = asks(late)

    assert ask.sub == "75.0%, target 90.0%; still off track; 21 days late"


def test_what_is_at_risk_is_not_asked_of_the_board():
    assert asks(rated("W1", "85", "85")) == ()


def test_an_ask_has_the_account_that_was_given():
    off = replace(rated("W1", "85", "75"), commentary={QUARTER.end: said()})

    (ask,) = asks(off)

    assert ask.account.why == "Three posts were empty."
    assert ask.account.who == "Head of Therapies"
    assert ask.account.by == "30 January 2026"
    assert not ask.account.illustrative


def test_an_ask_without_an_account_still_has_words_in_every_slot():
    (ask,) = asks(rated("W1", "85", "75"))

    assert ask.account.why == "No account has been given yet."
    assert ask.account.action == "No action has been named yet."
    assert ask.account.who == "Head of Inclusion"
    assert ask.account.by == "No date given yet"


def test_an_ask_without_any_post_says_so():
    nobody = replace(rated("W1", "85", "75"), facts=facts(responsible=""))

    assert asks(nobody)[0].account.who == "No post named yet"


def test_an_illustrative_account_says_so():
    example = said(illustrative=True)
    off = replace(rated("W1", "85", "75"), commentary={QUARTER.end: example})

    assert asks(off)[0].account.illustrative


def test_a_count_that_grew_is_told_with_its_growth():
    counts = facts("W1", unit=Unit.COUNT, decimals=0)

    told = told_of(moved("W1", "25", "34", of=counts))

    assert told["Went best"] == ["34, up 9 (36%) from 25"]
