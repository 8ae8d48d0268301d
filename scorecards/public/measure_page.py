"""What was published of a measure: a figure a quarter, each with its edition."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from scorecards.models import Edition
from scorecards.page import Cell, Mark, RowPage, ScorecardPage
from scorecards.public.reading import Issued, thawed
from strategy_portal.wording import quarter_months


@dataclass(frozen=True, slots=True)
class Told:
    """What an edition said of a measure."""

    quarter: str
    edition: int
    address: str
    figure: Cell
    target: Cell
    status: Mark
    reason: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """A measure with what was published of it, the newest quarter first."""

    title: str
    code: str
    good_is: str
    words: str
    page: ScorecardPage
    told: tuple[Told, ...]


def measure_page(slug: str, editions: Sequence[Issued]) -> MeasurePage | None:
    """Return what some editions say of a measure; None where none names it."""
    found = list(_found(slug, editions))
    if not found:
        return None
    page, row, _ = found[0]
    return MeasurePage(
        title=row.title,
        code=row.code,
        good_is=row.good_is,
        words=row.own_words,
        page=page,
        told=tuple(told for _, _, told in found),
    )


def _found(
    slug: str, editions: Sequence[Issued]
) -> Iterator[tuple[ScorecardPage, RowPage, Told]]:
    """Yield the row of a measure in each edition that stands, once an edition."""
    for edition in editions:
        if edition.withdrawal:
            continue
        for file in edition.pages:
            page = thawed(file.stored_id)
            row = _row(page, slug)
            if row is not None:
                yield page, row, _told(edition.edition, file.slug, row)
                break


def _row(page: ScorecardPage, slug: str) -> RowPage | None:
    rows = (r for s in page.sections for g in s.groups for r in g.rows)
    return next((row for row in rows if row.slug == slug), None)


def _told(edition: Edition, scorecard: str, row: RowPage) -> Told:
    where = {"slug": scorecard, "quarter": edition.quarter, "number": edition.number}
    address = reverse("public:edition-whole", kwargs=where)
    return Told(
        quarter=quarter_months(edition.quarter),
        edition=edition.number,
        address=f"{address}#{row.anchor}",
        figure=row.latest,
        target=row.target,
        status=row.status,
        reason=row.reason,
    )
