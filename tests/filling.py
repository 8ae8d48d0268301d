"""Payloads in every field that takes words, of every model; new fields are found."""

from datetime import date
from itertools import count

from django.apps import apps
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, connection, models, transaction

from scorecards.models import Edition, PublicationDay
from strategy_portal import clock
from tests.addresses import FLOORS, example_of_everything, open_line
from tests.factories.outcomes import MeasureChangeFactory, ObservationFactory
from tests.factories.portal import OutboxMessageFactory
from tests.factories.priorities import (
    FormerNameFactory,
    MilestoneMoveFactory,
    ProgressReportFactory,
)
from tests.factories.returns import ReturnDraftFactory, ReturnLineFactory
from tests.factories.scorecards import PublicationDayFactory, WithdrawalFactory
from tests.kept_rows import changes_allowed
from tests.payloads import PAYLOADS, filled
from tests.published import publish_page
from tests.samples import wellbeing

WORDS = (models.CharField, models.TextField, models.JSONField)
# What the portal writes for itself and finds its way by; nobody types it.
ITS_OWN = {
    "outcomes.FrozenRule.polarity",
    "scorecards.Edition.manifest",
    "scorecards.Edition.sha256",
    "scorecards.EditionFile.media_type",
    "scorecards.Finding.check_name",
    "scorecards.Finding.key",
    "scorecards.PreparedFile.media_type",
    "scorecards.QuarterSet.fingerprint",
    "scorecards.QuarterSet.made_with",
    "scorecards.StoredFile.sha256",
    "scorecards.ToldFigure.part",
    "scorecards.ToldFigure.version",
    "strategy_portal.AuditEvent.about",
    "strategy_portal.AuditEvent.event",
    "strategy_portal.AuditEvent.subject",
    "strategy_portal.AuditSeal.hash",
    "strategy_portal.OutboxMessage.copy_to",
    "strategy_portal.OutboxMessage.key",
    "strategy_portal.User.password",
}
# Words inside what is kept as JSON, each in the form that the portal writes.
INSIDE = {
    "after": lambda words: {"title": words},
    "aliases": lambda words: [words],
    "before": lambda words: {"title": words},
    "fields": lambda words: {"comment": words},
    "findings": lambda words: [{"kind": "jump", "sentence": words}],
}
TRIED = 3
# The edition in which every word is a payload.
FILLED = "/scorecards/wellbeing/2025-26-q2/2/"


def example_of_all_fields(make_user):
    """Give every field that takes words a row; return who may do everything.

    A second edition has a payload for each of its words.
    """
    user = example_of_everything(make_user)
    line = open_line()
    ReturnDraftFactory(user=user, line=line)
    ReturnLineFactory(
        belongs_to=line.belongs_to,
        missing="not supplied",
        missing_reason="The return did not come.",
        state="returned",
        returned_reason="Say which service it was.",
        returned_by=user,
        returned_at=clock.now(),
    )
    ObservationFactory(absent=True)
    ProgressReportFactory()
    MeasureChangeFactory()
    OutboxMessageFactory()
    promised = PublicationDay.objects.get()
    PublicationDayFactory(starts_on=promised.starts_on, number=2)
    FormerNameFactory()
    MilestoneMoveFactory()
    WithdrawalFactory(edition__starts_on=date(2025, 4, 1))
    publish_page(
        filled(wellbeing()),
        number=2,
        reason="Two schools were counted twice.",
        supersedes=Edition.objects.get(starts_on=date(2025, 7, 1)),
    )
    return user


def text_fields():
    """Yield every field that holds words, of every model of ours."""
    for floor in FLOORS:
        for model in apps.get_app_config(floor).get_models():
            for field in model._meta.concrete_fields:
                if isinstance(field, WORDS):
                    yield field


def is_ruled(field):
    """Return whether a rule beside that of length says what may stand in a field."""
    return any(not isinstance(each, MaxLengthValidator) for each in field.validators)


def open_fields():
    """Yield the fields in which whatever somebody types may stand."""
    for field in text_fields():
        is_closed = field.choices or is_ruled(field) or str(field) in ITS_OWN
        if not is_closed and fitting(field):
            yield field


def fitting(field):
    """Return the payloads that a field has the room for."""
    room = getattr(field, "max_length", None)
    return [each for each in PAYLOADS if room is None or len(each) <= room]


def fill_everything():
    """Put payloads wherever the database lets them stand; return the fields filled.

    A field that a row leaves blank is tried in some rows.
    """
    turn, done = count(), set()
    with changes_allowed(connection):
        for field in open_fields():
            if fill(field, turn):
                done.add(str(field))
    return done


def fill(field, turn):
    """Fill a field of every row that has words in it, and of some that have none."""
    rows = field.model._base_manager.values_list("pk", flat=True)
    blank = {field.name: field.get_default() if is_json(field) else ""}
    worded, empty = rows.exclude(**blank), rows.filter(**blank)
    tried = [*worded.order_by("pk"), *empty.order_by("pk")[:TRIED]]
    return sum([put(field, pk, next(turn)) for pk in tried])


def put(field, pk, number):
    """Put a payload into a field of a row; return whether the database took it."""
    words = fitting(field)[number % len(fitting(field))]
    value = INSIDE[field.name](words) if is_json(field) else words
    try:
        with transaction.atomic():
            field.model._base_manager.filter(pk=pk).update(**{field.name: value})
    except IntegrityError:
        return False
    return True


def is_json(field):
    """Return whether a field is kept as JSON."""
    return isinstance(field, models.JSONField)
