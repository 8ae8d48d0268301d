"""What one officer does: open a return, type a figure, save it, and again."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from load.browser import Answer, Browser, fields_of
from load.office import PASSWORD, Line, Officer

SIGN_IN = "/portal/sign-in/"
OUT_OF = "80"
FOUND, CONFLICT = 302, 409


@dataclass(frozen=True, slots=True)
class Save:
    """A save that the portal acknowledged: who saved what, and as which version."""

    line: Line
    version: int
    email: str
    typed: dict[str, str]


@dataclass
class Ledger:
    """What officers were told, and how long they waited in seconds."""

    saves: list[Save] = field(default_factory=list)
    save_times: list[float] = field(default_factory=list)
    page_times: list[float] = field(default_factory=list)
    conflicts: int = 0
    strange: list[str] = field(default_factory=list)

    def add(self, other: "Ledger") -> None:
        """Take in what another officer was told."""
        self.saves += other.saves
        self.save_times += other.save_times
        self.page_times += other.page_times
        self.conflicts += other.conflicts
        self.strange += other.strange

    @property
    def server_errors(self) -> int:
        """Return how many answers were errors of the server, or never came."""
        return sum(each[0] in "50" for each in self.strange)

    @property
    def other_strange(self) -> int:
        """Return how many other answers were not what an officer expects."""
        return len(self.strange) - self.server_errors


class Person:
    """An officer at a browser, whose ledger it is."""

    def __init__(self, officer: Officer, ports: Iterable[int]) -> None:
        self.officer = officer
        self.browser = Browser(ports)
        self.ledger = Ledger()
        # The same choices in every run.
        self.chance = random.Random(officer.email)
        self.tabs: dict[str, str] = {}

    def come_in(self) -> None:
        """Sign in through the form, and open every return."""
        fields = fields_of(self.browser.get(SIGN_IN).text)
        given = {"login": self.officer.email, "password": PASSWORD}
        answer = self.browser.post(SIGN_IN, fields | given)
        if answer.status != FOUND:
            raise RuntimeError(f"{self.officer.email} could not sign in.")
        for path in {line.path for line in self.officer.lines}:
            self.tabs[path] = self.read(path)

    def work(self, goes_on: Callable[[int], bool]) -> Ledger:
        """Save line after line for as long as `goes_on` says, told of how many."""
        number = 0
        while goes_on(number):
            number += 1
            line = self.chance.choice(self.officer.lines)
            self.save(line, f"{self.officer.email}, save {number}.")
        return self.ledger

    def save(self, line: Line, comment: str) -> None:
        """Type a figure into a line and save it; where somebody was first, save again.

        Each return stays open in a tab as it was shown last; somebody else may have
        saved since.
        """
        page = self.tabs.get(line.path) or self.read(line.path)
        while page:
            fields = fields_of(page)
            typed = self.typed(comment)
            fields |= {f"{line.key}-{name}": value for name, value in typed.items()}
            answer = self.browser.post(line.path, fields | {"save": line.key})
            self.ledger.save_times.append(answer.seconds)
            if answer.status != CONFLICT:
                version = int(fields[f"{line.key}-version"]) + 1
                self.note(answer, Save(line, version, self.officer.email, typed))
                return
            self.ledger.conflicts += 1
            page = answer.text

    def typed(self, comment: str) -> dict[str, str]:
        """Return what is typed into a line; the comment tells this save from others."""
        numerator = str(self.chance.randint(60, 79))
        return {"numerator": numerator, "denominator": OUT_OF, "comment": comment}

    def note(self, answer: Answer, save: Save) -> None:
        """Enter an acknowledged save, or whatever else was answered."""
        path = save.line.path
        if answer.status == FOUND and answer.leads_to == path:
            self.ledger.saves.append(save)
            self.tabs[path] = self.read(path)
        else:
            self.ledger.strange.append(f"{answer.status} to {save.typed['comment']}")
            self.tabs.pop(path, None)

    def read(self, path: str) -> str:
        """Open a page."""
        answer = self.browser.get(path)
        self.ledger.page_times.append(answer.seconds)
        if answer.status != 200:
            self.ledger.strange.append(f"{answer.status} at {path}")
            return ""
        return answer.text
