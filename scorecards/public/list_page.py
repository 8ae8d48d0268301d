"""The lists of what was published, the newest quarter first."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from scorecards.models import EditionFile
from scorecards.public.reading import Issued, thawed
from strategy_portal.wording import date_words, quarter_full


@dataclass(frozen=True, slots=True)
class Link:
    """A scorecard in an edition: its title, what it is, and its address."""

    title: str
    what: str
    address: str
    headline: str


@dataclass(frozen=True, slots=True)
class IssuePage:
    """One edition of a quarter: its number, day, and what became of it."""

    number: int
    published_on: str
    reason: str
    withdrawn: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class QuarterIssues:
    """A quarter with its editions, the newest first."""

    title: str
    issues: tuple[IssuePage, ...]


@dataclass(frozen=True, slots=True)
class ListPage:
    """What was published, and by whom."""

    partnership: str
    place: str
    licence: str
    newest: QuarterIssues | None
    quarters: tuple[QuarterIssues, ...]


def list_page(editions: Sequence[Issued]) -> ListPage:
    """Return some editions in words."""
    quarters = tuple(
        QuarterIssues(quarter_full(quarter), tuple(_issue(each) for each in found))
        for quarter, found in groupby(editions, key=lambda each: each.edition.quarter)
    )
    standing = [q for q in quarters if q.issues and not q.issues[0].withdrawn]
    named = thawed(editions[0].pages[0].stored_id) if editions else None
    return ListPage(
        partnership=named.partnership if named else "",
        place=named.place if named else "",
        licence=named.licence if named else "",
        newest=standing[0] if standing else None,
        quarters=quarters,
    )


def _issue(issued: Issued) -> IssuePage:
    edition, withdrawal = issued.edition, issued.withdrawal
    return IssuePage(
        number=edition.number,
        published_on=date_words(edition.published_on),
        reason=edition.reason,
        withdrawn=withdrawal.reason if withdrawal else "",
        links=tuple(_link(issued, file) for file in issued.pages),
    )


def _link(issued: Issued, file: EditionFile) -> Link:
    page, edition = thawed(file.stored_id), issued.edition
    where = {"slug": file.slug, "quarter": edition.quarter, "number": edition.number}
    return Link(
        title=file.title,
        what=page.what,
        address=reverse("public:edition", kwargs=where),
        headline=page.headline,
    )
