"""From the database to a scorecard's inputs: the one module of this app that reads it.

The number of queries is the same for ten measures and for five hundred. Raw quantities
leave here only as `ScorecardInputs`, which nothing but `compute` takes.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import Max, Min

from outcomes.domain.figures import FigureStatus, Missing, Quantity, Unit
from outcomes.domain.rating import LimitKind, Polarity, Reference
from outcomes.domain.trend import Reading
from outcomes.models import (
    Breakdown,
    Commentary,
    ComparatorSet,
    Measure,
    Observation,
    Place,
    Placement,
    Target,
)
from priorities.models import Abbreviation, Partnership
from scorecards.domain.inputs import (
    CommentaryInputs,
    ComparatorFacts,
    DocumentFacts,
    LineFacts,
    MeasureFacts,
    MeasureInputs,
    OutcomeInputs,
    PartInputs,
    PlaceFacts,
    ScorecardInputs,
    Seen,
    TargetInputs,
)
from scorecards.models import Scorecard
from strategy_portal.periods import Basis, Period, Quarter


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
    scorecard: Scorecard, quarter: Quarter, *, today: date, illustrative: bool = True
) -> ScorecardInputs:
    """Read what a scorecard shows of a quarter, in a fixed number of queries."""
    placements = _placements(scorecard)
    measures = {placement.measure_id for placement in placements}
    bases = (placement.measure.derived_from_id for placement in placements)
    measures |= {base for base in bases if base is not None}
    shelf = _Shelf(measures, quarter, illustrative)
    partnership = Partnership.objects.first()
    return ScorecardInputs(
        document=DocumentFacts(
            slug=scorecard.slug,
            title=scorecard.title,
            kind=scorecard.kind,
            board=scorecard.board.name,
            description=scorecard.description,
            partnership=partnership.name if partnership else "",
            place=partnership.place if partnership else "",
            licence=partnership.licence if partnership else "",
            quarter=quarter,
            today=today,
            query=scorecard.source_query,
        ),
        outcomes=_outcomes(placements, shelf),
        places=_places(),
        comparators=_comparators(quarter),
        threshold=settings.DISCLOSURE_THRESHOLD,
        abbreviations=tuple(
            Abbreviation.objects.order_by("term").values_list("term", "meaning")
        ),
    )


def assemble_measures(
    measures: Iterable[Measure], quarter: Quarter, *, today: date
) -> ScorecardInputs:
    """Read measures on their own, wherever they stand, as one list of a quarter.

    The queries are as many for one measure as for all. The lines of a measure are those
    of every outcome that asks for it.
    """
    measures = list(measures)
    lines: dict[int, list[Placement]] = defaultdict(list)
    for placement in Placement.objects.filter(measure__in=measures).in_order():
        lines[placement.measure_id].append(placement)
    found = {measure.pk for measure in measures}
    bases = (measure.derived_from_id for measure in measures)
    shelf = _Shelf(found.union(base for base in bases if base), quarter, True)
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
        places=_places(),
        comparators=_comparators(quarter),
        threshold=settings.DISCLOSURE_THRESHOLD,
    )


def _placements(scorecard: Scorecard) -> list[Placement]:
    placements = (
        Placement.objects.filter(outcome__scorecards=scorecard)
        .exclude(measure__state=Measure.State.RETIRED)
        .select_related("outcome", "measure__reporting_post", "measure__derived_from")
        .order_by("outcome__order", "order", "role")
    )
    if scorecard.kind == Scorecard.Kind.HEADLINE:
        placements = placements.filter(measure__headline=True)
    return list(placements)


def _places() -> tuple[PlaceFacts, ...]:
    order = [kind.value for kind in Place.Kind]
    places = sorted(Place.objects.all(), key=lambda place: order.index(place.kind))
    return tuple(PlaceFacts(place.code, place.name, place.kind) for place in places)


def _comparators(quarter: Quarter) -> tuple[ComparatorFacts, ...]:
    """Return the comparator sets in force at a quarter's end, or the latest known."""
    sets = (
        ComparatorSet.objects.select_related("place")
        .prefetch_related("members")
        .order_by("place__code", "-valid_from")
    )
    in_force = [
        each
        for each in sets
        if (each.valid_from is None or each.valid_from <= quarter.end)
        and (each.valid_to is None or quarter.end <= each.valid_to)
    ]
    return tuple(
        ComparatorFacts(
            place=each.place.code,
            name=each.name,
            release=each.release,
            members=tuple(sorted(member.name for member in each.members.all())),
            valid_from=each.valid_from,
        )
        for each in in_force
    )


def _outcomes(
    placements: Iterable[Placement], shelf: "_Shelf"
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
    placements: Iterable[Placement], shelf: "_Shelf"
) -> tuple[MeasureInputs, ...]:
    """Return each measure of an outcome once, however many lines ask for it."""
    by_measure: dict[int, list[Placement]] = defaultdict(list)
    for placement in placements:
        by_measure[placement.measure_id].append(placement)
    return tuple(
        shelf.measure_inputs(found[0].measure, found) for found in by_measure.values()
    )


