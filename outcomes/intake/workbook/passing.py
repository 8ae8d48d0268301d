"""A sheet or a refusal as JSON, for the way from the child to its parent."""

import json
from dataclasses import astuple
from datetime import date
from decimal import Decimal
from typing import Any

from outcomes.intake.workbook.columns import Field
from outcomes.intake.workbook.values import (
    EMPTY,
    CellValue,
    Kind,
    Refusal,
    RejectedRow,
    Sheet,
    SheetRow,
)


def to_json(answer: Sheet | Refusal) -> str:
    """Return an answer as text: numbers and days as texts, so that they stay exact."""
    if isinstance(answer, Refusal):
        return json.dumps({"sentence": answer.sentence})
    return json.dumps(
        {
            "rows": [
                (row.number, row.key, row.version, _packed(row)) for row in answer.rows
            ],
            "rejected": [astuple(row) for row in answer.rejected],
            "remarks": answer.remarks,
        }
    )


def _packed(row: SheetRow) -> dict[str, tuple[Any, ...]]:
    """Return the cells of a row, those without anything as nothing."""
    return {
        field: ()
        if cell == EMPTY
        else (
            cell.kind,
            cell.text,
            None if cell.number is None else str(cell.number),
            cell.day and cell.day.isoformat(),
            cell.is_percent,
        )
        for field, cell in row.cells.items()
    }


def from_json(text: str) -> Sheet | Refusal:
    """Return the answer that a text holds. Raises ValueError or KeyError."""
    answer = json.loads(text)
    if "sentence" in answer:
        return Refusal(answer["sentence"])
    return Sheet(
        rows=tuple(
            SheetRow(number, key, version, _unpacked(cells))
            for number, key, version, cells in answer["rows"]
        ),
        rejected=tuple(RejectedRow(*row) for row in answer["rejected"]),
        remarks=tuple(answer["remarks"]),
    )


def _unpacked(cells: dict[str, list[Any]]) -> dict[Field, CellValue]:
    return {Field(name): _cell(*cell) for name, cell in cells.items()}


def _cell(
    kind: str = Kind.EMPTY,
    text: str = "",
    number: str | None = None,
    day: str | None = None,
    is_percent: bool = False,
) -> CellValue:
    return CellValue(
        kind=Kind(kind),
        text=text,
        number=None if number is None else Decimal(number),
        day=None if day is None else date.fromisoformat(day),
        is_percent=is_percent,
    )
