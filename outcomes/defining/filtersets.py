"""Filters of the lists of what is defined."""

import django_filters
from django.db.models import Q

from outcomes.models import Measure
from priorities.models import Post
from strategy_portal import clock
from strategy_portal.listing import StrictFilterSet

LONGEST_SEARCH = 100


class DefinedFilterSet(StrictFilterSet):
    """Measures by words, by post, and by whether they are live."""

    q = django_filters.CharFilter(
        method="search", label="Search", max_length=LONGEST_SEARCH
    )
    post = django_filters.ModelChoiceFilter(
        field_name="reporting_post",
        queryset=lambda request: Post.objects.in_order(),
        to_field_name="code",
        label="Reported by",
        empty_label="Any post",
    )
    state = django_filters.ChoiceFilter(
        method="stands",
        choices=Measure.State.choices,
        label="State",
        empty_label="Any state",
    )

    class Meta:
        model = Measure
        fields = ()

    def search(self, queryset, name, value):
        """Keep the measures whose code, title or definition holds the words."""
        return queryset.filter(
            Q(code__iexact=value)
            | Q(title__icontains=value)
            | Q(definition__icontains=value)
        )

    def stands(self, queryset, name, value):
        """Keep the measures of a state; one that has ended is retired."""
        live = queryset.live(clock.today())
        if value == Measure.State.RETIRED:
            return queryset.exclude(pk__in=live.values("pk"))
        return live.filter(state=value)
