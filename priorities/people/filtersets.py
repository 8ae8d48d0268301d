"""What the list of accounts can be filtered by."""

import django_filters
from django.db.models import Q

from priorities.filtersets import LONGEST_SEARCH
from priorities.models import Grant
from priorities.people.reading import STANDINGS, Standing
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.listing import StrictFilterSet
from strategy_portal.models import User


class PersonFilterSet(StrictFilterSet):
    """Accounts by name or address, role and standing."""

    q = django_filters.CharFilter(
        method="named", label="Name or email address", max_length=LONGEST_SEARCH
    )
    role = django_filters.ChoiceFilter(
        choices=[(role.value, role.heading) for role in Role],
        method="holding",
        label="Role",
        empty_label="Any role",
    )
    standing = django_filters.ChoiceFilter(
        choices=Standing.choices,
        method="standing_so",
        label="Account",
        empty_label="Any account",
    )

    class Meta:
        model = User
        fields = ["q", "role", "standing"]

    def named(self, people, name, text):
        """Keep those whose name or address holds a text."""
        return people.filter(Q(display_name__icontains=text) | Q(email__icontains=text))

    def holding(self, people, name, role):
        """Keep those who hold a role today."""
        held = Grant.objects.in_force(clock.today()).filter(role=role)
        return people.filter(pk__in=held.values("user"))

    def standing_so(self, people, name, standing):
        """Keep the accounts that stand so."""
        return people.filter(STANDINGS[Standing(standing)])
