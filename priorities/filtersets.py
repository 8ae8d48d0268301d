"""What the list pages can be filtered by."""

import django_filters

from priorities.models import Action, Organisation, Post, Project, Strategy
from priorities.models.delivery import WorkStatus
from strategy_portal.listing import StrictFilterSet

LONGEST_SEARCH = 100


def search(field):
    """Return a filter for text within a field."""
    return django_filters.CharFilter(
        field_name=field,
        lookup_expr="icontains",
        label="Search",
        max_length=LONGEST_SEARCH,
    )


class ProjectFilterSet(StrictFilterSet):
    """Projects by text, strategy and status."""

    q = search("title")
    strategy = django_filters.ModelChoiceFilter(
        queryset=Strategy.objects.in_order(),
        to_field_name="code",
        label="Strategy",
        empty_label="Any strategy",
    )
    status = django_filters.ChoiceFilter(
        choices=WorkStatus.choices, label="Status", empty_label="Any status"
    )

    class Meta:
        model = Project
        fields = ["q", "strategy", "status"]


class ActionFilterSet(StrictFilterSet):
    """Actions by text, project, lead and status."""

    q = search("title")
    strategy = django_filters.ModelChoiceFilter(
        queryset=Strategy.objects.in_order(),
        to_field_name="code",
        label="Strategy",
        empty_label="Any strategy",
        method="carrying_out",
    )
    project = django_filters.ModelChoiceFilter(
        queryset=Project.objects.order_by("title", "code"),
        to_field_name="code",
        label="Part of",
        empty_label="Any project",
    )
    lead = django_filters.ModelChoiceFilter(
        field_name="lead_post",
        queryset=Post.objects.in_order(),
        to_field_name="code",
        label="Lead",
        empty_label="Any lead",
    )
    status = django_filters.ChoiceFilter(
        choices=WorkStatus.choices, label="Status", empty_label="Any status"
    )

    class Meta:
        model = Action
        fields = ["q", "strategy", "project", "lead", "status"]

    def carrying_out(self, actions, name, strategy):
        """Keep the actions that carry a strategy out."""
        return actions.carrying_out(strategy)


class PostFilterSet(StrictFilterSet):
    """Posts by text, employer and kind."""

    q = search("title")
    organisation = django_filters.ModelChoiceFilter(
        field_name="organisations",
        queryset=Organisation.objects.order_by("name", "code"),
        to_field_name="code",
        label="Employed by",
        empty_label="Any organisation",
    )
    kind = django_filters.ChoiceFilter(
        choices=Post.Kind.choices, label="Kind", empty_label="Posts and teams"
    )

    class Meta:
        model = Post
        fields = ["q", "organisation", "kind"]
