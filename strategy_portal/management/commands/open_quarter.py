"""manage.py open_quarter 2025-26-q2: asks each post for the figures of a quarter."""

from django.core.management.base import BaseCommand, CommandError

from outcomes.models import ReturnQuarter
from outcomes.quarter_services import QuarterRefused, open_quarter
from strategy_portal import clock
from strategy_portal.models import User
from strategy_portal.periods import NotAPeriod, Quarter
from strategy_portal.wording import count_words, date_words, quarter_full


class Command(BaseCommand):
    """Open a quarter, and say how many lines wait and which measures nobody reports."""

    help = "Open a quarter that has ended, so that its figures can be returned."

    def add_arguments(self, parser):
        """Take the quarter as addresses write it."""
        parser.add_argument("quarter", help="For example 2025-26-q2")
        parser.add_argument(
            "--unless-open",
            action="store_true",
            help="Do nothing where the quarter was opened before.",
        )

    def handle(self, *, quarter, unless_open, **options):
        """Open it as the portal itself; a refusal is a sentence."""
        try:
            quarter = Quarter.from_code(quarter)
            if unless_open and ReturnQuarter.objects.of(quarter).exists():
                return
            opened = open_quarter(
                quarter=quarter,
                actor=User.objects.system(),
                now=clock.now(),
            )
        except (NotAPeriod, QuarterRefused) as refusal:
            raise CommandError(str(refusal)) from refusal
        gathering = opened.gathering
        lines = count_words(opened.lines, "line")
        posts = count_words(gathering.returns.count(), "post")
        self.stdout.write(
            f"Opened {quarter_full(gathering.quarter)}: {lines} for {posts}, "
            f"due by {date_words(gathering.due_on)}."
        )
        for measure in opened.unasked:
            self.stdout.write(f"Nobody reports {measure}; give it a reporting post.")
