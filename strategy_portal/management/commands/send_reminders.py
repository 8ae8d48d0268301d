"""manage.py send_reminders: reminds people, and sends what waits. For cron to run."""

from django.core.management.base import BaseCommand

from outcomes.reminders import plan_reminders
from strategy_portal import clock
from strategy_portal.outbox import send_waiting
from strategy_portal.wording import count_words


class Command(BaseCommand):
    """Plan and send, and end with status 1 where some of it could not go."""

    help = "Queue the reminders whose day has come, and send the mail that waits."

    def handle(self, *, verbosity, **options):
        """Plan, send, and say what was sent, if anything was."""
        now = clock.now()
        plan_reminders(now=now)
        outcome = send_waiting(now=now)
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
