"""The fields of the forms that define measures, and what can be chosen in them."""

from decimal import Decimal

from django import forms

from outcomes.domain.figures import Unit
from outcomes.domain.rating import LimitKind, Polarity, Reference
from outcomes.intake.numbers import LONGEST, NotANumber, read_number
from outcomes.models import Measure, Placement

NARROW = "govuk-input--width-5"
GOOD_IS = (
    (Polarity.HIGHER.value, "Higher"),
    (Polarity.LOWER.value, "Lower"),
    (Polarity.TARGET.value, "Closest to the target"),
    (Polarity.NEUTRAL.value, "Neither: it is context, and is not rated"),
)
UNITS = (
    (Unit.PERCENT.value, "A percentage: a part out of its whole"),
    (Unit.COUNT.value, "A count of whole things"),
    (Unit.RATE.value, "A rate for each 100, which may pass 100"),
    (Unit.RATIO.value, "A ratio of one number to another"),
    (Unit.SCORE.value, "A score, in points of its own scale"),
)
STATES = (
    (Measure.State.LIVE.value, "Yes"),
    (Measure.State.IN_DEVELOPMENT.value, "No, it is in development"),
)
COLLECTED = (
    (Measure.Collection.RETURNED.value, "A post returns them"),
    (
        Measure.Collection.PUBLISHED.value,
        "They are published elsewhere, and no post is asked for them",
    ),
)
COMPARABLE = (
    ("no", "No: something else is counted, or in another way"),
    ("yes", "Yes: only the words change, or which way is better"),
)
REFERENCES = (
    (Reference.FIXED.value, "A target of its own"),
    (Reference.COMPARATOR.value, "The figure of other areas"),
)
LIMITS = (
    (LimitKind.VALUE.value, "The last value that is only at risk"),
    (LimitKind.TOLERANCE.value, "How far the target may be missed"),
)
ROLES = (
    (Placement.Role.MEASURE.value, "A measure of the outcome"),
    (Placement.Role.INDICATOR.value, "An indicator of the outcome"),
    (Placement.Role.BESIDE.value, "Beside the strategy, as context"),
)


class FigureField(forms.CharField):
    """A number as people write it: `1,234`, `85%`; None where it is left empty."""

    def __init__(self, **options):
        widget = forms.TextInput(
            attrs={"inputmode": "decimal", "autocomplete": "off", "class": NARROW}
        )
        super().__init__(max_length=LONGEST, widget=widget, **options)

    def clean(self, value):
        """Return the number, or None."""
        typed = super().clean(value)
        try:
            return read_number(typed)
        except NotANumber as error:
            raise forms.ValidationError(str(error)) from None

    def prepare_value(self, value):
        """Return a number as one would type it."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def whole_number(label, most, *, hint="", missing):
    """Return the field of a small whole number."""
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": NARROW}),
        error_messages={"required": missing, "invalid": "Enter a whole number"},
    )
