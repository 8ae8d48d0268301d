"""A quarter's set on its way: composed, made again, agreed to, cancelled, published.

Each is one transaction with one audit row. Making the files is `preparation`'s work.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max

from scorecards.assemble import NoFigures, quarters_with_figures
from scorecards.models import Edition, EditionFile, Finding, QuarterSet, Withdrawal
from scorecards.models.edition import fingerprint
from scorecards.preparation import manifest_of
from scorecards.readiness import obstacles
from scorecards.states import HAS_EDITION, SET_MOVES, SetMove, SetState
from strategy_portal.access import Permission, require
from strategy_portal.audit import Event, record
from strategy_portal.audit_chain import seal_waiting
from strategy_portal.clock import day_of
from strategy_portal.models import User
from strategy_portal.outbox import queue
from strategy_portal.periods import Quarter
from strategy_portal.wording import quarter_full


class SetRefused(Exception):
    """The set cannot be moved as was asked; the sentence says what to do."""


@transaction.atomic
def compose_set(
    *, quarter: Quarter, actor: User, now: datetime, reason: str = ""
) -> QuarterSet:
    """Ask for the files of a quarter's scorecards; a later edition says why.

    Raises NotAllowed and SetRefused.
    """
    require(actor, Permission.COMPOSE, on=day_of(now))
    _refuse_quarter(quarter)
    last = QuarterSet.objects.of(quarter).filter(state__in=HAS_EDITION)
    number = (last.aggregate(last=Max("number"))["last"] or 0) + 1
    reason = reason.strip()
    if number > 1 and not reason:
        raise SetRefused("Say what is corrected and why; the public reads it.")
    composed = QuarterSet(
        starts_on=quarter.start,
        number=number,
        reason=reason if number > 1 else "",
        composed_at=now,
        composed_by=actor,
    )
    _keep(composed)
    record(
        Event.SET_COMPOSED,
        actor=actor,
        subject=composed,
        now=now,
        after={"state": composed.state},
        reason=composed.reason,
    )
    return composed


def _refuse_quarter(quarter: Quarter) -> None:
    try:
        known = quarters_with_figures()
    except NoFigures as refusal:
        raise SetRefused(str(refusal)) from refusal
    if quarter not in known:
        raise SetRefused(f"There are no figures for {quarter_full(quarter)}.")
    if QuarterSet.objects.of(quarter).in_preparation().exists():
        raise _in_preparation(quarter)


def _keep(composed: QuarterSet) -> None:
    """Write a new set, unless somebody else composed the quarter at the same time."""
    try:
        with transaction.atomic():
            composed.save()
    except IntegrityError as clash:
        raise _in_preparation(composed.quarter) from clash


def _in_preparation(quarter: Quarter) -> SetRefused:
    return SetRefused(
        f"An edition of {quarter_full(quarter)} is being prepared already; "
        "publish or cancel it first."
    )


@transaction.atomic
def make_again(*, prepared: QuarterSet, actor: User, now: datetime) -> QuarterSet:
    """Ask for the files of a set anew, because figures changed since they were made.

    Raises NotAllowed and SetRefused.
    """
    require(actor, Permission.COMPOSE, on=day_of(now))
    prepared = _locked(prepared)
    return _moved(prepared, SetMove.MAKE_AGAIN, Event.SET_TO_MAKE_AGAIN, actor, now)


@transaction.atomic
def cancel_set(*, prepared: QuarterSet, actor: User, now: datetime) -> QuarterSet:
    """Give a set up; nothing that is public changes. Raises NotAllowed, SetRefused."""
    require(actor, Permission.COMPOSE, on=day_of(now))
    prepared = _locked(prepared)
    prepared.cancelled_at, prepared.cancelled_by = now, actor
    return _moved(prepared, SetMove.CANCEL, Event.SET_CANCELLED, actor, now)


@transaction.atomic
def agree(*, finding: Finding, why: str, actor: User, now: datetime) -> Finding:
    """Put a name to a warning, with a reason. Raises NotAllowed and SetRefused."""
    require(actor, Permission.COMPOSE, Permission.PUBLISH, on=day_of(now))
    prepared = _locked(finding.belongs_to)
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    if prepared.state != SetState.CHECKED:
        raise SetRefused("The files are being made again; look at what is found then.")
    if finding.blocks:
        raise SetRefused("This has to be mended; nobody can agree to it.")
    if not why.strip():
        raise SetRefused("Say why this may be published.")
    if finding.is_settled:
        return finding
    finding.ticked_at, finding.ticked_by, finding.ticked_why = now, actor, why.strip()
    finding.save(update_fields=["ticked_at", "ticked_by", "ticked_why"])
    record(
        Event.FINDING_TICKED,
        actor=actor,
        subject=finding,
        about=prepared,
        now=now,
        reason=finding.ticked_why,
    )
    return finding


@transaction.atomic
def publish_set(
    *, prepared: QuarterSet, seen: str, actor: User, now: datetime
) -> Edition:
    """Publish a set as it was `seen`: edition, files, audit and mail, or nothing.

    `seen` is the fingerprint of what the publisher looked at. Pressing twice publishes
    once. Raises NotAllowed, and SetRefused with the first thing in the way.
    """
    require(actor, Permission.PUBLISH, on=day_of(now))
    _wait_for_others()
    prepared = _locked(prepared)
    if prepared.state == SetState.PUBLISHED and prepared.fingerprint == seen:
        return prepared.edition
    in_the_way = obstacles(prepared, actor=actor, now=now)
    if prepared.fingerprint != seen:
        in_the_way.insert(0, "The files were made again; look at them once more.")
    if in_the_way:
        raise SetRefused(in_the_way[0])
    edition = _edition_of(prepared, actor, now)
    _moved(prepared, SetMove.PUBLISH, Event.EDITION_PUBLISHED, actor, now)
    _tell(edition, now)
    return edition


def _edition_of(prepared: QuarterSet, actor: User, now: datetime) -> Edition:
    """Write the edition with its files, in the place of the one before it."""
    before = Edition.objects.of(prepared.quarter).in_force().first()
    if before is not None:
        _supersede(before)
    head = seal_waiting(now=now)
    manifest = manifest_of(prepared, published_at=now, audit=head)
    edition = Edition.objects.create(
        starts_on=prepared.starts_on,
        number=prepared.number,
        prepared=prepared,
        manifest=manifest.decode(),
        sha256=fingerprint(manifest),
        supersedes=before,
        reason=prepared.reason,
        published_at=now,
        published_on=day_of(now),
        published_by=actor,
    )
    EditionFile.objects.bulk_create(
        EditionFile(
            edition=edition,
            slug=each.slug,
            title=each.title,
            order=each.order,
            extension=each.extension,
            media_type=each.media_type,
            stored_id=each.stored_id,
        )
        for each in prepared.files.order_by("order", "extension")
    )
    return edition


def _supersede(before: Edition) -> None:
    earlier = _locked(before.prepared)
    moves = SET_MOVES[SetState(earlier.state)]
    if SetMove.SUPERSEDE in moves:
        earlier.state = moves[SetMove.SUPERSEDE]
        earlier.save(update_fields=["state"])


def _tell(edition: Edition, now: datetime) -> None:
    """Tell whoever composed it, by mail, that it is published."""
    composer = edition.prepared.composed_by
    title = quarter_full(edition.quarter)
    queue(
        to=composer.email,
        subject=f"Published: {title}, edition {edition.number}",
        body=(
            f"The scorecards of {title} are published as edition {edition.number}.\n"
        ),
        key=f"published {edition.sha256}",
        now=now,
    )


@transaction.atomic
def withdraw(
    *, edition: Edition, reason: str, actor: User, now: datetime
) -> Withdrawal:
    """Take an edition back; its address says why. Raises NotAllowed and SetRefused."""
    require(actor, Permission.PUBLISH, on=day_of(now))
    prepared = _locked(edition.prepared)
    if prepared.state == SetState.WITHDRAWN:
        return edition.withdrawal
    if not reason.strip():
        raise SetRefused("Say why it is withdrawn; the public reads it.")
    withdrawal = Withdrawal.objects.create(
        edition=edition,
        reason=reason.strip(),
        withdrawn_at=now,
        withdrawn_on=day_of(now),
        withdrawn_by=actor,
    )
    _moved(
        prepared, SetMove.WITHDRAW, Event.EDITION_WITHDRAWN, actor, now, reason.strip()
    )
    return withdrawal


def _wait_for_others() -> None:
    """Let one edition be published at a time, of whatever quarter.

    What one tells decides what the next may tell.
    """
    list(QuarterSet.objects.select_for_update(of=("self",)).order_by("pk"))


def _locked(prepared: QuarterSet) -> QuarterSet:
    """Return a set as it is now, with nobody else moving it."""
    found: QuarterSet = QuarterSet.objects.select_for_update(of=("self",)).get(
        pk=prepared.pk
    )
    return found


def _moved(
    prepared: QuarterSet,
    move: SetMove,
    event: Event,
    actor: User,
    now: datetime,
    reason: str = "",
) -> QuarterSet:
    """Move a set and record it. Raises SetRefused where its state has no such move."""
    before = SetState(prepared.state)
    if move not in SET_MOVES[before]:
        raise SetRefused(f"This edition is {before.value}; look at the page once more.")
    prepared.state = SET_MOVES[before][move]
    prepared.save(update_fields=["state", "cancelled_at", "cancelled_by"])
    record(
        event,
        actor=actor,
        subject=prepared,
        now=now,
        before={"state": before.value},
        after={"state": prepared.state},
        reason=reason,
    )
    return prepared
