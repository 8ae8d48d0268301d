"""Rows and groups: the measures table in words."""

from collections.abc import Container, Sequence
from dataclasses import replace

from outcomes.domain.figures import Shown, Suppressed
from outcomes.domain.rating import Polarity, Status
from scorecards.domain.scorecard import Row
from scorecards.page import Group, RowPage
from scorecards.presenters import marks
from scorecards.presenters.lay import lay_sentence
from scorecards.presenters.trends import trend_of, trend_words
from strategy_portal.periods import Quarter
from strategy_portal.wording import keep_together

COMPARED = ("neighbours", "nation")


def row_page(row: Row, quarter: Quarter, *, apart: str = "") -> RowPage:
    """Return a row in words. `apart` tells a measure's second row by its anchor."""
    has_figure = isinstance(row.figure, Shown)
    status = row.now.status
    trend = trend_of(row, quarter) if has_figure else None
    return RowPage(
        anchor=f"{apart}{row.facts.code}",
        code=row.facts.code,
        slug=row.facts.slug,
        title=keep_together(row.facts.title),
        short_title=keep_together(row.facts.short_title),
        good_is=marks.GOOD_IS[row.facts.polarity],
        illustrative=marks.illustrative_mark(row),
        responsible=row.facts.responsible,
        latest=marks.latest_cell(row),
        target=marks.target_cell(row),
        status=marks.mark(status),
        move=marks.move_of(row) if has_figure else None,
        trend=trend,
        trend_words="" if trend or not has_figure else trend_words(row),
        comparators=tuple(marks.comparator_cell(row, kind) for kind in COMPARED)
        if has_figure
        else (),
        reason=marks.reason_of(row),
        note=_note(row),
        account=marks.account_of(row) if status is Status.AT_RISK else None,
        parts=marks.part_lines(row),
        own_words=_own_words(row),
        data=marks.row_data(row),
    )


def _note(row: Row) -> str:
    """Return what stands under a row: an off-track row's figures, or a lateness."""
    if row.now.status is Status.OFF_TRACK:
        return marks.facts_note(row)
    if isinstance(row.figure, Shown):
        return marks.late_words(row.overdue)
    return ""


def _own_words(row: Row) -> str:
    if isinstance(row.figure, Suppressed):
        return row.facts.plain_words
    return lay_sentence(row)


def groups_of(
    rows: Sequence[Row],
    quarter: Quarter,
    repeated: Container[str] = (),
    apart: str = "",
) -> tuple[Group, ...]:
    """Return rows under their headings, in the order in which the headings first come.

    The anchors of `repeated` measures, which stood earlier in a pack, are set `apart`.
    """
    headings = dict.fromkeys(row.heading for row in rows)
    return tuple(
        group_of(
            heading,
            [row for row in rows if row.heading == heading],
            quarter,
            repeated,
            apart,
        )
        for heading in headings
    )


def group_of(
    heading: str,
    rows: Sequence[Row],
    quarter: Quarter,
    repeated: Container[str] = (),
    apart: str = "",
) -> Group:
    """Return one group; a post that answers for every row stands beside its heading."""
    posts = {row.facts.responsible for row in rows}
    shared = posts.pop() if len(posts) == 1 else ""
    pages = [
        row_page(row, quarter, apart=apart if row.facts.code in repeated else "")
        for row in rows
    ]
    return Group(
        heading=heading,
        gloss=_gloss(rows),
        responsible=f"{_answers(rows)}: {shared}" if shared else "",
        rows=tuple(replace(page, responsible="") if shared else page for page in pages),
    )


def _gloss(rows: Sequence[Row]) -> str:
    neutral = all(row.facts.polarity is Polarity.NEUTRAL for row in rows)
    return "neither higher nor lower is better" if neutral else ""


def _answers(rows: Sequence[Row]) -> str:
    proposed = any(row.facts.responsible_proposed for row in rows)
    return "Responsible (proposed)" if proposed else "Responsible"
