"""The whole document in words: masthead, notices, sections and notes."""

from collections.abc import Sequence
from dataclasses import replace

from outcomes.domain.rollup import Tally
from scorecards.domain.disclosure import Audience
from scorecards.domain.scorecard import Row, Scorecard, Section
from scorecards.page import (
    Bit,
    Group,
    RowPage,
    ScorecardPage,
    SectionPage,
    Sentence,
)
from scorecards.presenters.changes import changes_of, corrected, oldest_of
from scorecards.presenters.codes import code_ranges
from scorecards.presenters.notes import disclosure_of, explained, notes_of
from scorecards.presenters.observations import data_rows
from scorecards.presenters.priorities import priorities_of
from scorecards.presenters.rows import group_of, groups_of, row_page
from scorecards.presenters.story import asks_of, headline_of, story_of, tally_lines
from strategy_portal.periods import Quarter
from strategy_portal.wording import (
    count_words,
    date_words,
    quarter_full,
    quarter_months,
    quarter_words,
)

DRAFT = "Draft"
KINDS = {
    "outcome": "Outcome scorecard for the {board}",
    "pack": "Outcome scorecards for the {board}",
    "headline": "Headline scorecard for the {board}",
}
AUDIENCES = {
    Audience.BOARD: "Board copy, not for publication",
    Audience.PUBLIC: "Public copy, small counts hidden",
}
HEADS = {"neighbours": "Similar areas", "nation": "Country"}
RULE = (
    "On track: meets its target. At risk: short of it, within its limit. "
    "Off track: beyond its limit."
)
YEARS = "A year such as 2024/25 is an academic year."
UNDER_TABLE = (
    "{years} Trend: dark line {place}, pale line statistical neighbours, dash at the "
    "right the target; each picture has its own scale; hollow dot provisional; a gap "
    "where there is no figure. Quarterly measures show their last eight quarters."
)


def present(scorecard: Scorecard) -> ScorecardPage:
    """Return a scorecard in words, ready for every format."""
    page = _worded(scorecard)
    return replace(page, notes=explained(page, scorecard.abbreviations))


def _worded(scorecard: Scorecard) -> ScorecardPage:
    document, rows = scorecard.document, scorecard.rows
    quarter = document.quarter
    return ScorecardPage(
        slug=document.slug,
        kind=document.kind,
        title=document.title,
        document_title=_document_title(scorecard),
        what=KINDS[document.kind].format(board=document.board),
        statement=_statement(scorecard),
        partnership=document.partnership,
        place=document.place,
        licence=document.licence,
        quarter_code=quarter.code,
        quarter_title=quarter_words(quarter),
        quarter_months=quarter_months(quarter),
        previous_quarter=f"Quarter {quarter.previous().number}",
        edition=_edition(scorecard),
        as_at=date_words(document.today),
        dated=document.today,
        audience=AUDIENCES[scorecard.audience],
        running=_running(scorecard),
        notices=_notices(scorecard),
        headline=headline_of(rows),
        story=story_of(scorecard.tally),
        oldest=oldest_of(rows),
        tally=tally_lines(rows),
        changes=changes_of(rows, quarter),
        asks=asks_of(rows),
        sections=_sections(scorecard),
        comparator_heads=_heads(scorecard),
        trend_head=f"Trend, {quarter.end.year - 9} to {quarter.end.year}",
        rule_words=RULE,
        years_words=YEARS,
        under_table=UNDER_TABLE.format(years=YEARS, place=document.place),
        notes=notes_of(scorecard),
        data=data_rows(scorecard),
        priorities=priorities_of(scorecard),
        illustrative=scorecard.illustrative,
        disclosure=disclosure_of(scorecard),
    )


def _document_title(scorecard: Scorecard) -> str:
    document = scorecard.document
    edition = _edition(scorecard).lower()
    return f"{document.title}, {quarter_full(document.quarter)}, {edition}"


def _edition(scorecard: Scorecard) -> str:
    number = scorecard.document.edition
    return DRAFT if number is None else f"Edition {number}"


def _statement(scorecard: Scorecard) -> str:
    document = scorecard.document
    if document.kind == "outcome" and scorecard.sections:
        return scorecard.sections[0].statement
    return document.description


def _running(scorecard: Scorecard) -> str:
    document, edition = scorecard.document, _edition(scorecard).lower()
    said = [
        f"{document.title}, {quarter_words(document.quarter)}, {edition}",
        AUDIENCES[scorecard.audience],
    ]
    if scorecard.illustrative:
        said.append("Some figures are illustrative")
    return ". ".join(said)


