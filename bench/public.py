"""Public pages against a view that returns a constant, through the same server."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter

from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.core.cache import caches
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from bench.timing import Result, compare
from priorities.models import Grant
from scorecards.assemble import quarters_with_figures
from scorecards.models import Edition, EditionFile, QuarterSet
from scorecards.preparation import drawn, prepare
from scorecards.publication import agree, compose_set, publish_set
from scorecards.renderers import pdf
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import User

SLUG = "wellbeing"
QUARTERS = 40


@login_not_required
def constant(request):
    """Answer a word."""
    return HttpResponse("well")


urlpatterns = [
    path("bench/constant/", constant),
    path("", include("strategy_portal.urls")),
]


def results() -> Iterator[Result]:
    """Publish a quarter, then yield what its pages cost, alone and among forty."""
    settings = {
        "ROOT_URLCONF": __name__,
        "ALLOWED_HOSTS": ["testserver"],
        "DEMONSTRATION": True,
    }
    with override_settings(**settings):
        edition, result = _published()
        yield result
        yield from _pages(edition, "1 quarter")
        _grow(edition)
        yield from _pages(edition, f"{QUARTERS} quarters")


def _published() -> tuple[Edition, Result]:
    """Publish the newest quarter; return it with what that cost."""
    lead, publisher = (
        _person(role) for role in (Role.PERFORMANCE_LEAD, Role.PUBLISHER)
    )
    spent: list[float] = []
    now = clock.now()
    with _timed(spent):
        composed = compose_set(quarter=quarters_with_figures()[0], actor=lead, now=now)
        made = prepare(prepared=composed, actor=User.objects.system(), now=now)
        for finding in made.findings.filter(blocks=False):
            agree(finding=finding, why="Measured.", actor=lead, now=now)
        edition = publish_set(
            prepared=made, seen=made.fingerprint, actor=publisher, now=now
        )
    with _timed(spent):
        for each in drawn(made, clock.today()):
            pdf.render(each.page)
    return edition, Result("A set from asked for to public: its PDFs alone", *spent, 1)


@contextmanager
def _timed(spent: list[float]) -> Iterator[None]:
    started = perf_counter()
    yield
    spent.append((perf_counter() - started) * 1000)


def _person(role: Role) -> User:
    """Make somebody with a role."""
    person = get_user_model().objects.create_user(
        f"{role.value.replace(' ', '.')}@example.org",
        "a long password of no use",
        display_name=role.value,
    )
    Grant.objects.create(
        user=person,
        role=role,
        valid_from=clock.today(),
        given_at=clock.now(),
        given_by=person,
    )
    return person


def _pages(edition: Edition, among: str) -> Iterator[Result]:
    """Yield each kind of address against the constant: requests a second, inverted."""
    own = f"/scorecards/{SLUG}/{edition.quarter.code}/{edition.number}/"
    latest = f"/scorecards/{SLUG}/"
    client = Client()
    for what, address, whole, none in (
        ("an edition's own address", own, "1.43", "1.18"),
        ("the latest", latest, "2.86", "3.33"),
        ("the list of all", "/scorecards/", "", ""),
    ):
        tag = _asked(client, address, 200)["ETag"]
        for status, aim, headers in (
            (200, whole, {}),
            (304, none, {"if-none-match": tag}),
        ):
            yield compare(
                f"{among}: {what}, {status}: a constant",
                partial(_asked, client, address, status, headers),
                partial(_asked, client, "/bench/constant/", 200),
                runs=400,
                seconds=6,
                aim=f"under {aim}" if aim else "",
            )
    caches["published"].clear()
    yield compare(
        f"{among}: an edition's own address, made anew: a constant",
        partial(_anew, client, own),
        partial(_asked, client, "/bench/constant/", 200),
        runs=50,
        seconds=6,
    )


def _anew(client: Client, address: str) -> HttpResponse:
    caches["published"].clear()
    return _asked(client, address, 200)


def _asked(
    client: Client, address: str, status: int, headers: dict | None = None
) -> HttpResponse:
    response = client.get(address, headers=headers)
    if response.status_code != status:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return response


def _grow(edition: Edition) -> None:
    """Publish the same files for each of the quarters before, as rows alone."""
    files, quarter = list(edition.files.all()), edition.quarter
    for _ in range(QUARTERS - 1):
        quarter = quarter.previous()
        prepared = QuarterSet.objects.get(pk=edition.prepared_id)
        prepared.pk, prepared.starts_on = None, quarter.start
        prepared.save()
        copy = Edition.objects.get(pk=edition.pk)
        copy.pk, copy.prepared, copy.starts_on = None, prepared, quarter.start
        copy.manifest, copy.sha256 = quarter.code, f"{quarter.code:0<64}"
        copy._state.adding = True
        copy.save(force_insert=True)
        EditionFile.objects.bulk_create(
            EditionFile(
                edition=copy,
                slug=each.slug,
                title=each.title,
                order=each.order,
                extension=each.extension,
                media_type=each.media_type,
                stored_id=each.stored_id,
            )
            for each in files
        )
