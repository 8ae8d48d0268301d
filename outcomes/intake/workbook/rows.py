"""The rows of a return's sheet: taken, or rejected with a sentence each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.cells import Failed
from outcomes.intake.workbook.columns import (
    HEADS,
    INPUTS,
    NOT_ASKED,
    AlteredMark,
    Field,
    read_mark,
)
from outcomes.intake.workbook.sheets import Cells, Found
from outcomes.intake.workbook.values import (
    EMPTY,
    CellValue,
    RejectedRow,
    Sheet,
    SheetRow,
)
from strategy_portal.wording import join_words

LONGEST_TEXT = 5_000
LONGEST_LABEL = 200
MOST_NAMED = 10


class Rejected(Exception):
    """The row cannot be taken; the message is the sentence that says why."""


def read_rows(found: Found) -> Sheet:
    """Return the rows of a sheet, each taken or rejected, and what else to know."""
    merged = found.shape.merged_rows()
    taken: list[SheetRow] = []
    rejected: list[RejectedRow] = []
    for number, cells in found.rows.items():
        try:
            if number in merged and not _is_blank(cells):
                raise Rejected(sentences.MERGED)
            row = _row(number, cells, found)
        except Rejected as error:
            rejected.append(RejectedRow(number, _label(cells), str(error)))
        else:
            taken += [row] if row else []
    single, repeated = _parted(taken)
    rejected += [_repeated(row, rows, found) for rows in repeated for row in rows]
    return Sheet(
        rows=tuple(single),
        rejected=tuple(sorted(rejected, key=lambda row: row.number)),
        remarks=tuple(_remarks(found)),
    )


def _row(number: int, cells: Cells, found: Found) -> SheetRow | None:
    """Return a row, or None where there is nothing in it. Raises Rejected."""
    mark = cells[Field.MARK]
    if mark == EMPTY:
        if any(cells.get(field, EMPTY) != EMPTY for field in INPUTS):
            raise Rejected(sentences.NO_MARK)
        return None
    try:
        key, version = read_mark(mark.text if isinstance(mark, CellValue) else "")
    except AlteredMark as error:
        raise Rejected(sentences.ALTERED_MARK) from error
    _refuse_unreckoned(number, found)
    known: dict[Field, CellValue] = {
        field: _known(field, value)
        for field, value in cells.items()
        if field is not Field.MARK
    }
    return SheetRow(number, key, version, known)


def _refuse_unreckoned(number: int, found: Found) -> None:
    for field in INPUTS:
        if (number, found.columns.get(field)) in found.shape.unreckoned:
            raise Rejected(sentences.NO_RESULT.format(head=HEADS[field]))


def _known(field: Field, value: CellValue | Failed) -> CellValue:
    """Return a cell that can be taken. Raises Rejected."""
    if isinstance(value, Failed):
        if field not in INPUTS:
            return EMPTY
        words = sentences.FAILED.format(head=HEADS[field], error=value.error)
        raise Rejected(words)
    if len(value.text) > LONGEST_TEXT:
        longest = f"{LONGEST_TEXT:,}"
        raise Rejected(sentences.TOO_WORDY.format(head=HEADS[field], longest=longest))
    if value.text.strip().casefold() == NOT_ASKED.casefold():
        return EMPTY
    return value


def _is_blank(cells: Cells) -> bool:
    return all(value == EMPTY for value in cells.values())


def _label(cells: Cells) -> str:
    """Return what a row is called in the file: code and title, as far as they stand."""
    named = (cells.get(field, EMPTY) for field in (Field.CODE, Field.TITLE))
    texts = [
        value.text[:LONGEST_LABEL] for value in named if isinstance(value, CellValue)
    ]
    return " ".join(text for text in texts if text)


def _parted(rows: Iterable[SheetRow]) -> tuple[list[SheetRow], list[list[SheetRow]]]:
    """Return the rows whose key stands once, and the others by their key."""
    by_key: dict[str, list[SheetRow]] = defaultdict(list)
    for row in rows:
        by_key[row.key].append(row)
    groups = by_key.values()
    single = [row for group in groups if len(group) == 1 for row in group]
    return single, [group for group in groups if len(group) > 1]


def _repeated(row: SheetRow, rows: Sequence[SheetRow], found: Found) -> RejectedRow:
    numbers = join_words(f"{each.number:,}" for each in rows[:MOST_NAMED])
    sentence = sentences.REPEATED.format(rows=numbers)
    return RejectedRow(row.number, _label(found.rows[row.number]), sentence)


def _remarks(found: Found) -> Iterator[str]:
    hidden = found.shape.hidden_rows.intersection(found.rows)
    if hidden:
        yield sentences.HIDDEN_ROWS.format(number=f"{len(hidden):,}")
    left_out = [HEADS[field] for field in INPUTS if field not in found.columns]
    if left_out:
        heads = join_words(f"“{head}”" for head in left_out)
        yield sentences.LEFT_OUT.format(heads=heads)
