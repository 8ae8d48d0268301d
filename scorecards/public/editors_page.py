"""For the editors of the Local Offer: the links of one edition, to copy as they are."""

from dataclasses import dataclass

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from scorecards.public.reading import Issued, Published, thawed
from strategy_portal.wording import quarter_months


@dataclass(frozen=True, slots=True)
class Offer:
    """A scorecard with its addresses in full, and how large its PDF is."""

    title: str
    latest: str
    edition: str
    pdf: str
    size: str


@dataclass(frozen=True, slots=True)
class EditorsPage:
    """What to copy of an edition; `snippet` is plain HTML."""

    quarter: str
    number: int
    partnership: str
    licence: str
    later: bool
    offers: tuple[Offer, ...]
    snippet: str

    @property
    def lines(self) -> int:
        """Return how many lines there are to copy."""
        return self.snippet.count("\n") + 1


def editors_page(issued: Issued, scorecards: list[Published]) -> EditorsPage:
    """Return the links of an edition that stands."""
    edition = issued.edition
    offers = tuple(_offer(each) for each in scorecards)
    named = thawed(issued.pages[0].stored_id)
    title = f"{named.partnership}: {quarter_months(edition.quarter)}"
    return EditorsPage(
        quarter=quarter_months(edition.quarter),
        number=edition.number,
        partnership=named.partnership,
        licence=named.licence,
        later=hasattr(edition, "superseded_by"),
        offers=offers,
        snippet=_snippet(title, offers),
    )


def _offer(published: Published) -> Offer:
    where = {"slug": published.slug}
    own = where | {
        "quarter": published.edition.quarter,
        "number": published.edition.number,
    }
    edition = _whole(reverse("public:edition", kwargs=own))
    pdf = published.files.get("pdf")
    return Offer(
        title=published.title,
        latest=_whole(reverse("public:scorecard", kwargs=where)),
        edition=edition,
        pdf=f"{edition}scorecard.pdf" if pdf else "",
        size=filesizeformat(pdf.stored.size).replace("\xa0", " ") if pdf else "",
    )


def _whole(address: str) -> str:
    return f"{settings.PORTAL_URL}{address}"


def _snippet(title: str, offers: tuple[Offer, ...]) -> str:
    """Return a heading and a list of links, which any page can hold."""
    lines = format_html_join("\n", "  <li>{}</li>", ((_links(o),) for o in offers))
    return format_html("<h2>{}</h2>\n<ul>\n{}\n</ul>", title, lines)


def _links(offer: Offer) -> str:
    page = format_html('<a href="{}">{}</a>', offer.latest, offer.title)
    if not offer.pdf:
        return page
    words = f"{offer.title} (PDF, {offer.size})"
    return format_html('{}, <a href="{}">{}</a>', page, offer.pdf, words)
