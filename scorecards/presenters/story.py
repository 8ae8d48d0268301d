"""The first screen: the story in a sentence, the tally, what changed, what is asked."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from outcomes.domain.figures import Suppressed
from outcomes.domain.rating import RATINGS, Status
from outcomes.domain.rollup import Tally
from outcomes.domain.trend import Direction
from scorecards.domain.scorecard import Correction, Row, gain
from scorecards.page import (
    Account,
    Ask,
    Bit,
    Change,
    ChangeItem,
    Mark,
    Sentence,
    TallyItem,
    TallyLine,
)
from scorecards.presenters import marks
from strategy_portal.periods import Period, Quarter
from strategy_portal.wording import (
    count_words,
    date_words,
    keep_together,
    period_words,
)

LONGEST_HEADLINE = 70
CANDIDATES = 3
NOT_GIVEN = "No account has been given yet."
WORDS = {
    Status.ON_TRACK: "on track",
    Status.AT_RISK: "at risk",
    Status.OFF_TRACK: "off track",
}


def story_of(tally: Tally) -> Sentence:
    """Return how many of how many measures stand how, with both denominators."""
    if not tally.total:
        return (Bit("No measure stands on this scorecard yet."),)
    if not tally.rated:
        return _none_rated(tally.total)
    bits = [
        Bit("Of "),
        Bit(str(tally.rated), strong=True),
        Bit(f" {_measures(tally.rated)} with a target and a figure, "),
        *_counts(tally),
        Bit("."),
    ]
    return (*bits, *_rest(tally))


def _none_rated(total: int) -> Sentence:
    start = "The " if total == 1 else "None of the "
    verb = "does not have" if total == 1 else "has"
    return (
        Bit(start),
        Bit(str(total), strong=True),
        Bit(f" {_measures(total)} here {verb} both a target and a figure."),
    )


def _measures(number: int) -> str:
    return "measure" if number == 1 else "measures"


def _counts(tally: Tally) -> list[Bit]:
    """Return `3 are on track, 1 is at risk and 2 are off track` in runs of words."""
    found = [status for status in reversed(RATINGS) if tally.of(status)]
    bits: list[Bit] = []
    for index, status in enumerate(found):
        joint = "" if not index else " and " if index == len(found) - 1 else ", "
        number = tally.of(status)
        verb = "is" if number == 1 else "are"
        bits += [
            Bit(joint),
            Bit(str(number), strong=True),
            Bit(f" {verb} {WORDS[status]}"),
        ]
    return [bit for bit in bits if bit.text]


def _rest(tally: Tally) -> list[Bit]:
    if not tally.not_rated:
        return []
    verb = "is" if tally.not_rated == 1 else "are"
    return [
        Bit(" " if tally.not_rated == 1 else " The other "),
        Bit(str(tally.not_rated), strong=True),
        Bit(f" of the {tally.total} {_measures(tally.total)} {verb} not rated."),
    ]


def headline_of(rows: Sequence[Row]) -> str:
    """Draft what happened from the largest movements; empty where nothing moved.

    Good and bad news stand together, where any two of the largest have room; alone,
    the larger of them does.
    """
    best = _largest(rows, Direction.IMPROVING)[:CANDIDATES]
    worst = _largest(rows, Direction.WORSENING)[:CANDIDATES]
    drafts = [f"{_got(up)}; {_got(down)}" for up, down in product(best, worst)]
    drafts += [_got(row) for row in sorted((*best[:1], *worst[:1]), key=_news)]
    return keep_together(
        next((draft for draft in drafts if len(draft) <= LONGEST_HEADLINE), "")
    )


def _got(row: Row) -> str:
    better = row.now.movement.direction is Direction.IMPROVING
    return f"{row.facts.short_title} got {'better' if better else 'worse'}"


def _largest(rows: Iterable[Row], direction: Direction) -> list[Row]:
    """Return the rows that moved one way, new figures and large moves first.

    One whose rating went the other way since last quarter is no such news.
    """
    good = direction is Direction.IMPROVING
    moved = [
        row
        for row in rows
        if row.now.movement.direction is direction
        and (_steps(row) >= 0 if good else _steps(row) <= 0)
    ]
    return sorted(moved, key=_news)


def _news(row: Row) -> tuple[bool, Decimal, str]:
    return not row.is_new, -gain(row), row.facts.code


def _steps(row: Row) -> int:
    """Return how far the rating rose since last quarter; nought where there is none."""
    was, now = row.before.status, row.now.status
    if not (was.is_rating and now.is_rating):
        return 0
    return RATINGS.index(now) - RATINGS.index(was)


def tally_lines(rows: Sequence[Row]) -> tuple[TallyLine, ...]:
    """Return each rating with its measures, then those that are not rated, by state."""
    lines = [
        TallyLine(
            mark=marks.mark(status),
            number=len(found),
            items=tuple(_tally_item(row) for row in found),
            words="" if found else "None",
        )
        for status in RATINGS
        for found in [[row for row in rows if row.now.status is status]]
    ]
    grey = [row for row in rows if not row.now.status.is_rating]
    lines.append(
        TallyLine(
            mark=Mark("Not rated", "grey"),
            number=len(grey),
            items=(),
            words=_grey_words(grey),
        )
    )
    return tuple(lines)


def _tally_item(row: Row) -> TallyItem:
    return TallyItem(
        anchor=row.facts.code,
        code=row.facts.code,
        title=keep_together(row.facts.short_title),
        detail=_against_target(row),
    )


def _against_target(row: Row) -> str:
    figure, target = marks.latest_cell(row), marks.target_cell(row)
    return f"{figure.text}, target {target.text}"


def _grey_words(rows: Sequence[Row]) -> str:
    states = [status for status in Status if not status.is_rating]
    said = []
    for status in states:
        codes = [row.facts.code for row in rows if row.now.status is status]
        if codes:
            said.append(f"{status.value}: {code_ranges(codes)}")
    return ". ".join(said) + ("." if said else "None")


def code_ranges(codes: Iterable[str]) -> str:
    """Return codes as people list them: `C15, C16, C18 to C21`."""
    runs: list[list[str]] = []
    for code in sorted(codes, key=_code_key):
        if runs and _follows(runs[-1][-1], code):
            runs[-1].append(code)
        else:
            runs.append([code])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return ", ".join(words)


def _code_key(code: str) -> tuple[str, int]:
    found = re.fullmatch(r"(\D*)(\d*)", code)
    return (found[1], int(found[2] or 0)) if found else (code, 0)


def _follows(before: str, after: str) -> bool:
    (letter, number), (other, next_number) = _code_key(before), _code_key(after)
    return letter == other and next_number == number + 1


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
    best = [row for row in _largest(rows, Direction.IMPROVING) if row.is_new][:2]
    return tuple(
        _item(row, f"{marks.latest_cell(row).text}, {_moved_words(row)}")
        for row in best
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
        if (_steps(row) > 0 if better else _steps(row) < 0)
    )


def _from_to(row: Row) -> str:
    was, now = (
        marks.words_for(row.facts, standing.figure, standing.aim)
        for standing in (row.before, row.now)
    )
    return f" ({was} to {now})"


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


def asks_of(rows: Sequence[Row]) -> tuple[Ask, ...]:
    """Return what needs the board: off track first, then what is overdue."""
    off = [row for row in rows if row.now.status is Status.OFF_TRACK]
    late = [row for row in rows if row.overdue and row not in off]
    off.sort(key=lambda row: row.before.status is Status.OFF_TRACK)
    return tuple(_ask(row) for row in (*off, *late))


def _ask(row: Row) -> Ask:
    said = marks.account_of(row)
    account = Account(
        why=(said.why if said else "") or NOT_GIVEN,
        action=(said.action if said else "") or "No action has been named yet.",
        who=(said.who if said else "") or row.facts.responsible or "No post named yet",
        by=(said.by if said else "") or "No date given yet",
        illustrative=bool(said and said.illustrative),
    )
    return Ask(
        anchor=row.facts.code,
        mark=marks.mark(row.now.status),
        code=row.facts.code,
        title=keep_together(row.facts.short_title),
        sub=_ask_sub(row),
        account=account,
    )


def _ask_sub(row: Row) -> str:
    said = []
    if row.now.status is Status.OFF_TRACK:
        again = row.before.status is Status.OFF_TRACK
        said = [
            _against_target(row),
            "still off track" if again else "newly off track",
        ]
    if row.overdue:
        said.append(f"{count_words(row.overdue.days, 'day')} late")
    return "; ".join(said)
