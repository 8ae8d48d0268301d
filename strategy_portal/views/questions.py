"""All that is still to be answered, in one list for the strategy's owner.

The rows are gathered by one union in the database, so that a page of the list costs the
same however many there are.
"""

from dataclasses import dataclass

from django import forms
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from priorities.models import Paper
from priorities.presenters.sources import place_words
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.listing import cut, drawn, shown_words
from strategy_portal.views.kinds import GROUPS, LONGEST_SEARCH

PAGE = 25
MOST_NAMED = 4
KINDS = [kind for _, kinds in GROUPS.values() for kind in kinds]


class QuestionForm(forms.Form):
    """What the open questions can be narrowed to."""

    q = forms.CharField(label="Search", max_length=LONGEST_SEARCH, required=False)
    about = forms.ChoiceField(
        label="About",
        required=False,
        choices=[
            ("", "Everything"),
            *((code, words) for code, (words, _) in GROUPS.items()),
        ],
    )
    paper = forms.ModelChoiceField(
        label="Paper",
        required=False,
        queryset=Paper.objects.order_by("code"),
        to_field_name="code",
        empty_label="Any paper",
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A row that a question is asked of: its title, its page and its source."""

    title: str
    address: str
    source: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, the kind of row that it is asked of, and the rows."""

    words: str
    kind: str
    rows: list[Row]

    @property
    def first(self):
        """Return the rows that the page names."""
        return self.rows[:MOST_NAMED]

    @property
    def more(self):
        """Return how many rows the page only counts."""
        return max(len(self.rows) - MOST_NAMED, 0)


@needs(Permission.READ_STRATEGY)
@require_safe
def question_list(request):
    """List every open question, narrowed as the form asks."""
    form = drawn(QuestionForm(request.GET))
    page = cut(request, questions(form), PAGE)
    return TemplateResponse(
        request,
        "portal/question_list.html",
        {
            "form": form,
            "page": page,
            "shown": shown_words(page, ("question", "questions")),
            "questions": with_rows(page, form),
        },
    )


def questions(form):
    """Return each question once a kind, as the kind's number and the words."""
    if not form.is_valid():
        return Paper.objects.none()
    about = form.cleaned_data["about"]
    wanted = GROUPS[about][1] if about else KINDS
    parts = [
        part(number, form).values_list("of_kind", "asked")
        for number, kind in enumerate(KINDS)
        if kind in wanted
    ]
    return parts[0].union(*parts[1:]).order_by("of_kind", "asked")


def part(number, form):
    """Return the rows of one kind that have a question and pass the form."""
    kind, wanted = KINDS[number], form.cleaned_data
    rows = kind.model.objects.exclude(**{kind.field: ""}).order_by()
    if wanted["q"]:
        rows = rows.filter(**{f"{kind.field}__icontains": wanted["q"]})
    if wanted["paper"]:
        paper = {kind.paper: wanted["paper"].pk}
        rows = rows.filter(**paper) if kind.paper else rows.none()
    return rows.annotate(of_kind=Value(number), asked=Cast(kind.field, TextField()))


def with_rows(page, form):
    """Return the questions of a page, each with the rows that it is asked of."""
    held = {(number, words): [] for number, words in page}
    if not held:
        return []
    parts = []
    for number in dict.fromkeys(number for number, _ in held):
        words = [asked for of_kind, asked in held if of_kind == number]
        parts.append(titled(part(number, form).filter(asked__in=words), KINDS[number]))
    found = parts[0].union(*parts[1:], all=True).order_by("of_kind", "named", "row")
    for number, words, title, key, paper, line, _ in found:
        row = Row(title, KINDS[number].address(key, title), place_words(paper, line))
        held[number, words].append(row)
    return [
        Question(words, KINDS[number].words, rows)
        for (number, words), rows in held.items()
    ]


def titled(rows, kind):
    """Add what names a row and leads to it, in the shape that all kinds share."""
    paper, line = kind.source
    return rows.annotate(
        named=kind.title,
        led_by=kind.key,
        said_in=Cast(paper, TextField()),
        said_at=Cast(line, TextField()),
        row=F("pk"),
    ).values_list("of_kind", "asked", "named", "led_by", "said_in", "said_at", "row")
