"""What the list of measures can be narrowed by."""

import django_filters
from django import forms
from django.db.models import Q

from outcomes.domain.rating import Status
from outcomes.models import Measure, Outcome, Placement
from priorities.models import Board, Post
from scorecards.models import Scorecard
from scorecards.standings import status_key
from strategy_portal.listing import StrictFilterSet

NOT_LISTED = "Choose one from the list."
CHOICE = {"error_messages": {"invalid_choice": NOT_LISTED}}


class MeasureFilterSet(StrictFilterSet):
    """Filters of measures. `standings` says how each stands, by its code.

    They stand where they stood at the end of `quarter`.
    """

    q = django_filters.CharFilter(
        method="search",
        label="Search",
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    outcome = django_filters.ModelChoiceFilter(
        queryset=Outcome.objects.in_order(),
        method="standing_under",
        to_field_name="slug",
        label="Outcome",
        empty_label="Any outcome",
        **CHOICE,
    )
    board = django_filters.ModelChoiceFilter(
        queryset=Board.objects.filter(scorecards__isnull=False).distinct().in_order(),
        method="reported_to",
        to_field_name="code",
        label="Reported to",
        empty_label="Any board",
        **CHOICE,
    )
    responsible = django_filters.ModelChoiceFilter(
        queryset=Post.objects.filter(measures__isnull=False).distinct().in_order(),
        field_name="reporting_post",
        to_field_name="code",
        label="Responsible",
        empty_label="Any post",
        **CHOICE,
    )
    status = django_filters.ChoiceFilter(
        choices=[(status_key(status), status.value) for status in Status],
        method="standing_at",
        label="Status",
        empty_label="Any status",
        **CHOICE,
    )
    frequency = django_filters.ChoiceFilter(
        choices=Measure.Frequency.choices,
        label="How often reported",
        empty_label="Any frequency",
        **CHOICE,
    )

    class Meta:
        model = Measure
        fields = ["q", "outcome", "board", "responsible", "status", "frequency"]

    def __init__(self, *args, standings, quarter, **kwargs):
        super().__init__(*args, **kwargs)
        self.standings = standings
        self.on = quarter.end

    def search(self, measures, name, words):
        """Keep measures whose code, name, meaning or line in a paper has the words."""
        return measures.filter(
            Q(code__iexact=words)
            | Q(title__icontains=words)
            | Q(short_title__icontains=words)
            | Q(plain_words__icontains=words)
            | Q(definition__icontains=words)
            | Q(source_text__icontains=words)
        )

    def standing_under(self, measures, name, outcome):
        """Keep measures that answer a line of an outcome."""
        lines = Placement.objects.in_force(self.on).filter(outcome=outcome)
        return measures.filter(placements__in=lines).distinct()

    def standing_at(self, measures, name, key):
        """Keep measures that stand at a status."""
        standing = (
            code
            for code, row in self.standings.items()
            if status_key(row.now.status) == key
        )
        return measures.filter(code__in=standing)

    def reported_to(self, measures, name, board):
        """Keep measures that stand on a scorecard of a board, the headlines apart."""
        return measures.filter(on_scorecards_of(board, self.on)).distinct()


def on_scorecards_of(board, on):
    """Return the condition that a measure stands on a scorecard of a board that day."""
    lines = Placement.objects.in_force(on)
    shown = Scorecard.objects.filter(board=board)
    headlines = shown.filter(kind=Scorecard.Kind.HEADLINE)
    full = shown.exclude(kind=Scorecard.Kind.HEADLINE)
    return Q(placements__in=lines.filter(outcome__scorecards__in=full)) | Q(
        headline=True, placements__in=lines.filter(outcome__scorecards__in=headlines)
    )
