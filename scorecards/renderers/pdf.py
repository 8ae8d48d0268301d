"""A page into a PDF for A4 that is PDF/A-3a and PDF/UA-1, with its CSV and JSON in it.

The same page gives the same bytes everywhere.
"""

from django.template.loader import render_to_string

from scorecards.page import ScorecardPage
from scorecards.renderers import csv, json

EXTENSION = "pdf"
MEDIA_TYPE = "application/pdf"
ENCLOSED = (
    (csv, "The figures behind this document, as CSV"),
    (json, "All of this document and its figures, as JSON"),
)


def render(page: ScorecardPage) -> bytes:
    """Return the PDF, or raise `pdf_engine.RenderError`."""
    # WeasyPrint takes long to load and holds much memory: a process that only serves
    # pages never pays for it.
    from scorecards.renderers import pdf_engine

    text = render_to_string("scorecards/print.html", {"page": page})
    enclosed = [
        pdf_engine.Enclosed(
            enclosed_name(page, each.EXTENSION), each.render(page), words
        )
        for each, words in ENCLOSED
    ]
    return pdf_engine.write_pdf(text, enclosed=enclosed, dated=page.dated)


def enclosed_name(page: ScorecardPage, extension: str) -> str:
    """Return the name of a file inside the PDF, which still tells when it is saved."""
    return f"{page.slug}-{page.quarter_code}.{extension}"
