"""Making the files of a quarter's set, aside from every web request, and checking them.

Rendering takes seconds and a rendering engine, so a command does it. Nothing is written
before every file is made, and then all of it in one transaction.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.metadata import version

from django.conf import settings
from django.db import transaction

from scorecards import freeze
from scorecards.checks import Found, clashing, found_in, unreadable
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import ScorecardInputs
from scorecards.domain.protection import Protection
from scorecards.file_checks import faults_in
from scorecards.ledger import fingerprint_of, protections, write_told
from scorecards.models import (
    Finding,
    PreparedFile,
    QuarterSet,
    Scorecard,
    StoredFile,
)
from scorecards.models.edition import fingerprint
from scorecards.page import ScorecardPage
from scorecards.presenters import present
from scorecards.printing import Order, inputs_of
from scorecards.renderers import csv, html, json, package, pdf, xlsx
from scorecards.states import SET_MOVES, SetMove, SetState
from strategy_portal.audit import Event, record
from strategy_portal.audit_chain import Head
from strategy_portal.clock import day_of
from strategy_portal.models import User

# What stands beside an edition's page for everybody to keep.
FORMATS = (pdf, csv, xlsx, json, package)
MANIFEST_SCHEMA = 1
PUBLIC = Audience.PUBLIC
RENDERED_BY = ("weasyprint", "xlsxwriter")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A scorecard of a set: what it is made from, and its page."""

    scorecard: Scorecard
    inputs: ScorecardInputs
    page: ScorecardPage


@dataclass(frozen=True, slots=True)
class Made:
    """A scorecard of a set with its page and its files, by extension."""

    scorecard: Scorecard
    page: ScorecardPage
    files: dict[str, tuple[str, bytes]]


def drawn(prepared: QuarterSet, today: date) -> list[Drawn]:
    """Return each scorecard of a set in words, as the public may read it on a day."""
    order = Order(prepared.quarter, PUBLIC, today, edition=prepared.number)
    scorecards = Scorecard.objects.select_related("board").in_order()
    return [
        Drawn(each, inputs := inputs_of(each, order), present(compute(inputs, PUBLIC)))
        for each in scorecards
    ]


def said_by(pages: Sequence[Drawn]) -> str:
    """Return the fingerprint of all that some pages say."""
    together = {
        each.scorecard.slug: fingerprint(freeze.freeze(each.page)) for each in pages
    }
    return fingerprint(freeze.canonical(together))


def is_stale(prepared: QuarterSet) -> bool:
    """Return whether the portal says something else now than the files of a set.

    So it does where nothing changed on the pages, but a figure of theirs can be worked
    out now, such as by what somebody has said since of which measures count the same.
    """
    if prepared.figures_as_at is None:
        return True
    pages = drawn(prepared, day_of(prepared.figures_as_at))
    if said_by(pages) != prepared.fingerprint:
        return True
    clashes = {each.key for each in clashing(protections(x.inputs for x in pages))}
    if not clashes:
        return False
    known = prepared.findings.filter(check_name="clash").values_list("key", flat=True)
    return not clashes <= set(known)


def prepare(*, prepared: QuarterSet, actor: User, now: datetime) -> QuarterSet:
    """Make the files of a set and check them; a set that moved meanwhile is left alone.

    Raises pdf_engine.RenderError.
    """
    pages = drawn(prepared, day_of(now))
    made = [Made(each.scorecard, each.page, _files(each.page)) for each in pages]
    protected = list(protections(each.inputs for each in pages))
    findings = list(
        found_in(prepared.quarter, [each.page for each in pages], protected)
    )
    findings += [found for each in made for found in _unreadable(each)]
    return _write(prepared, made, protected, findings, said_by(pages), actor, now)


def made_with() -> str:
    """Return what renders files here, with the versions that decide about bytes."""
    return ", ".join(f"{name} {version(name)}" for name in RENDERED_BY)


def _files(page: ScorecardPage) -> dict[str, tuple[str, bytes]]:
    """Return a page in every form, its frozen self first."""
    frozen = {freeze.EXTENSION: (freeze.MEDIA_TYPE, freeze.freeze(page))}
    return frozen | {
        each.EXTENSION: (each.MEDIA_TYPE, each.render(page)) for each in FORMATS
    }


