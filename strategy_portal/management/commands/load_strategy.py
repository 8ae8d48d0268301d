"""manage.py load_strategy FOLDER: a partnership's strategy, from its files."""

from collections.abc import Iterable
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError, IntegrityError

from outcomes.models import Observation
from outcomes.services import CorrectionNeedsReason
from strategy_portal import clock
from strategy_portal.intake import report
from strategy_portal.intake.load import FiguresChanged, check_strategy, load_strategy
from strategy_portal.intake.problems import FolderRefused, StrategyRefused

REASON_LENGTH = Observation._meta.get_field("reason").max_length
UNCHANGED = "Nothing was written: the database has all of it already."
MEANWHILE = (
    "Nothing was loaded: the database changed while the files were compared with it. "
    "Load them again."
)
MIGRATE = "Nothing was loaded. Run manage.py migrate, then load again."


class Command(BaseCommand):
    """Load a folder whole or not at all; a second load writes only what changed."""

    help = "Load a partnership's strategy and figures from a folder of CSV files."

    def add_arguments(self, parser):
        """Take the folder, and how to load it."""
        parser.add_argument("folder", type=Path, help="For example fixtures/rotherham")
        parser.add_argument(
            "--check",
            action="store_true",
            help="List what would change and write nothing.",
        )
        parser.add_argument(
            "--reason",
            default="",
            help="Why figures that were loaded before have changed.",
        )

    def handle(self, *, folder, check, reason, verbosity, **options):
        """Load or check, and turn every refusal into sentences and exit status 1."""
        try:
            if check:
                self.check_folder(folder)
            else:
                self.load(folder, reason.strip(), quiet=verbosity == 0)
        except FolderRefused as error:
            self.refuse([str(error)])
        except StrategyRefused as error:
            self.refuse(report.refused(error))
        except FiguresChanged as error:
            self.refuse(report.without_reason(error.plan))
        except (IntegrityError, CorrectionNeedsReason) as error:
            self.refuse([str(error), MEANWHILE])
        except DatabaseError as error:
            self.refuse([f"The database cannot be used: {error}.", MIGRATE])

    def load(self, folder, reason, quiet):
        """Load the folder and say what was done."""
        if len(reason) > REASON_LENGTH:
            length = f"{len(reason)} characters; shorten it to {REASON_LENGTH}"
            self.refuse([f"The reason has {length}."])
        plan = load_strategy(
            folder,
            now=clock.now(),
            reason=reason,
            tell=(lambda words: None) if quiet else self.stdout.write,
        )
        if not quiet:
            self.say(report.done(plan))
            self.say([UNCHANGED if plan.is_empty else "Loaded."])

    def check_folder(self, folder):
        """Say what a load would do."""
        plan = check_strategy(folder, now=clock.now(), tell=self.stdout.write)
        self.say(report.intended(plan))
        self.say(report.verdict(plan))

    def say(self, lines: Iterable[str]):
        """Print each line."""
        for line in lines:
            self.stdout.write(line)

    def refuse(self, lines: Iterable[str]):
        """Print each line as an error and stop."""
        for line in lines:
            self.stderr.write(line)
        raise SystemExit(1)
