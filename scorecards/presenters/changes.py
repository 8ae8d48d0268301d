"""What changed since the quarter before: nothing empty, nothing that is hidden."""

from collections.abc import Sequence

from outcomes.domain.figures import Suppressed
from outcomes.domain.trend import Direction
from scorecards.domain.scorecard import Correction, Row
from scorecards.page import Change, ChangeItem
from scorecards.presenters import marks
from scorecards.presenters.codes import code_ranges
from scorecards.presenters.story import WORDS, largest, steps
from strategy_portal.periods import Period, Quarter
from strategy_portal.wording import (
    count_words,
    date_words,
    keep_together,
    period_words,
)


def changes_of(rows: Sequence[Row], quarter: Quarter) -> tuple[Change, ...]:
    """Return what changed since the quarter before; never an empty list."""
    kinds = (
        ("Went best", _went_best(rows)),
        ("Moved up", _moved(rows, better=True)),
        ("Moved down", _moved(rows, better=False)),
        ("New figures", _new_figures(rows, quarter)),
        ("Corrected [r]", corrected(rows)),
        ("Late", _late(rows)),
    )
    return tuple(Change(kind, items) for kind, items in kinds if items)


def _item(row: Row, words: str) -> ChangeItem:
    title = keep_together(row.facts.short_title)
    return ChangeItem(row.facts.code, row.facts.code, title, words)


def _went_best(rows: Sequence[Row]) -> tuple[ChangeItem, ...]:
    """Return the two largest improvements among the figures that are new."""
    best = [row for row in largest(rows, Direction.IMPROVING) if row.is_new][:2]
    return tuple(
        _item(row, f"{marks.figure_told(row)}, {_moved_words(row)}") for row in best
    )


def _moved_words(row: Row) -> str:
    move = marks.move_of(row)
    return move.lines[0] if move.lines else move.word


def _moved(rows: Sequence[Row], *, better: bool) -> tuple[ChangeItem, ...]:
    """Return the measures whose rating changed, from which to which."""
    return tuple(
        _item(
            row,
            f"from {WORDS[row.before.status]} to {WORDS[row.now.status]}"
            f"{_from_to(row)}",
        )
        for row in rows
        if (steps(row) > 0 if better else steps(row) < 0)
    )


def _from_to(row: Row) -> str:
    was, now = (
        marks.words_for(row.facts, standing.figure, standing.aim)
        for standing in (row.before, row.now)
    )
    said = ", ".join(filter(None, (now, marks.unsigned_words(row))))
    return f" ({was} to {said})"


def _new_figures(rows: Sequence[Row], quarter: Quarter) -> tuple[ChangeItem, ...]:
    if not rows:
        return ()
    new = sum(row.is_new for row in rows)
    same = sum(row.now.latest == row.before.latest for row in rows)
    before = f"Quarter {quarter.previous().number}"
    stand = "stands" if same == 1 else "stand"
    rest = f"; {same} {stand} as in {before}" if same and new else ""
    words = f"{new} of {count_words(len(rows), 'measure')}{rest}. {oldest_of(rows)}"
    return (ChangeItem("", "", "", words.strip()),)


def period_of(period: Period) -> str:
    """Return a period after the word of: `2023/24`, `the year to March 2024`."""
    words = period_words(period)
    if words.startswith("to "):
        return f"the year {words}"
    return words.removeprefix("end of ")


def oldest_of(rows: Sequence[Row]) -> str:
    """Return how old the oldest figure is, in a sentence."""
    dated = [
        (row.now.latest.period, row) for row in rows if row.shown and row.now.latest
    ]
    if not dated:
        return ""
    oldest = min(period for period, _ in dated)
    codes = code_ranges(row.facts.code for period, row in dated if period == oldest)
    several = sum(period == oldest for period, _ in dated) > 1
    said = "figures here are" if several else "figure here is"
    return f"The oldest {said} of {period_of(oldest)} ({codes})."


def corrected(rows: Sequence[Row]) -> tuple[ChangeItem, ...]:
    """Return the figures that were corrected, with both numbers and the reason."""
    return tuple(
        _item(row, f"{period_words(each.period)}: {_corrected_words(row, each)}")
        for row in rows
        for each in row.corrections
    )


def _corrected_words(row: Row, correction: Correction) -> str:
    figures = (correction.before, correction.after)
    if any(isinstance(figure, Suppressed) for figure in figures):
        return _lower_first(marks.HIDDEN)
    was, now = (_lower_first(marks.words_for(row.facts, each)) for each in figures)
    return f"from {was} to {now}; {_lower_first(correction.reason)}"


def _lower_first(words: str) -> str:
    starts_word = len(words) > 1 and words[1].islower()
    return f"{words[0].lower()}{words[1:]}" if starts_word else words


def _late(rows: Sequence[Row]) -> tuple[ChangeItem, ...]:
    return tuple(
        _item(
            row,
            f"due {date_words(row.overdue.due_on)},"
            f" {count_words(row.overdue.days, 'day')} late",
        )
        for row in rows
        if row.overdue
    )
