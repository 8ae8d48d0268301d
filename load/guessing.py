"""Guesses at addresses where nothing is published, and whether any answer tells."""

import random
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from string import ascii_lowercase
from typing import NamedTuple

from django.conf import settings

from load.browser import Answer
from scorecards.models import EditionFile, PreparedFile, StoredFile
from scorecards.states import HAS_EDITION
from strategy_portal.periods import Quarter

FORMATS = ("pdf", "xlsx", "csv", "json", "page")
TAILS = ("", "whole/", "datapackage.json", *(f"scorecard.{each}" for each in FORMATS))


class Spot(NamedTuple):
    """A scorecard in an edition of a quarter."""

    slug: str
    quarter: str
    number: int


@dataclass(frozen=True, slots=True)
class Guess:
    """An address, and whether something is kept for it that is not published."""

    address: str
    is_kept: bool


@dataclass
class Told:
    """How often each answer was given, and after how many seconds to either kind."""

    answers: Counter[Hashable] = field(default_factory=Counter)
    kept: list[float] = field(default_factory=list)
    absent: list[float] = field(default_factory=list)


def guesses(number: int) -> Iterator[Guess]:
    """Yield so many guesses, the same in every run.

    About half are at what was made and not published. The others differ from it by a
    scorecard, a quarter or an edition that nobody ever made.
    """
    chance = random.Random(number)
    spots = sorted(_kept())
    for _ in range(number):
        spot, tail = chance.choice(spots), chance.choice(TAILS)
        is_kept = chance.random() < 0.5
        if not is_kept:
            spot = _elsewhere(spot, chance)
        yield Guess("/scorecards/{}/{}/{}/".format(*spot) + tail, is_kept)


def _kept() -> set[Spot]:
    """Return where all would be that waits to be published, or was given up."""
    files = PreparedFile.objects.exclude(belongs_to__state__in=HAS_EDITION)
    return {
        Spot(file.slug, file.belongs_to.quarter.code, file.belongs_to.number)
        for file in files.select_related("belongs_to")
    }


def _elsewhere(spot: Spot, chance: random.Random) -> Spot:
    other = Spot(
        slug="".join(chance.choices(ascii_lowercase, k=len(spot.slug))),
        quarter=Quarter(chance.randrange(1950, 2000), chance.randrange(1, 5)).code,
        number=chance.randrange(100, 1000),
    )
    part = chance.choice(Spot._fields)
    return spot._replace(**{part: getattr(other, part)})


def ask_all(guessed: Iterable[Guess], ask: Callable[[str], Answer]) -> Told:
    """Ask for every address, and count which answers there were."""
    told = Told()
    for guess in guessed:
        answer = ask(guess.address)
        told.answers[answer.all_but_the_date] += 1
        (told.kept if guess.is_kept else told.absent).append(answer.seconds)
    return told


def likeness(ours: list[float], theirs: list[float]) -> float:
    """Return the p of Mann and Whitney: how likely chance alone parts two samples so.

    Two-sided, by the normal approximation, which samples of twenty and more allow.
    """
    ordered = sorted(theirs)
    above = sum(bisect_left(ordered, x) + bisect_right(ordered, x) for x in ours) / 2
    pairs = len(ours) * len(theirs)
    spread = sqrt(pairs * (len(ours) + len(theirs) + 1) / 12)
    return 2 * NormalDist().cdf(-abs(above - pairs / 2) / spread)


def open_folders() -> list[Path]:
    """Return the folders whose files have addresses."""
    folders = (settings.STATIC_ROOT, *settings.STATICFILES_DIRS, settings.MEDIA_ROOT)
    return [Path(folder) for folder in folders if folder]


def unpublished_in(folders: Iterable[Path]) -> list[str]:
    """Return the files of some folders that hold the bytes of one not published."""
    published = EditionFile.objects.values("stored_id")
    secrets = [
        bytes(file.content) for file in StoredFile.objects.exclude(pk__in=published)
    ]
    return [
        str(path)
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for body in [path.read_bytes()]
        if any(secret in body for secret in secrets)
    ]
