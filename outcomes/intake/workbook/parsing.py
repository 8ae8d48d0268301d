"""A workbook's bytes into a sheet or a refusal. To be run in a child with limits."""

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.package import refuse_unfit
from outcomes.intake.workbook.values import Refusal, Refused, Sheet

# One text can stand in many cells and be stored once: what is handed on is counted.
MOST_TEXT = 2_000_000


def parse(content: bytes) -> Sheet | Refusal:
    """Return what a workbook says, or the sentence that refuses it."""
    try:
        refuse_unfit(content)
        sheet = _read(content)
    except Refused as refused:
        return Refusal(str(refused))
    except MemoryError:
        return Refusal(sentences.TOO_MUCH)
    return Refusal(sentences.TOO_MUCH) if _length(sheet) > MOST_TEXT else sheet


def _read(content: bytes) -> Sheet:
    # openpyxl takes long to load: what is refused by its package does not wait for it.
    from outcomes.intake.workbook.rows import read_rows
    from outcomes.intake.workbook.sheets import find_return

    return read_rows(find_return(content))


def _length(sheet: Sheet) -> int:
    """Return how many characters a sheet would hand on."""
    return sum(
        len(row.key) + sum(len(cell.text) for cell in row.cells.values())
        for row in sheet.rows
    )
