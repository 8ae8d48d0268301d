"""The press of a load: an example strategy that is published, corrected, and again."""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

import django
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from load.browser import HOST
from load.mixing import Issue
from outcomes.models import Observation
from outcomes.services import record_observations
from priorities.models import Grant
from scorecards import freeze
from scorecards.assemble import quarters_with_figures
from scorecards.models import Edition, QuarterSet
from scorecards.preparation import prepare
from scorecards.publication import agree, compose_set, publish_set
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.intake.load import load_strategy
from strategy_portal.models import User

EXAMPLE = Path(__file__).resolve().parent.parent / "fixtures" / "example"
REASON = "One child had been counted twice."


class Press:
    """The newest quarter of the example, a lead who composes it, and a publisher."""

    def __init__(self) -> None:
        load_strategy(EXAMPLE, now=clock.now())
        self.quarter = quarters_with_figures()[0]
        self.lead = _person(Role.PERFORMANCE_LEAD)
        self.publisher = _person(Role.PUBLISHER)

    def publish(self) -> Issue:
        """Publish the next edition; each after the first one corrects a figure."""
        if Edition.objects.exists():
            self._correct()
        made = self.prepared()
        begun = perf_counter()
        edition = publish_set(
            prepared=made,
            seen=made.fingerprint,
            actor=self.publisher,
            now=clock.now(),
        )
        ended = perf_counter()
        return Issue(edition.number, begun, ended, frozenset(_given_by(edition)))

    def hold_back(self) -> None:
        """Make the files of a correction and of the quarter before; publish none."""
        self.prepared()
        self.quarter = self.quarter.previous()
        self.prepared()

    def prepared(self) -> QuarterSet:
        """Compose the next edition, make its files, and agree to every warning."""
        now = clock.now()
        composed = compose_set(
            quarter=self.quarter, actor=self.lead, now=now, reason=REASON
        )
        made = prepare(prepared=composed, actor=User.objects.system(), now=now)
        for finding in made.findings.filter(blocks=False):
            agree(finding=finding, why="Read twice.", actor=self.lead, now=now)
        return made

    def _correct(self) -> None:
        """Put another figure in the place of the quarter's first one."""
        standing = Observation.objects.current().own().filter(numerator__gt=1)
        of_quarter = standing.filter(period_end=self.quarter.end)
        figure = copy.copy(of_quarter.order_by("measure__code", "pk").first())
        figure.pk, figure.reason = None, REASON
        figure.numerator -= 1
        figure._state = type(figure._state)()
        record_observations(observations=[figure], actor=self.lead, now=clock.now())


@contextmanager
def press_apart() -> Iterator[Callable[[], Issue]]:
    """Yield what publishes the next edition, in a process apart from the readers'."""
    with get_context("spawn").Pool(1, initializer=django.setup) as pool:
        yield lambda: pool.apply(_publish)


def _publish() -> Issue:
    return _press().publish()


@cache
def _press() -> Press:
    return Press()


def _person(role: Role) -> User:
    person = get_user_model().objects.create_user(
        f"{role.name.lower()}@example.org", display_name=role.value
    )
    Grant.objects.create(
        user=person,
        role=role,
        valid_from=clock.today(),
        given_at=clock.now(),
        given_by=person,
    )
    return person


def _given_by(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the addresses that an edition changes, with what they give from now on."""
    for file in edition.files.exclude(extension=freeze.EXTENSION):
        yield _address_of(edition, file), file.stored_id
    client = Client(SERVER_NAME=HOST)
    for page in edition.files.filter(extension=freeze.EXTENSION):
        latest = reverse("public:scorecard", kwargs={"slug": page.slug})
        own = [
            _named(name, each, page.slug)
            for each in (edition, edition.supersedes)
            if each
            for name in ("edition", "edition-whole")
        ]
        for address in (latest, *own):
            yield address, sha256(client.get(address).content).hexdigest()


def _address_of(edition, file) -> str:
    if file.extension == "package":
        return _named("edition-package", edition, file.slug)
    return _named("edition-file", edition, file.slug, extension=file.extension)


def _named(name: str, edition: Edition, slug: str, **more: str) -> str:
    where = {"slug": slug, "quarter": edition.quarter, "number": edition.number}
    return reverse(f"public:{name}", kwargs=where | more)
