"""manage.py verify_editions: says whether what was published is still the same."""

from django.core.management.base import BaseCommand

from scorecards.models import Edition
from scorecards.verification import look_at
from strategy_portal.wording import count_words


class Command(BaseCommand):
    """Look at every edition, and end with status 1 where one is not as published."""

    help = "Prove the hashes of every edition, and that its files render the same."

    def add_arguments(self, parser):
        """Take whether files are rendered once more, which takes seconds each."""
        parser.add_argument(
            "--hashes-only",
            action="store_false",
            dest="render",
            help="do not render the files once more",
        )

    def handle(self, *, render, **options):
        """Say what is wrong, then how many editions were looked at."""
        editions = list(Edition.objects.order_by("starts_on", "number"))
        faults = 0
        for edition in editions:
            for seen in look_at(edition, render=render):
                faults += seen.is_fault
                (self.stderr if seen.is_fault else self.stdout).write(seen.words)
        told = count_words(len(editions), "edition")
        if faults:
            self.stderr.write(f"{told} looked at: {count_words(faults, 'fault')}.")
            raise SystemExit(1)
        self.stdout.write(f"{told} looked at: as published.")
