"""Measure on a temporary database with Rotherham's strategy, and print a table."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from bench.timing import Result

ROOT = Path(__file__).resolve().parent.parent
SCORECARD = "wellbeing"
LINE = "{:<57} {:>9} {:>13} {:>10} {:>10} {:>5}"


def main() -> None:
    """Set up, measure, and print a line as each comparison ends."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strategy_portal.settings")
    # Playwright runs an event loop in this thread, where Django would refuse queries.
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    django.setup()
    from django.test.utils import setup_databases, teardown_databases

    started = perf_counter()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        print(LINE.format("Ours to theirs", "Ratio", "Aim", "Ours", "Theirs", "Runs"))
        for result in measured():
            print(line_of(result), flush=True)
    finally:
        teardown_databases(databases, verbosity=0)
    print(
        "Ours and theirs are medians in milliseconds, of runs by turns.\n"
        f"It took {perf_counter() - started:.0f} seconds."
    )


def line_of(result: "Result") -> str:
    """Return a comparison as a line of the table."""
    times = (f"{result.ours:,.1f}", f"{result.theirs:,.1f}", result.runs)
    return LINE.format(result.what, f"{result.ratio:,.2f}", result.aim or "-", *times)


def measured() -> Iterator["Result"]:
    """Load the strategy and yield every comparison."""
    from django.db import transaction

    from bench import listing, printing, public, reckoning
    from scorecards.assemble import quarter_called
    from scorecards.domain.disclosure import Audience
    from scorecards.models import Scorecard
    from scorecards.printing import Order, page_of
    from strategy_portal import clock
    from strategy_portal.intake.load import load_strategy

    load_strategy(ROOT / "fixtures" / "rotherham", now=clock.now())
    order = Order(quarter_called(""), Audience.BOARD, clock.today())
    page = page_of(Scorecard.objects.get(slug=SCORECARD), order)
    with TemporaryDirectory() as folder:
        yield from printing.results(page, os.environ["CHROMIUM"], Path(folder))
    yield from listing.results()
    with transaction.atomic():
        yield from reckoning.results(order)
        # Else the measures that it copies would be published with the rest.
        transaction.set_rollback(True)
    yield from public.results()


if __name__ == "__main__":
    main()
