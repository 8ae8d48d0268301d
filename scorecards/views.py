"""Pages of the scorecards by quarter, as the boards see them, with their files."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from outcomes.models import ReturnLine
from scorecards.assemble import NoFigures, quarters_with_figures
from scorecards.domain.disclosure import Audience
from scorecards.models import Scorecard
from scorecards.presenters.quarter import (
    downloads_of,
    quarter_page,
    quarters_by_year,
)
from scorecards.printed import printed_pdf
from scorecards.printing import Order, page_of
from scorecards.renderers import RENDERERS
from scorecards.standings import standings_of_quarter
from strategy_portal import clock
from strategy_portal.access import NotAllowed, Permission, can
from strategy_portal.gate import needs
from strategy_portal.wording import quarter_full

YEARS_IN_VIEW = 3


@needs(Permission.READ_SCORECARDS)
@require_safe
def scorecard_list(request):
    """List the quarters with figures, the newest first, each with its scorecards."""
    quarters = _quarters()
    years = quarters_by_year(quarters[1:])
    scorecards = list(Scorecard.objects.select_related("board").in_order())
    return TemplateResponse(
        request,
        "scorecards/list.html",
        {
            "newest": quarters[0] if quarters and scorecards else None,
            "newest_words": quarter_full(quarters[0]) if quarters else "",
            "has_figures": bool(quarters),
            "years": years[:YEARS_IN_VIEW],
            "older": years[YEARS_IN_VIEW:],
            "scorecards": scorecards,
        },
    )


def _quarters():
    """Return the quarters with figures, the newest first; none without a figure."""
    try:
        return quarters_with_figures()
    except NoFigures:
        return []


def _known(quarter):
    """Return the quarters with figures, or answer that this is none of them."""
    quarters = _quarters()
    if quarter not in quarters:
        raise Http404("There are no figures for this quarter.")
    return quarters


@needs(Permission.READ_SCORECARDS)
@require_safe
def quarter_detail(request, quarter):
    """Show a quarter: each scorecard with how its measures stand, and its files."""
    quarters = _known(quarter)
    scorecards = Scorecard.objects.select_related("board").in_order()
    page = quarter_page(
        quarter,
        quarters,
        list(scorecards.with_placements(quarter.end)),
        standings_of_quarter(quarter, today=clock.today()),
    )
    return TemplateResponse(request, "scorecards/quarter.html", {"quarter": page})


def _page(quarter, slug, unsigned=None):
    """Return a scorecard of a quarter in words, exactly as its board sees it.

    `unsigned` are the lines whose figures stand on it though nobody signed them.
    """
    _known(quarter)
    scorecard = get_object_or_404(Scorecard.objects.select_related("board"), slug=slug)
    order = Order(quarter, Audience.BOARD, clock.today(), unsigned=unsigned)
    return page_of(scorecard, order)


def _reads_returns(user, on):
    """Return whether a person may read returns: all, or those of their posts."""
    return any(
        can(user, permission, on=on)
        for permission in (Permission.READ_QUARTER, Permission.FILL_RETURN)
    )


@needs(Permission.READ_SCORECARDS)
@require_safe
def scorecard_detail(request, quarter, slug):
    """Show a scorecard whole, with its files to download.

    `?unsigned=yes` adds what the reader may see of returns that nobody signed yet.
    Files hold signed figures alone, so such a page offers none.
    """
    today, unsigned = clock.today(), None
    may_choose = _reads_returns(request.user, today)
    if request.GET.get("unsigned") == "yes":
        if not may_choose:
            raise NotAllowed(
                "Figures that are not signed off are for who returns them."
            )
        unsigned = ReturnLine.objects.visible_to(request.user, on=today)
    page = _page(quarter, slug, unsigned)
    files = downloads_of(quarter, slug, paper=bool(printed_pdf(page)))
    context = {
        "page": page,
        "quarter": quarter,
        "files": files if unsigned is None else (),
        "may_choose": may_choose,
        "with_unsigned": unsigned is not None,
    }
    return TemplateResponse(request, "scorecards/quarter_scorecard.html", context)


@needs(Permission.READ_SCORECARDS)
@require_safe
def scorecard_file(request, quarter, slug, extension):
    """Give one file of a scorecard to keep; a PDF only where it has been printed."""
    renderer = RENDERERS.get(extension)
    if renderer is None:
        raise Http404("There is no such kind of file.")
    page = _page(quarter, slug)
    body = printed_pdf(page) if extension == "pdf" else renderer.render(page)
    if body is None:
        return TemplateResponse(
            request,
            "scorecards/quarter_unprinted.html",
            {"page": page, "quarter": quarter},
            status=404,
        )
    name = f"{page.slug}-{page.quarter_code}.{extension}"
    return HttpResponse(
        body,
        content_type=renderer.MEDIA_TYPE,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
