"""The forms of the administrator's pages."""

from django import forms

from priorities.models import Board, Organisation, Post
from strategy_portal.access import ROLES, Role, Scope
from strategy_portal.accounts.forms import email_field
from strategy_portal.typed_dates import EXAMPLE_OF_A_DAY, NotADate, read_day

INPUT = "govuk-input govuk-input--width-20"
PARTS = {Scope.POST: Post, Scope.ORGANISATION: Organisation, Scope.BOARD: Board}
HEADS = {
    Scope.POST: "Posts",
    Scope.ORGANISATION: "Organisations",
    Scope.BOARD: "Boards",
}
NOT_LISTED = "Choose one from the list."


class DayField(forms.CharField):
    """A day, as people type it."""

    def __init__(self, **options):
        widget = forms.TextInput(attrs={"class": "govuk-input govuk-input--width-10"})
        super().__init__(max_length=40, widget=widget, **options)

    def clean(self, value):
        """Return the day, or none where none was typed."""
        typed = super().clean(value)
        try:
            return read_day(typed) if typed else None
        except NotADate as error:
            raise forms.ValidationError(str(error)) from error


class PartField(forms.ChoiceField):
    """A post, an organisation, a board, or the whole partnership."""

    def __init__(self, **options):
        widget = forms.Select(attrs={"class": "govuk-select"})
        errors = {"invalid_choice": NOT_LISTED}
        super().__init__(
            choices=part_choices, widget=widget, error_messages=errors, **options
        )

    def clean(self, value):
        """Return the part's row; none is the whole partnership."""
        chosen = super().clean(value)
        if not chosen:
            return None
        scope, _, key = chosen.partition(":")
        return PARTS[Scope(scope)].objects.get(pk=key)


def part_choices():
    """Return the parts of the partnership in groups, the whole of it first."""
    yield "", "The whole partnership"
    for scope, model in PARTS.items():
        named = sorted((str(part), part.pk) for part in model.objects.all())
        yield HEADS[scope], [(f"{scope}:{key}", name) for name, key in named]


class RoleForm(forms.Form):
    """A role for somebody: of what part, and from when to when."""

    role = forms.ChoiceField(
        choices=[(role.value, role.heading) for role in Role],
        widget=forms.RadioSelect(attrs={"class": "govuk-radios__input"}),
        error_messages={"required": "Choose a role", "invalid_choice": NOT_LISTED},
    )
    part = PartField(
        label="For which part of the partnership",
        required=False,
        help_text="Each role above says what it is held for.",
    )
    valid_from = DayField(
        label="First day",
        required=False,
        help_text=f"For example, {EXAMPLE_OF_A_DAY}. Leave it empty for today.",
    )
    valid_to = DayField(
        label="Last day",
        required=False,
        help_text="Leave it empty where no end is in sight.",
    )

    def clean_role(self):
        """Return the role itself."""
        return Role(self.cleaned_data["role"])

    def role_choices(self):
        """Return each role's button with whom it is for and what it is held for."""
        for button in self["role"]:
            facts = ROLES[Role(button.data["value"])]
            yield button, f"{facts.holder} Held for {scope_words(facts.scope)}."


def scope_words(scope):
    """Return what a role is held for."""
    article = {Scope.WHOLE: "the", Scope.ORGANISATION: "an"}.get(scope, "a")
    return f"{article} {scope}"


class InvitationForm(RoleForm):
    """A person, and the first role that they hold."""

    email = email_field(missing="Enter the email address", autocomplete="off")
    display_name = forms.CharField(
        label="Name or post, as others see it",
        max_length=150,
        widget=forms.TextInput(attrs={"class": INPUT, "autocomplete": "off"}),
        error_messages={"required": "Enter a name"},
    )
    field_order = ["email", "display_name", "role", "part", "valid_from", "valid_to"]


class ReasonForm(forms.Form):
    """Why something is done to somebody's account."""

    reason = forms.CharField(
        label="Why",
        help_text="It stands in the record, with your name.",
        max_length=300,
        widget=forms.Textarea(attrs={"class": "govuk-textarea", "rows": 3}),
        error_messages={
            "required": "Say why",
            "max_length": "Shorten the reason to 300 characters.",
        },
    )


class EndRoleForm(ReasonForm):
    """When a role ends, and why."""

    last_day = DayField(
        label="Last day of the role",
        help_text=f"For example, {EXAMPLE_OF_A_DAY}.",
        error_messages={"required": "Enter the last day"},
    )
    field_order = ["last_day", "reason"]
