"""How to read it: what a document uses, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from outcomes.domain.figures import FigureStatus, Missing
from outcomes.domain.rating import Polarity, Status
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import ComparatorFacts
from scorecards.page import DisclosurePage, NotePair
from scorecards.presenters.notes import MEANINGS
from tests.unit.scorecards.builders import (
    NEIGHBOURS,
    QUARTER,
    facts,
    measure,
    page_of,
    priority,
    quarter_period,
    said,
    seen,
    target,
)
from tests.unit.scorecards.profiles import raised

Q2, Q1 = quarter_period("2025-26 Q2"), quarter_period("2025-26 Q1")
LAST_YEAR = quarter_period("2024-25 Q2")
KNOWN = (
    ("EHC", "Education, health and care"),
    ("NHS", "National Health Service"),
    ("SEND", "Special educational needs and disabilities"),
    ("ICB", "Integrated Care Board, an NHS body"),
    ("SEN support", "Extra help at school"),
)


def notes(*measures, **more):
    """Return the notes of a scorecard."""
    return page_of(*measures, **more).notes


def terms(*measures, **more):
    """Return the abbreviations that a scorecard explains."""
    found = notes(*measures, abbreviations=KNOWN, **more).abbreviations
    return [pair.term for pair in found]


def test_every_status_has_a_meaning():
    assert set(MEANINGS) == set(Status)


def test_only_statuses_that_are_used_are_explained():
    found = notes(measure(seen(Q2, "95"), targets=(target("90"),)))

    assert [pair.term for pair in found.statuses] == ["On track"]
    assert found.statuses[0].mark.kind == "on"


def test_only_directions_that_are_used_are_explained():
    found = notes(measure(seen(LAST_YEAR, "80"), seen(Q2, "85")))

    assert [move.word for move in found.moves] == ["Improving"]


@pytest.mark.parametrize(
    ("before", "now", "polarity", "way"),
    [
        ("80", "85", Polarity.HIGHER, "up"),
        ("85", "80", Polarity.HIGHER, "down"),
        ("80", "80", Polarity.HIGHER, "flat"),
        ("80", "85", Polarity.NEUTRAL, "up"),
        ("85", "80", Polarity.NEUTRAL, "down"),
    ],
)
def test_a_direction_is_explained_with_the_sign_that_its_row_has(
    before, now, polarity, way
):
    of = facts(polarity=polarity)

    page = page_of(measure(seen(LAST_YEAR, before), seen(Q2, now), of=of))

    (explained,) = page.notes.moves
    row = page.sections[0].groups[0].rows[0]
    assert (explained.word, explained.kind) == (row.move.word, row.move.kind)
    assert explained.way == way


def test_series_beside_the_strategy_are_explained_too():
    neutral = facts("X1", polarity=Polarity.NEUTRAL)
    figures = (seen(LAST_YEAR, "80"), seen(Q2, "85", status=FigureStatus.ESTIMATE))

    found = notes(measure(*figures, of=neutral, beside=True))

    assert [move.word for move in found.moves] == ["Rising"]
    assert [pair.term for pair in found.symbols] == ["[e]"]
    assert [pair.term for pair in found.definitions] == ["X1"]


@pytest.mark.parametrize(
    ("status", "symbol"),
    [
        (FigureStatus.PROVISIONAL, "[p]"),
        (FigureStatus.REVISED, "[r]"),
        (FigureStatus.ESTIMATE, "[e]"),
    ],
)
def test_a_symbol_is_explained_where_it_is_used(status, symbol):
    found = notes(measure(seen(Q2, "80", status=status)))

    assert [pair.term for pair in found.symbols] == [symbol]


def test_final_figures_need_no_symbols():
    assert notes(measure(seen(Q2, "80"))).symbols == ()


def corrected(**more):
    return seen(
        LAST_YEAR,
        39,
        48,
        corrects=seen(LAST_YEAR, 37, 48).quantity,
        correction_reason="Left out.",
        recorded_on=date(2025, 10, 20),
        **more,
    )


def test_a_correction_explains_its_symbol_once():
    revised = measure(corrected(), seen(Q2, "80", status=FigureStatus.REVISED))

    found = notes(measure(corrected(), seen(Q2, "80"), of=facts("W2")), revised)

    assert [pair.term for pair in found.symbols] == ["[r]"]
    assert notes(measure(corrected(), seen(Q2, "80"))).symbols == found.symbols


def test_a_hidden_figure_explains_its_symbol_with_the_counts():
    (pair,) = notes(measure(seen(Q2, 3, 60)), audience=Audience.PUBLIC).symbols

    assert pair == NotePair(
        "[c]",
        "Hidden to protect privacy: 1 to 4 people, or it would give such a figure away",
    )


def test_the_counts_are_those_of_the_rule_that_was_used():
    small = seen(Q2, 8, 60)

    (pair,) = notes(
        measure(small), audience=Audience.PUBLIC, profile=raised(11)
    ).symbols

    assert "1 to 10 people" in pair.words


def test_sources_stand_once_with_the_measures_that_rest_on_them():
    found = notes(
        measure(seen(Q2, "80", release="Census"), of=facts("W1")),
        measure(seen(Q2, "80", release="Census"), of=facts("W2")),
        measure(seen(Q2, "80", release="Census"), of=facts("W3")),
        measure(of=facts("W4")),
        measure(of=facts("W5", release="")),
    )

    assert [(pair.term, pair.words) for pair in found.sources] == [
        ("W1 to W3", "Census"),
        ("W4", "A local return"),
        ("W5", "No source is named yet"),
    ]


def test_every_measure_has_its_definition():
    (pair,) = notes(measure(seen(Q2, "80"))).definitions

    assert (pair.term, pair.words) == ("W1", facts().definition)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, ["SEND"]),  # the board's and the partnership's names
        ({"of": facts(title="Plans in the NHS")}, ["NHS", "SEND"]),
        ({"of": facts(responsible="Head of the ICB")}, ["NHS", "SEND", "ICB"]),
        ({"of": facts(release="NHS England")}, ["NHS", "SEND"]),
        (
            {"of": facts(query="Is it the NHS?", in_development=True)},
            ["NHS", "SEND"],
        ),
        ({"of": facts(definition="Of the NHS.")}, ["NHS", "SEND"]),
        ({"heading": "EHC plans"}, ["EHC", "SEND"]),
        ({"of": facts(title="NHSX and sEHC and EHCs")}, ["EHC", "SEND"]),
        ({"of": facts(title="On SEN support")}, ["SEND", "SEN support"]),
        ({"of": facts(title="Support for SEN")}, ["SEND"]),
        ({"of": facts(plain_words="Of the NHS.")}, ["SEND"]),
    ],
)
def test_an_abbreviation_is_explained_where_its_words_use_it(more, found):
    assert terms(measure(seen(Q2, "80"), **more)) == found


def test_an_abbreviation_in_what_was_said_is_explained():
    off = measure(
        seen(Q2, "70"),
        targets=(target("90"),),
        commentary={QUARTER.end: said("The NHS moved.")},
    )

    assert terms(off) == ["NHS", "SEND"]


def test_an_abbreviation_in_why_a_figure_is_missing_is_explained():
    missing = seen(Q2, missing=Missing.NOT_COLLECTED, reason="The NHS stopped.")

    assert terms(measure(missing)) == ["NHS", "SEND"]


def test_the_headline_paper_explains_its_lay_sentences_and_leaves_definitions_out():
    of = facts(plain_words="Of the NHS.", definition="EHC plans.", headline=True)

    assert terms(measure(of=of)) == ["EHC", "SEND"]
    assert terms(measure(of=of), kind="headline") == ["NHS", "SEND"]


def test_the_headline_paper_asks_no_questions():
    asked = measure(of=facts(query="Which EHC plans?", in_development=True))

    assert terms(asked) == ["EHC", "SEND"]
    assert terms(asked, kind="headline") == ["SEND"]


def test_the_headline_paper_explains_no_word_of_the_priorities():
    told = (priority(status="Done", words="An EHC plan was written."),)

    assert terms(measure(), priorities=told) == ["EHC", "SEND"]
    assert terms(measure(), priorities=told, kind="headline") == ["SEND"]


def test_a_comparator_names_its_members():
    several = ComparatorFacts(
        place=NEIGHBOURS.code,
        name="The ten nearest",
        release="",
        members=("Barnsley", "Dudley", "Wigan"),
        valid_from=date(2025, 5, 1),
    )
    undated = replace(several, valid_from=None)
    alone = replace(several, members=("Wigan",))

    found = notes(measure(), comparators=(several, undated, alone)).comparators

    mean = "Statistical neighbours: the mean of Barnsley, Dudley and Wigan"
    assert found == (f"{mean}, list of May 2025.", f"{mean}.")


def test_the_licence_stands_last():
    (licence,) = notes(measure()).small_print

    assert licence.endswith("licensed under the Open Government Licence v3.0.")


def test_a_proposed_post_is_said_to_be_a_proposal():
    found = notes(measure(of=facts(responsible_proposed=True))).small_print

    assert found[0].startswith("The posts, targets and headline measures marked")


def test_the_public_reads_by_which_rule_numbers_are_hidden():
    found = notes(measure(), audience=Audience.PUBLIC, profile=raised(8)).small_print

    assert found[0] == (
        "The rule raised hides counts of 1 to 7 people, percentages of fewer than 16, "
        "and what would give one away, here or with an earlier edition."
    )


def test_rule_stands_in_the_page_in_numbers_too():
    page = page_of(measure(), audience=Audience.PUBLIC)

    assert page.disclosure == DisclosurePage(
        profile="council-5",
        name="council rule of five",
        smallest_count=5,
        smallest_base=10,
        words=page.notes.small_print[0],
    )


def test_board_reads_of_no_rule_because_nothing_is_hidden_by_one():
    page = page_of(measure())

    assert page.disclosure is None
    assert "hides counts" not in " ".join(page.notes.small_print)
