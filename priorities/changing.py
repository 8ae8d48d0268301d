"""Pages that change something, in two steps: fill in the form, check it, save.

The check tries the very service that saves, and takes it back: whatever would refuse
the change says so before anybody presses save. Without JavaScript what was typed goes
from step to step in the page itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from priorities.keeping import ChangedMeanwhile
from strategy_portal.refusals import NeedsConfirmation, Refused
from strategy_portal.wording import join_words

FORM, CHECK = "change/form.html", "change/check.html"
REFUSED, CONFLICT = 422, 409
NOT_GIVEN = "Not given"
EMPTY: tuple[Any, ...] = ("", None, [])
# What a form asks about the change itself, and not about what is changed.
ABOUT_THE_CHANGE = {
    "version",
    "reason",
    "first_quarter",
    "last_quarter",
    "comparable",
    "confirmed",
}
UNCHANGED = "Nothing would change. Change something, or go back."


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the check: what it is, what it becomes, and what it was."""

    label: str
    words: str
    was: str = ""


@dataclass(slots=True)
class Asked:
    """What a page asks for: its words, its form, and what is done with it.

    `trail` leads to the page, title and address in turn. `save` does it, `answers` are
    what would change, `effect` says from when on. `theirs` reads the row again where
    somebody else saved it meanwhile, as the form's initial values.
    """

    title: str
    form: forms.Form
    trail: tuple[str, ...]
    back: str
    save: Callable[[], models.Model | None]
    answers: Callable[[], Iterable[Answer]]
    effect: Callable[[], str]
    done: str
    lead: str = ""
    theirs: Callable[[], Mapping[str, Any]] | None = None
    problem: str = field(default="", init=False)
    standing: dict[str, str] = field(default_factory=dict, init=False)


def ask(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Answer one request of a page that changes something."""
    step = request.POST.get("step", "")
    if request.method != "POST" or step == "edit":
        return _show(request, asked, FORM)
    if not asked.form.is_valid():
        return _show(request, asked, FORM, status=REFUSED)
    status = _attempt(asked, keep=step == "save")
    if status:
        return _show(request, asked, FORM, status=status)
    if step == "save":
        messages.success(request, asked.done)
        return redirect(asked.back)
    answers = list(asked.answers())
    if not answers:
        asked.problem = UNCHANGED
        return _show(request, asked, FORM, status=REFUSED)
    return _show(request, asked, CHECK, answers=answers, effect=asked.effect())


def _attempt(asked: Asked, *, keep: bool) -> int:
    """Do it, and take it back unless it is to be kept; say the status of a refusal."""
    try:
        with transaction.atomic():
            asked.save()
            transaction.set_rollback(not keep)
    except Refused as refusal:
        known = refusal.part in asked.form.fields
        asked.form.add_error(refusal.part if known else None, str(refusal))
        return REFUSED
    except NeedsConfirmation as doubts:
        asked.form.ask_about(doubts.doubts)  # type: ignore[attr-defined]
        return REFUSED
    except ChangedMeanwhile as meanwhile:
        _show_theirs(asked, meanwhile)
        return CONFLICT
    return 0


def _show_theirs(asked: Asked, meanwhile: ChangedMeanwhile) -> None:
    """Say what the other person saved; the next save of this one goes over it."""
    asked.problem = (
        f"{meanwhile} What they saved stands under each answer that differs. Keep "
        "theirs by going back, or send yours again."
    )
    theirs = asked.theirs() if asked.theirs else {}
    for name, value in theirs.items():
        words = answer_words(asked.form.fields[name], value)
        if words != answer_words(
            asked.form.fields[name], asked.form.cleaned_data.get(name)
        ):
            asked.standing[name] = words
    data = cast("QueryDict", asked.form.data).copy()
    data["version"] = str(meanwhile.theirs.version)
    asked.form.data = data


def _show(
    request: HttpRequest,
    asked: Asked,
    template: str,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context = {"asked": asked, "form": asked.form, "sent": sent(asked.form), **more}
    return TemplateResponse(request, template, context, status=status)


def sent(form: forms.Form) -> Iterator[tuple[str, str]]:
    """Yield every field and value that was sent, to go on to the next step."""
    if not form.is_bound:
        return
    data = cast("QueryDict", form.data)
    for name in form.fields:
        for value in data.getlist(name):
            yield name, value


def given_answers(form: forms.Form) -> list[Answer]:
    """Return what was given for something new: every field but the empty ones."""
    return [
        Answer(str(control.label), answer_words(control, form.cleaned_data[name]))
        for name, control in form.fields.items()
        if name not in ABOUT_THE_CHANGE and form.cleaned_data[name] not in EMPTY
    ]


def changed_answers(form: forms.Form) -> list[Answer]:
    """Return each field that differs from what stood when the form was opened."""
    found = []
    for name, control in form.fields.items():
        new, old = form.cleaned_data[name], form.initial.get(name)
        if name in ABOUT_THE_CHANGE or new == old or (new in EMPTY and old in EMPTY):
            continue
        words = answer_words(control, new)
        found.append(Answer(str(control.label), words, answer_words(control, old)))
    return found


def answer_words(control: forms.Field, value: Any) -> str:
    """Return what a field holds, in words."""
    if isinstance(control, forms.BooleanField):
        return "Yes" if value else "No"
    if value in EMPTY:
        return NOT_GIVEN
    if isinstance(value, list):
        return join_words(str(each) for each in value)
    if isinstance(control, forms.ChoiceField) and not isinstance(
        control, forms.ModelChoiceField
    ):
        offered = dict(cast("Iterable[tuple[str, str]]", control.choices))
        return str(offered.get(_plain(value), value))
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)


def _plain(value: Any) -> Any:
    return getattr(value, "code", value)
