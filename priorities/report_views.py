"""Pages on which posts report how priorities and areas stand, and who leads them."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from priorities.filling import Filling, fill, opened
from priorities.forms import TEXTS, LeadForm, ReportForm
from priorities.models import AreaForDevelopment, Post, Priority
from priorities.presenters.my_work import my_work_page
from priorities.presenters.standing import shown
from priorities.progress_services import (
    mark_of,
    name_lead,
    newest_report,
    report_progress,
)
from priorities.reach import in_reach, posts_to_choose, reaches_all
from priorities.work_reading import WorkInReach
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs


@needs(Permission.REPORT_PROGRESS)
@require_safe
def my_work(request):
    """Show what this person reports on and keeps true, what is due first."""
    today = clock.today()
    everything = reaches_all(request.user, on=today)
    posts = () if everything else posts_to_choose(request.user, on=today)
    work = WorkInReach(request.user, on=today)
    return TemplateResponse(
        request,
        "priorities/my_work.html",
        {"posts": posts, "page": my_work_page(work, today), "everything": everything},
    )


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def priority_report(request, code):
    """Report how a priority stands."""
    return _report(request, Priority.objects.select_related("lead_post"), code)


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def area_report(request, code):
    """Report how an area for development stands."""
    return _report(request, AreaForDevelopment.objects.all(), code)


def _report(request, rows, code):
    today = clock.today()
    about = get_object_or_404(in_reach(rows, request.user, on=today), code=code)
    newest = newest_report(about)
    form = _report_form(request, newest, today)

    def save(form):
        report_progress(
            about=about,
            seen=form.cleaned_data["seen"],
            said=form.said,
            reason=form.cleaned_data["reason"],
            actor=request.user,
            now=clock.now(),
        )

    return fill(
        request,
        form,
        save,
        Filling(
            "Report progress",
            str(about),
            about.get_absolute_url(),
            "Save the report",
            "priorities/report_form.html",
        ),
        last=shown(newest) if newest else None,
        boxes=[(form[name], getattr(newest, name, "")) for name in TEXTS],
    )


def _report_form(request, newest, today):
    """Return the form as it was sent, or as it is opened; a copy is opened anew."""
    initial = {"seen": mark_of(newest), "as_at_on": today}
    if request.method == "POST" and "copy" not in request.POST:
        return ReportForm(request.POST, initial=initial)
    if newest:
        initial["status"] = newest.status
    if newest and newest.as_at_on == today:
        initial |= {name: getattr(newest, name) for name in TEXTS}
    if request.method == "POST":
        initial |= copied(request.POST, newest)
    return ReportForm(initial=opened(request, initial))


def copied(sent, newest):
    """Return what was typed, with the last report's wording put beneath in one box."""
    found, name = sent.dict(), sent["copy"]
    if name in TEXTS and newest:
        parts = (found.get(name, "").strip(), getattr(newest, name))
        found[name] = "\n".join(part for part in parts if part)
    return found


@needs(Permission.REPORT_ANY_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def priority_lead(request, code):
    """Name the post that leads a priority."""
    priority = get_object_or_404(
        Priority.objects.select_related("lead_post"), code=code
    )
    lead = priority.lead_post
    form = LeadForm(
        request.POST if request.method == "POST" else None,
        posts=Post.objects.in_order(),
        initial={"seen": lead, "lead_post": lead},
    )

    def save(form):
        name_lead(
            priority=priority,
            seen=form.cleaned_data["seen"],
            post=form.cleaned_data["lead_post"],
            actor=request.user,
            now=clock.now(),
        )

    return fill(
        request,
        form,
        save,
        Filling("Who leads it", str(priority), priority.get_absolute_url()),
    )
