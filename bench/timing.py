"""Two things by turns, and the ratio of their medians."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

LEAST_RUNS = 3


@dataclass(frozen=True, slots=True)
class Result:
    """What was compared, with the medians of both sides in milliseconds."""

    what: str
    ours: float
    theirs: float
    runs: int
    aim: str = ""

    @property
    def ratio(self) -> float:
        """Return how many times theirs ours is."""
        return self.ours / self.theirs


def compare(
    what: str,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    *,
    runs: int,
    seconds: float = 15,
    aim: str = "",
) -> Result:
    """Run both by turns after one run each that does not count, and compare.

    It ends after so many runs or so many seconds, and never before three runs.
    """
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    started = perf_counter()
    while len(times[0]) < runs:
        for side, run in zip(times, (ours, theirs), strict=True):
            side.append(_milliseconds(run))
        if len(times[0]) >= LEAST_RUNS and perf_counter() - started > seconds:
            break
    return Result(what, *map(median, times), len(times[0]), aim)


def _milliseconds(run: Callable[[], object]) -> float:
    started = perf_counter()
    run()
    return (perf_counter() - started) * 1000
