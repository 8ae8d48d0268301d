"""From database rows to plain values: what is known of some measures, read once."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from outcomes.domain.figures import FigureStatus, Missing
from outcomes.domain.targets import TargetTerms
from outcomes.models import (
    Breakdown,
    Commentary,
    Measure,
    Observation,
    Placement,
    Target,
)
from outcomes.terms import changes_of, undone
from outcomes.values import frozen_of, quantity_of, reading_of, terms_of
from priorities.models import Post
from priorities.naming import names_on
from scorecards.domain.inputs import (
    CommentaryInputs,
    FamilyInputs,
    LineFacts,
    MeasureFacts,
    MeasureInputs,
    PartInputs,
    Seen,
)
from scorecards.domain.told import Told
from scorecards.families import Family
from strategy_portal.periods import Basis, Period, Quarter


@dataclass(frozen=True, slots=True)
class Guard:
    """What protects measures before the public, by their keys.

    `told` is what earlier editions told of each, `families` those that are protected
    together, `exempt` where the figures of those can be read that are not.
    """

    told: Mapping[int, tuple[Told, ...]] = field(default_factory=dict)
    families: Mapping[int, Family] = field(default_factory=dict)
    exempt: Mapping[int, str] = field(default_factory=dict)


NO_GUARD = Guard()


class Shelf:
    """What is known of some measures, read once and put in order.

    The measures are those that stand at the end of the quarter: what was decided for
    later is undone.
    """

    def __init__(
        self,
        measures: set[int],
        quarter: Quarter,
        illustrative: bool,
        guard: Guard = NO_GUARD,
    ):
        self.guard = guard
        self.quarter = quarter
        self.illustrative = illustrative
        self.changes = changes_of(measures)
        self.posts = self._read_posts()
        self.names = names_on(quarter.end)
        self.seen: dict[tuple[int, int | None], dict[str, list[Seen]]] = {}
        self.parts: dict[int, dict[int, Breakdown]] = defaultdict(dict)
        self.targets: dict[int, list[TargetTerms]] = defaultdict(list)
        self.commentary: dict[int, dict[date, CommentaryInputs]] = defaultdict(dict)
        self._read_observations(measures, quarter)
        self._read_targets(measures)
        self._read_commentary(measures)

    def _read_posts(self) -> dict[int, Post]:
        """Return the posts that reported a measure before another does, if any do."""
        found = {
            key
            for changes in self.changes.values()
            for change in changes
            if (key := change.before.get("reporting_post_id"))
        }
        posts: dict[int, Post] = Post.objects.in_bulk(found) if found else {}
        return posts

    def then(self, measure: Measure) -> Measure:
        """Return a measure as it stands at the end of the quarter."""
        stood = undone(measure, self.changes[measure.pk], self.quarter.end)
        if stood is not measure and stood.reporting_post_id in self.posts:
            stood.reporting_post = self.posts[stood.reporting_post_id]
        return stood

    def _read_observations(self, measures: set[int], quarter: Quarter) -> None:
        found = (
            Observation.objects.current()
            .filter(measure__in=measures)
            .up_to(quarter.end)
            .select_related(
                "place", "breakdown", "supersedes", "frozen_rule__comparator"
            )
            .order_by("period_end", "period_start", "pk")
        )
        if not self.illustrative:
            found = found.not_illustrative()
        for row in found:
            seen = self.own(row.measure_id, row.place.code, row.breakdown_id)
            seen.append(seen_from(row))
            if row.breakdown:
                self.parts[row.measure_id][row.breakdown_id] = row.breakdown

    def _read_targets(self, measures: set[int]) -> None:
        targets = Target.objects.filter(
            measure__in=measures, breakdown__isnull=True
        ).select_related("comparator")
        for row in targets:
            if self.illustrative or not row.illustrative:
                self.targets[row.measure_id].append(terms_of(row))

    def _read_commentary(self, measures: set[int]) -> None:
        found = Commentary.objects.filter(measure__in=measures).select_related("post")
        for row in found:
            if self.illustrative or not row.illustrative:
                self.commentary[row.measure_id][row.quarter_end] = CommentaryInputs(
                    why=row.why,
                    action=row.action,
                    post=self.names.post(row.post),
                    due_on=row.due_on,
                    illustrative=row.illustrative,
                )

    def own(self, measure: int, place: str, part: int | None = None) -> list[Seen]:
        """Return what was observed of a measure, or a part of it, at a place."""
        return self.seen.setdefault((measure, part), {}).setdefault(place, [])

    def _by_place(self, measure: int, part: int | None) -> dict[str, tuple[Seen, ...]]:
        by_place = self.seen.get((measure, part), {})
        return {place: tuple(seen) for place, seen in by_place.items()}

    def measure_inputs(
        self, measure: Measure, placements: list[Placement]
    ) -> MeasureInputs:
        """Return a measure with the lines that ask for it, and what it derives from."""
        measure = self.then(measure)
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
            told=self.guard.told.get(measure.pk, ()),
            family=self._family(measure),
        )

    def _base(self, measure: Measure) -> MeasureInputs:
        return replace(self._plain(measure), family=self._family(measure))

    def _family(self, measure: Measure) -> FamilyInputs | None:
        family = self.guard.families.get(measure.pk)
        if family is None:
            return None
        smaller = tuple(self._plain(each) for each in family.smaller)
        return FamilyInputs(self._plain(family.larger), smaller)

    def _plain(self, measure: Measure) -> MeasureInputs:
        """Return what is known of a measure, wherever it stands."""
        return MeasureInputs(
            facts=self._facts(self.then(measure), responsible=False),
            heading="",
            beside=False,
            lines=(),
            seen=self._by_place(measure.pk, None),
            parts=self._parts(measure.pk),
            told=self.guard.told.get(measure.pk, ()),
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
            # A measure that is worked out turns where what it is made from does.
            reading=reading_of(
                measure, self.changes[measure.derived_from_id or measure.pk]
            ),
            counts=measure.counts,
            counts_people=measure.counts_people,
            published_at=self.guard.exempt.get(measure.pk, ""),
            frequency=measure.frequency,
            in_development=measure.state == Measure.State.IN_DEVELOPMENT,
            question_words=measure.question_words,
            headline=measure.headline,
            lay_sentence=measure.lay_sentence,
            first_due_on=first_due,
            due_days=measure.due_days,
            responsible=self.names.post(post),
            responsible_proposed=measure.proposed,
            release=measure.release,
            caveat=measure.caveat,
            illustrative=measure.illustrative and self.illustrative,
            query=measure.source_query,
        )


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
        version=str(row.pk),
        corrects_version=str(corrected.pk) if corrected else "",
        frozen=frozen_of(row),
    )
