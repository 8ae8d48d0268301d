"""Accounts as the administrator's pages read them."""

from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, TextChoices

from priorities.models import Grant
from strategy_portal.models import User


class Standing(TextChoices):
    """How far somebody has taken up their account."""

    INVITED = "invited", "Invited, no password yet"
    IN_USE = "in-use", "In use"
    OFF = "off", "Switched off"


STANDINGS = {
    Standing.OFF: Q(is_active=False),
    Standing.INVITED: Q(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX),
    Standing.IN_USE: Q(is_active=True)
    & ~Q(password__startswith=UNUSABLE_PASSWORD_PREFIX),
}


def people() -> QuerySet[User]:
    """Return everybody's account, with roles, and whether they have an app."""
    apps = Authenticator.objects.filter(
        user=OuterRef("pk"), type=Authenticator.Type.TOTP
    )
    grants = Grant.objects.select_related("post", "organisation", "board")
    return (
        User.objects.filter(is_system=False)
        .annotate(has_app=Exists(apps))
        .prefetch_related(Prefetch("grants", grants.order_by("valid_from", "pk")))
    )


def standing_of(user: User) -> Standing:
    """Return how far somebody has taken up their account."""
    if not user.is_active:
        return Standing.OFF
    return Standing.IN_USE if user.has_usable_password() else Standing.INVITED


def roles_in_force(user: User, on: date) -> list[Grant]:
    """Return the roles that somebody holds on a day."""
    return [grant for grant in user.grants.all() if grant.holds(on)]
