"""Print every scorecard of a quarter: HTML, PDF, XLSX, CSV and JSON."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError

from scorecards.assemble import NoFigures, UnknownQuarter, quarter_called
from scorecards.domain.disclosure import Audience
from scorecards.models import Scorecard
from scorecards.printing import FolderRefused, Order, print_scorecards
from strategy_portal import clock
from strategy_portal.periods import NotAPeriod


class NoScorecards(Exception):
    """There are figures and no scorecard that would show them."""


REFUSALS = (NotAPeriod, UnknownQuarter, NoFigures, NoScorecards, FolderRefused)


class Command(BaseCommand):
    help = "Print every scorecard of a quarter as HTML, PDF, XLSX, CSV and JSON."

    def add_arguments(self, parser):
        parser.add_argument(
            "--quarter",
            default="",
            help="For example 2025-26-q2; the latest if left out",
        )
        parser.add_argument(
            "--out", default="var/scorecards", help="Folder to write to"
        )
        parser.add_argument(
            "--audience", choices=[each.value for each in Audience], default="board"
        )
        parser.add_argument(
            "--no-illustrative",
            action="store_false",
            dest="illustrative",
            help="Leave out all that is only an example",
        )

    def handle(self, *, quarter, out, audience, illustrative, **options):
        try:
            order = Order(
                quarter_called(quarter, illustrative=illustrative),
                Audience(audience),
                clock.today(),
                illustrative,
            )
            written = self._print(order, Path(out))
        except REFUSALS as refusal:
            self.refuse(str(refusal))
        except DatabaseError as error:
            self.refuse(
                f"The database cannot be used ({str(error).strip()}); run manage.py "
                "migrate, then load a strategy with load_strategy."
            )
        for path in written:
            self.stdout.write(f"{path} ({max(1, path.stat().st_size // 1024)} KB)")

    def refuse(self, sentence):
        """Say what is wrong and stop."""
        self.stderr.write(sentence)
        sys.exit(1)

    def _print(self, order, folder):
        """Print all scorecards, saying which file is done as it is done."""
        scorecards = list(Scorecard.objects.select_related("board").in_order())
        if not scorecards:
            raise NoScorecards(
                "The database holds no scorecards; name them in scorecards.csv and "
                "load the strategy again."
            )
        written = []
        for path in print_scorecards(scorecards, order, folder):
            written.append(path)
            self.stderr.write(f"{order.quarter.code}: {path.name}")
        return written