class _Shelf:
    """What is known of some measures, read once and put in order."""

    def __init__(self, measures: set[int], quarter: Quarter, illustrative: bool):
        self.illustrative = illustrative
        self.seen: dict[tuple[int, int | None], dict[str, list[Seen]]] = {}
        self.parts: dict[int, dict[int, Breakdown]] = defaultdict(dict)
        self.targets: dict[int, list[TargetInputs]] = defaultdict(list)
        self.commentary: dict[int, dict[date, CommentaryInputs]] = defaultdict(dict)
        self._read_observations(measures, quarter)
        self._read_targets(measures)
        self._read_commentary(measures)

    def _read_observations(self, measures: set[int], quarter: Quarter) -> None:
        found = (
            Observation.objects.current()
            .filter(measure__in=measures)
            .up_to(quarter.end)
            .select_related("place", "breakdown", "supersedes")
            .order_by("period_end", "period_start", "pk")
        )
        if not self.illustrative:
            found = found.not_illustrative()
        for row in found:
            by_place = self.seen.setdefault((row.measure_id, row.breakdown_id), {})
            by_place.setdefault(row.place.code, []).append(seen_from(row))
            if row.breakdown:
                self.parts[row.measure_id][row.breakdown_id] = row.breakdown

    def _read_targets(self, measures: set[int]) -> None:
        targets = Target.objects.filter(
            measure__in=measures, breakdown__isnull=True
        ).select_related("comparator")
        for row in targets:
            if self.illustrative or not row.illustrative:
                self.targets[row.measure_id].append(target_from(row))

    def _read_commentary(self, measures: set[int]) -> None:
        found = Commentary.objects.filter(measure__in=measures).select_related("post")
        for row in found:
            if self.illustrative or not row.illustrative:
                self.commentary[row.measure_id][row.quarter_end] = CommentaryInputs(
                    why=row.why,
                    action=row.action,
                    post=row.post.title if row.post else "",
                    due_on=row.due_on,
                    illustrative=row.illustrative,
                )

    def _by_place(self, measure: int, part: int | None) -> dict[str, tuple[Seen, ...]]:
        by_place = self.seen.get((measure, part), {})
        return {place: tuple(seen) for place, seen in by_place.items()}

    def measure_inputs(
        self, measure: Measure, placements: list[Placement]
    ) -> MeasureInputs:
        """Return a measure with the lines that ask for it, and what it derives from."""
        base = measure.derived_from
        return MeasureInputs(
            facts=self._facts(measure),
            heading=placements[0].heading if placements else "",
            beside=bool(placements)
            and all(p.role == Placement.Role.BESIDE for p in placements),
            lines=tuple(LineFacts(p.role, p.order, p.source_line) for p in placements),
            seen=self._by_place(measure.pk, None),
            parts=self._parts(measure.pk),
            targets=tuple(self.targets[measure.pk]),
            commentary=self.commentary[measure.pk],
            base=self._base(base) if base else None,
        )

    def _base(self, measure: Measure) -> MeasureInputs:
        return MeasureInputs(
            facts=self._facts(measure, responsible=False),
            heading="",
            beside=False,
            lines=(),
            seen=self._by_place(measure.pk, None),
            parts=self._parts(measure.pk),
        )

    def _parts(self, measure: int) -> tuple[PartInputs, ...]:
        parts = sorted(
            self.parts[measure].values(), key=lambda part: (part.order, part.pk)
        )
        return tuple(
            PartInputs(
                code=part.code,
                title=part.title,
                adds_up=part.adds_up,
                seen=self._by_place(measure, part.pk),
            )
            for part in sorted(parts, key=lambda part: (part.order, part.pk))
        )

    def _facts(self, measure: Measure, *, responsible: bool = True) -> MeasureFacts:
        post = measure.reporting_post if responsible else None
        first_due = measure.first_due_on
        if measure.illustrative and not self.illustrative:
            first_due = None
        return MeasureFacts(
            code=measure.code,
            slug=measure.slug,
            title=measure.title,
            short_title=measure.short_title,
            plain_words=measure.plain_words,
            definition=measure.definition,
            reading=reading_of(measure),
            counts=measure.counts,
            counts_people=measure.counts_people,
            frequency=measure.frequency,
            in_development=measure.state == Measure.State.IN_DEVELOPMENT,
            question_words=measure.question_words,
            headline=measure.headline,
            lay_sentence=measure.lay_sentence,
            first_due_on=first_due,
            due_days=measure.due_days,
            responsible=post.title if post else "",
            responsible_proposed=measure.proposed,
            release=measure.release,
            caveat=measure.caveat,
            illustrative=measure.illustrative and self.illustrative,
            query=measure.source_query,
        )


def reading_of(measure: Measure) -> Reading:
    """Return how a measure's numbers are read."""
    return Reading(
        unit=Unit(measure.unit),
        polarity=Polarity(measure.polarity),
        decimals=measure.decimals,
        dead_band=measure.dead_band,
        cumulative=measure.cumulative,
    )


def quantity_of(row: Observation) -> Quantity | None:
    """Return the quantity of an observation, or None where it holds a reason."""
    if row.missing:
        return None
    return Quantity(row.value, row.numerator, row.denominator)


def seen_from(row: Observation) -> Seen:
    """Return an observation as a plain value, with what it corrects."""
    corrected = row.supersedes
    return Seen(
        period=Period(row.period_end, row.period_start, Basis(row.basis)),
        quantity=quantity_of(row),
        status=FigureStatus(row.status),
        missing=Missing(row.missing) if row.missing else None,
        reason=row.missing_reason,
        series=row.series,
        release=row.release,
        caveat=row.caveat,
        corrects=quantity_of(corrected) if corrected else None,
        correction_reason=row.reason,
        recorded_on=row.recorded_at.date() if corrected else None,
    )


def target_from(row: Target) -> TargetInputs:
    """Return a target as a plain value."""
    return TargetInputs(
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        reference=Reference(row.reference),
        value=row.value,
        comparator=row.comparator.code if row.comparator else "",
        limit_kind=LimitKind(row.limit_kind),
        limit=row.limit,
        illustrative=row.illustrative,
    )
