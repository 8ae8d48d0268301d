"""What happened, in a sentence with a verb, drafted from the figures of a series."""

from collections.abc import Sequence
from itertools import pairwise

from outcomes.domain.figures import Shown
from outcomes.domain.rating import Reference
from outcomes.domain.trend import Against, Direction, Movement
from scorecards.domain.history import Moment
from scorecards.domain.scorecard import Row
from scorecards.presenters import marks
from strategy_portal.periods import Basis
from strategy_portal.wording import count_words, period_when, target_words

# From so many earlier moves on, a turn is news.
NEWS = 3
WITHIN_A_YEAR = (Basis.FINANCIAL_QUARTER, Basis.MONTH_END)


def chart_title(row: Row, shown: Sequence[Moment]) -> str:
    """Return `Fell from 64% to 58%, target 70%`. `shown` are figures, oldest first."""
    return f"{_what_happened(row, shown)}{_held_against(row)}"


def _what_happened(row: Row, shown: Sequence[Moment]) -> str:
    movement, now = row.now.movement, row.shown
    if now is None or movement.before is None or movement.change is None:
        return _without_a_move(row, shown)
    before = marks.figure_text(row.facts, movement.before)
    words = marks.figure_text(row.facts, now, row.now.aim)
    if before == words:
        return f"Stayed at {words}"
    if movement.direction is Direction.LITTLE_CHANGE:
        return f"Little changed, from {before} to {words}"
    verb = "Rose" if movement.change > 0 else "Fell"
    verb += _again(movement, shown)
    return f"{verb} from {before} to {words}{_since(row)}{_turn(movement, shown)}"


def _since(row: Row) -> str:
    """Return ` in a year` for what is counted more often than once a year."""
    movement, latest = row.now.movement, row.now.latest
    yearly = latest is None or latest.period.basis not in WITHIN_A_YEAR
    return "" if yearly or movement.against is Against.PREVIOUS else " in a year"


def _without_a_move(row: Row, shown: Sequence[Moment]) -> str:
    last = shown[-1]
    words = marks.words_for(row.facts, last.own.figure) if last.own else ""
    return f"Stood at {words} {period_when(last.period)}"


def _again(movement: Movement, shown: Sequence[Moment]) -> str:
    """Return ` again` where the figure before had moved the same way."""
    moves = _moves_before(movement, shown)
    return " again" if moves and (moves[-1] > 0) == movement.moved_up else ""


def _turn(movement: Movement, shown: Sequence[Moment]) -> str:
    """Return ` after 4 falls` where all the moves before went the other way."""
    run = 0
    for move in reversed(_moves_before(movement, shown)):
        if (move > 0) == movement.moved_up:
            break
        run += 1
    if run < NEWS:
        return ""
    return f" after {count_words(run, 'rise' if not movement.moved_up else 'fall')}"


def _moves_before(movement: Movement, shown: Sequence[Moment]) -> list[int]:
    """Return the signs of the moves up to the figure compared with, oldest first.

    Empty where the figure compared with is not the one just before: a quarter is held
    against the same quarter of last year, and the quarters between are no part of that.
    """
    earlier = list(shown[:-1])
    if not earlier or earlier[-1].period != movement.period:
        return []
    moves: list[int] = []
    for before, after in pairwise(earlier):
        sign = _sign(before, after)
        comparable = after.period.previous() == before.period or (
            after.period.year_before() == before.period
        )
        moves = [*moves, sign] if sign and comparable else []
    return moves


def _sign(before: Moment, after: Moment) -> int:
    """Return 1 for a rise, -1 for a fall, 0 where nothing can be said."""
    was = before.own.figure if before.own else None
    now = after.own.figure if after.own else None
    if not isinstance(was, Shown) or not isinstance(now, Shown):
        return 0
    if before.own and after.own and before.own.series != after.own.series:
        return 0
    return (now.value > was.value) - (now.value < was.value)


def _held_against(row: Row) -> str:
    """Return `, target 70%`, or else the figure of the first comparator."""
    aim, reading = row.now.aim, row.facts.reading
    if aim and aim.reference is Reference.FIXED:
        words = target_words(aim.rule.reference, reading.unit.value, reading.decimals)
        return f", target {words}"
    for sighting in row.comparisons:
        name = sighting.place.name
        if sighting.place.kind == "neighbours":
            name = f"{name[:1].lower()}{name[1:]}"
        if sighting.place.kind in ("neighbours", "nation"):
            return f", {name} {marks.words_for(row.facts, sighting.figure)}"
    return ""


def called_moments(row: Row, placed: Sequence[Moment]) -> tuple[int, ...]:
    """Return the places of the figures that the title speaks of, but for the last."""
    movement = row.now.movement
    return tuple(
        place
        for place, each in enumerate(placed)
        if movement.before is not None and each.period == movement.period and each.own
    )
