"""The words and marks of a row: figure, target, status, direction and account."""

from collections.abc import Mapping

from outcomes.domain.figures import (
    Figure,
    FigureStatus,
    NotAvailable,
    Shown,
    Suppressed,
    Unit,
)
from outcomes.domain.rating import Polarity, Reference, Status
from outcomes.domain.trend import Against, Direction, Movement
from scorecards.domain.inputs import MeasureFacts
from scorecards.domain.scorecard import Aim, Overdue, Row, Sighting
from scorecards.page import Account, Cell, Mark, Move, PartLine
from strategy_portal.rounding import adding_up, honest_decimals
from strategy_portal.wording import (
    base_words,
    change_words,
    count_words,
    date_words,
    figure_words,
    month_words,
    number_words,
    period_words,
    target_words,
)

HIDDEN = "Hidden to protect privacy"
NO_FIGURE = "No figure"
UNSIGNED = "not signed off"
SMALL_BASE = 100

KINDS = {Status.ON_TRACK: "on", Status.AT_RISK: "risk", Status.OFF_TRACK: "off"}
GOOD_IS = {
    Polarity.HIGHER: "Higher is better",
    Polarity.LOWER: "Lower is better",
    Polarity.TARGET: "Closest to target is best",
    Polarity.NEUTRAL: "Neither is better",
}
MISSES = {
    Polarity.HIGHER: "short of",
    Polarity.LOWER: "over",
    Polarity.TARGET: "away from",
}
FIRMNESS = {
    FigureStatus.PROVISIONAL: "provisional [p]",
    FigureStatus.REVISED: "revised [r]",
    FigureStatus.ESTIMATE: "estimate [e]",
}
MOVE_KINDS = {
    Direction.IMPROVING: "better",
    Direction.WORSENING: "worse",
    Direction.RISING: "neutral",
    Direction.FALLING: "neutral",
    Direction.LITTLE_CHANGE: "same",
    Direction.NOT_COMPARABLE: "nc",
}
FREQUENCIES = {
    "monthly": "Reported every month.",
    "quarterly": "Reported every quarter.",
    "termly": "Reported every term.",
    "yearly": "Reported once a year.",
    "two-yearly": "Reported every two years.",
    "once": "Reported once.",
}


def mark(status: Status) -> Mark:
    """Return a status as its word and the kind of its shape."""
    return Mark(status.value, KINDS.get(status, "grey"))


def decimals_of(facts: MeasureFacts, figure: Shown) -> int:
    """Return how many decimals to print: none for a percentage of fewer than 100."""
    base = figure.denominator
    if facts.reading.unit is Unit.PERCENT and base is not None and base < SMALL_BASE:
        return 0
    return facts.reading.decimals


def exact_decimals(facts: MeasureFacts, figure: Shown, aim: Aim | None = None) -> int:
    """Return how many decimals keep a figure on its own side of target and limit."""
    decimals = decimals_of(facts, figure)
    if aim is None:
        return decimals
    limits = (aim.rule.reference, *aim.rule.limits)
    return honest_decimals(figure.value, decimals, limits, aim.rule.polarity.value)


def figure_text(facts: MeasureFacts, figure: Shown, aim: Aim | None = None) -> str:
    """Return a figure in words, with a decimal more where rounding would mislead."""
    decimals = exact_decimals(facts, figure, aim)
    return figure_words(figure.value, facts.reading.unit.value, decimals)


