"""What the sheets of a scorecard's workbook have in common.

A cell is never empty: where there is nothing to say it holds `[z]`, and where there is
no figure the symbol that says why.
"""

from collections.abc import Iterable

from scorecards.page import ScorecardPage, Sentence
from strategy_portal.wording import NO_BREAK
from strategy_portal.workbooks import Column, TableSheet, Value

NOTHING = "[z]"
Heads = Iterable[tuple[str, int]]
Rows = Iterable[tuple[Value, ...]]


def table(
    page: ScorecardPage,
    named: tuple[str, str],
    heads: Heads,
    rows: Rows,
    *,
    lines: Iterable[str] = (),
    filters: bool = True,
) -> TableSheet:
    """Return a sheet with a name and a title, under the words that every page carries.

    `heads` are the columns, each with its width in characters.
    """
    name, title = named
    return TableSheet(
        name=name,
        title=title,
        lines=tuple(searched(line) for line in (page.running, *lines) if line),
        columns=tuple(Column(head, width) for head, width in heads),
        rows=tuple(tuple(_filled(value) for value in row) for row in rows),
        filters=filters,
    )


def _filled(value: Value) -> Value:
    return searched(value) or NOTHING if isinstance(value, str) else value


def searched(words: str) -> str:
    """Return words with plain spaces, so that a search for them finds them."""
    return words.replace(NO_BREAK, " ")


def words_of(sentence: Sentence) -> str:
    """Return a sentence without its marks."""
    return "".join(bit.text for bit in sentence)
