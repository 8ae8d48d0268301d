"""What should be read twice in free words: small numbers, long sentences, names."""

import pytest

from scorecards.domain.narrative import long_sentences, names_in, small_numbers

WORRYING = (
    "We moved three pupils to another school.",
    "1 child waits for a plan.",
    "Of the girls, 4 left in May.",
    "A single young person was out of school.",
    "The number of children halved.",
    "Four families appealed.",
)
HARMLESS = (
    "We opened 3 rooms.",
    "12 children joined us.",
    "Five pupils came back.",
    "Year 10 pupils did better.",
    "Two schools returned their figures after the day they were due, with reasons.",
)


@pytest.mark.parametrize("text", WORRYING)
def test_small_number_beside_children_is_found(text):
    assert list(small_numbers(text, 5))


@pytest.mark.parametrize("text", HARMLESS)
def test_number_that_tells_of_nobody_is_left_alone(text):
    assert list(small_numbers(text, 5)) == []


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
