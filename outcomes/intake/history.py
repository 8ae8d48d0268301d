"""A measure's history, pasted: a period a row, and its figure or its two numbers.

The cells after the period are a figure; a numerator and a denominator; or a figure and
both of them, by how many columns the block has. Each row is examined beside the ones
before it in time, so that a slip within the series is asked about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from outcomes.domain.entry import Entry, agrees
from outcomes.domain.figures import Unit
from outcomes.intake.cells import BadRow, read_cells, read_reason, read_value
from outcomes.intake.grid import GridRow, read_grid, under_headings
from outcomes.intake.lines import Known, Sent
from outcomes.intake.numbers import NotANumber, is_figure_like
from outcomes.intake.paste import LONGEST_LABEL, Matched, Matching
from outcomes.intake.periods import read_period
from outcomes.intake.preview import Preview, preview
from outcomes.intake.texts import quoted
from strategy_portal.periods import Basis, NotAPeriod, Period
from strategy_portal.wording import period_long, sentence_case


def read_history(
    text: str,
    line: Known,
    *,
    today: date,
    standing: Mapping[Period, Entry],
    longest: Mapping[str, int],
) -> Preview:
    """Return what a pasted history would add to a measure, or to one part of it.

    `line` says what is measured; the period of its context tells the basis. `standing`
    are the figures that it has already, which a history leaves as they are. The period
    of a row is that of its line. Raises BlockRefused.
    """
    grid = read_grid(text)
    has_heading = _is_heading(grid[0], line.context.period.basis)
    body = under_headings(grid) if has_heading else grid
    width = max(len(row.cells) for row in body) - 1
    told = [_told(row, width, line, today) for row in body if row.cells]
    given = {period: sent.entry for period, sent in told if period and sent.entry}
    lines = _lines(line, {period for period, _ in told if period}, standing, given)
    matching = Matching(tuple(sent for _, sent in told), Matched.BY_PERIOD, has_heading)
    return preview(matching, lines, longest=longest)


def _is_heading(row: GridRow, basis: Basis) -> bool:
    if not row.cells:
        return False
    try:
        read_period(basis, row.cell(0))
    except NotAPeriod:
        return not any(is_figure_like(cell) or read_reason(cell) for cell in row.cells)
    return False


def _told(
    row: GridRow, width: int, line: Known, today: date
) -> tuple[Period | None, Sent]:
    """Return the period that a row names, None where it names none, and the row."""
    sent = Sent(
        row.number, row.cell(0)[:LONGEST_LABEL], figure=row.cell(1)[:LONGEST_LABEL]
    )
    try:
        period = read_period(line.context.period.basis, row.cell(0))
    except NotAPeriod as error:
        return None, replace(sent, problem=str(error))
    sent = replace(sent, key=key_of(period))
    if period.end > today:
        problem = f"{sentence_case(period_long(period))} has not ended yet."
        return period, replace(sent, problem=problem)
    try:
        entry = _entry(row, width, line)
    except (BadRow, NotANumber) as error:
        return period, replace(sent, problem=str(error))
    return period, replace(sent, entry=entry, figure=entry.words(line.unit))


def key_of(period: Period) -> str:
    """Return what names the line of a period."""
    return f"{period.start.isoformat()} {period.end.isoformat()}"


def _entry(row: GridRow, width: int, line: Known) -> Entry:
    """Return what a row gives. Raises BadRow and NotANumber."""
    if width >= 3:
        found, rest = _of_three(row, line), "".join(row.cells[4:])
    else:
        has_base = width == 2 and line.unit is not Unit.COUNT
        found, rest = read_cells(row.cells[1:], replace(line, takes_base=has_base))
    if rest:
        raise BadRow(f"{quoted(rest)} is one cell too many for a history.")
    if found is None:
        raise BadRow("The row has no figure. Leave it out, or say why there is none.")
    return found


def _of_three(row: GridRow, line: Known) -> Entry | None:
    """Return the entry of a figure, its numerator and its denominator."""
    figure, base = row.cell(1), (row.cell(2), row.cell(3))
    found, _ = read_cells(base, replace(line, takes_base=True))
    if found is None:
        return read_cells((figure,), replace(line, takes_base=False))[0]
    value, quantity = read_value(figure, line.unit), found.quantity
    if value is None or (quantity and agrees(value, quantity, line.unit)):
        return found
    return replace(found, value=value)


def _lines(
    line: Known,
    periods: set[Period],
    standing: Mapping[Period, Entry],
    given: Mapping[Period, Entry],
) -> Sequence[Known]:
    """Return a line for each period, with all the figures of the series around it."""
    series = sorted({**given, **standing}.items(), key=lambda pair: pair[0])
    history = tuple(
        (period, entry.quantity) for period, entry in series if entry.quantity
    )
    context = replace(line.context, history=history, parts=(), adds_up=False)
    return [
        replace(
            line,
            key=key_of(period),
            whole="",
            context=replace(context, period=period),
            shows_period=True,
            entry=standing.get(period, Entry()),
            texts={},
            locked=_stands(standing[period], line) if period in standing else "",
        )
        for period in sorted(periods)
    ]


def _stands(entry: Entry, line: Known) -> str:
    words = entry.words(line.unit)
    return f"It stands already: {words}. Correct it on the measure's own page."
