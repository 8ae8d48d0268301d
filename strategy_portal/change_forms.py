"""What forms that change something are made of: a version, a reason, a quarter."""

from django import forms

from strategy_portal.listing import NOT_LISTED
from strategy_portal.periods import Quarter
from strategy_portal.wording import quarter_full

REASON_LENGTH = 300
MOST_VERSIONS = 10**9
# A year back and two ahead: nobody decides further than that.
BACK, AHEAD = 4, 8
# The first that fits: to Django, several ticks are a kind of radio.
DRAWN = (
    (forms.CheckboxSelectMultiple, "govuk-checkboxes__input"),
    (forms.RadioSelect, "govuk-radios__input"),
    (forms.CheckboxInput, "govuk-checkboxes__input"),
    (forms.Select, "govuk-select"),
    (forms.Textarea, "govuk-textarea"),
)


class PlainText(forms.CharField):
    """Text of one line or more, with the ends of its lines as Python has them."""

    def to_python(self, value):
        """Return the text."""
        return super().to_python(value).replace("\r\n", "\n")


class QuarterField(forms.TypedChoiceField):
    """A financial quarter, from a list of those that will do."""

    def __init__(self, **options):
        super().__init__(coerce=Quarter.from_code, empty_value=None, **options)

    def offer(self, quarters, *, empty="Choose a quarter"):
        """Let one choose from these quarters."""
        offered = [(each.code, quarter_full(each)) for each in quarters]
        self.choices = [("", empty), *offered]


class ChangeForm(forms.Form):
    """A form that changes something; its last question is why.

    `GROUPS` are headings with the fields under each; what is in none comes last.
    """

    GROUPS = ()
    version = forms.IntegerField(
        min_value=0, max_value=MOST_VERSIONS, widget=forms.HiddenInput, initial=0
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["reason"] = text(
            "Why?",
            REASON_LENGTH,
            rows=3,
            hint="One or two sentences. They are kept with the change.",
            missing="Say why",
        )
        for field in self.fields.values():
            draw(field)

    def groups(self):
        """Return the fields to draw, under their headings."""
        fields = {each.name: each for each in self.visible_fields()}
        found = [
            (heading, [fields.pop(name) for name in names if name in fields])
            for heading, names in self.GROUPS
        ]
        return [*found, ("When and why" if found else "", list(fields.values()))]


def text(label, length, *, rows=0, hint="", missing="", css=""):
    """Return the field of a text, in one line or in several.

    It may be left empty unless `missing` says what to do then.
    """
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    widget.attrs["class"] = css
    return PlainText(
        label=label,
        max_length=length,
        widget=widget,
        help_text=hint,
        required=bool(missing),
        error_messages={"required": missing},
    )


def chosen(label, options, *, hint=""):
    """Return the field of one choice out of a few, all of them on show."""
    return forms.ChoiceField(
        label=label,
        choices=options,
        widget=forms.RadioSelect,
        help_text=hint,
        error_messages={"required": "Choose one"},
    )


def row_of(label, model, *, missing="", empty="None", hint=""):
    """Return the field of a row that is chosen from a list, by its code.

    It may be left out unless `missing` says what to do then.
    """
    return forms.ModelChoiceField(
        label=label,
        queryset=model.objects.none(),
        to_field_name="code",
        empty_label="Choose one" if missing else empty,
        required=bool(missing),
        help_text=hint,
        error_messages={"required": missing},
    )


def starting_quarter():
    """Return the field of the quarter that a change begins in."""
    return QuarterField(
        label="From which quarter on?",
        help_text="Quarters before it keep what held then.",
        error_messages={"required": "Choose the quarter that it begins in"},
    )


def ending_quarter(label, hint, *, missing=""):
    """Return the field of the quarter that something ends with."""
    return QuarterField(
        label=label,
        help_text=hint,
        required=bool(missing),
        error_messages={"required": missing},
    )


def quarters_around(today, first=None):
    """Return the quarters that a change may begin in, none before `first`."""
    quarter = Quarter.containing(today)
    for _ in range(BACK):
        quarter = quarter.previous()
    found = [max(quarter, first) if first else quarter]
    for _ in range(BACK + AHEAD):
        found.append(found[-1].next())
    return found


def draw(field):
    """Give a field the class that draws it, and plain words for what is not listed."""
    widget = field.widget
    drawn = next(
        (css for kind, css in DRAWN if isinstance(widget, kind)), "govuk-input"
    )
    more = widget.attrs.get("class", "")
    widget.attrs["class"] = f"{drawn} {more}".strip()
    if isinstance(field, forms.ChoiceField):
        field.error_messages["invalid_choice"] = NOT_LISTED