def _notices(scorecard: Scorecard) -> tuple[Sentence, ...]:
    if scorecard.audience is Audience.BOARD:
        first = (
            Bit("Board copy, not for publication.", strong=True),
            Bit(" It shows exact figures, small ones too."),
        )
    else:
        first = (
            Bit("Public copy.", strong=True),
            Bit(" Small counts are hidden, and what would give one away."),
        )
    notices: list[Sentence] = [first]
    if scorecard.document.with_unsigned:
        notices.append(_unsigned(scorecard.unsigned))
    if scorecard.illustrative:
        notices.append(_examples(scorecard))
    return tuple(notices)


def _unsigned(number: int) -> Sentence:
    """Return how many figures nobody signed yet, among the returns that were read."""
    if not number:
        told = " No figure of this quarter's returns that you may read waits for it."
    else:
        stand = "stands" if number == 1 else "stand"
        told = (
            f" {count_words(number, 'figure')} of this quarter's returns {stand} here, "
            "marked in words, and may still change."
        )
    return (Bit("Not signed off.", strong=True), Bit(told))


def _examples(scorecard: Scorecard) -> Sentence:
    signed = " that are signed off" if scorecard.unsigned else ""
    return (
        Bit("Illustrative.", strong=True),
        Bit(" Targets, local returns, comments and dates marked "),
        Bit("Illustrative", is_mark=True),
        Bit(f" are only examples. All other figures{signed} are official statistics."),
    )


def _heads(scorecard: Scorecard) -> tuple[str, ...]:
    """Return the comparators' names; a column that has none still needs a head."""
    names = HEADS | {place.kind: place.name for place in scorecard.places}
    return tuple(names[kind] for kind in HEADS)


def _sections(scorecard: Scorecard) -> tuple[SectionPage, ...]:
    if scorecard.document.kind == "headline":
        return (_headline_section(scorecard),)
    pages, seen = [], set[str]()
    for section in scorecard.sections:
        pages.append(_section(section, scorecard.document.quarter, frozenset(seen)))
        seen |= {row.facts.code for row in (*section.rows, *section.beside)}
    return tuple(pages)


def _section(
    section: Section, quarter: Quarter, repeated: frozenset[str]
) -> SectionPage:
    apart = f"{section.slug}-"
    return _section_page(
        (section.slug, section.title, section.statement),
        section.rows,
        quarter,
        groups_of(section.rows, quarter, repeated, apart),
        beside=tuple(
            row_page(row, quarter, apart=apart if row.facts.code in repeated else "")
            for row in section.beside
        ),
        in_development=section.indicators_in_development,
    )


def _headline_section(scorecard: Scorecard) -> SectionPage:
    """Return the headlines as one section, grouped by the outcome that they serve."""
    document = scorecard.document
    groups, seen = [], set[str]()
    for section in scorecard.sections:
        rows = [row for row in section.rows if row.facts.code not in seen]
        seen |= {row.facts.code for row in rows}
        if rows:
            groups.append(group_of(section.title, rows, document.quarter))
    return _section_page(
        ("headlines", document.title, document.description),
        scorecard.rows,
        document.quarter,
        tuple(groups),
    )


def _section_page(
    named: tuple[str, str, str],
    rows: Sequence[Row],
    quarter: Quarter,
    groups: tuple[Group, ...],
    *,
    beside: tuple[RowPage, ...] = (),
    in_development: bool = False,
) -> SectionPage:
    anchor, title, statement = named
    return SectionPage(
        anchor=anchor,
        title=title,
        statement=statement,
        headline=headline_of(rows),
        story=story_of(Tally(tuple(row.now.status for row in rows))),
        tally=tally_lines(rows),
        changes=changes_of(rows, quarter),
        asks=asks_of(rows),
        groups=groups,
        beside=beside,
        corrections=tuple(zip(corrected(rows), _illustrated(rows), strict=True)),
        lines=tuple((_lines(row), row.facts.code) for row in rows),
        questions=_questions(rows),
        indicators_in_development=in_development,
    )


def _illustrated(rows: Sequence[Row]) -> list[bool]:
    """Return of each correction whether it is only an example."""
    return [each.illustrative for row in rows for each in row.corrections]


def _questions(rows: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Return what must be answered before a measure in development can have figures.

    Every other open question stands on the strategy's own pages, where its owner looks.
    """
    asked: dict[str, list[str]] = {}
    for row in rows:
        if row.facts.in_development and row.facts.query:
            asked.setdefault(row.facts.query, []).append(row.facts.code)
    return tuple((code_ranges(codes), query) for query, codes in asked.items())


def _lines(row: Row) -> str:
    """Return the lines of the strategy that a measure answers."""
    return "; ".join(
        line.source_line or f"{line.role} {line.order}" for line in row.lines
    )