def base_text(facts: MeasureFacts, figure: Shown) -> str:
    """Return what a figure is out of, or an empty text where it has no base."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    if facts.reading.unit is Unit.RATIO:
        top = number_words(figure.numerator)
        return f"{top} to {number_words(figure.denominator)}"
    return base_words(figure.numerator, figure.denominator)


def words_for(facts: MeasureFacts, figure: Figure, aim: Aim | None = None) -> str:
    """Return a figure in words, or the words that stand where there is none."""
    match figure:
        case Shown():
            return figure_text(facts, figure, aim)
        case Suppressed():
            return HIDDEN
        case _:
            return NO_FIGURE


def latest_cell(row: Row) -> Cell:
    """Return the newest figure with its period, base and firmness beneath."""
    latest = row.now.latest
    if latest is None:
        return Cell(NO_FIGURE, is_figure=False)
    if not isinstance(latest.figure, Shown):
        words = words_for(row.facts, latest.figure)
        symbol = ("[c]",) if isinstance(latest.figure, Suppressed) else ()
        return Cell(words, (period_words(latest.period), *symbol), is_figure=False)
    text = figure_text(row.facts, latest.figure, row.now.aim)
    lines = [period_words(latest.period), base_text(row.facts, latest.figure)]
    if row.facts.reading.unit is Unit.SCORE:
        lines.append("points")
    lines += [FIRMNESS.get(latest.status, ""), unsigned_words(row)]
    return Cell(text, tuple(line for line in lines if line), is_long=len(text) > 6)


def unsigned_words(row: Row) -> str:
    """Return that nobody signed a row's figure yet, or one that it is held against."""
    if row.now.latest and row.now.latest.unsigned:
        return UNSIGNED
    return "an earlier figure is not signed off" if row.unsigned else ""


def figure_told(row: Row) -> str:
    """Return the newest figure where it stands in a sentence: `81%, not signed off`."""
    return ", ".join(filter(None, (latest_cell(row).text, unsigned_words(row))))


def target_cell(row: Row) -> Cell:
    """Return the target with its limit beneath, or the words where there is none."""
    aim, facts = row.now.aim, row.facts
    if aim is None:
        neutral = facts.polarity is Polarity.NEUTRAL
        return Cell("Not rated" if neutral else "None set", is_figure=False)
    unit, decimals = facts.reading.unit.value, facts.reading.decimals
    return Cell(
        target_words(aim.rule.reference, unit, decimals),
        (_reference_line(aim), _limit_line(aim, facts)),
    )


def _reference_line(aim: Aim) -> str:
    if aim.reference is Reference.COMPARATOR and aim.comparator:
        return aim.comparator.name[:1].lower() + aim.comparator.name[1:]
    match aim.rule.polarity:
        case Polarity.HIGHER:
            return "or more"
        case Polarity.LOWER:
            return "or less"
        case _:
            return "or near it"


def _limit_line(aim: Aim, facts: MeasureFacts) -> str:
    if not aim.rule.tolerance:
        return "nothing less" if aim.rule.polarity is Polarity.HIGHER else "no limit"
    unit, decimals = facts.reading.unit.value, facts.reading.decimals
    limits = (target_words(limit, unit, decimals) for limit in aim.rule.limits)
    return "limit " + " to ".join(limits)


def rule_sentence(row: Row) -> str:
    """Return a measure's own rule in words."""
    aim = row.now.aim
    if aim is None:
        return ""
    cell = target_cell(row)
    limit = cell.lines[1]
    return f"On track at {cell.text} {cell.lines[0]}; {limit}."


def move_of(row: Row) -> Move:
    """Return a row's direction in words."""
    return movement_words(row.facts, row.now.movement, row.shown)


def movement_words(facts: MeasureFacts, movement: Movement, now: Shown | None) -> Move:
    """Return a movement in words, with what was compared with what."""
    kind = MOVE_KINDS[movement.direction]
    if movement.change is None or movement.before is None or now is None:
        return Move(movement.direction.value, kind, "flat", (movement.reason,))
    both = "years" if movement.against is Against.YEAR_BEFORE else "periods"
    decimals = min(decimals_of(facts, now), decimals_of(facts, movement.before))
    lines = [
        change_words(
            movement.change,
            movement.before.value,
            facts.reading.unit.value,
            decimals,
            both=both,
        )
    ]
    if movement.against is Against.PREVIOUS and movement.period:
        lines.append(f"since {period_words(movement.period)}")
    way = "up" if movement.change > 0 else "down" if movement.change < 0 else "flat"
    return Move(movement.direction.value, kind, way, tuple(lines))


