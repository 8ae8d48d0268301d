"""From the database to a scorecard's inputs; `shelf` reads its rows for it.

The number of queries is the same for ten measures and for five hundred. Raw quantities
leave here only as `ScorecardInputs`, which nothing but `compute` takes.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Max, Min, Q, QuerySet

from outcomes.models import (
    ComparatorSet,
    Measure,
    MeasureChange,
    Observation,
    Place,
    Placement,
    ReturnLine,
)
from priorities.models import Abbreviation, Partnership
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import (
    ComparatorFacts,
    DocumentFacts,
    MeasureInputs,
    OutcomeInputs,
    PlaceFacts,
    ScorecardInputs,
)
from scorecards.exemptions import exempt_among
from scorecards.families import families_of
from scorecards.ledger import told_before
from scorecards.models import Scorecard
from scorecards.priority_lines import priority_lines
from scorecards.shelf import Guard, Shelf
from scorecards.unsigned import put_unsigned
from strategy_portal.periods import Quarter


class NoFigures(Exception):
    """There is no figure in the database, so there is no quarter to show."""


class UnknownQuarter(Exception):
    """The quarter lies outside those that have figures."""


def quarters_with_figures(*, illustrative: bool = True) -> list[Quarter]:
    """Return the quarters from the first figure of our own to the last, newest first.

    Raises NoFigures where the database holds none.
    """
    figures = Observation.objects.own().with_figure()
    if not illustrative:
        figures = figures.not_illustrative()
    ends = figures.aggregate(first=Min("period_end"), last=Max("period_end"))
    if ends["last"] is None:
        raise NoFigures(
            "The database holds no figures yet; load a strategy with load_strategy."
        )
    quarter, first = Quarter.containing(ends["last"]), Quarter.containing(ends["first"])
    quarters = [quarter]
    while quarter != first:
        quarter = quarter.previous()
        quarters.append(quarter)
    return quarters


def quarter_called(code: str, *, illustrative: bool = True) -> Quarter:
    """Return the quarter of a code, the latest where none is given.

    Raises NotAPeriod where the code is malformed, UnknownQuarter where it is outside
    the quarters with figures, and NoFigures where there are none.
    """
    known = quarters_with_figures(illustrative=illustrative)
    if not code:
        return known[0]
    quarter = Quarter.from_code(code)
    if quarter not in known:
        raise UnknownQuarter(
            f"There are no figures for {code}; choose a quarter from "
            f"{known[-1].code} to {known[0].code}."
        )
    return quarter


def assemble(
    scorecard: Scorecard,
    quarter: Quarter,
    *,
    today: date,
    illustrative: bool = True,
    unsigned: QuerySet[ReturnLine] | None = None,
    edition: int | None = None,
    audience: Audience = Audience.BOARD,
) -> ScorecardInputs:
    """Read what a scorecard shows of a quarter, in a fixed number of queries.

    `unsigned` are the lines from which figures that nobody signed off yet are added.
    `edition` is the number that it is published under, where it is not a draft. For the
    public, what earlier editions told is read as well.
    """
    placements = _placements(scorecard, quarter)
    measures = {placement.measure_id for placement in placements}
    bases = (placement.measure.derived_from_id for placement in placements)
    measures |= {base for base in bases if base is not None}
    shelf = _shelf(measures, quarter, illustrative, audience)
    places = _places(quarter)
    if scorecard.kind == Scorecard.Kind.HEADLINE:
        placements = [each for each in placements if shelf.then(each.measure).headline]
    if unsigned is not None:
        put_unsigned(shelf, unsigned.filter(measure__in=measures), quarter, places)
    partnership = Partnership.objects.first()
    return ScorecardInputs(
        document=DocumentFacts(
            slug=scorecard.slug,
            title=scorecard.title,
            kind=scorecard.kind,
            board=shelf.names.board(scorecard.board),
            description=scorecard.description,
            partnership=partnership.name if partnership else "",
            place=partnership.place if partnership else "",
            licence=partnership.licence if partnership else "",
            quarter=quarter,
            today=today,
            query=scorecard.source_query,
            with_unsigned=unsigned is not None,
            edition=edition,
        ),
        outcomes=_outcomes(placements, shelf),
        places=places,
        comparators=_comparators(quarter),
        profile=settings.DISCLOSURE_PROFILE,
        abbreviations=tuple(
            Abbreviation.objects.order_by("term").values_list("term", "meaning")
        ),
        priorities=priority_lines(scorecard.board, quarter, shelf.names),
    )


def _shelf(
    measures: set[int], quarter: Quarter, illustrative: bool, audience: Audience
) -> Shelf:
    """Read what is known of some measures; for the public what protects them, too."""
    if audience is Audience.BOARD:
        return Shelf(measures, quarter, illustrative)
    families = families_of(measures)
    measures = measures.union(*(each.keys for each in families.values()))
    guard = Guard(told_before(measures), families, exempt_among(measures))
    return Shelf(measures, quarter, illustrative, guard)


def assemble_measures(
    measures: Iterable[Measure], quarter: Quarter, *, today: date
) -> ScorecardInputs:
    """Read measures on their own, wherever they stand, as one list of a quarter.

    The queries are as many for one measure as for all. The lines of a measure are those
    of every outcome that asks for it.
    """
    measures = list(measures)
    lines: dict[int, list[Placement]] = defaultdict(list)
    standing = Placement.objects.in_force(quarter.end).filter(measure__in=measures)
    for placement in standing.in_order():
        lines[placement.measure_id].append(placement)
    found = {measure.pk for measure in measures}
    bases = (measure.derived_from_id for measure in measures)
    shelf = Shelf(found.union(base for base in bases if base), quarter, True)
    partnership = Partnership.objects.first()
    place = partnership.place if partnership else ""
    return ScorecardInputs(
        document=DocumentFacts("", "", "", "", "", "", place, "", quarter, today),
        outcomes=(
            OutcomeInputs(
                code="",
                slug="",
                title="",
                statement="",
                indicators_in_development=False,
                measures=tuple(
                    shelf.measure_inputs(measure, lines[measure.pk])
                    for measure in measures
                ),
            ),
        ),
        places=_places(quarter),
        comparators=_comparators(quarter),
        profile=settings.DISCLOSURE_PROFILE,
    )


def _placements(scorecard: Scorecard, quarter: Quarter) -> list[Placement]:
    """Return the lines of a scorecard; those of headlines are left for `assemble`."""
    live = Measure.objects.live(quarter.end)
    placements = (
        Placement.objects.in_force(quarter.end)
        .filter(outcome__scorecards=scorecard, measure__in=live)
        .select_related("outcome", "measure__reporting_post", "measure__derived_from")
        .order_by("outcome__order", "order", "role")
    )
    if scorecard.kind == Scorecard.Kind.HEADLINE:
        changed = Q(measure__in=MeasureChange.objects.touching("headline"))
        placements = placements.filter(Q(measure__headline=True) | changed)
    return list(placements)


def _places(quarter: Quarter) -> tuple[PlaceFacts, ...]:
    """Return every place; of those that ended only earlier figures are shown."""
    order = [kind.value for kind in Place.Kind]
    places = sorted(Place.objects.all(), key=lambda place: order.index(place.kind))
    return tuple(
        PlaceFacts(
            place.code,
            place.name,
            place.kind,
            ended=place.valid_to is not None and place.valid_to < quarter.end,
        )
        for place in places
    )


def _comparators(quarter: Quarter) -> tuple[ComparatorFacts, ...]:
    """Return the comparator sets in force at a quarter's end."""
    sets = (
        ComparatorSet.objects.in_force(quarter.end)
        .filter(place__in=Place.objects.in_force(quarter.end))
        .select_related("place")
        .prefetch_related("members")
        .order_by("place__code", "-valid_from")
    )
    return tuple(
        ComparatorFacts(
            place=each.place.code,
            name=each.name,
            release=each.release,
            members=tuple(sorted(member.name for member in each.members.all())),
            valid_from=each.valid_from,
        )
        for each in sets
    )


def _outcomes(
    placements: Iterable[Placement], shelf: Shelf
) -> tuple[OutcomeInputs, ...]:
    by_outcome: dict[int, list[Placement]] = defaultdict(list)
    for placement in placements:
        by_outcome[placement.outcome_id].append(placement)
    return tuple(
        OutcomeInputs(
            code=found[0].outcome.code,
            slug=found[0].outcome.slug,
            title=found[0].outcome.title,
            statement=found[0].outcome.statement,
            indicators_in_development=found[0].outcome.indicators_in_development,
            measures=_measures(found, shelf),
        )
        for found in by_outcome.values()
    )


def _measures(
    placements: Iterable[Placement], shelf: Shelf
) -> tuple[MeasureInputs, ...]:
    """Return each measure of an outcome once, however many lines ask for it."""
    by_measure: dict[int, list[Placement]] = defaultdict(list)
    for placement in placements:
        by_measure[placement.measure_id].append(placement)
    return tuple(
        shelf.measure_inputs(found[0].measure, found) for found in by_measure.values()
    )
