"""A wrong file is refused whole, and each error names its file, line and column."""

import pytest

from outcomes.models import Measure, Observation
from priorities.models import Board, Organisation
from strategy_portal.models import User

DANGLING = "is not in {} or the database."

# The file, its line, what is written there, and what the loader says of it.
REFUSED = [
    ("measures", 2, {"polarity": "up"}, "polarity: “up” is not one of higher, lower, "),
    ("measures", 2, {"title": ""}, "title: The cell is empty"),
    ("measures", 2, {"reporting_post": "hed"}, "in posts.csv or the database. Did you"),
    ("measures", 3, {"code": "W1"}, "code: Line 2 has the same code; each row once."),
    ("measures", 3, {"slug": "therapy"}, "slug: W1 in line 2 has the same slug."),
    ("measures", 2, {"derived": "percent increase"}, "derived_from: Fill in both"),
    (
        "measures",
        2,
        {"derived": "percent increase", "derived_from": "W1"},
        "derived_from: A measure is not worked out from itself.",
    ),
    ("measures", 3, {"state": "in development"}, "question_words: A measure in devel"),
    ("posts", 2, {"organisations": "council; trsut"}, "organisations: “trsut” is not"),
    ("reporting_lines", 2, {"reports_to": "send-board"}, "A board does not report to "),
    (
        "reporting_lines",
        2,
        {"from": "2020", "to": "2019"},
        "to: The line would end before it starts.",
    ),
    ("strategies", 2, {"parent": "send"}, "parent: A strategy is not a part of itself"),
    ("strategy_versions", 3, {"current": "yes"}, "has the same strategy."),
    (
        "strategy_versions",
        2,
        {"predecessor": "send-2020"},
        "A version does not come be",
    ),
    ("strategy_versions", 2, {"date": "soon"}, "date: “soon” is not a date; write it"),
    (
        "priorities",
        3,
        {"order": "1"},
        "order: voice in line 2 has the same version and",
    ),
    ("successions", 2, {"to": "old-voice"}, "to: A priority does not become itself"),
    ("successions", 2, {"from": "places"}, "to: Both priorities are of the version “s"),
    (
        "successions",
        2,
        {"from": "voice", "to": "old-voice"},
        "to: The version “send-2017” is older than “send-2020”; write the earlier",
    ),
    ("placements", 3, {"role": "measure"}, "order: Line 2 has the same outcome and r"),
    ("places", 3, {"kind": "own"}, "kind: northfield in line 2 has the same kind."),
    ("targets", 2, {"limit": "85"}, "limit: The limit is on the wrong side of the tar"),
    ("targets", 2, {"measure": "W2"}, "measure: A neutral measure has no target."),
    ("targets", 2, {"value": ""}, "reference: A fixed target has a value and no compa"),
    ("targets", 2, {"to": "2025-03-31"}, "to: The target would end before it starts."),
    (
        "targets",
        2,
        {"limit_kind": "tolerance", "limit": "-1"},
        "limit: A tolerance is not below zero.",
    ),
    (
        "published_figures",
        2,
        {"numerator": "81"},
        "numerator: 81 is more than 80. The par",
    ),
    (
        "published_figures",
        2,
        {"numerator": ""},
        "denominator: Fill in both numerator a",
    ),
    (
        "published_figures",
        2,
        {"denominator": "0"},
        "denominator: A denominator is abov",
    ),
    (
        "published_figures",
        4,
        {"value": "101"},
        "value: 101% is more than the whole. A ",
    ),
    ("published_figures", 4, {"value": ""}, "value: Give a value, or a numerator and "),
    ("published_figures", 4, {"value": "many"}, "value: “many” is not a number; write"),
    (
        "published_figures",
        2,
        {"missing": "not supplied"},
        "value: Give a value, or a n",
    ),
    ("published_figures", 2, {"place": "wales"}, "place: “wales” is not in places.csv"),
    ("published_figures", 4, {"breakdown": "sleep"}, "breakdown: “sleep” is not a bre"),
    (
        "published_figures",
        2,
        {"period": "2025 Q1"},
        "period: “2025 Q1” is not a financ",
    ),
    (
        "published_figures",
        2,
        {"period": "2025-26 Q4"},
        "period: The period has not end",
    ),
    (
        "published_figures",
        3,
        {"period": "2025-26 Q1"},
        "period: Line 2 has the same measure and breakdown and place and basis and per",
    ),
    ("published_figures", 2, {"as_at": "2025-11-15"}, "as_at: The day has not come y"),
    ("published_figures", 2, {"status": "illustrative"}, "status: Illustrative figur"),
    ("published_figures", 2, {"value": "60"}, "value: The numerator and denominator m"),
    (
        "commentary",
        2,
        {"quarter": "autumn"},
        "quarter: “autumn” is not a financial qua",
    ),
    ("scorecards", 2, {"outcomes": ""}, "outcomes: The cell is empty"),
    ("scorecards", 2, {"board": "school-board"}, "board: “school-board” is not in boa"),
]


