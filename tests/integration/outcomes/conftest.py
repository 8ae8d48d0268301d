"""What tests of the pages of outcomes and measures share."""

import pytest

from tests.integration.outcomes.strategy import Strategy


@pytest.fixture
def strategy(db):
    """A strategy without measures: strategy.measure("60") adds one."""
    return Strategy()
