"""The administrator's pages: accounts, and the roles that people hold."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from priorities.models import Grant
from priorities.people.filtersets import PersonFilterSet
from priorities.people.forms import EndRoleForm, InvitationForm, ReasonForm, RoleForm
from priorities.people.reading import people, standing_of
from priorities.people.services import invite_to_role
from priorities.people.tables import PersonTable
from priorities.services import (
    EndsBeforeItStarts,
    PartDoesNotFit,
    StartsInThePast,
    end_role,
    give_role,
)
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.accounts.services import HasAnAccount, HasAPassword, invite_again
from strategy_portal.accounts.sessions import open_sessions
from strategy_portal.gate import needs
from strategy_portal.listing import paged

# Which field of a form each refusal is about.
REFUSALS = {
    HasAnAccount: "email",
    PartDoesNotFit: "part",
    StartsInThePast: "valid_from",
    EndsBeforeItStarts: "valid_to",
}

administrators = needs(Permission.MANAGE_PEOPLE)
takes_form = require_http_methods(["GET", "HEAD", "POST"])


@administrators
@require_safe
def person_list(request):
    """List the accounts with their roles."""
    filterset = PersonFilterSet(request.GET, queryset=people())
    table = paged(request, PersonTable(filterset.qs))
    return TemplateResponse(
        request, "people/list.html", {"table": table, "filterset": filterset}
    )


@administrators
@require_safe
def person_detail(request, pk):
    """Show an account: what it may do, and what may be done to it."""
    person, today = get_object_or_404(people(), pk=pk), clock.today()
    return TemplateResponse(
        request,
        "people/detail.html",
        {
            "person": person,
            "standing": standing_of(person),
            "is_own": person.pk == request.user.pk,
            "is_invited": not person.has_usable_password(),
            "grants": [
                (grant, grant.valid_to is None or grant.valid_to >= today)
                for grant in person.grants.all()
            ],
            "sessions": len(open_sessions(person)),
        },
    )


@administrators
@takes_form
def person_invite(request):
    """Invite somebody to a role."""
    form = InvitationForm(request.POST or None)
    if form.is_valid() and (user := done(form, invite_to_role, request)):
        messages.success(request, f"An invitation to {user.email} is on its way.")
        return redirect("people:person-detail", pk=user.pk)
    return TemplateResponse(request, "people/invite.html", {"form": form})


@administrators
@require_POST
def person_invite_again(request, pk):
    """Send a fresh link to somebody who has not used theirs."""
    person = get_object_or_404(people(), pk=pk)
    try:
        invite_again(user=person, actor=request.user, now=clock.now())
    except HasAPassword as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"Another invitation to {person.email} is on its way."
        )
    return redirect("people:person-detail", pk=pk)


@administrators
@takes_form
def role_give(request, pk):
    """Give somebody a role."""
    person = get_object_or_404(people(), pk=pk)
    form = RoleForm(request.POST or None)
    if form.is_valid() and (grant := done(form, give_role, request, user=person)):
        messages.success(request, f"{person} is now: {grant}.")
        return redirect("people:person-detail", pk=pk)
    context = {"form": form, "person": person}
    return TemplateResponse(request, "people/give.html", context)


@administrators
@takes_form
def role_end(request, pk, grant_pk):
    """End a role that somebody holds."""
    grants = Grant.objects.select_related("user", "post", "organisation", "board")
    grant = get_object_or_404(grants, pk=grant_pk, user=pk)
    form = EndRoleForm(request.POST or None)
    if form.is_valid() and done(form, end_role, request, grant=grant):
        messages.success(request, f"{grant.user} is no longer: {grant}.")
        return redirect("people:person-detail", pk=pk)
    context = {"form": form, "grant": grant, "person": grant.user}
    return TemplateResponse(request, "people/end.html", context)


@administrators
@takes_form
def person_change(request, pk, deed):
    """Do something to somebody's account, with a reason."""
    person = get_object_or_404(people(), pk=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        deed.service(
            user=person, actor=request.user, now=clock.now(), **form.cleaned_data
        )
        messages.success(request, deed.done)
        return redirect("people:person-detail", pk=pk)
    context = {"form": form, "person": person, "deed": deed}
    return TemplateResponse(request, "people/change.html", context)


def done(form, service, request, **about):
    """Do what a form asks, or say at its field why it cannot be done."""
    try:
        return service(
            actor=request.user, now=clock.now(), **about, **form.cleaned_data
        )
    except tuple(REFUSALS) as refusal:
        field = REFUSALS[type(refusal)]
        form.add_error(field if field in form.fields else "last_day", str(refusal))
        return None
