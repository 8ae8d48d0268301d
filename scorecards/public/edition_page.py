"""The public page of a scorecard: what moved, in a parent's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from scorecards.page import Account, Mark, RowPage, ScorecardPage
from scorecards.public.changes import Changed, changes_between
from scorecards.public.reading import Published
from strategy_portal.wording import date_words, quarter_months

# In the order in which a reader asks: good news first, then what is worrying.
PARTS = (
    ("on", "On track"),
    ("risk", "At risk"),
    ("off", "Off track"),
)
WITHOUT = "What we cannot say yet"
CONTEXT = "What describes our area"
FORMATS = (
    ("pdf", "PDF to read or print"),
    ("xlsx", "Excel"),
    ("csv", "CSV, for your own use"),
    ("json", "JSON, for programs"),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A measure in words that need no table; `figure` says of when it is."""

    title: str
    figure: str
    words: str
    account: Account | None
    illustrative: str
    slug: str


@dataclass(frozen=True, slots=True)
class Part:
    """The measures that stand alike."""

    anchor: str
    mark: Mark
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class File:
    """A file to keep: where it is, what it is, how large."""

    address: str
    words: str
    size: str


@dataclass(frozen=True, slots=True)
class Kin:
    """Another edition that a reader may want: its words and address."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Since:
    """What the edition before said otherwise, and where that one is."""

    words: str
    address: str
    changes: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class EditionPage:
    """A scorecard of one edition as everybody reads it."""

    page: ScorecardPage
    number: int
    published_on: str
    reason: str
    withdrawn: str
    withdrawn_on: str
    later: Kin | None
    parts: tuple[Part, ...]
    since: Since | None
    files: tuple[File, ...]
    whole: str
    package: str
    latest: str


def edition_page(published: Published) -> EditionPage:
    """Return a published scorecard in words."""
    edition, withdrawal = published.edition, published.withdrawal
    page = published.page
    return EditionPage(
        page=page,
        number=edition.number,
        published_on=date_words(edition.published_on),
        reason=edition.reason,
        withdrawn=withdrawal.reason if withdrawal else "",
        withdrawn_on=date_words(withdrawal.withdrawn_on) if withdrawal else "",
        later=_later(published),
        parts=() if withdrawal else tuple(parts_of(page)),
        since=None if withdrawal else _since(published),
        files=() if withdrawal else tuple(_files(published)),
        whole=address_of(published, "edition-whole"),
        package=_package(published),
        latest=reverse("public:scorecard", kwargs={"slug": published.slug}),
    )


def _since(published: Published) -> Since | None:
    before = published.before
    if before is None:
        return None
    words = f"{quarter_months(before.edition.quarter)}, edition {before.edition.number}"
    changes = tuple(changes_between(before.page, published.page))
    return Since(words, address_of(before), changes)


def address_of(published: Published, name: str = "edition") -> str:
    """Return the address for ever of a scorecard in its edition."""
    return reverse(
        f"public:{name}",
        kwargs={
            "slug": published.slug,
            "quarter": published.edition.quarter,
            "number": published.edition.number,
        },
    )


def _later(published: Published) -> Kin | None:
    later = published.later
    if later is None:
        return None
    where = {"slug": published.slug, "quarter": later.quarter, "number": later.number}
    return Kin(f"edition {later.number}", reverse("public:edition", kwargs=where))


def _package(published: Published) -> str:
    """Return where the columns are described; editions of before have no such file."""
    described = "package" in published.files
    return address_of(published, "edition-package") if described else ""


def _files(published: Published) -> Iterator[File]:
    base = address_of(published)
    for extension, words in FORMATS:
        file = published.files.get(extension)
        if file is not None:
            size = filesizeformat(file.stored.size).replace("\xa0", " ")
            yield File(f"{base}scorecard.{extension}", words, size)


def parts_of(page: ScorecardPage) -> Iterator[Part]:
    """Yield the measures of a page by how they stand, each once; no part is empty."""
    accounts = {ask.code: ask.account for part in page.sections for ask in part.asks}
    rows = {
        row.code: row
        for section in page.sections
        for group in section.groups
        for row in group.rows
    }
    kept = [(row, _item(row, accounts.get(row.code))) for row in rows.values()]
    for kind, title in PARTS:
        alike = [item for row, item in kept if row.status.kind == kind]
        yield from _part(Mark(title, kind), alike)
    others = [(row, item) for row, item in kept if row.status.kind not in dict(PARTS)]
    yield from _part(Mark(WITHOUT, "grey"), [i for r, i in others if r.reason])
    yield from _part(Mark(CONTEXT, "grey"), [i for r, i in others if not r.reason])


def _part(mark: Mark, items: list[Item]) -> Iterator[Part]:
    if items:
        anchor = mark.word.lower().replace(" ", "-")
        yield Part(anchor, mark, tuple(items))


def _item(row: RowPage, asked: Account | None) -> Item:
    return Item(
        title=row.short_title,
        figure=_figure(row),
        words=row.own_words if row.latest.is_figure else row.reason,
        account=row.account or asked,
        illustrative=row.illustrative,
        slug=row.slug,
    )


def _figure(row: RowPage) -> str:
    """Return the newest figure with its period and target, or what stands for it."""
    if not row.latest.is_figure:
        return row.latest.text
    when = f" ({row.latest.lines[0]})" if row.latest.lines else ""
    aim = f", target {row.target.text}" if row.target.is_figure else ""
    return f"{row.latest.text}{when}{aim}"
