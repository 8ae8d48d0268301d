"""A page as a workbook: cover, contents, notes, then one table a sheet."""

import re
from collections.abc import Iterator, Sequence

from scorecards.page import ScorecardPage, SectionPage
from scorecards.renderers.dictionary import SYMBOLS
from scorecards.renderers.xlsx_measures import measure_tables
from scorecards.renderers.xlsx_sheet import table, words_of
from scorecards.renderers.xlsx_summary import summary_tables
from strategy_portal.workbooks import Column, Link, TableSheet, workbook_of

EXTENSION = "xlsx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SYMBOL = re.compile(r"\[[a-z]\]")
IN_DEVELOPMENT = (
    "The strategy calls the indicators of this outcome “in development” and names "
    "none yet."
)


def render(page: ScorecardPage) -> bytes:
    """Return the file."""
    return workbook_of(
        sheets_of(page),
        title=page.document_title,
        author=page.partnership,
        dated=page.dated,
    )


def sheets_of(page: ScorecardPage) -> list[TableSheet]:
    """Return every sheet of a page, in order."""
    tables = [*summary_tables(page), *measure_tables(page)]
    notes = _notes(page, _used(tables))
    return [_cover(page), _contents(page, [notes, *tables]), notes, *tables]


def _cover(page: ScorecardPage) -> TableSheet:
    facts = [
        ("Partnership", page.partnership),
        ("What this is", page.what),
        ("Statement", page.statement),
        ("Quarter", page.quarter_title),
        ("Months", page.quarter_months),
        ("Edition", page.edition),
        ("Figures as at", page.as_at),
        *(("Notice", words_of(words)) for words in page.notices),
        ("Licence", page.licence),
    ]
    return TableSheet(
        name="Cover",
        title=page.document_title,
        columns=(Column("About this file", 22), Column("In words", 90)),
        rows=tuple(fact for fact in facts if fact[1]),
    )


def _contents(page: ScorecardPage, sheets: Sequence[TableSheet]) -> TableSheet:
    return table(
        page,
        ("Contents", "Contents"),
        (("Sheet", 22), ("What is there", 90)),
        ((Link(sheet.name), sheet.title) for sheet in sheets),
        filters=False,
    )


def _notes(page: ScorecardPage, symbols: set[str]) -> TableSheet:
    """Return what explains the other sheets: of the symbols, those that they use."""
    return table(
        page,
        ("Notes", "How to read this"),
        (("Kind", 22), ("Term", 22), ("Meaning", 90)),
        _explained(page, symbols),
        filters=False,
    )


def _explained(
    page: ScorecardPage, symbols: set[str]
) -> Iterator[tuple[str, str, str]]:
    notes = page.notes
    meanings = SYMBOLS | {pair.term: pair.words for pair in notes.symbols}
    for symbol, words in meanings.items():
        if symbol in symbols:
            yield "Symbol", symbol, words
    yield "Status", "Rule", page.rule_words
    yield from (("Status", pair.term, pair.words) for pair in notes.statuses)
    yield "Direction", "Since when", notes.direction
    yield "Period", "Years", page.years_words
    yield from (("Source", pair.term, pair.words) for pair in notes.sources)
    yield from (("Counted", pair.term, pair.words) for pair in notes.definitions)
    for section in page.sections:
        yield from _asked(section)
    yield from (("Abbreviation", pair.term, pair.words) for pair in notes.abbreviations)
    yield from (("Comparison", "Areas", words) for words in notes.comparators)
    yield from (("Small print", "This file", words) for words in notes.small_print)


def _asked(section: SectionPage) -> Iterator[tuple[str, str, str]]:
    """Yield what a section answers of the strategy, and what that leaves open."""
    yield from (("Strategy's line", code, words) for words, code in section.lines)
    if section.indicators_in_development:
        yield "Open question", section.title, IN_DEVELOPMENT
    yield from (("Open question", code, words) for code, words in section.questions)


def _used(sheets: Sequence[TableSheet]) -> set[str]:
    """Return the symbols that stand anywhere in some tables."""
    return {
        symbol
        for sheet in sheets
        for row in sheet.rows
        for value in row
        if isinstance(value, str)
        for symbol in SYMBOL.findall(value)
    }
