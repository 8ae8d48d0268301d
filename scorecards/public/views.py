"""The pages and files that everybody may read: no cookie, no account, no raw figure.

An address that was never published and one that is not published yet answer alike.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from scorecards.public import reading
from scorecards.public.coming import coming
from scorecards.public.contact import contact
from scorecards.public.edition_page import (
    FORMATS,
    address_of,
    edition_page,
)
from scorecards.public.editors_page import editors_page
from scorecards.public.held import held
from scorecards.public.list_page import list_page
from scorecards.public.measure_page import measure_page
from scorecards.public.reading import Published
from strategy_portal import clock
from strategy_portal.periods import Quarter

View = Callable[..., HttpResponse]
ABSENT = "Nothing is published at this address."
# How long a cache may give a page again without asking, in seconds.
HELD_FOR = 60
WITHDRAWN = 410
PACKAGE = "package"


def public(view: View) -> View:
    """Open a view to everybody: it is read, may be cached, and answers 304."""

    @wraps(view)
    def answered(request: HttpRequest, **kwargs: object) -> HttpResponse:
        response = held(request.path, _site(), lambda: view(request, **kwargs))
        patch_cache_control(response, public=True, max_age=HELD_FOR)
        return response

    opened: View = login_not_required(require_safe(conditional_page(answered)))
    opened.for_everybody = True  # type: ignore[attr-defined]
    return opened


def _answer(template: str, context: dict, status: int = 200) -> HttpResponse:
    """Return a page that depends on what was published alone."""
    text = render_to_string(f"public/{template}.html", context | _site())
    return HttpResponse(text, status=status)


def _site() -> dict[str, object]:
    """Return what every page depends on besides what was published and promised."""
    return {
        "contact": contact(),
        "is_demonstration": settings.DEMONSTRATION,
        "reviewed_on": settings.ACCESSIBILITY_REVIEWED_ON,
        "today": clock.today(),
    }


def _found(published: Published | None) -> Published:
    if published is None:
        raise Http404(ABSENT)
    return published


def _shown(published: Published, template: str = "edition", **more) -> HttpResponse:
    """Return a scorecard's page; of a withdrawn one, the reason and no figure."""
    page = edition_page(published)
    if page.withdrawn:
        return _answer("withdrawn", {"edition": page}, WITHDRAWN)
    context = {"edition": page, "canonical": address_of(published)}
    return _answer(template, context | more)


@public
def front(request: HttpRequest) -> HttpResponse:
    """Say what this is, and lead to the newest scorecards."""
    context = {"list": list_page(reading.issued()), "coming": coming(clock.today())}
    return _answer("front", context)


@public
def edition_list(request: HttpRequest) -> HttpResponse:
    """List every edition by quarter."""
    listed = list_page(reading.ever_issued())
    return _answer("list", {"list": listed, "coming": coming(clock.today())})


@public
def scorecard(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest edition of a scorecard, and when the next one comes."""
    published = _found(reading.latest(slug))
    return _shown(published, "latest", coming=coming(clock.today()))


@public
def quarter(request: HttpRequest, slug: str, quarter: Quarter) -> HttpResponse:
    """Show a quarter's edition in force."""
    return _shown(_found(reading.current(slug, quarter)))


@public
def edition(
    request: HttpRequest, slug: str, quarter: Quarter, number: int
) -> HttpResponse:
    """Show one edition, for ever; a banner says what became of it."""
    return _shown(_found(reading.numbered(slug, quarter, number)))


@public
def edition_whole(
    request: HttpRequest, slug: str, quarter: Quarter, number: int
) -> HttpResponse:
    """Show the whole scorecard of one edition, as the boards' table has it."""
    published = _found(reading.numbered(slug, quarter, number))
    page = edition_page(published)
    if page.withdrawn:
        return _answer("withdrawn", {"edition": page}, WITHDRAWN)
    return _answer("whole", {"edition": page})


@public
def edition_file(
    request: HttpRequest, slug: str, quarter: Quarter, number: int, extension: str
) -> HttpResponse:
    """Give one file of an edition to keep."""
    if extension not in dict(FORMATS):
        raise Http404(ABSENT)
    published = _found(reading.numbered(slug, quarter, number))
    name = f"{slug}-{quarter.code}-edition-{number}.{extension}"
    return _kept(published, extension, name)


@public
def edition_package(
    request: HttpRequest, slug: str, quarter: Quarter, number: int
) -> HttpResponse:
    """Describe the CSV of an edition for programs."""
    published = _found(reading.numbered(slug, quarter, number))
    return _kept(published, PACKAGE, "datapackage.json")


def _kept(published: Published, extension: str, name: str) -> HttpResponse:
    """Return a file of an edition; of a withdrawn one, the reason and no figure."""
    file = published.files.get(extension)
    if file is None:
        raise Http404(ABSENT)
    if published.withdrawal:
        return _answer("withdrawn", {"edition": edition_page(published)}, WITHDRAWN)
    return HttpResponse(
        reading.content_of(file),
        content_type=file.media_type,
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "ETag": f'"{file.stored_id}"',
        },
    )


@public
def editors(request: HttpRequest, quarter: Quarter, number: int) -> HttpResponse:
    """Give the editors of the Local Offer the links of an edition to copy."""
    found = reading.of_edition(quarter, number)
    if found is None:
        raise Http404(ABSENT)
    issued, scorecards = found
    if issued.withdrawal:
        return _answer("withdrawn", {"edition": edition_page(scorecards[0])}, WITHDRAWN)
    return _answer("editors", {"editors": editors_page(issued, scorecards)})


@public
def measure(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was published of a measure, quarter by quarter."""
    page = measure_page(slug, reading.issued())
    if page is None:
        raise Http404(ABSENT)
    return _answer("measure", {"measure": page})


@public
def statement(request: HttpRequest, template: str, title: str) -> HttpResponse:
    """Show one of the statements that public pages need."""
    context = {
        "list": list_page(reading.issued()),
        "statement": title,
        "rule": settings.DISCLOSURE_PROFILE,
    }
    return _answer(template, context)
