"""From raw inputs to the scorecard that one audience may see.

`compute` is the one function that the rest of the product calls. It protects every
figure first and reckons only with what is left, so that a status, a direction or a
picture cannot tell of a figure that is hidden. Values are in each measure's unit; a
quarter shows the newest observation whose period ended by its last day.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from outcomes.domain.figures import (
    Figure,
    FigureStatus,
    NotAvailable,
    Shown,
    Suppressed,
    Unit,
)
from outcomes.domain.rating import Polarity, status_of
from outcomes.domain.targets import rule_for, target_on
from outcomes.domain.trend import Point, not_comparable, travel
from scorecards.domain.disclosure import Audience
from scorecards.domain.frozen import frozen_aim, polarity_of
from scorecards.domain.inputs import (
    CommentaryInputs,
    MeasureInputs,
    OutcomeInputs,
    PartInputs,
    PlaceFacts,
    PriorityLine,
    ScorecardInputs,
    Seen,
)
from scorecards.domain.narrative import holds_number
from scorecards.domain.protection import Protection
from scorecards.domain.scorecard import (
    Aim,
    Correction,
    Overdue,
    Row,
    Scorecard,
    Section,
    Sighting,
    Standing,
)
from scorecards.domain.series import whole
from strategy_portal.periods import Quarter


class NotForThePublic(ValueError):
    """Figures that nobody has signed off were to be shown to the public."""


def compute(inputs: ScorecardInputs, audience: Audience) -> Scorecard:
    """Return the scorecard of the inputs as an audience may see it.

    Raises NotForThePublic where a public copy would hold a figure that is not signed.
    """
    if audience is not Audience.BOARD and inputs.holds_unsigned:
        raise NotForThePublic("What is not signed off is never in a public copy.")
    return Scorecard(
        document=inputs.document,
        audience=audience,
        sections=tuple(
            _section(outcome, inputs, audience) for outcome in inputs.outcomes
        ),
        places=inputs.places,
        comparators=inputs.comparators,
        profile=inputs.profile,
        abbreviations=inputs.abbreviations,
        priorities=tuple(_told(line, audience) for line in inputs.priorities),
    )


def _told(line: PriorityLine, audience: Audience) -> PriorityLine:
    """Return how a priority stands, without its free words where the public reads.

    They may hold a small number that no figure shows, and nothing searches them for it.
    """
    if audience is Audience.BOARD:
        return line
    return replace(line, words="")


def _section(
    outcome: OutcomeInputs, inputs: ScorecardInputs, audience: Audience
) -> Section:
    rows = [
        _Reckoner(
            measure,
            inputs,
            Protection(measure, inputs.own.code, audience, inputs.profile),
        ).row()
        for measure in outcome.measures
    ]
    return Section(
        code=outcome.code,
        slug=outcome.slug,
        title=outcome.title,
        statement=outcome.statement,
        indicators_in_development=outcome.indicators_in_development,
        rows=tuple(row for row in rows if not row.beside),
        beside=tuple(row for row in rows if row.beside),
    )


@dataclass(frozen=True)
class _Reckoner:
    """Works out one row: a measure's inputs with those of its scorecard."""

    measure: MeasureInputs
    inputs: ScorecardInputs
    protection: Protection

    def row(self) -> Row:
        quarter = self.inputs.document.quarter
        now = self.standing(quarter)
        return Row(
            facts=self.measure.facts,
            heading=self.measure.heading,
            beside=self.measure.beside,
            lines=self.measure.lines,
            now=now,
            before=self.standing(quarter.previous()),
            comparisons=self.comparisons(now.latest),
            sightings=self.sightings(quarter),
            parts=self.parts(now.latest),
            commentary=self.commentary(quarter, now),
            corrections=self.corrections(quarter),
            overdue=self.overdue(quarter, now),
        )

    @property
    def places(self) -> Mapping[str, PlaceFacts]:
        return {place.code: place for place in self.inputs.places}

    def sight(
        self, seen: Seen, place: PlaceFacts, part: PartInputs | None = None
    ) -> Sighting:
        figure = self.protection.figure(seen, place, part.code if part else "")
        return Sighting(
            place=place,
            period=seen.period,
            figure=figure,
            status=self.status(seen, place, part),
            breakdown=part.title if part else "",
            series=seen.series,
            release=seen.release or self.measure.facts.release,
            caveat="" if isinstance(figure, Suppressed) else seen.caveat,
            frozen=seen.frozen,
            unsigned=seen.unsigned,
        )

    def status(
        self, seen: Seen, place: PlaceFacts, part: PartInputs | None
    ) -> FigureStatus:
        """Return how firm a figure is; one of ours that was published is revised."""
        ours = place.kind == "own" and seen.status is not FigureStatus.ILLUSTRATIVE
        if ours and self.protection.is_revised(seen, part.code if part else ""):
            return FigureStatus.REVISED
        return seen.status

    def series(self, place: PlaceFacts, day: date) -> tuple[Sighting, ...]:
        return tuple(
            self.sight(seen, place)
            for seen in whole(self.measure, place.code)
            if seen.period.end <= day
        )

    def sightings(self, quarter: Quarter) -> tuple[Sighting, ...]:
        """Return every figure up to a quarter: our own first, then the comparators."""
        found: list[Sighting] = []
        for place in self.inputs.places:
            found += self.series(place, quarter.end)
            for part in self.measure.parts:
                found += [
                    self.sight(seen, place, part)
                    for seen in part.seen.get(place.code, ())
                    if seen.period.end <= quarter.end
                ]
        return tuple(found)

    def standing(self, quarter: Quarter) -> Standing:
        facts = self.measure.facts
        series = self.series(self.inputs.own, quarter.end)
        latest = series[-1] if series else None
        aim = self.aim(latest, quarter)
        rule = aim.rule if aim else None
        points = [Point(each.period, each.figure, each.series) for each in series]
        movement = (
            not_comparable("There is no figure yet.")
            if facts.in_development
            else travel(points, facts.reading, rule=rule)
        )
        return Standing(
            latest=latest,
            status=status_of(
                latest.figure if latest else NotAvailable(""),
                polarity=polarity_of(latest, facts.reading),
                rule=rule,
                in_development=facts.in_development,
                due=self.is_due(quarter) or latest is not None,
            ),
            aim=aim,
            movement=movement,
        )

    def is_due(self, quarter: Quarter) -> bool:
        first = self.measure.facts.first_due_on
        return first is None or first <= self.due_on(quarter)

    def due_on(self, quarter: Quarter) -> date:
        return quarter.end + timedelta(days=self.measure.facts.due_days)

    def aim(self, latest: Sighting | None, quarter: Quarter) -> Aim | None:
        """Return what the newest figure is held against: as signed, else as set."""
        if self.measure.beside:
            return None
        if latest and latest.frozen:
            return frozen_aim(latest.frozen, self.places)
        polarity = polarity_of(latest, self.measure.facts.reading)
        if polarity is Polarity.NEUTRAL:
            return None
        target = target_on(
            self.measure.targets, latest.period.end if latest else quarter.end
        )
        if target is None:
            return None
        place = self.places.get(target.comparator)
        compared = self.compared(place, latest) if place and latest else None
        rule = rule_for(target, polarity, compared.figure if compared else None)
        if rule is None:
            return None
        return Aim(rule, target.reference, place, target.illustrative)

    def compared(self, place: PlaceFacts, latest: Sighting) -> Sighting | None:
        """Return a place's figure of the very period and series of the newest one."""
        for sighting in self.series(place, latest.period.end):
            same = sighting.period == latest.period
            if same and sighting.series == latest.series:
                return sighting
        return None

    def comparisons(self, latest: Sighting | None) -> tuple[Sighting, ...]:
        """Return the comparators of the newest figure: for shares and scores only."""
        comparable = self.measure.facts.reading.unit not in (Unit.COUNT, Unit.RATIO)
        if latest is None or not isinstance(latest.figure, Shown) or not comparable:
            return ()
        others = (each for each in self.inputs.places if each.is_compared)
        found = (self.compared(place, latest) for place in others)
        return tuple(each for each in found if each is not None)

    def parts(self, latest: Sighting | None) -> tuple[Sighting, ...]:
        """Return the breakdown of the newest figure."""
        if latest is None:
            return ()
        own = self.inputs.own
        return tuple(
            self.sight(seen, own, part)
            for part in self.measure.parts
            for seen in part.seen.get(own.code, ())
            if seen.period == latest.period
        )

    def commentary(self, quarter: Quarter, now: Standing) -> CommentaryInputs | None:
        """Return what was said, unless the figure that it speaks of is hidden.

        Where another figure of the measure is, no words with a number are shown: which
        number it is makes no difference, or what is shown would tell of the hidden one.
        """
        if now.latest and isinstance(now.latest.figure, Suppressed):
            return None
        said = self.measure.commentary.get(quarter.end)
        if said and self.protection.withheld and holds_number(said.why, said.action):
            return replace(said, why="", action="", held_back=True)
        return said

    def corrections(self, quarter: Quarter) -> tuple[Correction, ...]:
        """Return what was corrected of the figures that this scorecard shows."""
        return tuple(
            self.correction(seen, before)
            for seen in self.measure.seen.get(self.inputs.own.code, ())
            if seen.corrects is not None
            and seen.period.end <= quarter.end
            and seen.recorded_on is not None
            and quarter.start <= seen.recorded_on
            and (before := self.protection.corrected(seen)) is not None
        )

    def correction(self, seen: Seen, before: Figure) -> Correction:
        """Return a correction; its reason, in free words, hides with its figures."""
        after = self.protection.figure(seen, self.inputs.own)
        hidden = isinstance(before, Suppressed) or isinstance(after, Suppressed)
        return Correction(
            period=seen.period,
            before=before,
            after=after,
            reason="" if hidden else seen.correction_reason,
            recorded_on=seen.recorded_on,
            illustrative=seen.status is FigureStatus.ILLUSTRATIVE,
        )

    def overdue(self, quarter: Quarter, now: Standing) -> Overdue | None:
        """Return how late this quarter's figure is, if it is due and has not come."""
        facts, today = self.measure.facts, self.inputs.document.today
        regular = facts.frequency in ("monthly", "quarterly")
        if self.measure.beside or facts.in_development or not now.latest or not regular:
            return None
        come = now.latest.period.end >= quarter.start
        if come and not isinstance(now.latest.figure, NotAvailable):
            return None
        due = self.due_on(quarter)
        return Overdue(due, (today - due).days) if today > due else None
