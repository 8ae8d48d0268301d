"""Giving a measure its history: figures of earlier periods, signed once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from outcomes.importing import RowsStandInTheWay, key_of
from outcomes.intake.preview import Fate, Preview, PreviewRow
from outcomes.models import Measure, Observation, Place
from outcomes.past import Past, pasts_of
from outcomes.services import record_observations
from outcomes.sign_services import freeze_rule
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.periods import Period
from strategy_portal.wording import join_words, period_long


@transaction.atomic
def record_history(
    *,
    measure: Measure,
    shown: Preview,
    checked: frozenset[str],
    actor: User,
    now: datetime,
) -> list[Observation]:
    """Record the figures of the rows that were shown, all or none.

    `checked` are the keys of the rows with a warning that somebody confirmed. A period
    that has a figure keeps it. Rows that say what stands change nothing. Raises
    NotAllowed, RowsStandInTheWay and MeasureTakesNoFigures.
    """
    require(actor, Permission.CORRECT_FIGURE, on=day_of(now))
    # Two histories of a measure wait for one another.
    Measure.objects.select_for_update().get(pk=measure.pk)
    rows = shown.to_save
    _refuse_rows(shown, checked)
    _refuse_standing(measure, rows)
    if not rows:
        return []
    past, own = pasts_of([measure])[measure.pk], Place.objects.get(kind=Place.Kind.OWN)
    figures = [_figure(measure, own, row, past, now) for row in rows]
    recorded = record_observations(observations=figures, actor=actor, now=now)
    for row, figure in zip(rows, recorded, strict=True):
        entry = row.entry
        quantity = entry.quantity if entry else None
        freeze_rule(figure, past.standing(figure.period, quantity), past)
    record(
        Event.HISTORY_RECORDED,
        actor=actor,
        subject=measure,
        now=now,
        after={"number": len(recorded)},
    )
    return recorded


def _refuse_rows(shown: Preview, checked: frozenset[str]) -> None:
    if shown.count(Fate.REJECTED):
        raise RowsStandInTheWay(
            "Nothing was saved: correct the rows that cannot be used or take them out."
        )
    if any(key_of(row) not in checked for row in shown.of(Fate.CHECK)):
        raise RowsStandInTheWay(
            "Nothing was saved: say of each figure to check that it is right."
        )


def _refuse_standing(measure: Measure, rows: Iterable[PreviewRow]) -> None:
    """Raise where a figure of one of the periods was recorded meanwhile."""
    standing = {row.period for row in own_figures(measure)}
    periods = sorted({period_of(row) for row in rows} & standing)
    if periods:
        words = join_words(map(period_long, periods))
        raise RowsStandInTheWay(f"Nothing was saved: {words} got a figure meanwhile.")


def own_figures(measure: Measure):
    """Return the figures of our own that stand for a measure as a whole."""
    found = Observation.objects.current().own().filter(measure=measure)
    return found.filter(breakdown__isnull=True)


def period_of(row: PreviewRow) -> Period:
    """Return the period of a row that can be saved."""
    if row.known is None:
        raise ValueError("A row without a line cannot be saved.")
    return row.known.context.period


def _figure(
    measure: Measure, own: Place, row: PreviewRow, past: Past, now: datetime
) -> Observation:
    period, entry = period_of(row), row.entry
    if entry is None:
        raise ValueError("A row without a figure cannot be saved.")
    return Observation(
        measure=measure,
        place=own,
        basis=period.basis,
        period_start=period.start,
        period_end=period.end,
        as_at=day_of(now),
        value=entry.value,
        numerator=entry.numerator,
        denominator=entry.denominator,
        missing=entry.missing or "",
        missing_reason=entry.missing_reason,
        status="final",
        series=past.series(period),
        release=measure.release,
    )
