"""Boards as a tree: who reports to whom, each board drawn in full once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from priorities.models import Board, ReportingLine


@dataclass(frozen=True, slots=True)
class Branch:
    """A board in the tree, the line by which it hangs, and what reports to it.

    `again` says that it stands elsewhere with all that reports to it.
    """

    board: Board
    line: ReportingLine | None
    branches: tuple["Branch", ...]
    again: bool


@dataclass(frozen=True, slots=True)
class BoardTree:
    """The tree, the boards that no line ties, and the lines of other times."""

    roots: tuple[Branch, ...]
    apart: tuple[tuple[str, tuple[Board, ...]], ...]
    other_times: tuple[ReportingLine, ...]


def tree_of(
    boards: Iterable[Board], lines: Iterable[ReportingLine], in_force: set[int]
) -> BoardTree:
    """Return boards, in order, as a tree of the lines in force."""
    boards, lines = list(boards), list(lines)
    now = [line for line in lines if line.pk in in_force]
    grower = _Grower(now)
    tied = {key for line in now for key in (line.board_id, line.reports_to_id)}
    below = {line.board_id for line in now}
    tops = [each for each in boards if each.pk in tied and each.pk not in below]
    roots = [grower.branch(each) for each in tops]
    # A ring of boards has no top; it is drawn from its first board.
    ringed = (each for each in boards if each.pk in tied)
    roots += [grower.branch(each) for each in ringed if each.pk not in grower.drawn]
    return BoardTree(
        tuple(roots),
        _by_kind(each for each in boards if each.pk not in tied),
        tuple(line for line in lines if line.pk not in in_force),
    )


class _Grower:
    """Draws branches, and remembers which boards were drawn."""

    def __init__(self, lines: Iterable[ReportingLine]):
        self.drawn: set[int] = set()
        self.below: dict[int, list[ReportingLine]] = defaultdict(list)
        for line in lines:
            self.below[line.reports_to_id].append(line)

    def branch(self, board: Board, line: ReportingLine | None = None) -> Branch:
        again = board.pk in self.drawn
        self.drawn.add(board.pk)
        found = [] if again else self.below[board.pk]
        branches = tuple(self.branch(each.board, each) for each in found)
        return Branch(board, line, branches, again and bool(self.below[board.pk]))


def _by_kind(boards: Iterable[Board]) -> tuple[tuple[str, tuple[Board, ...]], ...]:
    kinds: dict[str, list[Board]] = defaultdict(list)
    for board in boards:
        kinds[board.get_kind_display()].append(board)
    return tuple((kind, tuple(found)) for kind, found in sorted(kinds.items()))
