"""About a measure: meaning, rule, source, owners, lines and corrections in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal

from django.urls import reverse

from outcomes.domain.figures import FigureStatus, Shown, Unit
from outcomes.domain.rating import Polarity, Reference
from outcomes.domain.trend import dead_band
from outcomes.models import Measure, Observation, Placement
from outcomes.values import quantity_of
from priorities.models import Post
from priorities.models.sources import Paper, Sourced
from scorecards.domain.scorecard import Row
from scorecards.measure_page import CorrectionLine, Fact, PlacedLine
from scorecards.models import Scorecard
from scorecards.presenters import marks
from strategy_portal.periods import Basis, Quarter
from strategy_portal.rounding import rounded
from strategy_portal.wording import (
    date_words,
    figure_words,
    join_words,
    period_words,
    quarter_months,
    target_words,
)

BASES = {
    Basis.FINANCIAL_QUARTER: "Each figure covers a quarter of the financial year.",
    Basis.FINANCIAL_YEAR: "Each figure covers a year that ends in March.",
    Basis.ACADEMIC_YEAR: "Each figure covers an academic year, September to August.",
    Basis.CALENDAR_YEAR: "Each figure covers a calendar year.",
    Basis.SNAPSHOT: "Each figure is a count on one day of the month named.",
    Basis.MONTH_END: "Each figure is as at the end of the month named.",
}
RULES = {
    Polarity.HIGHER: "On track at {target} or more. {risk}Off track below {limit}.",
    Polarity.LOWER: "On track at {target} or less. {risk}Off track above {limit}.",
}
RISKS = {
    Polarity.HIGHER: "At risk down to {limit}. ",
    Polarity.LOWER: "At risk up to {limit}. ",
}
ROLES = {
    Placement.Role.INDICATOR: "Indicator of",
    Placement.Role.MEASURE: "Measure of",
    Placement.Role.BESIDE: "Beside",
}
PROPOSED = "Proposed"


def facts_of(
    measure: Measure, row: Row, quarter: Quarter, scorecards: Sequence[Scorecard]
) -> tuple[Fact, ...]:
    """Return what stands in the table about the measure; nothing empty."""
    found = (
        Fact("Definition", (measure.definition,)),
        Fact("Counts", (_counts(measure),)),
        Fact("Good is", (marks.GOOD_IS[row.facts.polarity],)),
        _rule(row),
        _direction(row),
        Fact("How often", _how_often(measure, row, quarter)),
        _baseline(measure, row),
        _derivation(measure),
        _larger(measure),
        *_sources(measure, row),
        *_owners(measure),
        _reported_to(scorecards),
    )
    return tuple(fact for fact in found if fact and any(fact.words))


def _counts(measure: Measure) -> str:
    if not measure.counts:
        return ""
    kind = "" if measure.counts_people else ", not people"
    return f"{measure.counts[:1].upper()}{measure.counts[1:]}{kind}"


def rule_words(row: Row) -> str:
    """Return how the status is worked out: `On track at 32.0 or more. At risk …`."""
    aim, reading = row.now.aim, row.facts.reading
    if aim is None:
        return ""

    def words(value: Decimal) -> str:
        return target_words(value, reading.unit.value, reading.decimals)

    target = words(aim.rule.reference)
    polarity = aim.rule.polarity
    if polarity is Polarity.TARGET:
        low, high = (words(limit) for limit in aim.rule.limits)
        return f"On track at {target}. At risk from {low} to {high}. Off track beyond."
    limit = words(aim.rule.limits[0])
    risk = RISKS[polarity].format(limit=limit) if aim.rule.tolerance else ""
    return RULES[polarity].format(target=target, risk=risk, limit=limit)


def _rule(row: Row) -> Fact:
    said, aim = [rule_words(row)], row.now.aim
    if aim is None and row.facts.polarity is Polarity.NEUTRAL:
        said = ["Not rated: neither higher nor lower is better."]
    elif row.beside:
        said = ["Not rated: it stands beside the strategy, which sets no target."]
    elif aim is None:
        said = ["Not rated: no target is set for the period of the latest figure."]
    elif aim.reference is Reference.COMPARATOR and aim.comparator:
        name = f"{aim.comparator.name[:1].lower()}{aim.comparator.name[1:]}"
        said.append(f"The target is the figure of the {name} for the same period.")
    mark = "Illustrative target" if aim and aim.illustrative else ""
    return Fact("Status rule", tuple(said), mark)


def _direction(row: Row) -> Fact | None:
    movement = row.now.movement
    if row.shown is None or movement.before is None or movement.against is None:
        return None
    band = dead_band(row.shown, movement.before, row.facts.reading)
    reading = row.facts.reading
    size = target_words(rounded(band, reading.decimals + 1), Unit.SCORE.value)
    unit = "" if reading.unit in (Unit.COUNT, Unit.RATIO) else " points"
    return Fact(
        "Direction",
        (
            (
                f"Against {movement.against.value}. A move of {size}{unit} or less"
                " counts as little change."
            ),
        ),
    )


def _how_often(measure: Measure, row: Row, quarter: Quarter) -> tuple[str, ...]:
    said = [marks.FREQUENCIES[measure.frequency], BASES[Basis(measure.basis)]]
    if measure.cumulative:
        said.append("It adds up from the start of the year.")
    if row.overdue:
        said.append(marks.late_words(row.overdue))
    elif measure.frequency == Measure.Frequency.QUARTERLY and not row.beside:
        following = quarter.next()
        due = date_words(following.end + timedelta(days=measure.due_days))
        said.append(f"The figure for {quarter_months(following)} is due on {due}.")
    return (" ".join(said),)


def _baseline(measure: Measure, row: Row) -> Fact:
    if measure.baseline_value is None:
        return Fact("Baseline", ("None set.",))
    unit, decimals = row.facts.reading.unit.value, row.facts.reading.decimals
    words = figure_words(measure.baseline_value, unit, decimals)
    return Fact("Baseline", (f"{words} in {measure.baseline_period}",))


def _derivation(measure: Measure) -> Fact | None:
    base = measure.derived_from
    if base is None:
        return None
    how = measure.get_derivation_display().lower()
    words = f"{base.code} {base.title}: {how}"
    return Fact("Worked out from", (words,), address=measure_address(base))


def _larger(measure: Measure) -> Fact | None:
    larger = measure.counted_in
    if larger is None:
        return None
    words = f"{larger.code} {larger.title}"
    return Fact("Counted in", (words,), address=measure_address(larger))


def measure_address(measure: Measure) -> str:
    """Return the address of a measure's page."""
    return reverse("outcomes:measure-detail", args=[measure.slug])


