"""Whether every save that was acknowledged is where it must be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from load.saving import Save
from outcomes.given import said
from outcomes.models import ReturnLine
from strategy_portal.audit import Event, as_text, key_of
from strategy_portal.models import AuditEvent


def lost_saves(saves: Iterable[Save]) -> list[str]:
    """Return a sentence for each acknowledged save that was lost or written over.

    No two may be acknowledged as one version of a line; each stands in the audit, by
    whoever saved it and as it was typed; and the last one stands in the line.
    """
    by_line = defaultdict(list)
    for save in saves:
        by_line[save.line.pk].append(save)
    lines = ReturnLine.objects.with_all().in_bulk(list(by_line))
    trails = _trails()
    return [
        sentence
        for pk, own in by_line.items()
        for sentence in _lost_of(lines[pk], own, trails[key_of(lines[pk])])
    ]


def _trails() -> dict[str, list[AuditEvent]]:
    """Return what the audit tells of each line's saves, in order."""
    trails = defaultdict(list)
    for event in AuditEvent.objects.filter(event=Event.LINE_SAVED).order_by("pk"):
        trails[event.subject].append(event)
    return trails


def _lost_of(
    line: ReturnLine, saves: list[Save], trail: list[AuditEvent]
) -> Iterator[str]:
    told = dict(enumerate(trail, start=1))
    seen: set[int] = set()
    for save in saves:
        event = told.get(save.version)
        if save.version in seen:
            yield f"{_name(save)} was acknowledged as a version that another save is."
        elif event is None or not _tells(event, save):
            yield f"{_name(save)} is not in the audit."
        seen.add(save.version)
    if line.version != len(trail):
        yield f"{line} is at version {line.version}, after {len(trail)} saves."
    elif trail and as_text(said(line)) != trail[-1].after:
        yield f"{line} does not hold what was saved last."


def _tells(event: AuditEvent, save: Save) -> bool:
    """Return whether the audit tells of a save: by whom, and what was typed."""
    typed = {name: event.after.get(name) for name in save.typed}
    return event.actor == save.email and typed == save.typed


def _name(save: Save) -> str:
    return f"“{save.typed['comment']}” in {save.line.key}"
