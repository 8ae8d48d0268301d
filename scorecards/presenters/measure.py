"""One measure in words: how it stands, what it was, what it means, who answers."""

from collections.abc import Sequence
from decimal import Decimal

from outcomes.domain.figures import Shown, Suppressed, Unit
from outcomes.domain.rating import Status
from outcomes.models import Measure, Observation
from scorecards.domain.history import Moment
from scorecards.domain.scorecard import Row, Sighting
from scorecards.measure_page import Headline, MeasurePage
from scorecards.models import Scorecard
from scorecards.page import Account, Cell, Mark
from scorecards.presenters import marks
from scorecards.presenters.chart import chart_of
from scorecards.presenters.measure_facts import (
    correction_lines,
    facts_of,
    placed_lines,
)
from scorecards.presenters.notes import MEANINGS
from scorecards.presenters.series import parts_pages, series_page
from strategy_portal.periods import Quarter
from strategy_portal.rounding import rounded
from strategy_portal.wording import (
    date_words,
    join_words,
    keep_together,
    number_words,
    period_words,
    quarter_full,
)

NOT_SAID = Account(
    why="No account has been given yet.",
    action="No action has been named yet.",
    who="",
    by="No date given yet",
    illustrative=False,
)
HIDDEN = "The figure is hidden to protect privacy, so there is nothing to compare."
# Others beside our own figure, in the order of the scorecard's columns.
COMPARED = ("neighbours", "nation")


def measure_page(
    measure: Measure,
    row: Row,
    history: Sequence[Moment],
    *,
    quarter: Quarter,
    corrections: Sequence[Observation],
    scorecards: Sequence[Scorecard],
) -> MeasurePage:
    """Return the page of a measure as it stands at the end of a quarter."""
    hidden = isinstance(row.figure, Suppressed)
    chart = chart_of(row, history)
    return MeasurePage(
        code=row.facts.code,
        title=keep_together(row.facts.title),
        what=_what(measure),
        plain_words=row.facts.plain_words,
        good_is=marks.GOOD_IS[row.facts.polarity],
        quarter=quarter_full(quarter),
        state=_state(measure),
        reason=HIDDEN if hidden else marks.reason_of(row),
        headlines=headlines_of(row),
        chart=chart,
        chart_words="" if chart else _no_chart(history),
        account=_account(row),
        account_kind=marks.mark(row.now.status).kind,
        series=series_page(row, history),
        parts=() if hidden else parts_pages(row),
        lines=placed_lines(measure),
        facts=facts_of(measure, row, quarter, scorecards),
        question=measure.source_query,
        corrections=correction_lines(row, corrections),
    )


def _no_chart(history: Sequence[Moment]) -> str:
    if any(each.own and isinstance(each.own.figure, Shown) for each in history):
        return "There is one figure so far. A chart takes two."
    return "There is no figure yet, so there is no chart."


def _what(measure: Measure) -> str:
    """Return `Measure D6, of the outcome Whole child progress`."""
    placements = list(measure.placements.all())
    titles = list(dict.fromkeys(each.outcome.title for each in placements))
    if not titles:
        return f"Measure {measure.code}"
    beside = all(each.role == each.Role.BESIDE for each in placements)
    noun = "outcome" if len(titles) == 1 else "outcomes"
    where = "beside" if beside else "of"
    return f"Measure {measure.code}, {where} the {noun} {join_words(titles)}"


def _state(measure: Measure) -> str:
    if measure.state == Measure.State.RETIRED:
        return (
            "This measure is retired. It stands on no scorecard; its history is kept."
        )
    if measure.valid_to:
        return (
            f"Its last day is {date_words(measure.valid_to)}. After it, it stands on "
            "no scorecard; its history is kept."
        )
    if measure.state == Measure.State.IN_DEVELOPMENT:
        return f"In development: {measure.question_words}"
    return ""


def headlines_of(row: Row) -> tuple[Headline, ...]:
    """Return the figures at the head of the page: the latest first, then the others."""
    return (
        _latest(row),
        _target(row),
        Headline("Status", Cell("", _status_lines(row)), mark=_mark(row)),
        *([_direction(row)] if row.shown else []),
        *_comparators(row),
    )


def _mark(row: Row) -> Mark:
    return marks.mark(row.now.status)


