"""People who compose and publish, and a quarter that may be."""

from datetime import UTC, datetime

from scorecards.preparation import prepare
from scorecards.publication import (
    agree,
    cancel_set,
    compose_set,
    publish_set,
    withdraw,
)
from strategy_portal.access import Role
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from tests.integration.outcomes.strategy import Strategy

QUARTER = Quarter(2025, 2)
NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)


class Press:
    """A strategy with a scorecard, a lead who composes it, and a publisher."""

    def __init__(self, make_user):
        self.strategy = Strategy()
        self.measure = self.strategy.measure(letter="W", number=1)
        self.scorecard = self.strategy.scorecard("wellbeing")
        self.lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
        self.publisher = make_user("publisher", roles=[Role.PUBLISHER])
        self.portal = User.objects.system()

    def composed(self, reason="", now=NOW):
        """Ask for the files of the quarter."""
        return compose_set(quarter=QUARTER, actor=self.lead, now=now, reason=reason)

    def prepared(self, reason="", now=NOW):
        """Ask for the files, make them, and agree to every warning."""
        made = prepare(prepared=self.composed(reason, now), actor=self.portal, now=now)
        self.agree_to_all(made, now)
        return made

    def agree_to_all(self, made, now=NOW):
        """Put the lead's name to every warning of a set."""
        for finding in made.findings.filter(blocks=False):
            agree(finding=finding, why="Read twice.", actor=self.lead, now=now)

    def publish(self, prepared, now=NOW, **fields):
        """Publish what was prepared, as the publisher saw it."""
        return publish_set(
            **{
                "prepared": prepared,
                "seen": prepared.fingerprint,
                "actor": self.publisher,
                "now": now,
                **fields,
            }
        )

    def published(self, reason="", now=NOW):
        """Publish the quarter as it stands."""
        return self.publish(self.prepared(reason, now), now)

    def cancel(self, prepared, now=NOW):
        """Give a set up."""
        return cancel_set(prepared=prepared, actor=self.lead, now=now)

    def withdraw(self, edition, now=NOW):
        """Take an edition back."""
        return withdraw(
            edition=edition, reason="It named a school.", actor=self.publisher, now=now
        )

    def correct(self, value):
        """Put another figure in the place of the measure's newest one."""
        standing = self.measure.observations.current().get()
        return self.strategy.figure(
            self.measure, value, supersedes=standing, reason="Two schools were late."
        )
