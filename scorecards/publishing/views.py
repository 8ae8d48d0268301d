"""Pages that show what is prepared for the public, and what was published."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from scorecards import freeze
from scorecards.models import Edition, PreparedFile, QuarterSet, QuietPeriod
from scorecards.publishing.asking import trail_of
from scorecards.publishing.checklist import Checklist, checklist
from scorecards.publishing.hidden import hidden_in
from scorecards.publishing.promise_lines import promise_lines
from scorecards.publishing.quarter_lines import (
    quarter_lines,
    quarters_begun,
    to_compose,
)
from scorecards.publishing.set_page import (
    downloads,
    scorecard_files,
)
from scorecards.publishing.words import state_sentence, title_of
from scorecards.readiness import obstacles
from scorecards.states import IN_PREPARATION, SetState
from strategy_portal import clock
from strategy_portal.access import Permission, can
from strategy_portal.gate import needs
from strategy_portal.listing import cut
from strategy_portal.wording import quarter_full, quarter_months, quarter_words

NOTHING_MADE = {
    "is_checked": False,
    "obstacles": [],
    "checklist": Checklist(blocking=(), warnings=()),
    "scorecards": [],
    "hidden": [],
}


@needs(Permission.READ_PUBLICATION)
@require_safe
def set_list(request):
    """List the quarters, the newest first, and offer to compose the next one."""
    page = cut(request, quarters_begun())
    may_compose = can(request.user, Permission.COMPOSE, on=clock.today())
    newest, earlier = to_compose() if may_compose else (None, [])
    context = {
        "page": page,
        "quarters": quarter_lines(page.object_list),
        "newest": newest and (newest, quarter_months(newest)),
        "earlier": [(each, quarter_full(each)) for each in earlier],
        "promises": promise_lines(clock.today()),
        "may_name": may_of(request.user)["agree"],
        "quiet": QuietPeriod.objects.still_to_end(clock.today()),
    }
    return TemplateResponse(request, "publishing/set_list.html", context)


@needs(Permission.READ_PUBLICATION)
@require_safe
def set_detail(request, pk):
    """Show one set: where it stands, what was found, its files, what is hidden."""
    prepared = get_object_or_404(QuarterSet.objects.with_people(), pk=pk)
    may = may_of(request.user)
    made = made_of(prepared, request.user, may_agree=may["agree"])
    is_free = made["is_checked"] and not made["obstacles"]
    context = {
        "prepared": prepared,
        "title": title_of(prepared),
        "quarter": quarter_words(prepared.quarter),
        "state": state_sentence(prepared),
        "may": may,
        "may_publish": may["publish"] and is_free,
        "may_correct": may["compose"] and may_be_corrected(prepared),
        "trail": trail_of(),
        **made,
    }
    return TemplateResponse(request, "publishing/set_detail.html", context)


def made_of(prepared, user, *, may_agree):
    """Return what was made of a set and found in it; nothing of what is made anew."""
    is_checked = prepared.state == SetState.CHECKED
    if prepared.state == SetState.GATHERING:
        return NOTHING_MADE
    in_the_way = obstacles(prepared, actor=user, now=clock.now()) if is_checked else []
    return {
        "is_checked": is_checked,
        "obstacles": in_the_way,
        "checklist": checklist(prepared, may_agree=is_checked and may_agree),
        "scorecards": scorecard_files(prepared),
        "hidden": hidden_in(prepared),
    }


def may_of(user):
    """Return what of this a person may do today."""
    today = clock.today()
    compose, publish = (
        can(user, each, on=today) for each in (Permission.COMPOSE, Permission.PUBLISH)
    )
    return {"compose": compose, "publish": publish, "agree": compose or publish}


def may_be_corrected(prepared):
    """Return whether a set is in force and nothing is prepared to take its place."""
    of_quarter = QuarterSet.objects.of(prepared.quarter)
    in_force = Edition.objects.in_force().filter(prepared=prepared)
    return in_force.exists() and not of_quarter.in_preparation().exists()


@needs(Permission.READ_PUBLICATION)
@require_safe
def set_page(request, pk, slug):
    """Show a scorecard of a set as the public will see it."""
    frozen = _file(pk, slug, freeze.EXTENSION)
    prepared = frozen.belongs_to
    files = PreparedFile.objects.filter(belongs_to=prepared, slug=slug)
    context = {
        "page": freeze.thaw(bytes(frozen.stored.content)),
        "files": downloads(files.defer("stored__content")),
        "trail": trail_of(prepared),
        "is_in_preparation": prepared.state in IN_PREPARATION,
        "title": title_of(prepared),
    }
    headers = {"X-Robots-Tag": "noindex"}
    return TemplateResponse(
        request, "publishing/set_page.html", context, headers=headers
    )


@needs(Permission.READ_PUBLICATION)
@require_safe
def set_file(request, pk, slug, extension):
    """Give one file of a set to keep."""
    if extension == freeze.EXTENSION:
        raise Http404("The frozen page is no file to keep.")
    file = _file(pk, slug, extension)
    prepared = file.belongs_to
    edition = f"{prepared.quarter.code}-edition-{prepared.number}"
    name = f"{slug}-{edition}.{extension}"
    return HttpResponse(
        bytes(file.stored.content),
        content_type=file.media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _file(pk, slug, extension):
    files = PreparedFile.objects.select_related("belongs_to", "stored")
    return get_object_or_404(files, belongs_to=pk, slug=slug, extension=extension)
