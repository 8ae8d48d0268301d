"""Pages of those who sign off: what waits for them, and a return to answer."""

from dataclasses import dataclass, field

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from outcomes.models import Return, ReturnLine
from outcomes.models.returns import SHORT_LENGTH
from outcomes.return_services import ChangedMeanwhile, LineIsClosed
from outcomes.return_sheet import key_of
from outcomes.sign_page import sign_page, waiting_for
from outcomes.sign_services import send_back, sign_off
from outcomes.states import LineState
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, kept_form, needs
from strategy_portal.listing import cut, shown_words
from strategy_portal.wording import count_words, quarter_full, sentence_case

NO_VERSION = -1
CHOOSE = "Choose the measures that you sign off."
NOUN = ("return", "returns")


class BackForm(forms.Form):
    """Why a line goes back to its post."""

    reason = forms.CharField(
        label="What should be corrected?",
        help_text="The officer reads this. At most 300 characters.",
        max_length=SHORT_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2, "class": "govuk-textarea"}),
        error_messages={
            "required": "Say what should be corrected; the officer reads it."
        },
    )


@dataclass
class Answer:
    """What was posted for a return, and what stops it, if anything does."""

    lines: dict[int, ReturnLine]
    forms: dict[int, BackForm]
    problems: list[tuple[str, str]] = field(default_factory=list)
    status: int = 200

    def refuse(self, anchor, sentence, status):
        """Note what stops it; the page is shown again with the sentence."""
        self.problems.append((anchor, sentence))
        self.status = status


@needs(Permission.SIGN_OFF)
@require_safe
def sign_list(request):
    """List the returns with lines that wait for this approver."""
    page = cut(request, waiting_for(request.user, clock.today()))
    for belongs_to in page:
        belongs_to.quarter_words = quarter_full(belongs_to.gathering.quarter)
    return TemplateResponse(
        request,
        "returns/sign_list.html",
        {"page": page, "how_many": shown_words(page, NOUN), "asked": request.GET},
    )


@keeps_typed
@needs(Permission.SIGN_OFF)
@require_http_methods(["GET", "HEAD", "POST"])
def sign_detail(request, quarter, post):
    """Show what a post submitted; on a post, sign it off or send a line back."""
    returns = Return.objects.select_related("gathering", "post")
    belongs_to = get_object_or_404(
        returns, gathering__starts_on=quarter.start, post__code=post
    )
    lines = _signable(request, belongs_to)
    if not lines:
        raise Http404("This return is another organisation's to sign off.")
    data = request.POST if request.method == "POST" else kept_form(request)
    answer = Answer(lines, {pk: _form(line, data) for pk, line in lines.items()})
    if request.method == "POST":
        done = _send_back if "back" in request.POST else _sign
        done(request, answer)
        if not answer.problems:
            return redirect("returns:sign-detail", quarter=quarter, post=post)
        answer.lines = _signable(request, belongs_to)
    return _screen(request, belongs_to, answer)


def _signable(request, belongs_to):
    """Return the lines of a return that this person signs, by key, in order."""
    mine = ReturnLine.objects.signable_by(request.user, on=clock.today())
    rows = ReturnLine.objects.filter(belongs_to=belongs_to, pk__in=mine.values("pk"))
    lines = rows.with_all().select_related("submitted_by").in_order()
    return {line.pk: line for line in lines}


def _form(line, data):
    """Return the form of a reason; bound only where something was typed into it."""
    prefix = key_of(line)
    typed = (data or {}).get(f"{prefix}-reason", "")
    return BackForm(data if typed else None, prefix=prefix)


def _screen(request, belongs_to, answer):
    waiting = [
        line for line in answer.lines.values() if line.state == LineState.SUBMITTED
    ]
    page = sign_page(belongs_to, waiting, forms=answer.forms, reader=request.user.pk)
    return TemplateResponse(
        request,
        "returns/sign_detail.html",
        {"page": page, "belongs_to": belongs_to, "problems": answer.problems},
        status=answer.status,
    )


def _send_back(request, answer):
    """Send one line back with the reason that was typed."""
    line = answer.lines.get(_whole(request.POST["back"]))
    if line is None:
        raise Http404("There is no such line.")
    form = BackForm(request.POST, prefix=key_of(line))
    answer.forms[line.pk] = form
    if not form.is_valid():
        for sentence in form.errors["reason"]:
            answer.refuse(form["reason"].id_for_label, sentence, 422)
        return
    reason = form.cleaned_data["reason"].replace("\r\n", "\n")
    try:
        send_back(line=line, reason=reason, actor=request.user, now=clock.now())
    except LineIsClosed as refusal:
        answer.refuse("main-content", str(refusal), 409)
    else:
        messages.success(request, f"{line.measure.code} went back to its post.")


def _sign(request, answer):
    """Sign off the lines that were chosen, or all that were shown."""
    versions = _versions(request, answer)
    if not versions:
        answer.refuse("lines", CHOOSE, 422)
        return
    try:
        signed = sign_off(versions=versions, actor=request.user, now=clock.now())
    except (ChangedMeanwhile, LineIsClosed) as refusal:
        sentence = f"{refusal} Nothing was signed off; look again."
        answer.refuse("lines", sentence, 409)
        return
    lines = count_words(len(signed), "measure")
    words = f"{lines} signed off." if signed else "They were signed off already."
    messages.success(request, sentence_case(words))


def _versions(request, answer):
    """Return the version that was read of each line to sign: never of one's own."""
    posted = {
        line.pk: line
        for line in answer.lines.values()
        if f"version-{line.pk}" in request.POST
    }
    if request.POST.get("sign") == "chosen":
        chosen = {_whole(text) for text in request.POST.getlist("line")}
    else:
        me = request.user.pk
        chosen = {
            pk
            for pk, line in posted.items()
            if me not in (line.saved_by_id, line.submitted_by_id)
        }
    return {pk: _whole(request.POST[f"version-{pk}"]) for pk in posted.keys() & chosen}


def _whole(text):
    """Read a number that the page itself has written; anything else is none of them."""
    return int(text) if text.isdecimal() and len(text) < 10 else NO_VERSION
