"""Accounts."""

import factory

from strategy_portal.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A person who may sign in, without a password."""

    class Meta:
        model = User

    class Params:
        system = factory.Trait(is_system=True, is_active=False)

    email = factory.Sequence(lambda n: f"officer-{n}@example.org")
    display_name = factory.Sequence(lambda n: f"Officer {n}")
    password = "!"
