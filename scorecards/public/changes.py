"""What a scorecard says otherwise than the edition before it did."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecards.page import RowPage, ScorecardPage

ARRIVED = "is new here"
LEFT = "is no longer here"


@dataclass(frozen=True, slots=True)
class Changed:
    """A measure that stands otherwise: its title, and from what to what.

    One that is no longer here has no slug, for its page may be gone with it.
    """

    title: str
    words: str
    slug: str


def changes_between(before: ScorecardPage, now: ScorecardPage) -> Iterator[Changed]:
    """Yield each measure that the two pages tell differently, in the order of now."""
    then, rows = rows_of(before), rows_of(now)
    for slug, row in rows.items():
        if slug not in then:
            yield Changed(row.short_title, ARRIVED, slug)
        elif _said(then[slug]) != _said(row):
            words = f"from {_said(then[slug])} to {_said(row)}"
            yield Changed(row.short_title, words, slug)
    for slug, row in then.items():
        if slug not in rows:
            yield Changed(row.short_title, LEFT, "")


def rows_of(page: ScorecardPage) -> dict[str, RowPage]:
    """Return the rows of a page by their measure, each once."""
    return {
        row.slug: row
        for section in page.sections
        for group in section.groups
        for row in group.rows
    }


def _said(row: RowPage) -> str:
    """Return the newest figure of a measure and how it stands, in a few words."""
    if not row.latest.is_figure:
        return row.latest.text.lower()
    return f"{row.latest.text} ({row.status.word.lower()})"
