"""The page of one set: its files, and what the public does not see in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.urls import reverse

from scorecards import freeze
from scorecards.models import PreparedFile, QuarterSet
from scorecards.page import DataRow, ScorecardPage
from scorecards.presenters.quarter import KINDS
from scorecards.quarter_page import Download
from scorecards.states import HAS_EDITION
from strategy_portal.periods import Basis, Period
from strategy_portal.wording import period_words

HIDDEN = "[c]"


@dataclass(frozen=True, slots=True)
class ScorecardFiles:
    """A scorecard of a set: its page as the public will see it, and its files.

    `public_address` is empty until it is published.
    """

    title: str
    address: str
    public_address: str
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """Of which measure, or part of one, figures are hidden, and of which periods."""

    code: str
    title: str
    part: str
    periods: tuple[str, ...]


def scorecard_files(prepared: QuarterSet) -> list[ScorecardFiles]:
    """Return each scorecard of a set with the files that one may keep."""
    files = prepared.files.defer("stored__content").order_by("order", "slug", "pk")
    return [
        ScorecardFiles(
            found[0].title,
            _page_address(found[0]),
            _public_address(prepared, slug),
            downloads(found),
        )
        for slug, of_one in groupby(files, attrgetter("slug"))
        if (found := list(of_one))
    ]


def downloads(files: Iterable[PreparedFile]) -> tuple[Download, ...]:
    """Return the files that one may keep, in the order in which pages name them."""
    by_extension = {each.extension: each for each in files}
    return tuple(
        Download(_file_address(by_extension[extension]), words)
        for extension, words in KINDS.items()
        if extension in by_extension
    )


def _page_address(file: PreparedFile) -> str:
    return reverse("publishing:set-page", args=[file.belongs_to_id, file.slug])


def _public_address(prepared: QuarterSet, slug: str) -> str:
    if prepared.state not in HAS_EDITION:
        return ""
    return reverse("public:edition", args=[slug, prepared.quarter, prepared.number])


def _file_address(file: PreparedFile) -> str:
    return reverse(
        "publishing:set-file", args=[file.belongs_to_id, file.slug, file.extension]
    )


def pages_of_set(prepared: QuarterSet) -> list[ScorecardPage]:
    """Return the pages of a set as they were frozen."""
    frozen = prepared.files.filter(extension=freeze.EXTENSION).select_related("stored")
    return [
        freeze.thaw(bytes(each.stored.content)) for each in frozen.order_by("order")
    ]


def hidden_in(pages: Iterable[ScorecardPage]) -> list[HiddenLine]:
    """Return what is hidden on some pages, each measure and part of one once.

    Only figures of our own area are ever hidden, so that it is not named.
    """
    found: dict[tuple[str, str, str], set[Period]] = {}
    for page in pages:
        for row in page.data:
            if row.values["symbol"] == HIDDEN:
                found.setdefault(_what(row), set()).add(_period(row))
    return [
        HiddenLine(*what, periods=_periods(periods)) for what, periods in found.items()
    ]


def _what(row: DataRow) -> tuple[str, str, str]:
    return row.values["measure"], row.values["title"], row.values["breakdown"]


def _period(row: DataRow) -> Period:
    values = row.values
    start, end = (
        date.fromisoformat(values[f"period_{edge}"]) for edge in ("start", "end")
    )
    return Period(end, start, Basis(values["basis"]))


def _periods(periods: Iterable[Period]) -> tuple[str, ...]:
    newest_first = sorted(periods, key=lambda period: period.end, reverse=True)
    return tuple(period_words(period) for period in newest_first)
