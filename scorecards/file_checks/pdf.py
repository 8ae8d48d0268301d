"""All checks of a PDF: that everybody can read it, and for many years."""

import pikepdf

from scorecards.file_checks import archive, tagged
from scorecards.file_checks.pdf_reading import Paper

CHECKS = (*tagged.CHECKS, *archive.CHECKS)


def faults(content: bytes) -> list[str]:
    """Return all that is wrong with a PDF, each with the name of its check."""
    try:
        paper = Paper(content)
    except pikepdf.PdfError as error:
        return [f"whole: it cannot be read ({error})"]
    return [f"{each.__name__}: {fault}" for each in CHECKS for fault in each(paper)]
