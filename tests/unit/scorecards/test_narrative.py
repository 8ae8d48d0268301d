"""What should be read twice in free words: small numbers, long sentences, names."""

import pytest

from scorecards.domain.narrative import (
    holds_number,
    long_sentences,
    names_in,
    small_numbers,
)
from tests.narratives_harmless import HARMLESS as NOTHING_TOLD
from tests.narratives_telling import TELLING

WORRYING = (
    "We moved three pupils to another school.",
    "1 child waits for a plan.",
    "Of the girls, 4 left in May.",
    "A single young person was out of school.",
    "The number of children halved.",
    "Four families appealed.",
    "80% of the 15 pupils came back.",
    "A stay of 2-3 pupils was short.",
    "A boy and his sister were ill.",
    "Three didn't reply.",
)
HARMLESS = (
    "We opened 3 rooms.",
    "12 children joined us.",
    "Five pupils came back.",
    "Year 10 pupils did better.",
    "Two schools returned their figures after the day they were due, with reasons.",
    "In 2024/25, 23 pupils joined.",
    "On 3/6/2025 children were asked at 9:03.",
    "It costs £4 for each child.",
    "Each pupil has his or her own plan.",
    "Both children and parents came.",
    "A child is seen at home.",
)


@pytest.mark.parametrize("text", WORRYING)
def test_small_number_beside_children_is_found(text):
    assert list(small_numbers(text, 5))


@pytest.mark.parametrize("text", HARMLESS)
def test_number_that_tells_of_nobody_is_left_alone(text):
    assert list(small_numbers(text, 5)) == []


def test_of_280_sentences_that_tell_of_a_few_97_in_100_are_found():
    missed = [text for text in TELLING if not list(small_numbers(text, 5))]

    assert len(TELLING) == len({*TELLING}) == 280
    assert len(missed) <= 0.03 * len(TELLING), missed


def test_of_140_sentences_that_tell_of_nobody_95_in_100_are_let_by():
    stopped = [text for text in NOTHING_TOLD if list(small_numbers(text, 5))]

    assert len(NOTHING_TOLD) == len({*NOTHING_TOLD}) == 140
    assert len(stopped) <= 0.05 * len(NOTHING_TOLD), stopped


def test_words_around_a_number_are_given_as_they_are_written():
    found = list(small_numbers("In Year 3, Jo's friends say, two boys left.", 5))

    assert found == ["Jo's friends say, two boys left"]


def test_number_of_thousands_of_digits_is_no_small_one():
    assert list(small_numbers(f"There are {'9' * 5000} pupils.", 5)) == []


def test_threshold_of_the_partnership_decides():
    assert list(small_numbers("Three pupils moved.", 3)) == []
    assert list(small_numbers("Three pupils moved.", 4)) == ["Three pupils moved"]


def test_sentence_over_25_words_is_found_and_shorter_ones_are_not():
    long = " ".join(["word"] * 26)

    assert list(long_sentences(f"Short one. {long}. Another.")) == [long]
    assert list(long_sentences(" ".join(["word"] * 25))) == []


def test_name_is_found_as_words_of_its_own():
    names = ["Jo Brown", "Ann", ""]

    assert list(names_in("We thank jo brown for it.", names)) == ["Jo Brown"]
    assert list(names_in("The annual plan.", names)) == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Three pupils waited.", True),
        ("It was 1,204 in all.", True),
        ("Of 2014 pupils, 12 waited.", True),
        ("A clinic closed on 12 May 2025.", False),
        ("Up by 4% in a year.", True),
        ("Thirty pupils waited.", True),
        ("Twenty-one families wrote to us.", True),
        ("It has doubled since May.", True),
        ("Half of them came back.", True),
        ("A quarter of the children moved.", True),
        ("Both brothers moved.", True),
        ("The third quarter was better than the last quarter.", True),
        ("It fell in the last quarter.", False),
        ("Year 10 pupils aged 14 did better in 2024.", False),
        ("Nobody waited.", False),
        ("", False),
    ],
)
def test_text_holds_a_number_from_which_a_figure_could_be_told(text, holds):
    assert holds_number("Recruit.", text) == holds
