"""Official statistics that are shown as they were published: decided, and taken back.

Each is one transaction with one audit row.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from outcomes.models import Measure
from scorecards.models import Exemption
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.clock import day_of
from strategy_portal.models import User


class ExemptionRefused(Exception):
    """A measure cannot be exempted or protected as asked; the sentence says why."""


def may_be_exempt() -> QuerySet[Measure]:
    """Return the measures whose figures may be shown as they were published.

    They are official statistics of people. One that counts the same people as another
    measure is none of them: what is shown of it would tell of the other.
    """
    smaller = Measure.objects.filter(counted_in=OuterRef("pk"))
    return Measure.objects.filter(
        ~Exists(smaller),
        collection=Measure.Collection.PUBLISHED,
        counts_people=True,
        counted_in__isnull=True,
    ).order_by("letter", "number")


def exempt_among(measures: Collection[int]) -> dict[int, str]:
    """Return where the figures of some measures are published, by the measure's key.

    A measure that is no official statistic any longer is protected again.
    """
    found = Exemption.objects.in_force().filter(measure__in=may_be_exempt())
    return {
        key: words
        for key, words in found.values_list("measure", "words")
        if key in measures
    }


@transaction.atomic
def exempt(*, measure: Measure, where: str, actor: User, now: datetime) -> Exemption:
    """Show a measure's figures as they were published, and say where that was.

    Raises NotAllowed and ExemptionRefused.
    """
    require(actor, Permission.COMPOSE, on=day_of(now))
    if not where.strip():
        raise ExemptionRefused("Say where everybody can read its figures.")
    if not may_be_exempt().filter(pk=measure.pk).exists():
        raise ExemptionRefused(
            f"{measure} is no official statistic of people on its own; its small "
            "figures stay hidden."
        )
    return _decide(measure, True, where.strip(), actor, now)


@transaction.atomic
def protect_again(
    *, measure: Measure, why: str, actor: User, now: datetime
) -> Exemption:
    """Hide a measure's small figures again from the next edition on.

    Raises NotAllowed and ExemptionRefused.
    """
    require(actor, Permission.COMPOSE, on=day_of(now))
    if not why.strip():
        raise ExemptionRefused("Say why its small figures are hidden again.")
    return _decide(measure, False, why.strip(), actor, now)


def _decide(
    measure: Measure, holds: bool, words: str, actor: User, now: datetime
) -> Exemption:
    # One at a time, so that of two who decide the second knows of the first.
    Measure.objects.select_for_update(of=("self",)).get(pk=measure.pk)
    last = Exemption.objects.newest().filter(measure=measure).first()
    if (last is not None and last.holds) == holds:
        state = "are shown as published" if holds else "are hidden"
        raise ExemptionRefused(f"The small figures of {measure} {state} already.")
    decided = Exemption.objects.create(
        measure=measure, holds=holds, words=words, decided_at=now, decided_by=actor
    )
    event = Event.MEASURE_EXEMPTED if holds else Event.MEASURE_PROTECTED_AGAIN
    record(event, actor=actor, subject=decided, now=now, reason=words)
    return decided
