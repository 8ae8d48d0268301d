"""A scorecard of 10 and of 500 measures, from the database into words."""

from collections.abc import Iterator
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.many import scorecards_of
from bench.timing import Result, compare
from outcomes.models import Observation
from scorecards.models import Scorecard
from scorecards.printing import Order, page_of


def results(order: Order) -> Iterator[Result]:
    """Yield what a scorecard costs against reading its figures, and a single query."""
    for count, scorecard in scorecards_of(10, 500):
        with CaptureQueriesContext(connection) as queries:
            page_of(scorecard, order)
        for other, theirs in (
            ("its figures as rows", partial(figures_of, scorecard)),
            ("one SELECT 1", select_one),
        ):
            yield compare(
                f"{count} measures in words, {len(queries)} queries: {other}",
                partial(page_of, scorecard, order),
                theirs,
                runs=7,
                seconds=10,
            )


def figures_of(scorecard: Scorecard) -> list[Observation]:
    """Read the figures in force as rows: the least that Django can do."""
    return list(
        Observation.objects.current()
        .filter(measure__placements__outcome__scorecards=scorecard)
        .select_related("place", "breakdown", "supersedes")
    )


def select_one() -> None:
    """Go to the database and back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        cursor.fetchone()
