"""The form of one line of a return: text into values. Saving is the service's."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from django import forms

from outcomes.domain.entry import Entry
from outcomes.domain.figures import FigureStatus, Missing
from outcomes.domain.findings import FindingKind
from outcomes.given import Given
from outcomes.intake.numbers import NotANumber, read_number
from outcomes.models.returns import COMMENT_LENGTH, SHORT_LENGTH
from priorities.models import Post
from strategy_portal.periods import MONTHS

FIRM = (
    (FigureStatus.FINAL.value, "Final"),
    (FigureStatus.PROVISIONAL.value, "Provisional: it may still change"),
    (FigureStatus.ESTIMATE.value, "An estimate"),
)
WHY_NONE = (
    ("", "There is a figure"),
    (Missing.NOT_COLLECTED.value, "It was not collected"),
    (Missing.NOT_SUPPLIED.value, "It was not supplied to us"),
    (Missing.NOT_APPLICABLE.value, "It does not apply to this period"),
    (Missing.HIDDEN_BY_PROVIDER.value, "Whoever supplies it hides it"),
)
DAY = re.compile(r"(\d{1,2})[\s/.-]+(\d{1,2}|[A-Za-z]{3,9})[\s/.-]+(\d{4})")
LONGEST_NUMBER = 40


class FigureField(forms.CharField):
    """A number as people write it: `1,234`, `85%`; empty where there is none."""

    def clean(self, value):
        """Return the number, or None."""
        text = super().clean(value)
        try:
            return read_number(text) if text else None
        except NotANumber as error:
            raise forms.ValidationError(str(error)) from None


class DayField(forms.CharField):
    """A day as people write it: `28 11 2025`, `28 November 2025`, `2025-11-28`."""

    def clean(self, value):
        """Return the date, or None."""
        text = super().clean(value)
        try:
            return read_day(text) if text else None
        except ValueError:
            raise forms.ValidationError("Enter a date, such as 28 11 2025") from None


class PostField(forms.TypedChoiceField):
    """A post, chosen by its code; None where nobody is chosen."""

    default_error_messages = {"invalid_choice": "Choose one of the posts in the list."}

    def __init__(self, **more):
        super().__init__(empty_value=None, **more)

    def offer(self, posts: Mapping[str, Post]) -> None:
        """Let one of these be chosen."""
        self.coerce = lambda code: posts[code]
        self.choices = lambda: [
            ("", "Choose a post"),
            *((code, str(post)) for code, post in posts.items()),
        ]


def read_day(text: str) -> date:
    """Read a day; raise ValueError for anything else."""
    found = DAY.fullmatch(text)
    if not found:
        return date.fromisoformat(text)
    day, month, year = found.groups()
    return date(int(year), _month(month), int(day))


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    for number, name in enumerate(MONTHS[1:], start=1):
        if name.lower().startswith(text.lower()):
            return number
    raise ValueError(f"{text} is not a month.")


def short(label: str) -> forms.CharField:
    """Return the field of one short sentence."""
    return forms.CharField(label=label, required=False, max_length=SHORT_LENGTH)


def number(label: str) -> FigureField:
    """Return the field of one number."""
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    return FigureField(
        label=label, required=False, max_length=LONGEST_NUMBER, widget=widget
    )


class FigureForm(forms.Form):
    """A figure, or why there is none; its numbers depend on what the measure counts.

    `breakdowns` are the parts of the measure.
    """

    status = forms.ChoiceField(label="How firm is it?", choices=FIRM, required=False)
    missing = forms.ChoiceField(
        label="Is there a figure?", choices=WHY_NONE, required=False
    )
    missing_reason = short("Why there is none, and when it will come")
    checked = forms.MultipleChoiceField(
        choices=[(kind.value, kind.value) for kind in FindingKind], required=False
    )

    def __init__(self, *args, counts, takes_base, breakdowns, **more):
        super().__init__(*args, **more)
        self.takes_base = takes_base
        self.breakdowns = {part.pk: part.title for part in breakdowns}
        for name, label in numbers_of(counts, takes_base):
            self.fields[name] = number(label)
            for part, title in self.breakdowns.items():
                self.fields[f"part{part}_{name}"] = number(f"{title}: {label.lower()}")
        for field in self.fields.values():
            field.widget.attrs["class"] = drawn_as(field)

    @property
    def given(self) -> Given:
        """Return what was given, once the form is valid."""
        found = self.cleaned_data
        parts = {part: self._entry(f"part{part}_") for part in self.breakdowns}
        return Given(
            entry=self._entry(
                "",
                missing=Missing(found["missing"]) if found["missing"] else None,
                missing_reason=found["missing_reason"],
            ),
            parts={part: entry for part, entry in parts.items() if not entry.is_empty},
            status=FigureStatus(found["status"] or FigureStatus.FINAL),
            checked=frozenset(found["checked"]),
        )

    def _entry(self, prefix: str, **more) -> Entry:
        names = ("numerator", "denominator") if self.takes_base else ("value",)
        numbers = {name: self.cleaned_data[f"{prefix}{name}"] for name in names}
        return Entry(**numbers, **more)


class LineForm(FigureForm):
    """What is given for one line: its figure, and what is said of it.

    `posts` are those that can act, by code. They are looked at only where a post is
    chosen, so that they may be read late and once for all lines of a page.
    """

    version = forms.IntegerField(min_value=0, max_value=10**9)
    comment = forms.CharField(
        label="What should the board know?",
        required=False,
        max_length=COMMENT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    cause = short("Why")
    action = short("What we are doing")
    action_post = PostField(label="Who (post)", required=False)
    action_due_on = DayField(label="By when", required=False, max_length=40)

    def __init__(self, *args, posts, **more):
        super().__init__(*args, **more)
        self.fields["action_post"].offer(posts)

    @property
    def given(self) -> Given:
        """Return what was given, once the form is valid."""
        found = self.cleaned_data
        return replace(
            super().given,
            comment=found["comment"].replace("\r\n", "\n"),
            cause=found["cause"],
            action=found["action"],
            action_post=found["action_post"],
            action_due_on=found["action_due_on"],
        )


class CorrectionForm(FigureForm):
    """The right figure, and why it changes."""

    reason = forms.CharField(
        label="Why does it change?",
        help_text="The board reads it under “Corrections”. At most 300 characters.",
        max_length=SHORT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say why the figure changes; the board reads it."},
    )

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        words = ["status", "missing", "missing_reason", "reason"]
        numbers = [name for name in self.fields if name not in words]
        self.order_fields([*numbers, *words])


def numbers_of(counts: str, takes_base: bool) -> tuple[tuple[str, str], ...]:
    """Return the numbers that a measure asks for, each with its label."""
    if not takes_base:
        return (("value", counts.capitalize() or "Figure"),)
    whole = f"Out of all {counts}" if counts else "Out of"
    return (("numerator", "How many"), ("denominator", whole))


def drawn_as(field: forms.Field) -> str:
    """Return the class that draws a field."""
    if isinstance(field.widget, forms.Select):
        return "govuk-select"
    if isinstance(field.widget, forms.Textarea):
        return "govuk-textarea govuk-js-character-count"
    if isinstance(field, FigureField):
        return "govuk-input govuk-input--width-5"
    is_day = isinstance(field, DayField)
    return "govuk-input govuk-input--width-10" if is_day else "govuk-input"


def typed(given: Given, *, version: int, takes_base: bool) -> dict[str, object]:
    """Return what stands in a line as its form's fields would hold it."""
    entry, names = (
        given.entry,
        ("numerator", "denominator") if takes_base else ("value",),
    )
    found: dict[str, object] = {
        "version": version,
        "status": given.status.value,
        "missing": given.entry.missing.value if given.entry.missing else "",
        "missing_reason": entry.missing_reason,
        "comment": given.comment,
        "cause": given.cause,
        "action": given.action,
        "action_post": given.action_post.code if given.action_post else "",
        "action_due_on": day_typed(given.action_due_on),
        "checked": sorted(given.checked),
    }
    for name in names:
        found[name] = number_typed(getattr(entry, name))
        for part, each in given.parts.items():
            found[f"part{part}_{name}"] = number_typed(getattr(each, name))
    return found


def number_typed(value) -> str:
    """Return a number as one would type it."""
    return "" if value is None else f"{value.normalize():f}"


def day_typed(day: date | None) -> str:
    """Return a day as one would type it."""
    return f"{day.day} {day.month} {day.year}" if day else ""
