"""The list of measures against a page that says one word, through all middleware."""

from collections.abc import Iterator

from django.contrib.auth import get_user_model
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path, reverse

from bench.timing import Result, compare
from priorities.models import Grant
from strategy_portal import clock
from strategy_portal.access import Permission, Role
from strategy_portal.gate import needs


@needs(Permission.OWN_ACCOUNT)
def one_word(request):
    """Answer a word."""
    return HttpResponse("well")


urlpatterns = [
    path("", include("strategy_portal.urls")),
    path("bench/one-word/", one_word, name="one-word"),
]


def results() -> Iterator[Result]:
    """Yield the cost of the list of measures to a person who is signed in."""
    person = get_user_model().objects.create_user(
        "bench@example.org", "a long password of no use", display_name="Bench"
    )
    Grant.objects.create(
        user=person,
        role=Role.AUDITOR,
        valid_from=clock.today(),
        given_at=clock.now(),
        given_by=person,
    )
    with override_settings(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.force_login(person)
        measures, word = reverse("outcomes:measure-list"), reverse("one-word")
        with CaptureQueriesContext(connection) as queries:
            _get(client, measures)
        yield compare(
            f"List of measures, {len(queries)} queries: a page of one word",
            lambda: _get(client, measures),
            lambda: _get(client, word),
            runs=15,
            seconds=15,
        )


def _get(client: Client, address: str) -> bytes:
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{address} answered {response.status_code}.")
    return response.content
