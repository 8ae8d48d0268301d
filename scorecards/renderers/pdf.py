"""A page into a PDF for A4, tagged to PDF/UA-1: the same bytes for the same page."""

from django.template.loader import render_to_string

from scorecards.page import ScorecardPage

EXTENSION = "pdf"
MEDIA_TYPE = "application/pdf"


def render(page: ScorecardPage) -> bytes:
    """Return the PDF, or raise `pdf_engine.RenderError`."""
    # WeasyPrint takes long to load and holds much memory: a process that only serves
    # pages never pays for it.
    from scorecards.renderers import pdf_engine

    text = render_to_string("scorecards/print.html", {"page": page})
    return pdf_engine.write_pdf(text)
