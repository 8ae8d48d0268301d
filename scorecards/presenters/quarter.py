"""A quarter in words: its scorecards, how their measures stand, their files."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from django.urls import reverse

from priorities.naming import Names, names_on
from scorecards.domain.scorecard import Row
from scorecards.models import Scorecard
from scorecards.presenters.outcome import counted_rows, counts_of
from scorecards.printed import is_printed
from scorecards.quarter_page import (
    Download,
    NamedQuarter,
    QuarterPage,
    QuarterScorecard,
    Year,
)
from scorecards.renderers import RENDERERS
from strategy_portal.periods import Quarter
from strategy_portal.wording import quarter_months, quarter_words

KINDS = {
    "html": "Web page",
    "pdf": "PDF",
    "xlsx": "Excel workbook",
    "csv": "CSV",
    "json": "JSON",
}
NOT_PRINTED = "PDF (not printed yet)"


def named_quarter(quarter: Quarter) -> NamedQuarter:
    """Return a quarter with its words."""
    return NamedQuarter(quarter, f"Quarter {quarter.number}", quarter_months(quarter))


def quarters_by_year(quarters: Iterable[Quarter]) -> tuple[Year, ...]:
    """Return quarters under their financial years, in the order given."""
    return tuple(
        Year(f"{year} to {year + 1}", tuple(named_quarter(each) for each in found))
        for year, found in groupby(quarters, key=lambda quarter: quarter.year)
    )


def quarter_page(
    quarter: Quarter,
    known: Sequence[Quarter],
    scorecards: Iterable[Scorecard],
    standings: Mapping[str, Row],
) -> QuarterPage:
    """Return the page of a quarter. `known` are the quarters with figures."""
    names = names_on(quarter.end)
    earlier, later = quarter.previous(), quarter.next()
    return QuarterPage(
        quarter=quarter,
        title=quarter_words(quarter),
        months=quarter_months(quarter),
        earlier=named_quarter(earlier) if earlier in known else None,
        later=named_quarter(later) if later in known else None,
        scorecards=tuple(
            _scorecard(quarter, scorecard, standings, names) for scorecard in scorecards
        ),
    )


def _scorecard(
    quarter: Quarter, scorecard: Scorecard, standings: Mapping[str, Row], names: Names
) -> QuarterScorecard:
    placements = [
        placement
        for outcome in scorecard.outcomes.all()
        for placement in outcome.placements.all()
        if scorecard.kind != Scorecard.Kind.HEADLINE or placement.measure.headline
    ]
    return QuarterScorecard(
        slug=scorecard.slug,
        title=scorecard.title,
        what=f"{scorecard.get_kind_display()} for the {names.board(scorecard.board)}",
        counts=counts_of(counted_rows(placements, standings)),
        downloads=downloads_of(
            quarter, scorecard.slug, paper=is_printed(quarter, scorecard.slug)
        ),
    )


def downloads_of(quarter: Quarter, slug: str, *, paper: bool) -> tuple[Download, ...]:
    """Return the files of a scorecard, the PDF with a word where it is not printed."""
    return tuple(
        Download(
            reverse("scorecards:scorecard-file", args=[quarter, slug, extension]),
            NOT_PRINTED if extension == "pdf" and not paper else KINDS[extension],
        )
        for extension in RENDERERS
    )
