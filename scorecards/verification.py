"""Whether what was published still is: the hashes, the lists, the same bytes.

Each file is rendered once more from its frozen page. Where a newer renderer makes other
bytes of the same page, that is told and is no fault: the bytes that were published
stand under their own hash.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from scorecards import freeze
from scorecards.ledger import fingerprint_of
from scorecards.models import Edition, EditionFile
from scorecards.preparation import FORMATS, made_with

RENDERERS = {each.EXTENSION: each for each in FORMATS}


@dataclass(frozen=True, slots=True)
class Seen:
    """Something about an edition: a fault, or only a note."""

    words: str
    is_fault: bool = True


def look_at(edition: Edition, *, render: bool) -> Iterator[Seen]:
    """Yield what is wrong with an edition; with `render`, files are made once more."""
    if not edition.is_intact:
        yield Seen(f"{edition}: the manifest is not the one that was published.")
    yield from _against_ledger(edition)
    files = list(edition.files.select_related("stored").order_by("order", "extension"))
    yield from _against_manifest(edition, files)
    frozen = {
        file.slug: freeze.thaw(bytes(file.stored.content))
        for file in files
        if file.extension == freeze.EXTENSION and file.stored.is_intact
    }
    for file in files:
        if not file.stored.is_intact:
            yield Seen(f"{file}: the bytes are not those that were published.")
        elif render and file.extension in RENDERERS and file.slug in frozen:
            again = RENDERERS[file.extension].render(frozen[file.slug])
            if again != bytes(file.stored.content):
                yield _rendered_otherwise(edition, file)


def _against_manifest(edition: Edition, files: list[EditionFile]) -> Iterator[Seen]:
    listed = {
        (each["scorecard"], each["format"], each["sha256"])
        for each in json.loads(edition.manifest)["files"]
    }
    kept = {(file.slug, file.extension, file.stored_id) for file in files}
    if listed != kept:
        yield Seen(f"{edition}: the files are not those that the manifest lists.")


def _against_ledger(edition: Edition) -> Iterator[Seen]:
    """Yield that what later editions are held against is not what was published."""
    told = json.loads(edition.manifest).get("told")
    if told is not None and told != fingerprint_of(edition.prepared):
        yield Seen(f"{edition}: what it told of each figure is kept otherwise.")


def _rendered_otherwise(edition: Edition, file: EditionFile) -> Seen:
    before = json.loads(edition.manifest)["made_with"]
    if before == made_with():
        return Seen(f"{file}: it renders to other bytes than were published.")
    return Seen(f"{file}: made with {before}; {made_with()} makes other bytes.", False)
