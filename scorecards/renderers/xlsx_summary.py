"""The first tables of a workbook: how many stand how, what changed, what is asked."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from scorecards.page import ScorecardPage, TallyLine
from scorecards.renderers.xlsx_sheet import table, words_of
from strategy_portal.workbooks import TableSheet


def summary_tables(page: ScorecardPage) -> Iterator[TableSheet]:
    """Yield the tables that stand on the first page of the paper."""
    yield _count(page)
    yield _changes(page)
    yield _asks(page)
    yield from _corrections(page)
    yield from _priorities(page)


def _count(page: ScorecardPage) -> TableSheet:
    return table(
        page,
        ("Count", "At a glance: measures by status"),
        (("Status", 22), ("Number", 12), ("Measures", 110)),
        ((line.mark.word, Decimal(line.number), _counted(line)) for line in page.tally),
        lines=(page.headline, words_of(page.story), page.oldest),
    )


def _counted(line: TallyLine) -> str:
    items = [f"{item.code} {item.title}: {item.detail}" for item in line.items]
    return "; ".join([*items, line.words] if line.words else items)


def _changes(page: ScorecardPage) -> TableSheet:
    rows = [
        (change.kind, item.code, item.title, item.words)
        for change in page.changes
        for item in change.items
    ]
    since = page.previous_quarter
    return table(
        page,
        ("Changes", f"What changed since {since}"),
        (("Kind of change", 22), ("Measure", 12), ("Title", 44), ("Change", 70)),
        rows or [("Nothing", "", "", f"Nothing has changed since {since}.")],
    )


def _asks(page: ScorecardPage) -> TableSheet:
    heads = (
        ("Measure", 12),
        ("Title", 40),
        ("Status", 20),
        ("Where it stands", 36),
        ("Why", 50),
        ("What we are doing", 50),
        ("Who", 30),
        ("By when", 20),
    )
    rows = [
        (
            *(ask.code, ask.title, ask.mark.word, ask.sub),
            *(ask.account.why, ask.account.action, ask.account.who, ask.account.by),
            ask.account.illustrative,
        )
        for ask in page.asks
    ]
    nothing = ("", "Nothing is off track and nothing is late.", *[""] * 6, False)
    named = ("Needs the board", "What needs the board")
    return _with_examples(page, named, heads, rows or [nothing])


def _priorities(page: ScorecardPage) -> Iterator[TableSheet]:
    heads = (
        ("Priority", 44),
        ("Strategy", 36),
        ("Status", 20),
        ("As at", 22),
        ("What was reported", 90),
        ("Responsible", 40),
    )
    rows = [
        (
            *(line.title, line.strategy, line.mark.word),
            *(line.as_at, line.words, line.responsible),
        )
        for line in page.priorities.lines
    ]
    named, said = ("Priorities", "How the priorities stand"), page.priorities.words
    if said:
        nothing = ("", "", "", "", said, "")
        yield table(
            page, named, heads, rows or [nothing], lines=(said,) if rows else ()
        )


def _corrections(page: ScorecardPage) -> Iterator[TableSheet]:
    rows = [
        (item.code, item.title, item.words, example)
        for section in page.sections
        for item, example in section.corrections
    ]
    heads = (("Measure", 12), ("Title", 44), ("Correction", 90))
    named = ("Corrections", "Corrections of figures")
    if rows:
        yield _with_examples(page, named, heads, rows)


def _with_examples(
    page: ScorecardPage,
    named: tuple[str, str],
    heads: tuple[tuple[str, int], ...],
    rows: Sequence[tuple[Any, ...]],
) -> TableSheet:
    """Return a table whose rows end with whether they are only examples.

    A document without examples does not speak of them.
    """
    if not page.illustrative:
        return table(page, named, heads, (row[:-1] for row in rows))
    marked = ((*row[:-1], "Illustrative" if row[-1] else "") for row in rows)
    return table(page, named, (*heads, ("Illustrative", 20)), marked)
