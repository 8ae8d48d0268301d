"""Pages on which posts keep their actions, milestones and risks true."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from priorities import work_services as services
from priorities.filling import Filling, fill, opened
from priorities.forms import ActionForm, MilestoneForm, RiskForm
from priorities.keeping import new_code
from priorities.models import Action, Milestone, Post, Risk, Strategy
from priorities.reach import in_reach, posts_to_choose, reaches_all
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs


def mine(request, rows, code):
    """Return a row within this person's reach, or answer that there is none."""
    rows = in_reach(rows, request.user, on=clock.today())
    return get_object_or_404(rows, code=code)


def sent(request):
    """Return what a form was sent with, or None where it is only opened."""
    return request.POST if request.method == "POST" else None


def choices(request, current=None):
    """Return which posts a form offers, and whether it may name none."""
    on = clock.today()
    posts = posts_to_choose(request.user, on=on)
    everything = reaches_all(request.user, on=on)
    if current and not everything:
        posts = (posts | Post.objects.filter(pk=current.pk)).distinct()
    return {"posts": posts, "can_leave_out": everything or current is None}


def done_by(request, form):
    """Return what every service of these pages is told."""
    return {"content": form.content, "actor": request.user, "now": clock.now()}


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def action_add(request, code, under):
    """Add an action to a project, a priority or an area."""
    parent = mine(request, under.objects.all(), code)
    start = {"code": new_code("action"), "status": "planned"}
    form = ActionForm(
        sent(request), initial=opened(request, start), is_new=True, **choices(request)
    )

    def save(form):
        services.add_action(
            code=form.cleaned_data["code"], under=parent, **done_by(request, form)
        )

    page = Filling("Add an action", str(parent), parent.get_absolute_url(), "Add it")
    return fill(request, form, save, page)


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def action_change(request, code):
    """Change an action."""
    action = mine(request, Action.objects.select_related("lead_post"), code)
    form = ActionForm(
        sent(request),
        initial=opened(
            request,
            {
                "seen": action.version,
                "title": action.title,
                "due": action.due,
                "status": action.status,
                "lead_post": action.lead_post,
            },
        ),
        is_new=False,
        **choices(request, action.lead_post),
    )

    def save(form):
        services.change_action(
            action=action, version=form.cleaned_data["seen"], **done_by(request, form)
        )

    page = Filling("Change an action", action.title, action.get_absolute_url())
    return fill(request, form, save, page)


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_add(request, code, under):
    """Add a milestone to a project or an action."""
    parent = mine(request, under.objects.all(), code)
    start = {"code": new_code("milestone"), "status": Milestone.Status.ON_TRACK}
    form = MilestoneForm(sent(request), initial=opened(request, start), is_new=True)

    def save(form):
        services.add_milestone(
            code=form.cleaned_data["code"], under=parent, **done_by(request, form)
        )

    page = Filling("Add a milestone", str(parent), parent.get_absolute_url(), "Add it")
    return fill(request, form, save, page)


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def milestone_change(request, code):
    """Change a milestone, or move its date."""
    rows = Milestone.objects.select_related("project", "action")
    milestone = mine(request, rows, code)
    form = MilestoneForm(
        sent(request),
        initial=opened(
            request,
            {
                "seen": milestone.version,
                "title": milestone.title,
                "due": milestone.due,
                "status": milestone.status,
            },
        ),
        is_new=False,
    )

    def save(form):
        services.change_milestone(
            milestone=milestone,
            version=form.cleaned_data["seen"],
            reason=form.cleaned_data["reason"],
            **done_by(request, form),
        )

    page = Filling("Change a milestone", milestone.title, place_of(milestone))
    return fill(request, form, save, page)


def place_of(milestone):
    """Return the address of the page on which a milestone stands."""
    parent = milestone.action or milestone.project
    return parent.get_absolute_url() if parent else reverse("priorities:my-work")


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_add(request, code):
    """Add a risk to a strategy."""
    strategy = mine(request, Strategy.objects.all(), code)
    start = {"code": new_code("risk")}
    form = RiskForm(
        sent(request), initial=opened(request, start), is_new=True, **choices(request)
    )

    def save(form):
        services.add_risk(
            code=form.cleaned_data["code"], under=strategy, **done_by(request, form)
        )

    page = Filling("Add a risk", str(strategy), risks_of(strategy), "Add it")
    return fill(request, form, save, page)


@keeps_typed
@needs(Permission.REPORT_PROGRESS)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_change(request, code):
    """Change a risk, or say that it is over."""
    risk = mine(request, Risk.objects.select_related("strategy", "owner_post"), code)
    form = RiskForm(
        sent(request),
        initial=opened(
            request,
            {
                "seen": risk.version,
                "statement": risk.statement,
                "mitigation": risk.mitigation,
                "owner_post": risk.owner_post,
                "review": risk.review,
                "still": "no" if risk.is_over else "yes",
            },
        ),
        is_new=False,
        **choices(request, risk.owner_post),
    )

    def save(form):
        services.change_risk(
            risk=risk, version=form.cleaned_data["seen"], **done_by(request, form)
        )

    page = Filling("Change a risk", str(risk.strategy), risks_of(risk.strategy))
    return fill(request, form, save, page)


def risks_of(strategy):
    """Return the address of a strategy's risks."""
    return f"{strategy.get_absolute_url()}#risks"
