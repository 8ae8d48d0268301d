"""Finding loops, as of a board that reports to itself by way of others. Pure."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing leads up to another, for a time; without dates, always."""

    below: Hashable
    above: Hashable
    first: date | None = None
    last: date | None = None

    def holds(self, on: date) -> bool:
        """Return whether the line is in force on a day."""
        return (self.first or date.min) <= on <= (self.last or date.max)


def find_loop(pairs: Iterable[tuple[Node, Node]]) -> list[Node]:
    """Return the nodes of a loop in the order in which they lead on, or nothing."""
    onward: dict[Node, list[Node]] = {}
    for below, above in pairs:
        onward.setdefault(below, []).append(above)
    done: set[Node] = set()
    for start in onward:
        path: list[Node] = [start]
        branches: list[Iterator[Node]] = [iter(onward[start])]
        while branches:
            node = next(branches[-1], None)
            if node is None:
                branches.pop()
                done.add(path.pop())
            elif node in path:
                return path[path.index(node) :]
            elif node not in done:
                path.append(node)
                branches.append(iter(onward.get(node, ())))
    return []


def find_dated_loop(lines: Iterable[Line]) -> list[Hashable]:
    """Return a loop whose lines are all in force at some one time, or nothing.

    Lines that have a day in common have the first day of one of them in common.
    """
    lines = list(lines)
    for day in sorted({line.first or date.min for line in lines}):
        loop = find_loop((x.below, x.above) for x in lines if x.holds(day))
        if loop:
            return loop
    return []