def illustrative_mark(row: Row) -> str:
    """Return what of a row is only an example, as its mark says it."""
    latest, aim = row.now.latest, row.now.aim
    if latest and latest.status is FigureStatus.ILLUSTRATIVE:
        return "Illustrative"
    if aim and aim.illustrative:
        return "Illustrative target"
    if row.facts.illustrative:
        return "Illustrative date" if latest is None else "Illustrative"
    return ""


def reason_of(row: Row) -> str:
    """Return why there is no figure, in place of direction, trend and comparators."""
    facts, figure = row.facts, row.figure
    if facts.in_development:
        return facts.question_words
    if isinstance(figure, Suppressed):
        return "Direction, trend and comparison are hidden with the figure."
    if not isinstance(figure, NotAvailable):
        return ""
    if row.now.status is Status.NOT_DUE and facts.first_due_on:
        due = month_words(facts.first_due_on)
        return f"{FREQUENCIES[facts.frequency]} First figure due in {due}."
    return f"{late_words(row.overdue)} {figure.reason}".strip()


def late_words(overdue: Overdue | None) -> str:
    """Return how late a figure is, as a sentence, or nothing."""
    if overdue is None:
        return ""
    days = count_words(overdue.days, "day")
    return f"Due {date_words(overdue.due_on)}, {days} late."


def comparator_cell(row: Row, kind: str) -> Cell:
    """Return a comparator's figure of the very same period, or why there is none."""
    if row.facts.reading.unit in (Unit.COUNT, Unit.RATIO):
        return Cell("Not applicable", is_figure=False)
    for sighting in row.comparisons:
        if sighting.place.kind == kind and isinstance(sighting.figure, Shown):
            return Cell(comparator_text(row.facts, sighting))
    return Cell("Not available", is_figure=False)


def comparator_text(facts: MeasureFacts, sighting: Sighting) -> str:
    """Return a comparator's figure in words."""
    return words_for(facts, sighting.figure)


def part_lines(row: Row) -> tuple[PartLine, ...]:
    """Return the parts of a shown figure; a hidden one keeps its parts to itself."""
    if isinstance(row.figure, Suppressed):
        return ()
    return tuple(
        PartLine(
            part.breakdown,
            words_for(row.facts, part.figure),
            _part_base(row.facts, part),
        )
        for part in row.parts
    )


def _part_base(facts: MeasureFacts, part: Sighting) -> str:
    """Return what a part is out of, and whether nobody signed it yet."""
    base = base_text(facts, part.figure) if isinstance(part.figure, Shown) else ""
    return ", ".join(filter(None, (base, UNSIGNED if part.unsigned else "")))


def account_of(row: Row) -> Account | None:
    """Return the cause, action, post and date that were given for a row."""
    said = row.commentary
    if said is None:
        return None
    return Account(
        why=HIDDEN if said.held_back else said.why,
        action=HIDDEN if said.held_back else said.action,
        who=said.post,
        by=date_words(said.due_on) if said.due_on else "",
        illustrative=said.illustrative,
    )


def facts_note(row: Row) -> str:
    """Return how far an off-track figure is from its target: the row says the rest."""
    aim, now = row.now.aim, row.shown
    if aim is None or now is None:
        return ""
    gap = aim.rule.reference - now.value
    places = adding_up(gap, now.value, decimals_of(row.facts, now))
    number = number_words(abs(gap), places)
    if row.facts.reading.unit.is_share or row.facts.reading.unit is Unit.SCORE:
        number += " point" if number == "1" else " points"
    return f"{number} {MISSES[aim.rule.polarity]} the target."


def row_data(row: Row) -> Mapping[str, str]:
    """Return the four values that every format carries for a row of the table."""
    latest = row.now.latest
    return {
        "measure": row.facts.code,
        "figure": latest_cell(row).text,
        "status": row.now.status.value,
        "period": period_words(latest.period) if latest else "",
    }