def _sources(measure: Measure, row: Row) -> Iterator[Fact]:
    latest = row.now.latest
    release = (latest.release if latest else "") or measure.release
    yield Fact("Source", (release or "No source is named yet.",))
    if measure.evidence and measure.evidence.name != release:
        yield Fact("Evidence", (measure.evidence.name,))
    provider = measure.data_provider.name if measure.data_provider else ""
    yield Fact("Data provider", (provider or "Not named yet.",))
    cautions = [measure.caveat, latest.caveat if latest else ""]
    yield Fact("Cautions", tuple(dict.fromkeys(filter(None, cautions))))


def _owners(measure: Measure) -> Iterator[Fact]:
    mark = PROPOSED if measure.proposed else ""
    reporting, deputy = measure.reporting_post, measure.deputy_post
    if reporting:
        yield Fact("Responsible", (reporting.title,), mark, _post(reporting))
    else:
        yield Fact("Responsible", ("No post is named yet.",))
    if deputy:
        yield Fact("Deputy", (deputy.title,), mark, _post(deputy))


def _post(post: Post) -> str:
    return reverse("post-detail", args=[post.code])


def _reported_to(scorecards: Iterable[Scorecard]) -> Fact:
    by_board: dict[str, list[str]] = {}
    for scorecard in scorecards:
        by_board.setdefault(scorecard.board.name, []).append(scorecard.title)
    words = tuple(
        f"{board}, in {join_words(titles)}" for board, titles in by_board.items()
    )
    return Fact("Reported to", words or ("No scorecard shows it.",))


def placed_lines(measure: Measure) -> tuple[PlacedLine, ...]:
    """Return the lines of the strategy that ask for a measure, in its order."""
    return tuple(
        PlacedLine(
            outcome=each.outcome.title,
            address=reverse("outcomes:outcome-detail", args=[each.outcome.slug]),
            role=role_words(each),
            wording=each.source_text,
            source=source_words(each),
            question=each.source_query,
        )
        for each in measure.placements.all()
    )


def role_words(placement: Placement) -> str:
    """Return what a line is to its outcome, to stand before the outcome's name."""
    return ROLES[Placement.Role(placement.role)]


def source_words(row: Sourced, *, within: Paper | None = None) -> str:
    """Return where a row stands: `SEND Strategy, line 90`, or `Line 90` within it."""
    line = row.source_line
    if row.paper is None or row.paper == within:
        return f"{line[:1].upper()}{line[1:]}"
    return f"{row.paper.title}, {line}" if line else row.paper.title


def correction_lines(
    row: Row, corrections: Iterable[Observation]
) -> tuple[CorrectionLine, ...]:
    """Return every figure that was superseded, in the order given."""
    return tuple(
        CorrectionLine(
            corrected=date_words(each.recorded_at.date()),
            of=_corrected_period(each),
            was=_figure(row, each.supersedes),
            now=_figure(row, each),
            why=each.reason,
            illustrative=each.status == FigureStatus.ILLUSTRATIVE.value,
        )
        for each in corrections
        if each.supersedes
    )


def _corrected_period(observation: Observation) -> str:
    """Return the period, and the part or the area where it is not our whole."""
    said = [period_words(observation.period)]
    if observation.breakdown:
        said.append(observation.breakdown.title)
    if observation.place.kind != observation.place.Kind.OWN:
        said.append(observation.place.name)
    return ", ".join(said)


def _figure(row: Row, observation: Observation) -> str:
    quantity = quantity_of(observation)
    if quantity is None:
        return marks.NO_FIGURE
    value = quantity.reckoned(row.facts.reading.unit)
    shown = Shown(value, quantity.numerator, quantity.denominator)
    text, base = marks.figure_text(row.facts, shown), marks.base_text(row.facts, shown)
    return f"{text} ({base})" if base else text
