"""manage.py prepare_editions: makes the files that were asked for. For cron to run."""

from django.core.management.base import BaseCommand

from scorecards.models import QuarterSet
from scorecards.preparation import prepare
from scorecards.renderers.pdf_engine import RenderError
from strategy_portal import clock
from strategy_portal.models import User
from strategy_portal.wording import count_words, quarter_full


class Command(BaseCommand):
    """Make the files of each set that waits; end with status 1 where one failed."""

    help = "Make and check the files of the quarters that are composed for the public."

    def handle(self, *, verbosity, **options):
        failed = False
        for waiting in list(QuarterSet.objects.waiting_for_files()):
            title = f"{quarter_full(waiting.quarter)}, edition {waiting.number}"
            try:
                made = prepare(
                    prepared=waiting, actor=User.objects.system(), now=clock.now()
                )
            except RenderError as refusal:
                failed = True
                self.stderr.write(f"{title}: the files were not made ({refusal}).")
                continue
            if verbosity:
                files = count_words(made.files.count(), "file")
                findings = count_words(made.findings.count(), "finding")
                self.stdout.write(f"{title}: {files} made, {findings}.")
        if failed:
            raise SystemExit(1)
