"""The page of one set: its scorecards and their files."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.urls import reverse

from scorecards.models import PreparedFile, QuarterSet
from scorecards.presenters.quarter import KINDS
from scorecards.quarter_page import Download
from scorecards.states import HAS_EDITION


@dataclass(frozen=True, slots=True)
class ScorecardFiles:
    """A scorecard of a set: its page as the public will see it, and its files.

    `public_address` is empty until it is published.
    """

    title: str
    address: str
    public_address: str
    files: tuple[Download, ...]


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