def _unreadable(made: Made) -> Iterator[Found]:
    """Yield the files of a scorecard that not everybody could read.

    The page stands in no file: it is checked as the web page that is made of it.
    """
    files = {extension: content for extension, (_, content) in made.files.items()}
    files["html"] = html.render(freeze.thaw(files.pop(freeze.EXTENSION)))
    for extension, content in files.items():
        name = f"{made.scorecard.slug}.{extension}"
        yield from unreadable(name, faults_in(extension, content))


@transaction.atomic
def _write(
    prepared: QuarterSet,
    made: Sequence[Made],
    protected: Sequence[Protection],
    findings: Sequence[Found],
    said: str,
    actor: User,
    now: datetime,
) -> QuarterSet:
    prepared = QuarterSet.objects.select_for_update(of=("self",)).get(pk=prepared.pk)
    if SetMove.CHECK not in SET_MOVES[SetState(prepared.state)]:
        return prepared
    _replace_files(prepared, made)
    write_told(prepared, protected)
    _replace_findings(prepared, findings)
    prepared.state = SET_MOVES[SetState(prepared.state)][SetMove.CHECK]
    prepared.checked_at = prepared.figures_as_at = now
    prepared.fingerprint, prepared.made_with = said, made_with()
    prepared.save()
    record(
        Event.SET_CHECKED,
        actor=actor,
        subject=prepared,
        now=now,
        after={
            "state": prepared.state,
            "files": prepared.files.count(),
            "blocking": sum(each.blocks for each in findings),
            "warnings": sum(not each.blocks for each in findings),
        },
    )
    return prepared


def _replace_files(prepared: QuarterSet, made: Sequence[Made]) -> None:
    prepared.files.all().delete()
    PreparedFile.objects.bulk_create(
        PreparedFile(
            belongs_to=prepared,
            slug=each.scorecard.slug,
            title=each.scorecard.title,
            order=each.scorecard.order,
            extension=extension,
            media_type=media_type,
            stored=StoredFile.objects.keep(content),
        )
        for each in made
        for extension, (media_type, content) in each.files.items()
    )


def _replace_findings(prepared: QuarterSet, findings: Sequence[Found]) -> None:
    """Write what was found; what somebody agreed to already stays agreed."""
    agreed = {
        (each.check_name, each.key, each.words): each
        for each in prepared.findings.filter(ticked_at__isnull=False)
    }
    prepared.findings.all().delete()
    for each in findings:
        finding = Finding(
            belongs_to=prepared,
            check_name=each.check,
            key=each.key,
            words=each.words,
            blocks=each.blocks,
        )
        before = agreed.get((each.check, each.key, each.words))
        if before and not each.blocks:
            finding.ticked_at, finding.ticked_by = before.ticked_at, before.ticked_by
            finding.ticked_why = before.ticked_why
        finding.save()


def manifest_of(prepared: QuarterSet, *, published_at: datetime, audit: Head) -> bytes:
    """Return what an edition consists of: each file with its SHA-256 and size.

    The head of the audit stands in it for `verify_audit` to find a cut end by. The rule
    of disclosure is that of the pages: those made by another one are not published.
    """
    return freeze.canonical(
        {
            "schema": MANIFEST_SCHEMA,
            "quarter": prepared.quarter.code,
            "edition": prepared.number,
            "reason": prepared.reason,
            "published_at": published_at.isoformat(),
            "says": prepared.fingerprint,
            "told": fingerprint_of(prepared),
            "made_with": prepared.made_with,
            "audit": str(audit),
            "disclosure": asdict(settings.DISCLOSURE_PROFILE),
            "files": list(_listed(prepared)),
        }
    )


def _listed(prepared: QuarterSet) -> Iterator[dict[str, str | int]]:
    files = prepared.files.select_related("stored").defer("stored__content")
    for each in files.order_by("order", "extension"):
        yield {
            "scorecard": each.slug,
            "format": each.extension,
            "sha256": each.stored_id,
            "bytes": each.stored.size,
        }
