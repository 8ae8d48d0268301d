"""The fields of forms: how each is drawn, and how what is typed becomes a value."""

from datetime import date

from django import forms
from django.forms.boundfield import BoundField

from strategy_portal.periods import LooseDate
from strategy_portal.typed_dates import (
    EXAMPLE_OF_A_DAY,
    EXAMPLES,
    NotADate,
    read_day,
    read_loose_date,
)
from strategy_portal.typed_text import plain_line, plain_lines
from strategy_portal.wording import date_words, loose_date_words, sentence_case

MOST_WORDS = 1000
MOST_LINE = 300
LONGEST_DATE = 60
CHOOSE = "Choose one from the list."
TYPED = {
    "required": "Fill this in.",
    "max_length": (
        "Shorten this to %(limit_value)d characters; it has %(show_value)d now."
    ),
}


class CountedField(BoundField):
    """A field whose description says how much room is left, too."""

    @property
    def aria_describedby(self):
        """Name the hint, the error, and the count of characters."""
        said = super().aria_describedby
        return f"{said} {self.auto_id}-info" if said else f"{self.auto_id}-info"


class WordsField(forms.CharField):
    """Some sentences, with a count of the room that is left."""

    template = "components/words.html"
    default_error_messages = TYPED
    bound_field_class = CountedField

    def __init__(self, *, rows=5, **options):
        widget = forms.Textarea(
            attrs={
                "class": "govuk-textarea govuk-js-character-count",
                "rows": rows,
            }
        )
        super().__init__(
            max_length=options.pop("max_length", MOST_WORDS),
            required=options.pop("required", False),
            widget=widget,
            **options,
        )

    def to_python(self, value):
        """Return the text as it is kept: what is counted is what a browser counts."""
        return plain_lines(value or "")


class LineField(forms.CharField):
    """A name or a sentence, on one line."""

    template = "components/field.html"
    default_error_messages = TYPED

    def __init__(self, **options):
        super().__init__(
            max_length=options.pop("max_length", MOST_LINE),
            widget=forms.TextInput(attrs={"class": "govuk-input"}),
            **options,
        )

    def to_python(self, value):
        """Return the text on one line."""
        return plain_line(value or "")


class DateTyped(forms.Field):
    """A date as people type it."""

    template = "components/field.html"
    default_error_messages = {"required": "Enter a date; a year will do."}

    def __init__(self, **options):
        attrs = {"class": "govuk-input govuk-input--width-20"}
        widget = forms.TextInput(attrs=attrs | {"maxlength": LONGEST_DATE})
        super().__init__(widget=widget, **options)

    def to_python(self, value):
        """Return the date, or None where nothing was typed."""
        text = (value or "").strip()
        if not text:
            return None
        try:
            return self.read(text[: LONGEST_DATE + 1])
        except NotADate as error:
            raise forms.ValidationError(str(error)) from error


class LooseDateField(DateTyped):
    """A date of any precision: a day, a month, a term, a school year or a year."""

    def __init__(self, **options):
        super().__init__(help_text=f"For example {EXAMPLES}.", **options)

    def read(self, text):
        """Return the date with its precision."""
        return read_loose_date(text)

    def prepare_value(self, value):
        """Write a date back as pages write it."""
        if isinstance(value, LooseDate):
            return sentence_case(loose_date_words(value))
        return value


class DayField(DateTyped):
    """A day."""

    default_error_messages = {"required": f"Enter a day, such as {EXAMPLE_OF_A_DAY}."}

    def __init__(self, **options):
        hint = options.pop("help_text", f"For example {EXAMPLE_OF_A_DAY}.")
        super().__init__(help_text=hint, **options)

    def read(self, text):
        """Return the day."""
        return read_day(text)

    def prepare_value(self, value):
        """Write a day back as pages write it."""
        return date_words(value) if isinstance(value, date) else value


class Radios(forms.RadioSelect):
    """Radio buttons, of which an error leads to the first."""

    def id_for_label(self, id_, index=None):
        """Return the first button's identifier for the whole."""
        return super().id_for_label(id_, "0" if index is None else index)


class OneOf(forms.ChoiceField):
    """One of a few words, as radio buttons."""

    template = "components/radios.html"
    widget = Radios(attrs={"class": "govuk-radios__input"})
    default_error_messages = {"required": "Choose one.", "invalid_choice": CHOOSE}


class PostField(forms.ChoiceField):
    """A post from those that the person may give work to, or none.

    It is sought among those that were offered, never in the database.
    """

    template = "components/field.html"
    default_error_messages = {"invalid_choice": CHOOSE}

    def __init__(self, **options):
        widget = forms.Select(attrs={"class": "govuk-select"})
        super().__init__(required=False, widget=widget, **options)
        self.posts = {}

    def offer(self, posts, none):
        """Offer posts by title, and `none` as the words for no post, if that may be."""
        self.posts = {post.code: post for post in posts}
        named = [(post.code, post.title) for post in self.posts.values()]
        self.choices = [("", none), *named] if none else named

    def clean(self, value):
        """Return the post, or None."""
        return self.posts.get(super().clean(value))

    def prepare_value(self, value):
        """Return the code of a post."""
        return getattr(value, "code", value)
