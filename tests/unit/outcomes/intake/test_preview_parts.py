"""Parts and their whole, examined as they would stand once all rows are in."""

from dataclasses import replace

import pytest

from outcomes.intake.paste import read_paste
from outcomes.intake.preview import Fate, preview
from tests.unit.outcomes.intake.returns import (
    LINES,
    LONGEST,
    PHYSIO,
    SPEECH,
    THERAPY,
    block,
)
from tests.unit.outcomes.readings import entry


def pasted(*rows, lines=LINES):
    text = block(row.split("|") for row in rows)
    return preview(read_paste(text, lines), lines, longest=LONGEST)


def only(found):
    (row,) = found.rows
    return row


@pytest.mark.parametrize(
    ("rows", "fates", "sentence"),
    [
        (
            ["W1|Whole|47|52", "W1|Physiotherapy|50|51"],
            [Fate.REJECTED, Fate.REJECTED],
            "Physiotherapy has 50, and the whole only 47.",
        ),
        (
            [
                "W1|Whole|47|52",
                "W1|Physiotherapy|7|10",
                "W1|Speech and language therapy|40|41",
            ],
            [Fate.REJECTED] * 3,
            "The parts add up to 47 of 51, and the whole says 47 of 52.",
        ),
        (
            [
                "W1|Whole||",
                "W1|Physiotherapy|7|10",
                "W1|Speech and language therapy|40|41",
            ],
            [Fate.SAME, Fate.CHANGE, Fate.CHANGE],
            "New figure.",
        ),
        (
            [
                "W1|Whole|47|51",
                "W1|Physiotherapy|7|10",
                "W1|Speech and language therapy|40|41",
            ],
            [Fate.CHANGE] * 3,
            "New figure.",
        ),
    ],
)
def test_parts_are_examined_with_their_whole(rows, fates, sentence):
    lines = [replace(line, context=replace(line.context, history=())) for line in LINES]

    found = pasted(*rows, lines=lines)

    assert [row.fate for row in found.rows] == fates
    assert found.rows[-1].sentence == sentence


def test_part_is_examined_with_the_whole_that_stands():
    lines = (replace(THERAPY, entry=entry("47/52")), SPEECH, PHYSIO)

    row = only(pasted("W1|Physiotherapy|50|51", lines=lines))

    assert row.sentence == "Physiotherapy has 50, and the whole only 47."
    assert row.name == "W1 Therapy begun within 18 weeks, Physiotherapy"


@pytest.mark.parametrize(
    "rows", [["W1|Physiotherapy|8|10"], ["W1|Whole|47|51", "W1|Physiotherapy|8|10"]]
)
def test_whole_that_its_parts_made_follows_them(rows):
    lines = (
        replace(THERAPY, entry=entry("47/51")),
        replace(SPEECH, entry=entry("40/41")),
        replace(PHYSIO, entry=entry("7/10")),
    )

    assert pasted(*rows, lines=lines).rows[-1].fate is Fate.CHANGE


def test_part_whose_whole_is_not_asked_for_stands_alone():
    row = only(pasted("W1|Physiotherapy|50|51", lines=(SPEECH, PHYSIO)))

    assert row.fate is Fate.CHANGE
