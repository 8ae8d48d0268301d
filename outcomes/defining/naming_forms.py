"""The form of another name: text into values. The service judges and saves."""

from strategy_portal.change_forms import ChangeForm, starting_quarter, text


class NameForm(ChangeForm):
    """What a post or a board is called, from a quarter on."""

    name = text("What is it called?", 200, missing="Enter its name")
    first_quarter = starting_quarter()

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["first_quarter"].offer(quarters)