@pytest.mark.parametrize(
    ("file", "line", "cells", "sentence"),
    REFUSED,
    ids=[f"{file}: {cells}" for file, _, cells, _ in REFUSED],
)
def test_wrong_cell_is_refused_at_its_line(
    folder, refusal_of, file, line, cells, sentence
):
    folder[file, line].update(cells)

    told = [error for error in refusal_of() if sentence in error]

    assert len(told) == 1
    assert told[0].startswith(f"{file}.csv, line {line}, ")


def test_wrong_reference_names_file_line_and_field(folder, refusal_of):
    folder["strategies", 3]["parent"] = "sned"

    assert refusal_of() == [
        (
            "strategies.csv, line 3, parent: “sned” is not in strategies.csv or the "
            "database. Did you mean “send”?"
        )
    ]


def test_every_error_is_listed_in_the_order_of_the_files(folder, refusal_of):
    folder["measures", 2]["polarity"] = "up"
    folder["boards", 3]["kind"] = "tower"
    folder["published_figures", 3]["place"] = "wales"

    places = [error.split(":")[0] for error in refusal_of()]

    assert places == [
        "boards.csv, line 3, kind",
        "measures.csv, line 2, polarity",
        "published_figures.csv, line 3, place",
    ]


def test_one_error_keeps_every_file_out(folder, refusal_of):
    folder["scorecards", 2]["board"] = "school-board"

    refusal_of()

    assert not Organisation.objects.exists()
    assert not Observation.objects.exists()
    assert not User.objects.exists()


def test_wrong_change_leaves_what_was_loaded_before(folder, load, refusal_of):
    load()
    folder["boards", 2]["name"] = "Another name"
    folder["measures", 2]["unit"] = "points"

    refusal_of()

    assert Board.objects.get(code="send-board").name == "SEND Board"


def test_file_that_cannot_be_read_makes_no_second_errors(folder, refusal_of):
    folder.write()
    folder.rows.pop("boards")
    (folder.path / "boards.csv").write_bytes(b"code,name\nsend,Caf\xe9\n")

    assert refusal_of() == [
        "boards.csv, line 2: The file is not in UTF-8; save it as “CSV UTF-8”."
    ]


def test_row_with_another_error_can_still_be_referred_to(folder, refusal_of):
    folder["boards", 2]["kind"] = "tower"

    errors = refusal_of()

    assert [error.split(":")[0] for error in errors] == ["boards.csv, line 2, kind"]


def test_boards_that_report_round_in_a_ring_are_named(folder, refusal_of):
    folder.rows["reporting_lines"].append(
        {"board": "place-board", "reports_to": "send-board"}
    )

    assert refusal_of() == [
        (
            "reporting_lines.csv, line 3, reports_to: send-board would lead back to "
            "itself: send-board → place-board → send-board."
        )
    ]


@pytest.mark.parametrize(
    ("file", "line", "cells", "told"),
    [
        (
            "strategies",
            2,
            {"parent": "outreach"},
            (
                "strategies.csv, line 3, parent: send would lead back to itself: "
                "send → outreach → send."
            ),
        ),
        (
            "strategy_versions",
            2,
            {"predecessor": "send-2017"},
            (
                "strategy_versions.csv, line 3, predecessor: send-2020 would lead back "
                "to itself: send-2020 → send-2017 → send-2020."
            ),
        ),
    ],
    ids=["parents", "predecessors"],
)
def test_strategy_that_leads_back_to_itself_is_named(
    folder, refusal_of, file, line, cells, told
):
    folder[file, line].update(cells)
    folder["strategy_versions", 3]["predecessor"] = "send-2020"

    assert told in refusal_of()


def test_boards_may_change_round_from_one_year_to_the_next(folder, load):
    folder["reporting_lines", 2]["to"] = "2019"
    folder.rows["reporting_lines"].append(
        {"board": "place-board", "reports_to": "send-board", "from": "2020"}
    )

    assert not load().is_empty


