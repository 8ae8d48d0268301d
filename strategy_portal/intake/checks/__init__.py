"""Everything that a single cell cannot show, found before anything is written."""

from collections.abc import Iterator

from strategy_portal.intake.checks.constraints import broken_rules, shared_places
from strategy_portal.intake.checks.figures import impossible_figures
from strategy_portal.intake.checks.loops import loops
from strategy_portal.intake.checks.references import dangling_references
from strategy_portal.intake.checks.sense import nonsense
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.whole import Whole

CHECKS = (
    dangling_references,
    broken_rules,
    shared_places,
    loops,
    nonsense,
    impossible_figures,
)


def check(whole: Whole) -> Iterator[Problem]:
    """Find every error that shows only when all rows are seen together."""
    for find in CHECKS:
        yield from find(whole)
