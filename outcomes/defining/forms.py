"""The forms of measures: text into values. The services judge and save."""

from django import forms

from outcomes.defining.fields import (
    COLLECTED,
    COMPARABLE,
    GOOD_IS,
    NARROW,
    ROLES,
    STATES,
    UNITS,
    FigureField,
    whole_number,
)
from outcomes.models import Measure, Outcome
from outcomes.models.definition import choices
from priorities.models import Organisation, Post
from strategy_portal.change_forms import (
    ChangeForm,
    chosen,
    ending_quarter,
    row_of,
    starting_quarter,
    text,
)
from strategy_portal.periods import Basis

MOST_DECIMALS = 6
MOST_DAYS = 366


class MeasureForm(ChangeForm):
    """What is said of a measure and who reports it, without touching what it counts."""

    MEASURED = (
        "title",
        "short_title",
        "plain_words",
        "state",
        "question_words",
        "collection",
        "frequency",
        "due_days",
        "reporting_post",
        "deputy_post",
        "data_provider",
        "decimals",
        "dead_band",
        "headline",
        "lay_sentence",
        "caveat",
    )

    title = text("Title", 60, missing="Enter a title")
    short_title = text(
        "Short title", 40, hint="For narrow columns.", missing="Enter a short title"
    )
    plain_words = text(
        "In plain words",
        1000,
        rows=3,
        hint="What it tells, for people who know nothing of it.",
        missing="Say in plain words what it tells",
    )
    state = chosen("Is it ready to be reported?", STATES)
    question_words = text(
        "If it is in development, what is still open?", 200, hint="One sentence."
    )
    collection = chosen("How do its figures come?", COLLECTED)
    frequency = forms.ChoiceField(
        label="How often is it reported?", choices=Measure.Frequency.choices
    )
    due_days = whole_number(
        "Days to report",
        MOST_DAYS,
        hint="From the end of its period to the day on which the figure is due.",
        missing="Enter a number of days, such as 24",
    )
    reporting_post = row_of("Which post reports it?", Post, empty="No post yet")
    deputy_post = row_of("Which post stands in?", Post, empty="No post")
    data_provider = row_of("Whose data is it?", Organisation, empty="Not named yet")
    decimals = whole_number(
        "Decimals shown", MOST_DECIMALS, missing="Enter how many decimals are shown"
    )
    dead_band = FigureField(
        label="How small a move is little change?",
        required=False,
        help_text="In its own unit. Left empty, the usual rule holds: half a point for"
        " percentages, a twentieth for all else.",
    )
    headline = forms.BooleanField(label="It is one of the headlines", required=False)
    lay_sentence = text(
        "Sentence for a lay member",
        300,
        rows=2,
        hint="Its figures stand in braces, such as {in_100} and {numerator}.",
    )
    caveat = text("Caution beside every figure", 300, rows=2)
    first_quarter = starting_quarter()

    def __init__(self, *args, quarters, posts, **options):
        super().__init__(*args, **options)
        self.fields["reporting_post"].queryset = posts
        self.fields["deputy_post"].queryset = posts
        self.fields["data_provider"].queryset = Organisation.objects.order_by(
            "name", "code"
        )
        self.fields["first_quarter"].offer(quarters)


class CountedForm(forms.Form):
    """What a measure counts, how, and which way is better."""

    COUNTED = (
        "definition",
        "counts",
        "counts_people",
        "basis",
        "cumulative",
        "polarity",
    )

    definition = text(
        "Definition",
        4000,
        rows=6,
        hint="What is counted, out of what, and what is left out.",
        missing="Enter the definition",
    )
    counts = text("What does it count?", 80, hint="Such as children, or schools.")
    counts_people = forms.BooleanField(
        label="They are people",
        required=False,
        help_text="Small numbers of people are hidden where they are published.",
    )
    basis = forms.ChoiceField(
        label="What does one figure cover?", choices=choices(Basis)
    )
    cumulative = forms.BooleanField(
        label="It adds up from the start of the year", required=False
    )
    polarity = chosen("Which way is better?", GOOD_IS)


class DefinitionForm(CountedForm, ChangeForm):
    """A measure's definition, from a quarter on."""

    MEASURED = ("plain_words", *CountedForm.COUNTED)

    plain_words = text(
        "In plain words", 1000, rows=3, missing="Say in plain words what it tells"
    )
    comparable = chosen(
        "Can figures from then on be compared with those before?", COMPARABLE
    )
    first_quarter = starting_quarter()
    field_order = ("definition", "plain_words")

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["first_quarter"].offer(quarters)


class AddMeasureForm(CountedForm, MeasureForm):
    """A new measure, whole, and where it stands."""

    MEASURED = ("unit", *CountedForm.COUNTED, *MeasureForm.MEASURED)

    GROUPS = (
        (
            "What it is",
            ("code", "title", "short_title", "plain_words", "outcome", "role"),
        ),
        (
            "What it counts",
            (
                "definition",
                "unit",
                "decimals",
                "counts",
                "counts_people",
                "basis",
                "cumulative",
                "polarity",
                "dead_band",
            ),
        ),
        (
            "Who reports it, and when",
            (
                "state",
                "question_words",
                "collection",
                "frequency",
                "due_days",
                "reporting_post",
                "deputy_post",
                "data_provider",
            ),
        ),
        ("How it is shown", ("headline", "lay_sentence", "caveat")),
    )
    code = text(
        "Code",
        8,
        hint="A scorecard's letter and a free number, such as W9.",
        missing="Enter a code, such as W9",
        css=NARROW,
    )
    outcome = row_of(
        "Which outcome does it belong to?", Outcome, missing="Choose an outcome"
    )
    role = chosen("What is it to that outcome?", ROLES)
    unit = chosen("What kind of number is it?", UNITS)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["outcome"].queryset = Outcome.objects.in_order()


class FamilyForm(ChangeForm):
    """In which measure all the people of a measure are counted too."""

    counted_in = row_of(
        "In which measure are they counted too?", Measure, empty="In no other measure"
    )

    def __init__(self, *args, larger, **options):
        super().__init__(*args, **options)
        self.fields["counted_in"].queryset = larger


class RetireForm(ChangeForm):
    """With which quarter a measure ends."""

    last_quarter = ending_quarter(
        "Which is its last quarter?",
        "After it, nobody is asked for a figure and no scorecard shows it. Its page "
        "and its figures stay.",
    )

    def __init__(self, *args, quarters, **options):
        super().__init__(*args, **options)
        self.fields["last_quarter"].offer(quarters, empty="It goes on")
