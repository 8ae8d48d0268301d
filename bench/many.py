"""Scorecards of as many measures as are asked for, copied from those loaded."""

from collections.abc import Iterator
from copy import copy
from itertools import cycle, islice

from django.db import models

from outcomes.models import Measure, Observation, Outcome, Placement, Target
from scorecards.models import Scorecard

LETTER = "Z"


def scorecards_of(*counts: int) -> Iterator[tuple[int, Scorecard]]:
    """Yield a scorecard of each number of measures; the smaller ones share theirs."""
    measures = _measures(max(counts))
    board = Scorecard.objects.in_order().first().board
    for order, count in enumerate(counts, start=100):
        slug = f"of-{count}"
        outcome = Outcome.objects.create(code=slug, slug=slug, title=slug, order=order)
        Placement.objects.bulk_create(
            Placement(outcome=outcome, role="measure", order=place, measure=measure)
            for place, measure in enumerate(measures[:count], start=1)
        )
        scorecard = Scorecard.objects.create(
            slug=slug, title=slug, kind="outcome", board=board, order=order
        )
        scorecard.outcomes.add(outcome)
        yield count, scorecard


def _measures(count: int) -> list[Measure]:
    """Copy the loaded measures in turn, each with its figures and its targets."""
    live = Measure.objects.filter(state=Measure.State.LIVE, derived_from=None)
    originals = list(
        live.order_by("letter", "number").prefetch_related("observations", "targets")
    )
    pairs = [
        (original, _copied(original, **_named(number)))
        for number, original in enumerate(islice(cycle(originals), count), start=1)
    ]
    Measure.objects.bulk_create(made for _, made in pairs)
    Observation.objects.bulk_create(
        _copied(row, measure=made, supersedes=None, reason="")
        for original, made in pairs
        for row in original.observations.all()
        if row.breakdown_id is None and row.supersedes_id is None
    )
    Target.objects.bulk_create(
        _copied(row, measure=made)
        for original, made in pairs
        for row in original.targets.all()
        if row.breakdown_id is None
    )
    return [made for _, made in pairs]


def _named(number: int) -> dict[str, object]:
    code = f"{LETTER}{number}"
    return {"code": code, "slug": code.lower(), "letter": LETTER, "number": number}


def _copied(row: models.Model, **changes: object) -> models.Model:
    made = copy(row)
    made._state = models.base.ModelState()
    made.pk = None
    for name, value in changes.items():
        setattr(made, name, value)
    return made
