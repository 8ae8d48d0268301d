"""Boards, strategies, versions and priorities that would lead back to themselves."""

from collections.abc import Hashable, Iterator

from priorities.loops import Line, find_dated_loop
from priorities.services import chain_of
from strategy_portal.intake.problems import Problem
from strategy_portal.intake.rows import Key, Values
from strategy_portal.intake.whole import Whole

# Each file that has an above and a below; a line without dates always holds.
STEPS = (
    ("reporting_lines.csv", "board", "reports_to"),
    ("strategies.csv", "code", "parent"),
    ("strategy_versions.csv", "code", "predecessor"),
    ("successions.csv", "before", "after"),
)


def loops(whole: Whole) -> Iterator[Problem]:
    """Find every loop, each at the last of its lines that the files give."""
    for file, below, above in STEPS:
        lines = {
            key: _line(row, below, above)
            for key, row in whole.values(file).items()
            if row[above] not in (None, row[below])
        }
        while loop := find_dated_loop(lines.values()):
            key = _closing(whole, file, lines, loop)
            del lines[key]
            message = f"{loop[0]} would lead back to itself: {chain_of(loop)}."
            yield whole.problem(file, key, above, message)


def _line(row: Values, below: str, above: str) -> Line:
    return Line(row[below], row[above], row.get("valid_from"), row.get("valid_to"))


def _closing(
    whole: Whole, file: str, lines: dict[Key, Line], loop: list[Hashable]
) -> Key:
    steps = set(zip(loop, [*loop[1:], loop[0]], strict=True))
    closing = [key for key, x in lines.items() if (x.below, x.above) in steps]
    given = [key for key in closing if key in whole.rows(file)]
    return (given or closing)[-1]
