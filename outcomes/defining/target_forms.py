"""The forms of targets: text into values. The services judge and save."""

from django import forms

from outcomes.defining.fields import LIMITS, REFERENCES, FigureField
from outcomes.domain.findings import FindingKind
from outcomes.domain.rating import LimitKind, Reference
from outcomes.models import Place
from outcomes.target_terms import Terms
from strategy_portal import clock
from strategy_portal.change_forms import (
    ChangeForm,
    chosen,
    ending_quarter,
    row_of,
    starting_quarter,
)


class TargetForm(ChangeForm):
    """What a measure is to reach, from a quarter on."""

    reference = chosen("What is a figure held against?", REFERENCES)
    value = FigureField(
        label="Target",
        required=False,
        help_text="Leave it empty if it is held against other areas.",
    )
    comparator = row_of(
        "Which other areas?", Place, empty="None, it has a target of its own"
    )
    limit_kind = chosen("How is the limit written?", LIMITS)
    limit = FigureField(
        label="Limit",
        help_text="A figure beyond it is off track. Where nothing less than the target"
        " will do, write the target again, or 0 as how far.",
        error_messages={"required": "Enter the limit"},
    )
    first_quarter = starting_quarter()
    last_quarter = ending_quarter(
        "Until which quarter?", "Left open, it holds until another target is set."
    )
    confirmed = forms.MultipleChoiceField(
        label="Is this meant?",
        choices=[(kind.value, kind.value) for kind in FindingKind],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.asks = False
        places = Place.objects.comparators().in_force(clock.today())
        self.fields["comparator"].queryset = places.in_order()
        self.fields["first_quarter"].offer(quarters)
        self.fields["last_quarter"].offer(quarters, empty="It stays open")

    def visible_fields(self):
        """Return the fields to draw: whether it is meant is asked where it is odd."""
        fields = super().visible_fields()
        return [each for each in fields if self.asks or each.name != "confirmed"]

    def ask_about(self, doubts):
        """Ask whether what is odd is meant, one box a doubt."""
        self.asks = True
        asked = [(each.kind, f"Yes. {each.sentence}") for each in doubts]
        self.fields["confirmed"].choices = asked
        self.add_error("confirmed", "Tick what is meant, or change the target.")

    @property
    def terms(self):
        """Return what is to be reached, as a value."""
        found = self.cleaned_data
        return Terms(
            reference=Reference(found["reference"]),
            value=found["value"],
            comparator=found["comparator"],
            limit_kind=LimitKind(found["limit_kind"]),
            limit=found["limit"],
        )


class EndTargetForm(ChangeForm):
    """With which quarter a measure's target ends."""

    last_quarter = ending_quarter(
        "Which is the last quarter with a target?",
        "After it, figures are shown and not rated.",
        missing="Choose the last quarter with a target",
    )

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["last_quarter"].offer(quarters)
