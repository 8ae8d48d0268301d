"""Readers who open the latest page of a scorecard and all that it leads to."""

import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, cycle, takewhile
from threading import Event
from time import perf_counter

from load.browser import Browser

CROWD = 24
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)">')
KEPT = re.compile(
    r'href="(/scorecards/[^"]+/(?:whole/|scorecard\.\w+|datapackage\.json))"'
)


@dataclass(frozen=True, slots=True)
class Got:
    """What an address gave: to whom asked at some time, and after how many seconds."""

    address: str
    status: int
    sha256: str
    asked: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Visit:
    """The latest page of a scorecard, and what was got from where it leads.

    `base` is the address for ever that the page names as its own.
    """

    page: Got
    base: str = ""
    kept: tuple[Got, ...] = ()


class Pace:
    """Lets so many requests a second begin, whoever asks, until it is over."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.numbers = count()
        self.started = perf_counter()
        self.over = Event()

    def __call__(self) -> bool:
        """Wait for one's turn, and return whether it came."""
        due = self.started + next(self.numbers) / self.rate
        return not self.over.wait(max(0, due - perf_counter()))


@contextmanager
def crowd(
    ports: Sequence[int], slugs: Sequence[str], rate: float
) -> Iterator[list[Visit]]:
    """Let readers read for as long as the block lasts; their visits are there then."""
    visits: list[Visit] = []
    goes_on = Pace(rate)
    with ThreadPoolExecutor(CROWD) as people:
        reading = [
            people.submit(_read, Browser(ports), slugs, goes_on) for _ in range(CROWD)
        ]
        try:
            yield visits
        finally:
            goes_on.over.set()
    for each in reading:
        visits += each.result()


def _read(
    browser: Browser, slugs: Sequence[str], goes_on: Callable[[], bool]
) -> list[Visit]:
    visits = []
    for slug in cycle(slugs):
        if not goes_on():
            break
        page, text = _got(browser, f"/scorecards/{slug}/")
        own = CANONICAL.findall(text)
        kept = [
            _got(browser, address)[0]
            for address in takewhile(lambda _: goes_on(), own + KEPT.findall(text))
        ]
        visits.append(Visit(page, "".join(own), tuple(kept)))
    return visits


def _got(browser: Browser, address: str) -> tuple[Got, str]:
    """Ask for an address; return what it gave, and its text where that is a page."""
    asked = perf_counter()
    answer = browser.get(address)
    digest = sha256(answer.content).hexdigest()
    text = answer.text if address.endswith("/") else ""
    return Got(address, answer.status, digest, asked, answer.seconds), text