def test_ring_that_a_new_line_closes_with_the_database_is_found(
    folder, load, refusal_of
):
    load()
    folder.rows["reporting_lines"] = [
        {"board": "place-board", "reports_to": "send-board"}
    ]

    assert "reporting_lines.csv, line 2, reports_to: " in refusal_of()[0]


def test_figure_of_a_measure_in_development_is_refused(folder, refusal_of):
    folder["measures", 2].update(state="in development", question_words="Not agreed.")

    assert len(refusal_of()) == 3
    assert refusal_of()[0] == (
        "published_figures.csv, line 2, measure: W1 is in development and takes no "
        "figures."
    )


def test_figure_of_a_measure_that_is_worked_out_is_refused(folder, refusal_of):
    folder["measures", 2].update(derived="percent increase", derived_from="W2")

    assert refusal_of()[0].endswith(
        "W1 is worked out from W2; give the figures of that."
    )


def test_measure_is_not_worked_out_from_one_that_is_worked_out(folder, refusal_of):
    third = folder["measures", 3] | {"code": "W3", "slug": "growth"}
    fourth = folder["measures", 3] | {"code": "W4", "slug": "growth-of-growth"}
    third.update(derived="percent increase", derived_from="W2")
    fourth.update(derived="percent increase", derived_from="W3")
    folder.rows["measures"] += [third, fourth]

    assert refusal_of() == [
        (
            "measures.csv, line 5, derived_from: W3 is worked out itself; name the "
            "measure that has the figures."
        )
    ]


@pytest.mark.parametrize(
    ("smaller", "larger", "says"),
    [
        (
            {"unit": "count", "people": "yes"},
            {"unit": "percent"},
            "W4 is no count of people or is ",
        ),
        (
            {"unit": "count", "people": "yes"},
            {"unit": "count", "people": "no"},
            "W4 is no count of people or is ",
        ),
        ({"unit": "percent"}, {"unit": "count"}, "Only a count of people is counted"),
    ],
)
def test_measure_is_counted_in_a_larger_count_of_people(
    folder, refusal_of, smaller, larger, says
):
    third = folder["measures", 3] | {"code": "W3", "slug": "some", **smaller}
    fourth = folder["measures", 3] | {"code": "W4", "slug": "all", **larger}
    folder.rows["measures"] += [third | {"counted_in": "W4"}, fourth]

    assert refusal_of()[0].startswith(f"measures.csv, line 4, counted_in: {says}")


def test_measure_is_not_counted_in_itself(folder, refusal_of):
    measure = folder["measures", 3] | {"code": "W3", "slug": "some", "unit": "count"}
    folder.rows["measures"].append(measure | {"counted_in": "W3"})

    assert refusal_of()[0].endswith("A measure is not counted in itself.")


def test_measure_with_figures_keeps_its_unit(folder, load, refusal_of):
    load()
    folder["measures", 2]["unit"] = "rate"

    assert refusal_of() == [
        (
            "measures.csv, line 2, unit: W1 has figures in percent; give the measure "
            "in rate a code of its own."
        )
    ]
    assert Measure.objects.get(code="W1").unit == "percent"


def test_same_figure_in_two_files_is_refused(folder, refusal_of):
    figure = folder["published_figures", 2]
    folder.rows["illustrative_returns"] = [figure | {"status": "illustrative"}]

    assert refusal_of() == [
        (
            "illustrative_returns.csv, line 2, period: published_figures.csv, line 2 "
            "has this figure too."
        )
    ]


def test_figure_of_the_illustrations_says_that_it_is_one(folder, refusal_of):
    folder.rows["illustrative_returns"] = [folder.rows["published_figures"].pop()]

    assert refusal_of() == [
        (
            "illustrative_returns.csv, line 2, status: Every figure of this file is "
            "illustrative; write so."
        )
    ]


def test_strategy_of_another_place_is_kept_out(folder, load, refusal_of):
    load()
    folder["partnership", 3]["value"] = "Southfield"

    assert refusal_of() == [
        (
            "partnership.csv, line 2, place: The database holds the strategy of "
            "Northfield; load another partnership into an empty database."
        )
    ]


def test_pack_shows_an_outcome_and_an_outcome_scorecard_one_only(folder, refusal_of):
    other = folder["outcomes", 2] | {"code": "O2", "slug": "voice", "order": "2"}
    folder.rows["outcomes"].append(other)
    folder["scorecards", 2]["outcomes"] = "O1; O2"

    assert refusal_of() == [
        (
            "scorecards.csv, line 2, outcomes: An outcome scorecard shows one outcome, "
            "every other at least one."
        )
    ]
