"""The cells of a row, read as the line takes its figure."""

from dataclasses import replace

import pytest

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Missing
from outcomes.intake.cells import BadRow, read_cells
from outcomes.intake.lines import COMMENT
from tests.unit.outcomes.intake.returns import (
    FAMILIES,
    PLANS,
    RATIO,
    SCORE,
    SPEECH,
    THERAPY,
)
from tests.unit.outcomes.readings import entry

NO_TESTS = Entry(missing=Missing.NOT_COLLECTED, missing_reason="no tests in 2020")
SCORE_WITH_BASE = replace(SCORE, takes_base=True)


@pytest.mark.parametrize(
    ("line", "cells", "given", "comment"),
    [
        (FAMILIES, ["207"], "207", ""),
        (FAMILIES, ["1,207", "Half term"], "1207", "Half term"),
        (FAMILIES, ["207", "", "Half term"], "207", "Half term"),
        (FAMILIES, [], None, ""),
        (FAMILIES, ["", "Half term"], None, "Half term"),
        (FAMILIES, ["207", FAMILIES.texts[COMMENT]], "207", FAMILIES.texts[COMMENT]),
        (SCORE, ["30.6"], "30.6", ""),
        (SCORE, ["918 of 30"], "918/30", ""),
        (RATIO, ["0.89 to 1"], "0.89", ""),
        (RATIO, ["0.89"], "0.89", ""),
        (PLANS, ["93", "112"], "93/112", ""),
        (PLANS, ["93", "112", "Two clinics\nlost"], "93/112", "Two clinics\nlost"),
        (PLANS, ["93 of 112"], "93/112", ""),
        (PLANS, ["93/112", "", "Lost"], "93/112", "Lost"),
        (PLANS, ["93 out of 112", "Lost"], "93/112", "Lost"),
        (PLANS, ["83%"], "83", ""),
        (PLANS, ["83%", "", "Lost"], "83", "Lost"),
        (PLANS, ["93"], "93/", ""),
        (PLANS, ["", "112"], "/112", ""),
        (PLANS, ["", "", "Lost"], None, "Lost"),
        (PLANS, ["", ""], None, ""),
        (SCORE_WITH_BASE, ["30.6"], "30.6", ""),
        (SCORE_WITH_BASE, ["918", "30"], "918/30", ""),
    ],
)
def test_figure_is_read_as_the_line_takes_it(line, cells, given, comment):
    expected = None if given is None else entry(given)

    assert read_cells(cells, line) == (expected, comment)


@pytest.mark.parametrize(
    ("cells", "given", "comment"),
    [
        (["93", "112", "83%"], "93/112", ""),
        (["93", "112", "83.0", "Lost"], "93/112", "Lost"),
        (["93", "112", "12"], "93/112", "12"),
        (["93", "112", "12 lost"], "93/112", "12 lost"),
        (["93", "", "83%"], "93/", "83%"),
    ],
)
def test_percentage_after_its_numbers_is_dropped_if_it_agrees(cells, given, comment):
    assert read_cells(cells, PLANS) == (entry(given), comment)


def test_percentage_that_disagrees_is_kept_to_be_refused():
    found, comment = read_cells(["93", "112", "38%", "Lost"], PLANS)

    assert found == replace(entry("93/112"), value=entry("38").value)
    assert comment == "Lost"


def test_comment_that_stands_is_no_percentage():
    line = replace(PLANS, texts={COMMENT: "38%"})

    assert read_cells(["93", "112", "38%"], line) == (entry("93/112"), "38%")


@pytest.mark.parametrize(
    "cell",
    [
        "Not collected: no tests in 2020",
        "NOT COLLECTED, no tests in 2020",
        " not collected no tests in 2020 ",
    ],
)
@pytest.mark.parametrize("line", [PLANS, FAMILIES])
def test_reason_stands_in_place_of_a_figure(line, cell):
    assert read_cells([cell], line) == (NO_TESTS, "")
    assert read_cells([cell, "", "Lost"], line) == (NO_TESTS, "Lost")


def test_kind_of_reason_alone_is_only_half_of_one():
    assert read_cells(["Not supplied"], PLANS)[0] == Entry(missing=Missing.NOT_SUPPLIED)


@pytest.mark.parametrize(
    ("line", "cells", "sentence"),
    [
        (FAMILIES, ["many"], "“many” is not a number."),
        (FAMILIES, ["85%"], "“85%” is a percentage, and this measure is none."),
        (RATIO, ["85%"], "“85%” is a percentage, and this measure is none."),
        (FAMILIES, ["12 of 52"], "Give one number instead of “12 of 52”: this is a"),
        (FAMILIES, ["47", "52"], "C4 takes one figure, and “52” is one too many."),
        (FAMILIES, ["47", "x", "y"], "more cells than it may: “y” is one too many."),
        (PLANS, ["47%", "52"], "Give how many, and out of how many, instead of “47%”."),
        (PLANS, ["47", "90%"], "Give how many, and out of how many, instead of “90%”."),
        (PLANS, ["<5", "52"], "Type the real figure instead of “<5”."),
        (PLANS, ["47", "52", "a", "b"], "“b” is one too many."),
        (
            SPEECH,
            ["47", "52", "Two left"],
            "Comment on the whole of W1, not on one of its parts.",
        ),
        (THERAPY, ["<5 of 52"], "Type the real figure instead of “<5”."),
    ],
)
def test_cells_that_cannot_be_used_say_what_to_write(line, cells, sentence):
    with pytest.raises(BadRow) as refusal:
        read_cells(cells, line)

    assert sentence in str(refusal.value)
