"""What addresses may hold."""

import pytest

from strategy_portal.converters import QuarterConverter
from strategy_portal.periods import Quarter


def test_quarter_reads_back():
    quarter = Quarter(2025, 2)

    assert QuarterConverter().to_url(quarter) == "2025-26-q2"
    assert QuarterConverter().to_python("2025-26-q2") == quarter


def test_impossible_quarter_is_an_unknown_address():
    with pytest.raises(ValueError, match="not a quarter"):
        QuarterConverter().to_python("2025-27-q2")
