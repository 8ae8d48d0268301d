"""A return as the lines of a workbook, and the rows that come back in one."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Missing
from outcomes.forms import FIRM, WHY_NONE, read_day
from outcomes.intake.lines import Known, Sent
from outcomes.intake.numbers import NotANumber, read_number
from outcomes.intake.paste import Matched, Matching
from outcomes.intake.workbook.columns import NOT_ASKED, Field
from outcomes.intake.workbook.values import (
    EMPTY,
    CellValue,
    RejectedRow,
    Sheet,
    SheetRow,
)
from outcomes.intake.workbook.writing import ReturnSheet, SheetLine
from outcomes.known_lines import LONGEST
from outcomes.past import Past
from outcomes.return_page import base_of, figure_of
from outcomes.return_sheet import Sheet as Screen
from priorities.models import Post
from strategy_portal.wording import period_words, quarter_full

RECENT = 4
FIRM_WORDS = dict(FIRM)
WHY_WORDS = {value: words for value, words in WHY_NONE if value}
NUMBERS = (Field.VALUE, Field.NUMERATOR, Field.DENOMINATOR)
FIGURE = (*NUMBERS, Field.MISSING, Field.MISSING_WORDS)
TEXTS = (Field.COMMENT, Field.CAUSE, Field.ACTION)


class CellRefused(ValueError):
    """A cell says what its column cannot hold; the message says what to write."""


def return_sheet(
    screen: Screen, lines: list[Known], *, partnership: str, dated: date
) -> ReturnSheet:
    """Return a return as the workbook that is filled in offline."""
    gathering, post = screen.belongs_to.gathering, screen.belongs_to.post
    posts = tuple(Post.objects.in_order().values_list("title", flat=True).distinct())
    return ReturnSheet(
        title=f"{post.title}: return for {quarter_full(gathering.quarter)}",
        partnership=partnership,
        dated=dated,
        lines=tuple(_line(screen, known) for known in lines if not known.locked),
        choices={
            Field.MISSING: tuple(WHY_WORDS.values()),
            Field.STATUS: tuple(FIRM_WORDS.values()),
            Field.POST: posts,
        },
        longest={
            Field.COMMENT: LONGEST["comment"],
            Field.CAUSE: LONGEST["cause"],
            Field.ACTION: LONGEST["action"],
            Field.MISSING_WORDS: LONGEST["missing_reason"],
        },
    )


def _line(screen: Screen, known: Known) -> SheetLine:
    each, entry, texts = screen.lines[known.line], known.entry, known.texts
    day = texts.get("by_when", "")
    return SheetLine(
        key=known.key,
        version=known.version,
        code=known.code,
        title=known.title,
        part=known.part_title,
        period=period_words(each.line.period),
        unit=each.line.measure.counts or each.line.measure.get_unit_display(),
        takes_base=known.takes_base,
        takes_comment=not known.whole,
        earlier=tuple(_earlier(each.past, known)),
        value=None if known.takes_base else entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        missing=WHY_WORDS.get(entry.missing or "", ""),
        missing_words=entry.missing_reason,
        status=FIRM_WORDS.get(texts.get("status", ""), ""),
        comment=texts.get("comment", ""),
        cause=texts.get("cause", ""),
        action=texts.get("action", ""),
        post=texts.get("post", ""),
        by_when=date.fromisoformat(day) if day else None,
    )


def _earlier(past: Past, known: Known) -> Iterator[str]:
    """Yield the last figures in words, the newest first."""
    for period, quantity in reversed(known.context.history[-RECENT:]):
        base = base_of(quantity)
        said = f"{figure_of(past, quantity)} ({base})" if base else ""
        yield f"{period_words(period)}: {said or figure_of(past, quantity)}"


def matching_of(sheet: Sheet, lines: list[Known]) -> Matching:
    """Return the rows of an uploaded workbook, matched by their keys."""
    by_key = {line.key: line for line in lines}
    posts = set(Post.objects.values_list("title", flat=True))
    rows = [
        *(_sent(row, by_key.get(row.key), posts) for row in sheet.rows),
        *(_rejected(row) for row in sheet.rejected),
    ]
    ordered = sorted(rows, key=lambda sent: sent.number)
    return Matching(tuple(ordered), Matched.BY_KEY)


def _rejected(row: RejectedRow) -> Sent:
    return Sent(row.number, row.label, problem=row.sentence)


def _sent(row: SheetRow, line: Known | None, posts: set[str]) -> Sent:
    label = line.name if line else row.key
    problem, entry, texts = "", None, {}
    try:
        entry, texts = _entry(row), _texts(row, line, posts)
    except (NotANumber, CellRefused) as refusal:
        problem = str(refusal)
    return Sent(
        number=row.number,
        label=label,
        key=row.key,
        figure=entry.words(line.unit) if entry and line else "",
        entry=entry,
        texts=texts,
        version=row.version,
        problem=problem,
    )


def _cell(row: SheetRow, field: Field) -> CellValue:
    cell = row.cells.get(field, EMPTY)
    return EMPTY if cell.text == NOT_ASKED else cell


def _entry(row: SheetRow) -> Entry | None:
    """Return the figure that a row gives; None where the file has no such columns."""
    if not any(field in row.cells for field in FIGURE):
        return None
    value, part, whole = (read_number(_cell(row, field).text) for field in NUMBERS)
    words = _cell(row, Field.MISSING).text
    return Entry(
        value=value,
        numerator=part,
        denominator=whole,
        missing=Missing(_chosen(words, WHY_WORDS)) if words else None,
        missing_reason=_cell(row, Field.MISSING_WORDS).text,
    )


def _chosen(words: str, choices: Mapping[str, str]) -> str:
    """Return the value that words stand for. Raises CellRefused."""
    for value, known in choices.items():
        if known.casefold() == words.strip().casefold():
            return value
    raise CellRefused(f"“{words}” is not on the list; choose one of its words.")


def _texts(row: SheetRow, line: Known | None, posts: set[str]) -> dict[str, str]:
    """Return what a row says beside its figure. Raises CellRefused."""
    if line is None or line.whole:
        return {}
    found = {
        field.value: _cell(row, field).text for field in TEXTS if field in row.cells
    }
    readers: dict[Field, Callable[[CellValue], str]] = {
        Field.POST: lambda cell: _post(cell.text, posts),
        Field.BY_WHEN: _day,
        Field.STATUS: lambda cell: _chosen(cell.text, FIRM_WORDS),
    }
    for field, read in readers.items():
        if field not in row.cells:
            continue
        cell = _cell(row, field)
        if cell.text or field is not Field.STATUS:
            found[field.value] = read(cell) if cell.text else ""
    return found


def _post(title: str, posts: set[str]) -> str:
    if title not in posts:
        raise CellRefused(f"No post is called “{title}”; choose one from the list.")
    return title


def _day(cell: CellValue) -> str:
    if cell.day:
        return cell.day.isoformat()
    try:
        return read_day(cell.text.strip()).isoformat()
    except ValueError:
        raise CellRefused(
            f"“{cell.text}” is not a date; write it like 28 11 2025."
        ) from None
