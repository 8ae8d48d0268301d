"""Correcting a figure that was signed off."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db import transaction

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Figure, NotAvailable, Shown, Unit
from outcomes.domain.findings import Finding, FindingKind, error
from outcomes.domain.rating import status_of
from outcomes.given import Given, settled
from outcomes.judging import findings_of
from outcomes.models import FrozenRule, Measure, Observation
from outcomes.models.returns import entry_of
from outcomes.past import pasts_of
from outcomes.return_services import examined
from outcomes.services import CorrectionNeedsReason, record_observations
from outcomes.values import frozen_of, quantity_of
from strategy_portal.access import Permission, require
from strategy_portal.clock import day_of
from strategy_portal.models import User


class CorrectedMeanwhile(Exception):
    """Somebody corrected the figure after it was read. `standing` is what stands."""

    def __init__(self, standing: Observation) -> None:
        who = standing.recorded_by.display_name
        super().__init__(f"{who} corrected this figure after you opened the page.")
        self.standing = standing


@transaction.atomic
def correct_figure(
    *,
    observation: Observation,
    given: Given,
    reason: str,
    actor: User,
    now: datetime,
) -> Observation:
    """Let another figure stand instead of a whole one, and of its parts; say why.

    The new figure is held against the rule that was frozen beside the old one. The line
    of the return goes on saying what was signed. Returns the figure that stands: what
    says the same, as a second press does, changes nothing. Raises NotAllowed,
    CorrectionNeedsReason, CorrectedMeanwhile, FigureRefused and NeedsCheck.
    """
    require(actor, Permission.CORRECT_FIGURE, on=day_of(now))
    # Corrections of a measure wait for one another: a figure is superseded once.
    Measure.objects.select_for_update().get(pk=observation.measure_id)
    standing = standing_figure(observation)
    parts = standing_parts(observation)
    given, disagreement = settled(observation, given)
    corrections = list(_corrections(standing, parts, given, reason, now))
    if not corrections:
        return standing
    if standing.pk != observation.pk:
        raise CorrectedMeanwhile(standing)
    if not reason.strip():
        raise CorrectionNeedsReason("Say why the figure changes; the board reads it.")
    past = pasts_of([observation.measure])[observation.measure_id]
    found = (*_gone(parts, given), *findings_of(observation, given, past))
    examined(observation, given, (*disagreement, *found))
    record_observations(observations=corrections, actor=actor, now=now)
    for row in corrections:
        _keep_rule(row)
    return standing_figure(observation)


def standing_figure(observation: Observation) -> Observation:
    """Return the figure that stands for the measure, place and period of one."""
    found: Observation = (
        _of_same_period(observation).select_related("recorded_by", "measure").get()
    )
    return found


def standing_parts(observation: Observation) -> dict[int, Observation]:
    """Return the figures of the parts of a whole one, by the key of the breakdown."""
    rows = _of_same_period(observation, whole=False).select_related("breakdown")
    return {row.breakdown_id: row for row in rows.order_by("breakdown__order")}


def _of_same_period(observation: Observation, *, whole: bool = True):
    return Observation.objects.current().filter(
        measure=observation.measure_id,
        place=observation.place_id,
        basis=observation.basis,
        period_start=observation.period_start,
        period_end=observation.period_end,
        breakdown__isnull=whole,
    )


def _corrections(
    standing: Observation,
    parts: Mapping[int, Observation],
    given: Given,
    reason: str,
    now: datetime,
) -> Iterator[Observation]:
    """Yield the figures that say something else than those that stand."""
    is_same = given.entry.same_as(entry_of(standing)) and (
        given.status == standing.status
    )
    if not is_same:
        yield _row(standing, None, given.entry, given, reason, now)
    for breakdown, entry in given.parts.items():
        row = parts.get(breakdown)
        if row is None or not entry.same_as(entry_of(row)):
            yield _row(standing, breakdown, entry, given, reason, now)


def _row(
    standing: Observation,
    breakdown: int | None,
    entry: Entry,
    given: Given,
    reason: str,
    now: datetime,
) -> Observation:
    return Observation(
        measure=standing.measure,
        breakdown_id=breakdown,
        place_id=standing.place_id,
        basis=standing.basis,
        period_start=standing.period_start,
        period_end=standing.period_end,
        as_at=day_of(now),
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        missing=entry.missing or "",
        missing_reason=entry.missing_reason,
        status=given.status,
        series=standing.series,
        release=standing.release,
        caveat=standing.caveat,
        reason=reason.strip(),
    )


def _gone(parts: Mapping[int, Observation], given: Given) -> Iterator[Finding]:
    """Yield what was left blank and cannot be: a figure that stood is not unsaid."""
    if given.entry.is_empty:
        sentence = "Give the right figure, or say why there is none."
        yield error(FindingKind.INCOMPLETE, "", sentence)
    for breakdown, row in parts.items():
        if breakdown not in given.parts:
            sentence = f"Give the right figure of {row.breakdown}."
            yield error(FindingKind.INCOMPLETE, "", sentence)


def _keep_rule(row: Observation) -> None:
    """Hold a figure against the rule that was frozen beside the one it supersedes."""
    old = row.supersedes
    terms = frozen_of(old) if old else None
    if old is None or terms is None:
        return
    figure: Figure = NotAvailable("")
    quantity = quantity_of(row)
    if quantity:
        figure = Shown(quantity.reckoned(Unit(row.measure.unit)))
    frozen = old.frozen_rule
    FrozenRule.objects.create(
        observation=row,
        polarity=frozen.polarity,
        reference_kind=frozen.reference_kind,
        reference=frozen.reference,
        tolerance=frozen.tolerance,
        comparator=frozen.comparator,
        illustrative=frozen.illustrative,
        status=status_of(figure, polarity=terms.polarity, rule=terms.rule),
    )
