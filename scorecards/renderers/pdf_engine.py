"""WeasyPrint, shut off from files and network, with one set of fonts a process.

It sees the bundled fonts alone because the settings point FONTCONFIG_FILE at the
project's own fonts.conf before this module loads Pango.
"""

from functools import cache

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scorecards.renderers import assets
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


def write_pdf(text: str) -> bytes:
    """Return HTML as a tagged PDF."""
    try:
        return HTML(string=text, url_fetcher=LockedFetcher()).write_pdf(
            stylesheets=[stylesheet()],
            font_config=fonts(),
            finisher=finish,
            pdf_variant="pdf/ua-1",
            pdf_identifier=True,
        )
    # It derives from BaseException, which nothing above would catch.
    except FatalURLFetchingError as refused:
        raise RenderError(str(refused)) from refused
