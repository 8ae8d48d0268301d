"""Pages of the publisher: publishing a set as it was seen, and withdrawing it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from scorecards.models import Edition, QuarterSet
from scorecards.publication import SetRefused, publish_set, withdraw
from scorecards.publishing.asking import FORM_METHODS, Screen, ask, trail_of, typed
from scorecards.publishing.forms import WithdrawForm
from scorecards.publishing.hidden import hidden_in
from scorecards.publishing.set_page import scorecard_files
from scorecards.publishing.words import title_of
from scorecards.readiness import obstacles
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import keeps_typed, needs

SEEN_OTHERWISE = "The files were made again; look at them once more."


@needs(Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def set_publish(request, pk):
    """Say what will be public, and publish it as it was seen."""
    prepared = get_object_or_404(QuarterSet, pk=pk)
    if request.method != "POST":
        return _screen(request, prepared, _in_the_way(request, prepared))
    seen = request.POST.get("seen", "")
    try:
        publish_set(prepared=prepared, seen=seen, actor=request.user, now=clock.now())
    except SetRefused as refusal:
        return _screen(request, prepared, [str(refusal)], status=422)
    messages.success(request, f"{title_of(prepared)}, is public.")
    return redirect(prepared)


def _in_the_way(request, prepared):
    """Return why it cannot be published; `?seen=` is what was on the page before."""
    seen = request.GET.get("seen", prepared.fingerprint)
    changed = [] if seen == prepared.fingerprint else [SEEN_OTHERWISE]
    return changed or obstacles(prepared, actor=request.user, now=clock.now())


def _screen(request, prepared, obstacles, status=200):
    context = {
        "prepared": prepared,
        "title": title_of(prepared),
        "obstacles": obstacles,
        "scorecards": scorecard_files(prepared),
        "hidden": hidden_in(prepared),
        "agreed": prepared.findings.filter(ticked_at__isnull=False).count(),
        "before": Edition.objects.of(prepared.quarter).in_force().first(),
        "trail": trail_of(prepared),
    }
    return TemplateResponse(
        request, "publishing/set_publish.html", context, status=status
    )


@keeps_typed
@needs(Permission.PUBLISH)
@require_http_methods(FORM_METHODS)
def set_withdraw(request, pk):
    """Ask for the public why an edition is taken back, and take it back."""
    editions = Edition.objects.select_related("prepared")
    edition = get_object_or_404(editions, prepared=pk)
    screen = Screen(
        title="Withdraw this edition",
        about=(
            "Its address then says that it was withdrawn, when and why, and shows no "
            "figure and no file. This cannot be undone: to publish the quarter again, "
            "a correction is composed."
        ),
        button="Withdraw it",
        trail=trail_of(edition.prepared),
        what=title_of(edition.prepared),
        takes_away=True,
    )

    def take_back(reason):
        withdraw(edition=edition, reason=reason, actor=request.user, now=clock.now())
        return f"{title_of(edition.prepared)}, is withdrawn."

    return ask(request, WithdrawForm(typed(request)), screen, take_back)
