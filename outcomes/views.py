"""Pages of the quarterly return, for those who fill it in."""

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from outcomes.models import Return, ReturnLine
from outcomes.return_page import page_of
from outcomes.return_saving import keep_what_was_typed, save_posted
from outcomes.return_services import LineIsClosed, forget_drafts
from outcomes.return_sheet import sheet_of
from outcomes.submit_services import NothingReady, submit_return
from outcomes.task_list import tasks_of
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import CAME_BACK, keeps_typed, kept_form, needs
from strategy_portal.wording import count_words


@needs(Permission.READ_MEASURES)
@require_safe
def return_list(request):
    """List what is due from this person, by when, and how far it has come."""
    today = clock.today()
    return TemplateResponse(
        request, "returns/return_list.html", {"tasks": tasks_of(request.user, today)}
    )


def found_return(request, quarter, post):
    """Return a post's return of a quarter, where this person may see a line of it."""
    today = clock.today()
    lines = ReturnLine.objects.visible_to(request.user, on=today)
    mine = ReturnLine.objects.fillable_by(request.user, on=today)
    signed = ReturnLine.objects.signable_by(request.user, on=today)
    returns = Return.objects.filter(
        gathering__starts_on=quarter.start, post__code=post
    ).select_related("gathering", "post")
    found = get_object_or_404(returns)
    own = {"belongs_to": found}
    if not any(each.filter(**own).exists() for each in (lines, mine, signed)):
        raise Http404("This return is another post's.")
    return found


def fillable_in(request, belongs_to):
    """Return the keys of the lines of a return that this person fills in."""
    mine = ReturnLine.objects.fillable_by(request.user, on=clock.today())
    return frozenset(mine.filter(belongs_to=belongs_to).values_list("pk", flat=True))


@keeps_typed
@needs(Permission.READ_MEASURES)
@require_http_methods(["GET", "HEAD", "POST"])
def return_detail(request, quarter, post):
    """Show a post's return; on a post, save what was typed or submit it."""
    belongs_to = found_return(request, quarter, post)
    fillable = fillable_in(request, belongs_to)
    if request.method != "POST":
        take_up_kept(request, belongs_to)
        sheet = sheet_of(belongs_to, request.user, on=clock.today())
        return _screen(request, sheet, fillable)
    sheet = sheet_of(belongs_to, request.user, on=clock.today(), data=request.POST)
    wanted = request.POST.get("save", "all")
    saved = save_posted(
        sheet, wanted, fillable=fillable, actor=request.user, now=clock.now()
    )
    if saved.stopped:
        return _screen(request, sheet, fillable, status=409 if saved.conflict else 422)
    messages.success(request, saved.words)
    return redirect(f"{belongs_to.get_absolute_url()}{saved.anchor}")


def take_up_kept(request, belongs_to):
    """Keep as drafts what was sent after the session had ended."""
    typed = kept_form(request)
    if typed:
        sheet = sheet_of(belongs_to, request.user, on=clock.today(), data=typed)
        keep_what_was_typed(sheet, user=request.user, now=clock.now())
        messages.info(request, CAME_BACK)


def _screen(request, sheet, fillable, status=200):
    page = page_of(sheet, fillable=fillable, today=clock.today())
    return TemplateResponse(
        request,
        "returns/return_detail.html",
        {"page": page, "belongs_to": sheet.belongs_to},
        status=status,
    )


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_POST
def return_submit(request, quarter, post):
    """Submit what is ready, and say what is not."""
    belongs_to = found_return(request, quarter, post)
    try:
        found = submit_return(
            belongs_to=belongs_to, actor=request.user, now=clock.now()
        )
    except (LineIsClosed, NothingReady) as refusal:
        messages.error(request, str(refusal))
        return redirect(belongs_to)
    if found.lines:
        messages.success(request, f"{count_words(len(found.lines), 'line')} submitted.")
    for line, why in found.left:
        messages.warning(request, f"{line.measure.code} was not submitted. {why}")
    return redirect(belongs_to)


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_POST
def draft_keep(request, quarter, post):
    """Keep what is being typed, for this person alone; answers when it was kept."""
    belongs_to = found_return(request, quarter, post)
    sheet = sheet_of(belongs_to, request.user, on=clock.today(), data=request.POST)
    try:
        words = keep_what_was_typed(sheet, user=request.user, now=clock.now())
    except LineIsClosed as refusal:
        return JsonResponse({"problem": str(refusal)}, status=409)
    return JsonResponse({"kept": words})


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_POST
def draft_drop(request, quarter, post, key):
    """Throw away what this person typed into one line, and show what stands."""
    belongs_to = found_return(request, quarter, post)
    sheet = sheet_of(belongs_to, request.user, on=clock.today())
    if key not in sheet.lines:
        raise Http404("There is no such line.")
    forget_drafts(lines=[sheet.lines[key].line], user=request.user)
    return redirect(f"{belongs_to.get_absolute_url()}#{key}")
