"""A page as JSON: the document, its rows as printed, and the figures behind them.

Canonical: keys sorted, no spaces, UTF-8. `SCHEMA` grows when a key changes its meaning
or goes; a new key leaves it as it is. Described in docs/reference/data-files.md.
"""

import json
from dataclasses import asdict
from typing import Any

from scorecards.page import (
    Account,
    Ask,
    Cell,
    ChangeItem,
    Group,
    Move,
    PriorityPage,
    RowPage,
    ScorecardPage,
    SectionPage,
    Sentence,
    TallyLine,
)

EXTENSION = "json"
MEDIA_TYPE = "application/json"
SCHEMA = 1


def render(page: ScorecardPage) -> bytes:
    """Return the file."""
    text = json.dumps(
        content(page), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return f"{text}\n".encode()


def content(page: ScorecardPage) -> dict[str, Any]:
    """Return a page as plain values."""
    return {
        "schema": SCHEMA,
        "document": _document(page),
        "summary": {
            "headline": page.headline,
            "story": _words(page.story),
            "oldest": page.oldest,
            "tally": [_tally(line) for line in page.tally],
            "changes": [
                _change(change.kind, item)
                for change in page.changes
                for item in change.items
            ],
            "needs_the_board": [_ask(ask) for ask in page.asks],
        },
        "sections": [_section(section) for section in page.sections],
        "priorities": {
            "words": page.priorities.words,
            "lines": [_priority(line) for line in page.priorities.lines],
        },
        "notes": {
            "sources": [_pair(pair) for pair in page.notes.sources],
            "definitions": [_pair(pair) for pair in page.notes.definitions],
            "symbols": [_pair(pair) for pair in page.notes.symbols],
            "abbreviations": [_pair(pair) for pair in page.notes.abbreviations],
            "comparators": list(page.notes.comparators),
        },
        "data": [dict(row.values) for row in page.data],
    }


def _document(page: ScorecardPage) -> dict[str, Any]:
    return {
        "slug": page.slug,
        "kind": page.kind,
        "title": page.title,
        "description": page.what,
        "statement": page.statement,
        "partnership": page.partnership,
        "place": page.place,
        "quarter": page.quarter_code,
        "quarter_title": page.quarter_title,
        "quarter_months": page.quarter_months,
        "edition": page.edition,
        "as_at": page.dated.isoformat(),
        "audience": page.audience,
        "notices": [_words(words) for words in page.notices],
        "illustrative": page.illustrative,
        "licence": page.licence,
        **_disclosure(page),
    }


def _disclosure(page: ScorecardPage) -> dict[str, Any]:
    """Return the rule for small numbers, where the page has one.

    Earlier editions have none, and are still rendered to the bytes that they were.
    """
    return {"disclosure": asdict(page.disclosure)} if page.disclosure else {}


def _section(section: SectionPage) -> dict[str, Any]:
    return {
        "title": section.title,
        "statement": section.statement,
        "headline": section.headline,
        "story": _words(section.story),
        "groups": [_group(group) for group in section.groups],
        "beside": [_row(row) for row in section.beside],
        "lines": [{"measure": code, "line": words} for words, code in section.lines],
        "questions": [
            {"measure": code, "question": words} for code, words in section.questions
        ],
    }


def _priority(line: PriorityPage) -> dict[str, str]:
    return {
        "title": line.title,
        "strategy": line.strategy,
        "status": line.mark.word,
        "as_at": line.as_at,
        "words": line.words,
        "responsible": line.responsible,
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "heading": group.heading,
        "responsible": group.responsible,
        "rows": [_row(row) for row in group.rows],
    }


def _row(row: RowPage) -> dict[str, Any]:
    """Return a row of the table; the first four are those of every other format."""
    return {
        "measure": row.data["measure"],
        "figure": row.data["figure"],
        "status": row.data["status"],
        "period": row.data["period"],
        "slug": row.slug,
        "title": row.title,
        "good_is": row.good_is,
        "illustrative": row.illustrative,
        "responsible": row.responsible,
        "latest": _cell(row.latest),
        "target": _cell(row.target),
        "direction": _move(row.move) if row.move else None,
        "comparators": [_cell(cell) for cell in row.comparators],
        "reason": row.reason,
        "note": row.note,
        "account": _account(row.account) if row.account else None,
        "parts": [asdict(part) for part in row.parts],
        "in_plain_words": row.own_words,
    }


def _tally(line: TallyLine) -> dict[str, Any]:
    return {
        "status": line.mark.word,
        "number": line.number,
        "measures": [item.code for item in line.items],
        "words": line.words,
    }


def _change(kind: str, item: ChangeItem) -> dict[str, str]:
    return {
        "kind": kind,
        "measure": item.code,
        "title": item.title,
        "words": item.words,
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {
        "measure": ask.code,
        "title": ask.title,
        "status": ask.mark.word,
        "detail": ask.sub,
        **_account(ask.account),
    }


def _account(account: Account) -> dict[str, Any]:
    return asdict(account)


def _cell(cell: Cell) -> dict[str, Any]:
    return {"text": cell.text, "lines": list(cell.lines)}


def _move(move: Move) -> dict[str, Any]:
    return {"word": move.word, "way": move.way, "lines": list(move.lines)}


def _pair(pair) -> dict[str, str]:
    return {"term": pair.term, "words": pair.words}


def _words(sentence: Sentence) -> str:
    return "".join(bit.text for bit in sentence)
