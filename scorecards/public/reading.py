"""Reading what was published: editions, their files and their frozen pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from django.db.models import Prefetch, QuerySet

from scorecards import freeze
from scorecards.models import Edition, EditionFile, StoredFile, Withdrawal
from scorecards.page import ScorecardPage
from strategy_portal.periods import Quarter

# A frozen page never changes, so a process may hold those that are asked for most.
MOST_HELD = 64


@dataclass(frozen=True, slots=True)
class Published:
    """A scorecard in one edition of a quarter, with its files by extension."""

    edition: Edition
    slug: str
    title: str
    files: dict[str, EditionFile]

    @property
    def page(self) -> ScorecardPage:
        """Return the page as it was frozen."""
        return thawed(self.files[freeze.EXTENSION].stored_id)

    @property
    def withdrawal(self) -> Withdrawal | None:
        """Return why it was taken back, or None where it stands."""
        return getattr(self.edition, "withdrawal", None)

    @property
    def before(self) -> "Published | None":
        """Return the edition that this one took the place of, unless it was withdrawn.

        Of the first one of a quarter it is the one in force of the quarter before.
        """
        if self.edition.supersedes_id is not None:
            found = Edition.objects.filter(pk=self.edition.supersedes_id)
        else:
            before = self.edition.quarter.previous()
            found = Edition.objects.in_force().of(before)
        standing = found.standing().filter(files__slug=self.slug)
        return _published(standing, self.slug)

    @property
    def later(self) -> Edition | None:
        """Return the edition that stands in its place, if one does."""
        return getattr(self.edition, "superseded_by", None)


@dataclass(frozen=True, slots=True)
class Issued:
    """One edition of a quarter with the frozen pages of its scorecards, in order."""

    edition: Edition
    withdrawal: Withdrawal | None
    pages: tuple[EditionFile, ...]


@lru_cache(MOST_HELD)
def thawed(sha256: str) -> ScorecardPage:
    """Return the frozen page with this hash."""
    return freeze.thaw(bytes(StoredFile.objects.get(pk=sha256).content))


def issued() -> list[Issued]:
    """Return the edition in force of each quarter, the newest first."""
    return _issued(Edition.objects.in_force())


def ever_issued() -> list[Issued]:
    """Return every edition there ever was, the newest first."""
    return _issued(Edition.objects.all())


def of_edition(quarter: Quarter, number: int) -> tuple[Issued, list[Published]] | None:
    """Return one edition of a quarter, with each of its scorecards in order."""
    found = Edition.objects.of(quarter).filter(number=number)
    issued = _issued(found.select_related("superseded_by"))
    if not issued:
        return None
    edition = issued[0].edition
    # Of the edition's own relation only the frozen pages were fetched.
    files = _light(
        EditionFile.objects.filter(edition=edition).order_by("order", "slug")
    )
    return issued[0], [
        Published(edition, slug, alike[0].title, {f.extension: f for f in alike})
        for slug, each in groupby(files, attrgetter("slug"))
        if (alike := list(each))
    ]


def _issued(found: QuerySet[Edition]) -> list[Issued]:
    files = EditionFile.objects.filter(extension=freeze.EXTENSION).order_by("order")
    rows = (
        found.order_by("-starts_on", "-number")
        .select_related("withdrawal")
        .prefetch_related(Prefetch("files", queryset=files))
    )
    return [
        Issued(each, getattr(each, "withdrawal", None), tuple(each.files.all()))
        for each in rows
    ]


def latest(slug: str) -> Published | None:
    """Return a scorecard in the newest quarter whose edition was not withdrawn."""
    found = Edition.objects.in_force().standing().filter(files__slug=slug)
    return _published(found.newest_first(), slug)


def current(slug: str, quarter: Quarter) -> Published | None:
    """Return a scorecard in the edition in force of a quarter, withdrawn or not."""
    found = Edition.objects.in_force().of(quarter).filter(files__slug=slug)
    return _published(found, slug)


def numbered(slug: str, quarter: Quarter, number: int) -> Published | None:
    """Return a scorecard in one edition of a quarter."""
    found = Edition.objects.of(quarter).filter(number=number, files__slug=slug)
    return _published(found, slug)


def _published(found: QuerySet[Edition], slug: str) -> Published | None:
    """Return what the first edition holds of a scorecard, without any file's bytes."""
    edition = found.select_related("withdrawal", "superseded_by").first()
    if edition is None:
        return None
    files = _light(edition.files.filter(slug=slug))
    return Published(
        edition=edition,
        slug=slug,
        title=files[0].title,
        files={file.extension: file for file in files},
    )


def _light(files) -> Sequence[EditionFile]:
    return list(files.select_related("stored").defer("stored__content"))


def content_of(file: EditionFile) -> bytes:
    """Return the bytes of a published file."""
    return bytes(StoredFile.objects.get(pk=file.stored_id).content)