def _latest(row: Row) -> Headline:
    cell, latest = marks.latest_cell(row), row.now.latest
    label = f"Latest, {period_words(latest.period)}" if latest else "Latest"
    lines = list(cell.lines[1:])
    if row.shown and row.facts.reading.unit is Unit.COUNT and row.facts.counts:
        lines.insert(0, row.facts.counts)
    if row.shown and row.shown.denominator and row.facts.counts and lines:
        lines[0] = f"{lines[0]} {row.facts.counts}"
    example = "Illustrative" if marks.illustrative_mark(row) == "Illustrative" else ""
    return Headline(
        label, Cell(cell.text, tuple(lines), is_figure=cell.is_figure), example
    )


def _target(row: Row) -> Headline:
    aim = row.now.aim
    example = "Illustrative" if aim and aim.illustrative else ""
    return Headline("Target", marks.target_cell(row), example)


def _status_lines(row: Row) -> tuple[str, ...]:
    """Return how far off the target and how it stood before, or what a state means."""
    status, before = row.now.status, row.before.status
    if not status.is_rating:
        return (MEANINGS[status],)
    lines = [_gap(row)]
    if row.is_new and before.is_rating:
        same = "too" if before is status else ""
        was = f"{before.value.lower()} the quarter before {same}".strip()
        lines.append(was)
    return tuple(line for line in lines if line)


def _gap(row: Row) -> str:
    """Return `0.4 points beyond the limit`, reckoned on the figures as printed."""
    aim, now = row.now.aim, row.shown
    if aim is None or now is None:
        return ""
    short = aim.rule.shortfall(now.value)
    if short <= 0:
        return "meets the target" if short else "just meets the target"
    beyond = row.now.status is Status.OFF_TRACK and aim.rule.tolerance > 0
    reference = (
        min(aim.rule.limits, key=lambda limit: abs(limit - now.value))
        if beyond
        else aim.rule.reference
    )
    misses = marks.MISSES[aim.rule.polarity]
    what = "beyond the limit" if beyond else f"{misses} the target"
    return f"{_size(row, now.value, reference, now)} {what}"


def _size(row: Row, one: Decimal, other: Decimal, shown: Shown) -> str:
    """Return how far two values lie apart as they are printed, with the unit."""
    decimals = marks.decimals_of(row.facts, shown)
    apart = abs(rounded(one, decimals) - rounded(other, decimals))
    while not apart and one != other:
        decimals += 1
        apart = abs(rounded(one, decimals) - rounded(other, decimals))
    number = number_words(apart, decimals)
    if row.facts.reading.unit in (Unit.COUNT, Unit.RATIO):
        return number
    return f"{number} {'point' if number == '1' else 'points'}"


def _direction(row: Row) -> Headline:
    movement, move = row.now.movement, marks.move_of(row)
    since = f"Since {period_words(movement.period)}" if movement.period else "Direction"
    return Headline(since, Cell("", move.lines[:1]), move=move)


def _comparators(row: Row) -> tuple[Headline, ...]:
    """Return the comparators of the very same period; counts have none."""
    if row.facts.reading.unit in (Unit.COUNT, Unit.RATIO):
        return ()
    return tuple(
        _comparator(row, sighting)
        for kind in COMPARED
        for sighting in row.comparisons
        if sighting.place.kind == kind
    )


def _comparator(row: Row, sighting: Sighting) -> Headline:
    text = marks.comparator_text(row.facts, sighting)
    return Headline(sighting.place.name, Cell(text, (_apart(row, sighting),)))


def _apart(row: Row, sighting: Sighting) -> str:
    """Return `1.6 points above Rotherham`."""
    figure, now, latest = sighting.figure, row.shown, row.now.latest
    if not isinstance(figure, Shown) or now is None or latest is None:
        return ""
    own = latest.place.name
    if figure.value == now.value:
        return f"the same as {own}"
    way = "above" if figure.value > now.value else "below"
    return f"{_size(row, figure.value, now.value, now)} {way} {own}"


def _account(row: Row) -> Account | None:
    """Return what was said; for a row that owes an account, that none was given."""
    said = marks.account_of(row)
    if said or not row.now.status.needs_account:
        return said
    return NOT_SAID
