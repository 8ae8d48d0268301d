"""One sentence stands for what people wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy_portal.sentences import LONGEST, first_sentence


@pytest.mark.parametrize(
    ("texts", "sentence"),
    [
        (["Two units opened. A third is planned."], "Two units opened."),
        (["Is it ready? Yes."], "Is it ready?"),
        (["Up 1.5 points, e.g. in maths. Good."], "Up 1.5 points, e.g. in maths."),
        (["They said “We opened.” It was so."], "They said “We opened.”"),
        (["No full stop"], "No full stop"),
        (["Two\nlines of one. Two."], "Two lines of one."),
        (["", "  ", "Next: open."], "Next: open."),
        ([""], ""),
        ([], ""),
    ],
)
def test_first_sentence_of_the_first_text_is_taken(texts, sentence):
    assert first_sentence(*texts) == sentence


def test_long_sentence_is_cut_at_a_word():
    sentence = first_sentence("word " * 100)

    assert sentence.endswith("word …")
    assert len(sentence) <= LONGEST + 2


@given(st.text())
def test_sentence_is_on_one_line_and_never_long(text):
    sentence = first_sentence(text)

    assert len(sentence) <= LONGEST + 2
    assert "\n" not in sentence
