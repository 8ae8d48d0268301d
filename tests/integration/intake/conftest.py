"""A folder with a small, sound strategy, and the day on which it is loaded."""

from datetime import UTC, datetime

import pytest

from strategy_portal.intake.load import load_strategy
from strategy_portal.intake.problems import StrategyRefused
from tests.strategies import StrategyFolder

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    """A small, sound strategy: folder["boards", 2] is the row at line 2."""
    return StrategyFolder(tmp_path / "strategy")


@pytest.fixture
def load(db, folder):
    """Write the folder as it now is and load it."""

    def run(reason="", now=NOW):
        return load_strategy(folder.write(), now=now, reason=reason)

    return run


@pytest.fixture
def refusal_of(load):
    """Load the folder, which must be refused, and return every error."""

    def run(**options):
        with pytest.raises(StrategyRefused) as refusal:
            load(**options)
        return [str(problem) for problem in refusal.value.problems]

    return run
