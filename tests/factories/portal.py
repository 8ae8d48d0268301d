"""Accounts."""

from datetime import UTC, datetime

import factory

from strategy_portal.models import AuditEvent, AuditSeal, OutboxMessage, User


class UserFactory(factory.django.DjangoModelFactory):
    """A person who may sign in, without a password."""

    class Meta:
        model = User

    class Params:
        system = factory.Trait(is_system=True, is_active=False)

    email = factory.Sequence(lambda n: f"officer-{n}@example.org")
    display_name = factory.Sequence(lambda n: f"Officer {n}")
    password = "!"


class AuditEventFactory(factory.django.DjangoModelFactory):
    """Something that an officer did."""

    class Meta:
        model = AuditEvent

    at = datetime(2025, 11, 14, 12, tzinfo=UTC)
    actor = "officer@example.org"
    actor_name = "Officer"
    event = "outcomes.figures.recorded"
    subject = "outcomes.Observation 1"
    subject_name = "W1 2025-26 Q2"


class AuditSealFactory(factory.django.DjangoModelFactory):
    """The place of an event in the chain, with a hash that nobody reckoned."""

    class Meta:
        model = AuditSeal

    position = factory.Sequence(lambda n: n + 1)
    event = factory.SubFactory(AuditEventFactory)
    schema = 1
    sealed_at = datetime(2025, 11, 14, 12, tzinfo=UTC)
    hash = "0" * 64


class OutboxMessageFactory(factory.django.DjangoModelFactory):
    """A mail to an officer that waits."""

    class Meta:
        model = OutboxMessage

    key = factory.Sequence(lambda n: f"notice {n}")
    to = "officer@example.org"
    subject = "Figures are due"
    body = "Three figures are due on Friday."
    queued_at = datetime(2025, 11, 14, 12, tzinfo=UTC)
