"""The forms of progress and of work: text into values. Saving is the services'."""

from django import forms

from priorities.content import ActionContent, MilestoneContent, RiskContent
from priorities.fields import (
    DayField,
    LineField,
    LooseDateField,
    OneOf,
    PostField,
    WordsField,
)
from priorities.models import Milestone, ProgressReport, WorkStatus
from priorities.progress_services import Said

UNREADABLE = (
    "This form was not sent whole. What you typed stands below; send it once more."
)
NO_POST = "No post is named"
TEXTS = ("done", "working_well", "worried", "next_steps")
# What people say of an action or a milestone; papers say some more.
ACTION_STATUSES = ("planned", "under way", "done", "overtaken")
MILESTONE_STATUSES = ("on track", "slipped", "done", "overtaken")


def some_of(choices, values):
    """Return the choices that people are given, in this order."""
    words = dict(choices)
    return [(value, words[value]) for value in values]


def renew(form, values):
    """Give hidden fields of a form that was sent other values."""
    form.data = form.data.copy()
    for name, value in values.items():
        form.data[name] = value


def say_damage(form):
    """Add an error that people see where a hidden field came back damaged; mend it."""
    damaged = [field for field in form.hidden_fields() if field.errors]
    if damaged:
        renew(form, {field.name: field.initial for field in damaged})
        form.add_error(None, UNREADABLE)


class KeptForm(forms.Form):
    """A form that knows which row, and which version of it, it was opened for.

    `code` is the code of a row to be added, `seen` the version of one that is there.
    """

    code = forms.RegexField(r"^[a-z]+-[a-z0-9]{8}$", widget=forms.HiddenInput)
    seen = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)

    def __init__(self, *args, is_new, **options):
        super().__init__(*args, **options)
        del self.fields["seen" if is_new else "code"]

    def clean(self):
        """Say it where people see it if a hidden field came back damaged."""
        say_damage(self)
        return super().clean()


class ReportForm(forms.Form):
    """How a priority or an area stands as at a day."""

    seen = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)
    status = OneOf(label="How does it stand?", choices=ProgressReport.Status.choices)
    as_at_on = DayField(label="As at which day?")
    done = WordsField(label="What has been done")
    working_well = WordsField(label="What is working well")
    worried = WordsField(label="What we are worried about")
    next_steps = WordsField(label="Next steps")
    reason = LineField(
        label="Why it changes",
        required=False,
        help_text="Only where you put right a report that was written on another day.",
    )

    def clean(self):
        """Ask for one text at least."""
        cleaned = super().clean()
        say_damage(self)
        if not self.errors and not any(cleaned[name] for name in TEXTS):
            self.add_error("done", "Say something in one of the four boxes at least.")
        return cleaned

    @property
    def said(self):
        """Return what the report says."""
        names = ("as_at_on", "status", *TEXTS)
        return Said(**{name: self.cleaned_data[name] for name in names})


class ActionForm(KeptForm):
    """An action: what, by when, how far, and who leads it."""

    title = LineField(label="What is to be done?")
    due = LooseDateField(label="By when?", required=False)
    status = OneOf(
        label="How far is it?", choices=some_of(WorkStatus.choices, ACTION_STATUSES)
    )
    lead_post = PostField(label="Which post leads it?")

    def __init__(self, *args, posts, can_leave_out, **options):
        super().__init__(*args, **options)
        self.fields["lead_post"].offer(posts, NO_POST if can_leave_out else "")

    @property
    def content(self):
        """Return the action's content."""
        names = ("title", "due", "status", "lead_post")
        return ActionContent(**{name: self.cleaned_data[name] for name in names})


class MilestoneForm(KeptForm):
    """A milestone: what, by when, and whether it has happened."""

    title = LineField(label="What is to have happened?")
    due = LooseDateField(label="By when?", required=False)
    status = OneOf(
        label="How does it stand?",
        choices=some_of(Milestone.Status.choices, MILESTONE_STATUSES),
    )
    reason = LineField(
        label="Why the date moves",
        required=False,
        help_text="Only where it had another date, which stays beside the new one.",
    )

    def __init__(self, *args, is_new, **options):
        super().__init__(*args, is_new=is_new, **options)
        if is_new:
            del self.fields["reason"]
            self.fields["due"].required = True

    @property
    def content(self):
        """Return the milestone's content."""
        names = ("title", "due", "status")
        return MilestoneContent(**{name: self.cleaned_data[name] for name in names})


class RiskForm(KeptForm):
    """A risk: what could go wrong, what is done against it, who, and when."""

    statement = WordsField(label="What could go wrong?", required=True, rows=3)
    mitigation = WordsField(label="What is done against it?", rows=3)
    owner_post = PostField(label="Which post owns it?")
    review = LooseDateField(label="When is it looked at again?", required=False)
    still = OneOf(
        label="Is it still a risk?", choices=[("yes", "Yes"), ("no", "No, it is over")]
    )

    def __init__(self, *args, posts, can_leave_out, is_new, **options):
        super().__init__(*args, is_new=is_new, **options)
        self.fields["owner_post"].offer(posts, NO_POST if can_leave_out else "")
        if is_new:
            del self.fields["still"]

    @property
    def content(self):
        """Return the risk's content."""
        names = ("statement", "mitigation", "owner_post", "review")
        return RiskContent(
            **{name: self.cleaned_data[name] for name in names},
            is_over=self.cleaned_data.get("still") == "no",
        )


class LeadForm(forms.Form):
    """Which post leads a priority; `seen` is the one that did when it was opened."""

    seen = PostField(label="")
    lead_post = PostField(label="Which post leads it?")

    def __init__(self, *args, posts, **options):
        super().__init__(*args, **options)
        self.fields["seen"].widget = forms.HiddenInput()
        for name in ("seen", "lead_post"):
            self.fields[name].offer(posts, NO_POST)

    def clean(self):
        """Say it where people see it if the hidden field came back damaged."""
        say_damage(self)
        return super().clean()
