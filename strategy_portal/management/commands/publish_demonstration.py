"""manage.py publish_demonstration: editions to look at, of the newest quarters."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from scorecards.assemble import NoFigures, quarters_with_figures
from scorecards.promises import DayRefused
from scorecards.publication import SetRefused
from strategy_portal import clock
from strategy_portal.management.publishing import (
    NoAccounts,
    promise_next,
    publish_quarter,
)
from strategy_portal.wording import quarter_full


class Command(BaseCommand):
    """Publish what may be published of the newest quarters, if it is not yet."""

    help = "Publish the newest quarters as the demonstration's lead and publisher."

    def add_arguments(self, parser):
        """Take how many quarters to look at."""
        parser.add_argument("--quarters", type=int, default=1)

    def handle(self, *, quarters, **options):
        """Publish the older first, and say what was published."""
        if not settings.DEMONSTRATION:
            raise CommandError("Only a demonstration publishes by itself.")
        try:
            # The newest one may still be open for its returns.
            newest = quarters_with_figures()[: quarters + 1]
            for quarter in reversed(newest):
                self._publish(quarter)
            promised = promise_next(now=clock.now())
        except (NoFigures, NoAccounts, DayRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        if promised:
            self.stdout.write(f"Promised: {promised}.")

    def _publish(self, quarter):
        """Publish a quarter, or say what is in the way and go on."""
        try:
            if publish_quarter(quarter, now=clock.now()):
                self.stdout.write(f"Published: {quarter_full(quarter)}.")
        except SetRefused as refusal:
            self.stderr.write(f"{quarter_full(quarter)} is not published. {refusal}")
