"""The first screen: the story in a sentence, the tally, and what is asked."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import product

from outcomes.domain.rating import RATINGS, Status
from outcomes.domain.rollup import Tally
from outcomes.domain.trend import Direction
from scorecards.domain.scorecard import Row, gain
from scorecards.page import (
    Account,
    Ask,
    Bit,
    Mark,
    Sentence,
    TallyItem,
    TallyLine,
)
from scorecards.presenters import marks
from scorecards.presenters.codes import code_ranges
from strategy_portal.wording import (
    count_words,
    keep_together,
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
    best = largest(rows, Direction.IMPROVING)[:CANDIDATES]
    worst = largest(rows, Direction.WORSENING)[:CANDIDATES]
    drafts = [f"{_got(up)}; {_got(down)}" for up, down in product(best, worst)]
    drafts += [_got(row) for row in sorted((*best[:1], *worst[:1]), key=_news)]
    return keep_together(
        next((draft for draft in drafts if len(draft) <= LONGEST_HEADLINE), "")
    )


def _got(row: Row) -> str:
    better = row.now.movement.direction is Direction.IMPROVING
    return f"{row.facts.short_title} got {'better' if better else 'worse'}"


def largest(rows: Iterable[Row], direction: Direction) -> list[Row]:
    """Return the rows that moved one way, new figures and large moves first.

    One whose rating went the other way since last quarter is no such news.
    """
    good = direction is Direction.IMPROVING
    moved = [
        row
        for row in rows
        if row.now.movement.direction is direction
        and (steps(row) >= 0 if good else steps(row) <= 0)
    ]
    return sorted(moved, key=_news)


def _news(row: Row) -> tuple[bool, Decimal, str]:
    return not row.is_new, -gain(row), row.facts.code


def steps(row: Row) -> int:
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
    return f"{marks.figure_told(row)}, target {marks.target_cell(row).text}"


def _grey_words(rows: Sequence[Row]) -> str:
    states = [status for status in Status if not status.is_rating]
    said = []
    for status in states:
        codes = [row.facts.code for row in rows if row.now.status is status]
        if codes:
            said.append(f"{status.value}: {code_ranges(codes)}")
    return ". ".join(said) + ("." if said else "None")


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
