"""Editions that come out while readers read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event
from time import perf_counter

from load.mixing import Issue, mixed
from load.readers import Got, Visit, crowd


@dataclass
class Burst:
    """What readers got in so many seconds, and which editions came out meanwhile."""

    issues: list[Issue]
    visits: list[Visit] = field(default_factory=list)
    seconds: float = 0

    @property
    def got(self) -> list[Got]:
        """Return every answer."""
        return [each for visit in self.visits for each in (visit.page, *visit.kept)]

    @property
    def errors(self) -> list[str]:
        """Return a sentence for each answer that was an error, or never came."""
        return [
            f"{got.status} at {got.address}" for got in self.got if got.status != 200
        ]

    @property
    def mixed(self) -> list[str]:
        """Return a sentence for each answer that was not of one edition in its time."""
        return mixed(self.visits, self.issues)


def burst(
    publish: Callable[[], Issue],
    ports: Sequence[int],
    *,
    slugs: Sequence[str],
    rate: float,
    editions: int,
    seconds: float = 0,
    first: Issue,
) -> Burst:
    """Let readers ask so many times a second, and publish, spread over some seconds.

    It lasts until all are published. `first` is the edition that is out already.
    """
    whole, clock_on_the_wall = Burst([first]), Event()
    started = perf_counter()
    with crowd(ports, slugs, rate) as whole.visits:
        for number in range(1, editions + 1):
            due = started + number * seconds / (editions + 1)
            clock_on_the_wall.wait(max(0, due - perf_counter()))
            whole.issues.append(publish())
        clock_on_the_wall.wait(max(0, started + seconds - perf_counter()))
    whole.seconds = perf_counter() - started
    return whole
