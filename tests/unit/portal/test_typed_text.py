"""What people type and paste is kept without control characters."""

import pytest

from strategy_portal.typed_text import keepable, plain_line, plain_lines


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("  a\tb\n", "a\tb"),
        ("a\x00b\x07c\x7f", "abc"),
    ],
)
def test_lines_end_as_a_browser_counts_them(typed, kept):
    assert plain_lines(typed) == kept


def test_a_line_is_one_line():
    assert plain_line(" a \r\n b\x00c\t d ") == "a b c d"


def test_a_draft_keeps_every_space_that_a_person_typed():
    assert keepable(" a\x00 \r\n\tb ") == " a \n\tb "
