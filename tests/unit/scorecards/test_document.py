"""The whole document in words, and what no word of it may tell."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import FigureStatus, Unit
from outcomes.domain.rating import Polarity
from outcomes.domain.rollup import Tally
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import LineFacts
from scorecards.page import DataRow, ScorecardPage
from scorecards.presenters import story
from tests.unit.scorecards.builders import (
    ENGLAND,
    NEIGHBOURS,
    OWN,
    QUARTER,
    facts,
    inputs,
    measure,
    outcome,
    page_of,
    part,
    quarter_period,
    said,
    seen,
    target,
    words_of,
    year,
)
from tests.unit.scorecards.profiles import raised, under_each_profile

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
PUBLIC = Audience.PUBLIC


def leaves(part_of_page):
    """Yield every value that a page holds, at any depth."""
    if isinstance(part_of_page, Mapping):
        for key, value in part_of_page.items():
            yield from (*leaves(key), *leaves(value))
    elif isinstance(part_of_page, tuple | list):
        for each in part_of_page:
            yield from leaves(each)
    elif is_dataclass(part_of_page):
        for field in fields(part_of_page):
            yield from leaves(getattr(part_of_page, field.name))
    else:
        yield part_of_page


def texts(page):
    """Return every text of a page, data rows included, without its separators."""
    return [
        leaf.replace(",", "").replace("\u00a0", " ")
        for leaf in leaves(page)
        if isinstance(leaf, str)
    ]


def pack(*measures, **more):
    """Return a pack of two outcomes of which the first measure stands on both."""
    outcomes = (
        outcome(*measures),
        outcome(measures[0], code="O2", slug="voice", title="Voice", statement="Said."),
    )
    return page_of(outcomes=outcomes, kind="pack", **more)


def test_the_masthead_says_what_it_is_of_when_and_for_whom():
    page = page_of(measure(seen(Q2, "80")))

    assert page.what == "Outcome scorecard for the SEND Board"
    assert page.quarter_title == "Quarter 2 of 2025 to 2026"
    assert page.quarter_months == "July to September 2025"
    assert page.previous_quarter == "Quarter 1"
    assert page.as_at == "14 November 2025"
    assert page.statement == "Children enjoy good health."
    assert page.document_title == (
        "Wellbeing, Quarter 2 of 2025 to 2026 (July to September 2025), draft"
    )


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("pack", "Outcome scorecards for the SEND Board"),
        ("headline", "Headline scorecard for the SEND Board"),
    ],
)
def test_a_pack_and_a_headline_paper_have_words_of_their_own(kind, what):
    page = page_of(measure(), kind=kind, description="The year so far.")

    assert page.what == what
    assert page.statement == "The year so far."


def test_an_outcome_without_measures_has_its_description():
    page = page_of(outcomes=(), description="Still to come.")

    assert page.statement == "Still to come."
    assert page.sections == ()
    assert page.changes == ()
    assert words_of(page.story) == "No measure stands on this scorecard yet."


def test_a_board_copy_says_on_every_page_that_it_is_not_for_publication():
    page = page_of(measure(seen(Q2, "80")))

    assert page.running == (
        "Wellbeing, Quarter 2 of 2025 to 2026, draft. Board copy, not for publication"
    )
    assert [words_of(notice) for notice in page.notices] == [
        "Board copy, not for publication. It shows exact figures, small ones too."
    ]


def test_a_public_copy_says_what_is_hidden():
    page = page_of(measure(seen(Q2, "80")), audience=PUBLIC)

    assert page.running.endswith("Public copy, small counts hidden")
    assert words_of(page.notices[0]) == (
        "Public copy. Small counts are hidden, and what would give one away."
    )


EXAMPLES = {
    "figure": measure(seen(Q2, "80", status=FigureStatus.ILLUSTRATIVE)),
    "earlier figure": measure(
        seen(Q1, "80", status=FigureStatus.ILLUSTRATIVE), seen(Q2, "80")
    ),
    "target": measure(seen(Q2, "95"), targets=(target("90", illustrative=True),)),
    "account": measure(
        seen(Q2, "70"),
        targets=(target("90"),),
        commentary={QUARTER.end: said(illustrative=True)},
    ),
    "part": measure(
        seen(Q2, "80"),
        parts=(part("a", seen(Q2, "9", status=FigureStatus.ILLUSTRATIVE)),),
    ),
    "date": measure(of=facts(illustrative=True, first_due_on=date(2026, 3, 31))),
}


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_an_example_is_marked_on_the_cover_and_on_every_page(example):
    page = page_of(example)

    assert page.illustrative
    assert page.running.endswith(". Some figures are illustrative")
    assert words_of(page.notices[1]).startswith("Illustrative.")


@pytest.mark.parametrize("name", ["figure", "target", "date"])
def test_an_example_is_marked_on_its_row(name):
    (group,) = page_of(EXAMPLES[name]).sections[0].groups

    assert group.rows[0].illustrative.startswith("Illustrative")


def test_an_illustrative_account_is_marked_where_it_stands():
    (ask,) = page_of(EXAMPLES["account"]).asks

    assert ask.account.illustrative


def test_an_illustrative_figure_is_marked_in_the_data():
    (row,) = page_of(EXAMPLES["figure"]).data

    assert row.values["figure_status"] == "illustrative"


def test_without_examples_no_word_speaks_of_them():
    page = page_of(measure(seen(Q2, "80"), targets=(target("90"),)))

    assert not page.illustrative
    assert not any("llustrative" in text for text in texts(page))


def test_a_measure_on_two_outcomes_is_counted_once_and_has_two_anchors():
    page = pack(measure(seen(Q2, "95"), targets=(target("90"),)))

    anchors = [
        row.anchor for s in page.sections for group in s.groups for row in group.rows
    ]
    assert words_of(page.story).startswith("Of 1 measure ")
    assert anchors == ["W1", "voice-W1"]
    assert len(page.data) == 1


def test_a_series_that_stands_beside_two_outcomes_has_two_anchors():
    page = pack(measure(seen(Q2, "80"), beside=True))

    assert [s.beside[0].anchor for s in page.sections] == ["W1", "voice-W1"]


def test_each_section_counts_its_own_measures():
    page = pack(
        measure(seen(Q2, "95"), targets=(target("90"),)), measure(of=facts("W2"))
    )

    whole, voice = page.sections
    assert words_of(whole.story).endswith("1 of the 2 measures is not rated.")
    assert words_of(voice.story) == (
        "Of 1 measure with a target and a figure, 1 is on track."
    )


def test_the_headline_paper_groups_its_measures_by_outcome_each_once():
    outcomes = (
        outcome(measure(), measure(of=facts("W2"))),
        outcome(measure(), code="O2", title="Voice"),
        outcome(measure(of=facts("W3")), code="O3", title="Progress"),
    )

    (section,) = page_of(outcomes=outcomes, kind="headline").sections

    assert [
        (group.heading, [row.code for row in group.rows]) for group in section.groups
    ] == [("Wellbeing", ["W1", "W2"]), ("Progress", ["W3"])]


def test_the_lines_of_the_strategy_stand_behind_each_measure():
    lines = (LineFacts("measure", 1, "line 90"), LineFacts("indicator", 3, ""))

    (section,) = page_of(measure(lines=lines)).sections

    assert section.lines == (("line 90; indicator 3", "W1"),)


def test_the_questions_that_hold_measures_up_stand_once_with_their_codes():
    def asked(code, query, in_development=True):
        return measure(of=facts(code, query=query, in_development=in_development))

    measures = (
        asked("W1", "Since when?"),
        asked("W2", "Since when?"),
        asked("W3", "Of whom?"),
        asked("W4", ""),
        asked("W5", "Is the post right?", in_development=False),
    )

    (section,) = page_of(*measures).sections

    assert section.questions == (("W1, W2", "Since when?"), ("W3", "Of whom?"))


def test_an_outcome_whose_indicators_are_in_development_says_so():
    still = outcome(measure(), indicators_in_development=True)

    assert page_of(outcomes=(still,)).sections[0].indicators_in_development
    assert not page_of(measure()).sections[0].indicators_in_development


def test_a_correction_says_whether_it_is_an_example():
    fixed = seen(
        LAST_YEAR,
        39,
        48,
        corrects=seen(LAST_YEAR, 37, 48).quantity,
        correction_reason="Left out.",
        recorded_on=date(2025, 10, 20),
        status=FigureStatus.ILLUSTRATIVE,
    )

    (section,) = page_of(measure(fixed, seen(Q2, 47, 52))).sections

    ((item, illustrative),) = section.corrections
    assert item.words.startswith("Jul to Sep 2024: from 77% to 81%")
    assert illustrative


def test_comparators_are_headed_by_their_names():
    assert page_of().comparator_heads == ("Statistical neighbours", "England")


def test_a_comparator_that_a_partnership_lacks_still_has_a_head():
    heads = page_of(places=(OWN, NEIGHBOURS)).comparator_heads

    assert heads == ("Statistical neighbours", "Country")


def test_the_same_scorecard_gives_the_same_page():
    scorecard = (measure(seen(Q1, "80"), seen(Q2, "82")), measure(of=facts("W2")))

    assert page_of(*scorecard) == page_of(*scorecard)


@pytest.mark.parametrize("audience", Audience)
def test_no_cell_is_blank_and_none_is_a_dash(audience):
    page = pack(*EXAMPLES.values(), measure(seen(Q2, 3, 60)), audience=audience)

    rows = [row for s in page.sections for group in s.groups for row in group.rows]
    for row in rows:
        cells = (row.latest, row.target, *row.comparators)
        assert all(cell.text.strip() not in ("", "-", "N/A") for cell in cells)
        assert row.move or row.reason
        assert row.trend or row.trend_words or row.reason


# What is hidden. The rule hides far larger counts than a page speaks of, so that a
# hidden figure can be a number that stands nowhere else.
RAISED = raised(3_000_000)
CANARY = st.integers(min_value=1_234_567, max_value=1_999_998)
LARGE = 9_000_000
UNITS = st.sampled_from([Unit.COUNT, Unit.PERCENT, Unit.RATE, Unit.RATIO])
POLARITIES = st.sampled_from(Polarity)


def secret(unit, number):
    """Return a quantity of this quarter that the public may not see."""
    return seen(Q2, str(number)) if unit is Unit.COUNT else seen(Q2, number, LARGE)


def told_everywhere(unit, number, polarity):
    """Return a measure whose hidden figure could show in every part of a page."""
    hidden = secret(unit, number)
    words = f"It was {number}."
    return measure(
        seen(year("2023/24"), str(LARGE)),
        seen(LAST_YEAR, str(LARGE)),
        seen(Q1, str(LARGE)),
        replace(
            hidden,
            corrects=secret(unit, number + 1).quantity,
            correction_reason=words,
            caveat=words,
            recorded_on=date(2025, 10, 20),
        ),
        of=facts(
            unit=unit,
            polarity=polarity,
            lay_sentence="{figure}, {numerator}, {change}, {in_every}.",
        ),
        parts=(part("a", hidden), part("b", secret(unit, number + 1))),
        others={ENGLAND.code: (seen(Q2, str(LARGE)),)},
        targets=(target(str(LARGE), "0", limit_kind="tolerance"),),
        commentary={QUARTER.end: said(words, action=words, post=words)},
    )


def forms_of(unit, number):
    """Return how a hidden figure could be written, whole or as a share."""
    if unit is Unit.COUNT:
        return {str(number)}
    share = Decimal(number) / LARGE
    shares = (share, share * 100)
    return {
        str(number),
        *(f"{each:.{places}f}" for each in shares for places in (3, 5)),
    }


@given(unit=UNITS, number=CANARY, polarity=POLARITIES)
def test_nothing_of_a_hidden_figure_is_in_any_word_of_the_page(unit, number, polarity):
    page = page_of(
        told_everywhere(unit, number, polarity),
        measure(
            of=facts("C2", polarity=Polarity.NEUTRAL),
            base=told_everywhere(unit, number, polarity),
        ),
        audience=PUBLIC,
        profile=RAISED,
        kind="headline",
    )

    written = "\n".join(texts(page))
    numbers = {leaf for leaf in leaves(page) if isinstance(leaf, Decimal)}
    hidden = {Decimal(number), Decimal(number + 1)}
    assert "Hidden to protect privacy" in written
    assert not [form for form in forms_of(unit, number) if form in written]
    assert not [form for form in forms_of(unit, number + 1) if form in written]
    assert numbers.isdisjoint(hidden)


@given(unit=UNITS, number=CANARY, polarity=POLARITIES)
def test_the_board_does_see_what_the_public_may_not(unit, number, polarity):
    page = page_of(told_everywhere(unit, number, polarity), profile=RAISED)

    assert str(number) in "\n".join(texts(page))


@under_each_profile
@given(
    unit=UNITS,
    data=st.data(),
    polarity=POLARITIES,
    kind=st.sampled_from(["outcome", "pack", "headline"]),
)
def test_two_databases_that_differ_only_in_a_hidden_count_give_equal_pages(
    profile, unit, data, polarity, kind
):
    few = st.integers(min_value=1, max_value=profile.largest_hidden)

    def public(number):
        hidden = seen(Q2, str(number)) if unit is Unit.COUNT else seen(Q2, number, 60)
        history = (seen(LAST_YEAR, "40"), seen(Q1, "41"))
        whole = measure(
            *history,
            replace(hidden, caveat=f"{number} moved."),
            of=facts(unit=unit, polarity=polarity),
            parts=(part("a", hidden),),
            targets=(target("3", "0", limit_kind="tolerance"),),
            commentary={QUARTER.end: said(f"There were {number}.")},
        )
        ours = measure(seen(Q2, "80"), of=facts("W2"))
        return page_of(whole, ours, audience=PUBLIC, kind=kind, profile=profile)

    assert public(data.draw(few)) == public(data.draw(few))


@given(
    statuses=st.lists(
        st.tuples(
            st.sampled_from(["70", "85", "95", ""]), st.sampled_from(["70", "95", ""])
        ),
        max_size=6,
    )
)
def test_the_parts_of_a_page_agree_on_its_numbers(statuses):
    measures = [
        measure(
            *([seen(Q1, before)] if before else []),
            *([seen(Q2, now)] if now else []),
            of=facts(f"W{place}"),
            targets=(target("90"),),
        )
        for place, (before, now) in enumerate(statuses, start=1)
    ]
    scorecard = compute(inputs(*measures), Audience.BOARD)

    page = page_of(*measures)

    assert sum(line.number for line in page.tally) == len(measures)
    assert all(len(line.items) in (0, line.number) for line in page.tally)
    rated = Tally(tuple(row.now.status for row in scorecard.rows))
    assert page.story == story.story_of(rated)
    assert [
        r.values["measure"] for r in page.data if r.values["in_table"] == "yes"
    ] == [m.facts.code for m in measures]


def test_a_page_is_made_of_plain_values_alone():
    page = pack(*EXAMPLES.values())

    plain = (str, bool, int, Decimal, date, type(None))
    assert isinstance(page, ScorecardPage)
    assert isinstance(page.data[0], DataRow)
    assert all(isinstance(leaf, plain) for leaf in leaves(page))
