"""Printing a quarter: every scorecard in every format, aside first, then renamed."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from django.db.models import QuerySet

from outcomes.models import ReturnLine
from scorecards.assemble import assemble
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import ScorecardInputs
from scorecards.models import Scorecard
from scorecards.page import ScorecardPage
from scorecards.presenters import present
from scorecards.renderers import RENDERERS, dictionary
from strategy_portal.periods import Quarter


class FolderRefused(Exception):
    """The folder for the files cannot be made or written to."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to print: a quarter, for an audience, on a day, with or without examples.

    `unsigned` are the lines of returns whose figures stand in it though nobody signed
    them: for the portal's own pages, never for a file. `edition` is the number that it
    is published under; without one it is a draft.
    """

    quarter: Quarter
    audience: Audience
    today: date
    illustrative: bool = True
    unsigned: QuerySet[ReturnLine] | None = None
    edition: int | None = None


def page_of(scorecard: Scorecard, order: Order) -> ScorecardPage:
    """Return one scorecard in words, as the order's audience may see it."""
    return present(compute(inputs_of(scorecard, order), order.audience))


def inputs_of(scorecard: Scorecard, order: Order) -> ScorecardInputs:
    """Read what one scorecard is made from."""
    return assemble(
        scorecard,
        order.quarter,
        today=order.today,
        illustrative=order.illustrative,
        unsigned=order.unsigned,
        edition=order.edition,
        audience=order.audience,
    )


def print_scorecards(
    scorecards: Sequence[Scorecard], order: Order, folder: Path
) -> Iterator[Path]:
    """Render each file aside and yield where it will stand; then put all in place.

    Nothing is put in place before every file has been rendered. Raises FolderRefused.
    """
    target = folder / order.quarter.code
    aside = _aside(folder)
    try:
        _refuse_unfit(target, [each.slug for each in scorecards])
        for scorecard in scorecards:
            yield from _render_aside(scorecard, order, aside, target)
        yield _write_aside(aside, target, dictionary.FILE_NAME, dictionary.render())
        _put_in_place(aside, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _aside(folder: Path) -> Path:
    """Make a folder beside the one that readers look in, on the same disk."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=".printing-", dir=folder))
    except OSError as error:
        raise _refused(folder, error.strerror) from error


def _refuse_unfit(target: Path, slugs: Iterable[str]) -> None:
    """Refuse before the work what would stop the files halfway into their places."""
    if target.exists() and not target.is_dir():
        raise _refused(target, "not a directory")
    for slug, extension in product(slugs, RENDERERS):
        if (target / f"{slug}.{extension}").is_dir():
            raise _refused(target, f"{slug}.{extension} is a directory")


def _render_aside(
    scorecard: Scorecard, order: Order, aside: Path, target: Path
) -> Iterator[Path]:
    page = page_of(scorecard, order)
    for extension, renderer in RENDERERS.items():
        name = f"{scorecard.slug}.{extension}"
        yield _write_aside(aside, target, name, renderer.render(page))


def _write_aside(aside: Path, target: Path, name: str, content: bytes) -> Path:
    """Write one file aside and return where it will stand."""
    try:
        (aside / name).write_bytes(content)
    except OSError as error:
        raise _refused(aside.parent, error.strerror) from error
    return target / name


def _put_in_place(aside: Path, target: Path) -> None:
    """Rename each file into its place; other files of the folder are left alone."""
    try:
        target.mkdir(exist_ok=True)
        for path in sorted(aside.iterdir()):
            path.chmod(0o644)
            os.replace(path, target / path.name)
    except OSError as error:
        raise _refused(target, error.strerror) from error


def _refused(folder: Path, why: str | None) -> FolderRefused:
    because = (why or "it cannot be written").lower()
    return FolderRefused(
        f"The files cannot be written to {folder} ({because}); choose another folder."
    )
