"""What a published scorecard says otherwise than the one before it."""

from dataclasses import replace

from scorecards.page import Cell, Mark
from scorecards.public.changes import changes_between, rows_of
from tests.samples import wellbeing


def with_row(page, slug, **fields):
    """Return a page with other words in the row of one measure, or without it."""

    def row_of(row):
        return replace(row, **fields) if row.slug == slug else row

    return replace(
        page,
        sections=tuple(
            replace(
                section,
                groups=tuple(
                    replace(
                        group,
                        rows=tuple(
                            row_of(row)
                            for row in group.rows
                            if fields or row.slug != slug
                        ),
                    )
                    for group in section.groups
                ),
            )
            for section in page.sections
        ),
    )


NOW = wellbeing()
SLUG, ROW = next((s, r) for s, r in rows_of(NOW).items() if r.latest.is_figure)


def said(before, now):
    return [(each.slug, each.words) for each in changes_between(before, now)]


def test_same_page_changed_nothing():
    assert said(NOW, wellbeing()) == []


def test_figure_and_status_are_told_from_and_to():
    before = with_row(NOW, SLUG, latest=Cell("12%"), status=Mark("Off track", "off"))

    now = f"{ROW.latest.text} ({ROW.status.word.lower()})"
    assert said(before, NOW) == [(SLUG, f"from 12% (off track) to {now}")]


def test_hidden_figure_is_told_as_every_page_says_it():
    hidden = with_row(
        NOW, SLUG, latest=Cell("Hidden to protect privacy", is_figure=False)
    )

    (change,) = changes_between(NOW, hidden)

    assert change.words.endswith("to hidden to protect privacy")


def test_measure_arrives_and_leaves():
    without = with_row(NOW, SLUG)

    assert said(without, NOW) == [(SLUG, "is new here")]
    assert said(NOW, without) == [("", "is no longer here")]
