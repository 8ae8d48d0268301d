"""The officer's screen in words: where each line stands, and what is known of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.findings import Finding
from outcomes.domain.rating import Polarity, Status
from outcomes.domain.trend import Direction
from outcomes.models import ReturnLine
from outcomes.past import Known, Past, Standing
from outcomes.return_sheet import Sheet, SheetLine
from outcomes.states import LineState
from strategy_portal.rounding import honest_decimals
from strategy_portal.wording import (
    base_words,
    count_words,
    date_words,
    exact_words,
    figure_words,
    join_words,
    period_words,
    quarter_full,
    sentence_case,
    time_words,
)

RECENT = 4
GOOD_IS = {
    Polarity.HIGHER: "Higher is better.",
    Polarity.LOWER: "Lower is better.",
    Polarity.TARGET: "Closest to the target is best.",
    Polarity.NEUTRAL: "Neither higher nor lower is better.",
}
SHAPES = {Status.ON_TRACK: "on", Status.AT_RISK: "risk", Status.OFF_TRACK: "off"}
ARROWS = {
    Direction.IMPROVING: "better",
    Direction.WORSENING: "worse",
    Direction.RISING: "neutral",
    Direction.FALLING: "neutral",
    Direction.LITTLE_CHANGE: "same",
    Direction.NOT_COMPARABLE: "nc",
}


@dataclass(frozen=True, slots=True)
class Past4:
    """One of the last figures: of when, how much, and out of how many."""

    period: str
    figure: str
    base: str


@dataclass(frozen=True, slots=True)
class PartView:
    """A breakdown of a line: its title, its fields, its last figure."""

    title: str
    fields: tuple[object, ...]
    last: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What somebody else saved while this person typed."""

    sentence: str
    theirs: str
    comment: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One line of the screen."""

    key: str
    code: str
    title: str
    meaning: str
    definition: str
    slug: str
    period: str
    due: str
    state: str
    state_words: str
    can_fill: bool
    version: object
    form: object
    numbers: tuple[object, ...]
    history: tuple[Past4, ...]
    context: str
    result: str
    result_base: str
    shape: str
    status: str
    arrow: str
    way: str
    direction: str
    owes: bool
    owed_words: str
    back: str
    back_reason: str
    on_behalf: str
    findings: tuple[Finding, ...]
    noted: tuple[str, ...]
    problems: tuple[tuple[str, str], ...]
    conflict: Conflict | None
    parts: tuple[PartView, ...]
    says_something: bool
    comment: str


@dataclass(frozen=True, slots=True)
class ReturnPage:
    """A return in words."""

    post: str
    quarter: str
    due: str
    progress: str
    saved: str
    lines: tuple[LineView, ...]
    can_submit: bool
    is_open: bool

    @property
    def problems(self) -> list[tuple[str, str]]:
        """Return every problem, for the summary at the head of the page."""
        return [problem for line in self.lines for problem in line.problems]


def page_of(sheet: Sheet, *, fillable: frozenset[int], today: date) -> ReturnPage:
    """Return a sheet in words; `fillable` are the keys of the lines that are theirs."""
    gathering = sheet.belongs_to.gathering
    lines = list(sheet.lines.values())
    views = tuple(line_view(each, fillable, gathering.is_open) for each in lines)
    saved = [each.line.saved_at for each in lines if each.line.saved_at]
    return ReturnPage(
        post=sheet.belongs_to.post.title,
        quarter=quarter_full(gathering.quarter),
        due=due_words([each.line for each in lines], today),
        progress=progress_words(views),
        saved=f"Saved at {clock_words(max(saved))}" if saved else "",
        lines=views,
        can_submit=any(view.can_fill for view in views),
        is_open=gathering.is_open,
    )


def due_words(lines: Iterable[ReturnLine], today: date) -> str:
    """Return how many measures are due and when, and in how many days or how late."""
    lines = list(lines)
    open_lines = [line for line in lines if line.can_be_filled] or lines
    count = count_words(len(lines), "measure")
    if not open_lines:
        return "Nothing is asked of this post."
    first = min(line.due_on for line in open_lines)
    return f"{sentence_case(count)}, due {weekday_words(first)}, {away(first, today)}."


def weekday_words(day: date) -> str:
    """Return a day with its weekday: `Friday 24 October 2025`."""
    return f"{day:%A} {date_words(day)}"


def away(due: date, today: date) -> str:
    """Return how far off a day is, or how long ago it was."""
    days = (due - today).days
    if days == 0:
        return "today"
    words = count_words(abs(days), "day")
    return f"in {words}" if days > 0 else f"{words} ago"


def progress_words(views: Iterable[LineView]) -> str:
    """Return how far a return has come, in a sentence or two."""
    views = list(views)
    found = Counter(view.state for view in views)
    done = found["done"] + found["submitted"] + found["signed"]
    rest = [
        (found["returned"], "came back with a reason"),
        (found["check"], "to check"),
        (found["draft"], "typed but not saved"),
        (found["open"], "not started"),
    ]
    others = [f"{count} {words}" for count, words in rest if count]
    head = f"{done} of {len(views)} done."
    return f"{head} {sentence_case(join_words(others))}." if others else head


def line_view(each: SheetLine, fillable: frozenset[int], is_open: bool) -> LineView:
    """Return a line in words."""
    line, past = each.line, each.past
    measure, standing = line.measure, each.standing
    quantity = line.entry.quantity
    state = state_of(each)
    can_fill = is_open and line.can_be_filled and line.pk in fillable
    rated = quantity is not None
    return LineView(
        key=each.key,
        code=measure.code,
        title=measure.title,
        meaning=measure.plain_words,
        definition=measure.definition,
        slug=measure.slug,
        period=period_words(line.period),
        due=date_words(line.due_on),
        state=state,
        state_words=state_words(each, state),
        can_fill=can_fill,
        version=version_of(each),
        form=each.form,
        numbers=numbers_in(each.form, ""),
        history=last_of(past, past.before(line.period)[-RECENT:]),
        context=context_of(past, standing),
        result=result_of(line, past, standing),
        result_base=base_of(quantity),
        shape=SHAPES.get(standing.status, "grey") if rated else "grey",
        status=standing.status.value if rated else "",
        arrow=ARROWS[standing.movement.direction] if rated else "nc",
        way="up" if standing.movement.moved_up else "down",
        direction=standing.movement.direction.value if rated else "",
        owes=rated and standing.status.needs_account,
        owed_words=f"{standing.status.value}, so the board will see these four",
        back=back_words(line),
        back_reason=line.returned_reason if line.state == LineState.RETURNED else "",
        on_behalf=behalf_words(line),
        findings=each.findings,
        noted=tuple(found["sentence"] for found in line.findings),
        problems=tuple(each.problems),
        conflict=conflict_of(each),
        parts=parts_of(each),
        says_something=bool(line.comment or each.draft),
        comment=line.comment,
    )


def state_of(each: SheetLine) -> str:
    """Return which of the states of the screen a line is in."""
    line = each.line
    if line.state == LineState.SIGNED_OFF:
        return "signed"
    if line.state == LineState.SUBMITTED:
        return "submitted"
    if each.theirs or each.findings or each.problems:
        return "check"
    if each.has_unsaved:
        return "draft"
    if line.waits_for_correction:
        return "returned"
    return "open" if line.entry.is_empty else "done"


def state_words(each: SheetLine, state: str) -> str:
    """Return a state in words."""
    kept = each.draft.kept_at if each.draft else None
    return {
        "signed": "Signed off",
        "submitted": "Submitted",
        "check": "Check this line",
        "draft": f"Typed at {clock_words(kept)}, not saved",
        "returned": "Returned: please correct",
        "open": "Not started",
        "done": "Done, not submitted",
    }[state]


def clock_words(moment: datetime | None) -> str:
    """Return the time of a moment; empty without one."""
    return time_words(localtime(moment)) if moment else ""


def back_words(line: ReturnLine) -> str:
    """Return who sent a line back and when."""
    if line.state != LineState.RETURNED:
        return ""
    return (
        f"{line.returned_by.display_name}, {date_words(localtime(line.returned_at))}:"
    )


def behalf_words(line: ReturnLine) -> str:
    """Return that somebody else gave the figure, where somebody did."""
    if not (line.on_behalf and line.saved_by):
        return ""
    return f"Given by {line.saved_by.display_name} on behalf of this post."


def version_of(each: SheetLine) -> object:
    """Return the version that the next save answers: theirs, once it has been shown."""
    return each.theirs.version if each.theirs else each.form["version"].value()


def conflict_of(each: SheetLine) -> Conflict | None:
    """Return what somebody else saved meanwhile, if anything."""
    theirs = each.theirs
    if theirs is None:
        return None
    unit = Unit(theirs.measure.unit)
    who = theirs.saved_by.display_name if theirs.saved_by else "Somebody"
    when = clock_words(theirs.saved_at)
    return Conflict(
        f"{who} saved {theirs.entry.words(unit)} at {when} while you typed.",
        theirs.entry.words(unit),
        theirs.comment,
    )


def last_of(past: Past, known: Iterable[Known]) -> tuple[Past4, ...]:
    """Return the last figures in words, oldest first."""
    return tuple(
        Past4(
            period_words(each.period),
            figure_of(past, each.quantity),
            base_of(each.quantity),
        )
        for each in known
    )


def figure_of(past: Past, quantity: Quantity, standing: Standing | None = None) -> str:
    """Return a figure in words, kept on its own side of its limits."""
    measure = past.measure
    unit, value = Unit(measure.unit), quantity.reckoned(Unit(measure.unit))
    decimals = measure.decimals
    if standing and standing.rule:
        limits = (standing.rule.reference, *standing.rule.limits)
        decimals = honest_decimals(value, decimals, limits, measure.polarity)
    return figure_words(value, unit.value, decimals)


def base_of(quantity: Quantity | None) -> str:
    """Return what a figure is out of; empty where it has no base."""
    if quantity is None or quantity.numerator is None or quantity.denominator is None:
        return ""
    return base_words(quantity.numerator, quantity.denominator)


def result_of(line: ReturnLine, past: Past, standing: Standing) -> str:
    """Return the saved figure, or why there is none; empty where nothing was given."""
    entry = line.entry
    if entry.quantity:
        return figure_of(past, entry.quantity, standing)
    return entry.words(Unit(line.measure.unit)) if entry.missing else ""


def context_of(past: Past, standing: Standing) -> str:
    """Return what the figure is held against, in short sentences."""
    measure, rule = past.measure, standing.rule
    unit, said = Unit(measure.unit), [GOOD_IS[Polarity(measure.polarity)]]
    if rule:
        limits = " or ".join(exact_words(limit, unit.value) for limit in rule.limits)
        reference = exact_words(rule.reference.normalize(), unit.value)
        within = (
            f", at risk to {limits}" if rule.tolerance else ": nothing less will do"
        )
        said.append(f"Target {reference}{within}.")
    elif Polarity(measure.polarity) is not Polarity.NEUTRAL:
        said.append("No target is set.")
    for code, known in past.others.items():
        if known and unit in (Unit.PERCENT, Unit.RATE, Unit.SCORE):
            figure = figure_of(past, known[-1].quantity)
            when = period_words(known[-1].period)
            said.append(f"{past.places[code].name}: {figure} in {when}.")
    return " ".join(said)


def parts_of(each: SheetLine) -> tuple[PartView, ...]:
    """Return the breakdowns of a line with their fields and last figures."""
    views = []
    for part in each.line.measure.breakdowns.all():
        known = each.past.parts.get(part.pk, ())
        earlier = [one for one in known if one.period.end < each.line.period.end]
        last = ""
        if earlier:
            figure = figure_of(each.past, earlier[-1].quantity)
            base = base_of(earlier[-1].quantity)
            said = f"{figure} ({base})" if base else figure
            last = f"{period_words(earlier[-1].period)}: {said}"
        fields = numbers_in(each.form, f"part{part.pk}_")
        views.append(PartView(part.title, fields, last))
    return tuple(views)


def numbers_in(form, prefix: str) -> tuple[object, ...]:
    """Return the fields that take the numbers of a line, or of one part of it."""
    names = ("numerator", "denominator") if form.takes_base else ("value",)
    return tuple(form[f"{prefix}{name}"] for name in names)
