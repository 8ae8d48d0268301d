"""manage.py send_reminders: sends the mail that waits. For a clock to run."""

from django.core.management.base import BaseCommand

from strategy_portal import clock
from strategy_portal.outbox import send_waiting
from strategy_portal.wording import count_words


class Command(BaseCommand):
    """Send what waits, and end with status 1 where some of it could not go."""

    help = "Send the mail that waits."

    def handle(self, *, verbosity, **options):
        """Send, and say what was done, if anything was."""
        outcome = send_waiting(now=clock.now())
        if outcome.sent and verbosity:
            self.stdout.write(f"Sent {count_words(outcome.sent, 'message')}.")
        if outcome.failed:
            messages = count_words(outcome.failed, "message")
            self.stderr.write(f"Could not send {messages}; another try follows.")
        if outcome.unreachable:
            self.stderr.write(
                f"The mail server cannot be reached ({outcome.unreachable}). "
                "The mail waits; check EMAIL_HOST and EMAIL_PORT."
            )
        if outcome.failed or outcome.unreachable:
            raise SystemExit(1)
