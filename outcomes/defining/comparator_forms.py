"""The forms of comparators: text into values. The services judge and save."""

from django import forms

from outcomes.models import Place
from strategy_portal.change_forms import (
    ChangeForm,
    PlainText,
    chosen,
    ending_quarter,
    starting_quarter,
    text,
)

MOST_AREAS = 60
LONGEST_NAME = 120
KINDS = (
    (Place.Kind.NEIGHBOURS.value, "Areas like ours, such as statistical neighbours"),
    (Place.Kind.REGION.value, "A region"),
    (Place.Kind.NATION.value, "A nation"),
)


class AreasField(PlainText):
    """Names of areas, one a line: a list in order, without the empty lines."""

    def clean(self, value):
        """Return the names."""
        lines = [line.strip() for line in super().clean(value).split("\n")]
        names = sorted(line for line in lines if line)
        if len(names) > MOST_AREAS:
            raise forms.ValidationError(f"Name at most {MOST_AREAS} areas.")
        if any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(
                f"Write each area on a line of at most {LONGEST_NAME} characters."
            )
        return names

    def prepare_value(self, value):
        """Return the names as one would type them."""
        return "\n".join(value) if isinstance(value, list) else value


class AddComparatorForm(ChangeForm):
    """An area, or several taken together, with which our figures are compared."""

    name = text(
        "Name",
        LONGEST_NAME,
        hint="As it stands above a column, such as Statistical neighbours.",
        missing="Enter a name",
    )
    kind = chosen("What is it?", KINDS)
    first_quarter = starting_quarter()

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["first_quarter"].offer(quarters)


class AreasForm(ChangeForm):
    """Which areas stand behind a comparator, from a quarter on."""

    NAMED = ("name", "members", "release")

    name = text(
        "Name of the list",
        200,
        hint="Such as Statistical neighbours of 2025.",
        missing="Enter the name of the list",
    )
    members = AreasField(
        label="Areas",
        max_length=MOST_AREAS * LONGEST_NAME,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="One a line.",
        error_messages={"required": "Name at least one area, one a line"},
    )
    release = text("Where is the list published?", 300)
    first_quarter = starting_quarter()

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["first_quarter"].offer(quarters)


class EndComparatorForm(ChangeForm):
    """With which quarter a comparator ends."""

    last_quarter = ending_quarter(
        "Which is its last quarter?",
        "After it, figures are no longer compared with it, and no target can be set on "
        "it. Earlier quarters keep it.",
    )

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["last_quarter"].offer(quarters, empty="It goes on")
