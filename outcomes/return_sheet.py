"""A return as one person works on it: lines, what is known of each, and their forms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import SimpleLazyObject

from outcomes.domain.figures import Unit
from outcomes.domain.findings import Finding
from outcomes.forms import LineForm, typed
from outcomes.given import given_of
from outcomes.models import Return, ReturnDraft, ReturnLine
from outcomes.past import Past, Standing, pasts_of
from priorities.models import Post

SHARES = (Unit.PERCENT, Unit.RATE, Unit.RATIO)


@dataclass
class SheetLine:
    """One line with what is known of it; `problems` and the like come from a save."""

    line: ReturnLine
    past: Past
    form: LineForm
    draft: ReturnDraft | None = None
    problems: list[tuple[str, str]] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    theirs: ReturnLine | None = None

    @property
    def key(self) -> str:
        """Return what the line is called in the form: `w1-202509`."""
        return key_of(self.line)

    @property
    def standing(self) -> Standing:
        """Return how the saved figure stands."""
        return self.past.standing(self.line.period, self.line.entry.quantity)

    @property
    def has_unsaved(self) -> bool:
        """Return whether something was typed that is not saved."""
        return self.draft is not None


@dataclass(frozen=True)
class Sheet:
    """A return's lines for one person, by key, in order."""

    belongs_to: Return
    lines: Mapping[str, SheetLine]


def key_of(line: ReturnLine) -> str:
    """Return what a line is called within its return."""
    return f"{line.measure.code.lower()}-{line.period_end:%Y%m}"


def takes_base(past: Past) -> bool:
    """Return whether a figure is asked for as a numerator and a denominator.

    A share is, unless the figures that stand have come without a base.
    """
    if Unit(past.measure.unit) not in SHARES:
        return False
    return not past.own or past.own[-1].quantity.denominator is not None


def sheet_of(belongs_to: Return, user, *, on: date, data=None) -> Sheet:
    """Return a return as a person may see it, in a fixed number of queries.

    With posted data each form that they may fill in is bound to it; else each holds
    what stands, or what they typed and did not save.
    """
    visible = ReturnLine.objects.visible_to(user, on=on)
    fillable = ReturnLine.objects.fillable_by(user, on=on)
    # Neither condition looks along a list, so no line is found twice. DISTINCT over so
    # many columns takes PostgreSQL longer to plan than all else of the page takes it.
    theirs = (visible | fillable).filter(belongs_to=belongs_to)
    lines = list(theirs.with_all().in_order())
    drafts = drafts_of(lines, user)
    pasts = pasts_of([line.measure for line in lines])
    for line in lines:
        line.measure = pasts[line.measure_id].then(line.period)
    posts = SimpleLazyObject(_posts_by_code)
    made = (
        _sheet_line(line, pasts[line.measure_id], drafts.get(line.pk), posts, data)
        for line in lines
    )
    return Sheet(belongs_to, {each.key: each for each in made})


def _posts_by_code() -> dict[str, Post]:
    return {post.code: post for post in Post.objects.in_order()}


def drafts_of(lines: Iterable[ReturnLine], user) -> dict[int, ReturnDraft]:
    """Return what a person typed into lines and did not save, by line."""
    drafts = ReturnDraft.objects.filter(user=user, line__in=list(lines))
    return {draft.line_id: draft for draft in drafts}


def _sheet_line(line, past, draft, posts, data) -> SheetLine:
    key, base = key_of(line), takes_base(past)
    if data is None:
        data = _as_data(key, draft) if draft else None
    else:
        draft = None
    form = LineForm(
        data,
        prefix=key,
        initial=typed(given_of(line), version=line.version, takes_base=base),
        counts=line.measure.counts,
        takes_base=base,
        breakdowns=line.measure.breakdowns.all(),
        posts=posts,
    )
    return SheetLine(line, past, form, draft)


def _as_data(key: str, draft: ReturnDraft) -> dict[str, object]:
    fields = {f"{key}-{name}": value for name, value in draft.fields.items()}
    return {**fields, f"{key}-version": draft.version}
