"""What the performance lead is asked for when a quarter is opened or moved."""

from django import forms

from outcomes.forms import DayField, drawn_as
from outcomes.models.returns import SHORT_LENGTH
from strategy_portal.listing import NOT_LISTED
from strategy_portal.wording import quarter_full


def why(label: str) -> forms.CharField:
    """Return the field of a reason, which must be given."""
    return forms.CharField(
        label=label,
        help_text="It is kept with the quarter. At most 300 characters.",
        max_length=SHORT_LENGTH,
        error_messages={"required": "Say why."},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DrawnForm(forms.Form):
    """A form whose fields carry the classes that draw them."""

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        for field in self.fields.values():
            field.widget.attrs["class"] = drawn_as(field)


class OpenForm(DrawnForm):
    """Which quarter to open: one that has ended and was not opened yet."""

    quarter = forms.ChoiceField(
        label="Which quarter?",
        error_messages={"invalid_choice": NOT_LISTED, "required": NOT_LISTED},
    )

    def __init__(self, *args, quarters, **more):
        super().__init__(*args, **more)
        self.fields["quarter"].choices = [
            (quarter.code, quarter_full(quarter)) for quarter in quarters
        ]


class ExtendForm(DrawnForm):
    """Until when there is more time, and why."""

    until = DayField(
        label="New last day",
        help_text="For example 28 11 2025",
        max_length=40,
        error_messages={"required": "Enter the new last day, such as 28 11 2025"},
    )
    reason = why("Why does it need more time?")


class ReopenForm(DrawnForm):
    """Why figures may be given again."""

    reason = why("Why is it opened again?")


class CloseForm(DrawnForm):
    """Nothing is asked: closing is undone by opening again."""
