"""The PDF files that `render_scorecards` printed: the only ones that the portal gives.

Printing takes seconds and a rendering engine, so it belongs to a command and never to a
web request. A file is given only while it still says what the portal says: its JSON,
printed in the same go, is compared with the one of this moment.
"""

from pathlib import Path

from django.conf import settings

from scorecards.page import ScorecardPage
from scorecards.renderers import json
from strategy_portal.periods import Quarter


def is_printed(quarter: Quarter, slug: str) -> bool:
    """Return whether a scorecard of a quarter was ever printed."""
    return (Path(settings.SCORECARDS_DIR) / quarter.code / f"{slug}.pdf").exists()


def printed_pdf(page: ScorecardPage) -> bytes | None:
    """Return the printed paper of a page, or None where there is none or it is old."""
    folder = Path(settings.SCORECARDS_DIR) / page.quarter_code
    try:
        content = (folder / f"{page.slug}.{json.EXTENSION}").read_bytes()
        paper = (folder / f"{page.slug}.pdf").read_bytes()
    except OSError:
        return None
    return paper if content == json.render(page) else None
