"""WeasyPrint, shut off from files and network, with one set of fonts a process.

It sees the bundled fonts alone because the settings point FONTCONFIG_FILE at the
project's own fonts.conf before this module loads Pango.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

import pydyf
from weasyprint import CSS, HTML, Attachment, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scorecards.renderers import assets
from scorecards.renderers.pdf_archive import archive
from scorecards.renderers.pdf_finish import finish

DATA_WE_GIVE = ("data:font/woff2;base64,", "data:image/svg+xml,")


class RenderError(Exception):
    """A document asked for something that is not inside it, so it was not made."""


class LockedFetcher(URLFetcher):
    """Gives what our own style sheet carries as data; refuses any other address."""

    def __init__(self) -> None:
        super().__init__(
            allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True
        )

    def fetch(self, url: str, headers: dict | None = None) -> URLFetcherResponse:
        """Return the data of a data address; anything else is an error."""
        if not url.startswith(DATA_WE_GIVE):
            raise ValueError(f"Not part of the document: {url[:80]}")
        return super().fetch(url, headers)


@cache
def fonts() -> FontConfiguration:
    """Return the one set of fonts of this process."""
    return FontConfiguration()


@cache
def stylesheet() -> CSS:
    """Return the print sheet, parsed once a process."""
    return CSS(
        string=assets.stylesheet("print.css"),
        font_config=fonts(),
        url_fetcher=LockedFetcher(),
    )


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes into the PDF; `words` say what it is."""

    name: str
    content: bytes
    words: str


def write_pdf(text: str, *, enclosed: Sequence[Enclosed], dated: date) -> bytes:
    """Return HTML as a tagged PDF with these files in it, and no others."""
    try:
        document = HTML(string=text, url_fetcher=LockedFetcher()).render(
            stylesheets=[stylesheet()], font_config=fonts()
        )
        _refuse_attachments(document)
        return document.write_pdf(
            finisher=_complete,
            pdf_variant="pdf/a-3a",
            attachments=[_attachment(each, dated) for each in enclosed],
        )
    # It derives from BaseException, which nothing above would catch.
    except FatalURLFetchingError as refused:
        raise RenderError(str(refused)) from refused


def _refuse_attachments(document: Document) -> None:
    """A document cannot enclose anything by itself, not even what it holds as data."""
    links = [link for page in document.pages for link in page.links]
    if document.metadata.attachments or any(kind == "attachment" for kind, *_ in links):
        raise RenderError("The document asks for a file to be put into it.")


def _attachment(enclosed: Enclosed, dated: date) -> Attachment:
    made = datetime.combine(dated, time.min, UTC)
    return Attachment(
        string=enclosed.content,
        url_fetcher=LockedFetcher(),
        name=enclosed.name,
        description=enclosed.words,
        relationship="Data",
        created=made,
        modified=made,
    )


def _complete(document: Any, pdf: pydyf.PDF) -> None:
    finish(document, pdf)
    archive(pdf)
