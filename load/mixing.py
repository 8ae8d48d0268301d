"""Whether each answer was whole, of one edition, and of the one then in force."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from load.readers import Visit


@dataclass(frozen=True, slots=True)
class Issue:
    """An edition: when its publication began and had ended, and what is given since.

    `given` has addresses with the SHA-256 of what they give: the files and pages of the
    edition, and the pages of the one before, which tell of this one from then on.
    """

    number: int
    begun: float
    ended: float
    given: frozenset[tuple[str, str]]


def mixed(visits: Iterable[Visit], issues: Sequence[Issue]) -> list[str]:
    """Return a sentence for each answer that a reader should not have been given.

    Every answer has the bytes of some edition at its address; what a page leads to is
    of the page's own edition; and that is neither to come nor one that was superseded
    before anybody asked. Answers that are errors are left to others to count.
    """
    known = frozenset().union(*(issue.given for issue in issues))
    return [
        sentence
        for visit in visits
        if visit.page.status == 200
        for sentence in (*_strange(visit, known), *_untimely(visit, issues))
    ]


def _strange(visit: Visit, known: frozenset[tuple[str, str]]) -> Iterator[str]:
    for got in (visit.page, *visit.kept):
        if got.status == 200 and (got.address, got.sha256) not in known:
            yield f"{got.address} gave the bytes of no edition."
    for got in visit.kept:
        if not got.address.startswith(visit.base):
            yield f"{visit.page.address}, of {visit.base}, leads to {got.address}."


def _untimely(visit: Visit, issues: Sequence[Issue]) -> Iterator[str]:
    page = visit.page
    answered = page.asked + page.seconds
    for issue in issues:
        if (page.address, page.sha256) not in issue.given:
            continue
        if issue.begun > answered:
            yield f"{page.address} gave edition {issue.number} before its time."
        later = [each for each in issues if each.number > issue.number]
        if any(each.ended < page.asked for each in later):
            yield f"{page.address} gave edition {issue.number} after its time."
