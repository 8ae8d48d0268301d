"""The forms that say where a measure stands. The services judge and save."""

from outcomes.defining.fields import ROLES
from outcomes.models import Outcome
from strategy_portal.change_forms import (
    ChangeForm,
    chosen,
    ending_quarter,
    row_of,
    starting_quarter,
    text,
)


class PlacementForm(ChangeForm):
    """On which outcome a measure stands, as what, and from which quarter on."""

    PLACED = ("outcome", "role", "heading")

    outcome = row_of("On which outcome?", Outcome, missing="Choose an outcome")
    role = chosen("What is it to that outcome?", ROLES)
    heading = text(
        "Heading on the scorecard",
        80,
        hint="Measures of an outcome with the same heading stand together. It may be "
        "left empty.",
    )
    first_quarter = starting_quarter()

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["outcome"].queryset = Outcome.objects.in_order()
        self.fields["first_quarter"].offer(quarters)


class TakeOffForm(ChangeForm):
    """With which quarter a measure stands on an outcome for the last time."""

    last_quarter = ending_quarter(
        "Which is the last quarter?",
        "Scorecards of it and of earlier quarters keep it.",
    )

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["last_quarter"].offer(quarters, empty="It goes on")
