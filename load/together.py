"""All officers at once, for as long as it lasts."""

import random
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import perf_counter

from load.office import Officer
from load.saving import Ledger, Person

# People come in by and by; the crowd is at the desks.
DOORS = 4


def work_together(
    officers: Iterable[Officer], ports: Sequence[int], goes_on: Callable[[int], bool]
) -> Ledger:
    """Sign everybody in, let them save at the same time, and return all ledgers as one.

    Each works on for as long as `goes_on` says so, told how often they have saved.
    """
    people = [Person(officer, ports) for officer in officers]
    with ThreadPoolExecutor(DOORS) as doors:
        list(doors.map(Person.come_in, people))
    whole = Ledger()
    with ThreadPoolExecutor(len(people)) as desks:
        for ledger in desks.map(lambda person: person.work(goes_on), people):
            whole.add(ledger)
    return whole


class Until:
    """Lets people work for so many seconds; each thinks before a save, as people do."""

    def __init__(self, seconds: float, *, thinking: float) -> None:
        self.ends_at: float | None = None
        self.seconds = seconds
        self.thinking = thinking
        self.clock_on_the_wall = Event()

    def __call__(self, number: int) -> bool:
        """Wait as long as somebody thinks, and return whether there is time left."""
        if self.ends_at is None:
            self.ends_at = perf_counter() + self.seconds
        left = self.ends_at - perf_counter()
        thought = random.uniform(0, 2 * self.thinking)
        self.clock_on_the_wall.wait(max(0, min(thought, left)))
        return perf_counter() < self.ends_at
