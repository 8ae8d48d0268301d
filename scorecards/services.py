"""The writes that scorecards allow. Each is one transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from scorecards.models import Scorecard
from strategy_portal.audit import Event, record_batch
from strategy_portal.batch import Batch
from strategy_portal.models import User


class ShowsWrongOutcomes(Exception):
    """An outcome's scorecard shows its one outcome, every other at least one."""


@transaction.atomic
def write_rows(*, batch: Batch, actor: User, now: datetime) -> None:
    """Add and change scorecards; refuse those whose outcomes do not fit their kind."""
    batch.write()
    counted = Scorecard.objects.annotate(shown=Count("outcomes")).order_by("order")
    for scorecard in counted:
        if not scorecard_fits(scorecard.kind, scorecard.shown):
            raise ShowsWrongOutcomes(
                f"{scorecard} is {scorecard.get_kind_display().lower()} and shows "
                f"{scorecard.shown} outcomes. An outcome scorecard shows one, every "
                "other at least one."
            )
    record_batch(Event.SCORECARDS_LOADED, batch, actor=actor, now=now)


def scorecard_fits(kind: str, shown: int) -> bool:
    """Return whether a scorecard of a kind may show so many outcomes."""
    return shown == 1 if kind == Scorecard.Kind.OUTCOME else shown >= 1
