"""A page into one HTML file that asks nothing of anybody: no script, no request."""

import re

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from scorecards.page import ScorecardPage
from scorecards.renderers import assets

EXTENSION = "html"
MEDIA_TYPE = "text/html; charset=utf-8"
# Letters that the smaller font files lack, such as those of "Łukasz".
EXTENDED = re.compile("[\u0100-\u02af\u1d00-\u1eff\u20a0-\u20ab\u2c60-\ua7ff]")
BLANK_LINES = re.compile(r"\n\s*\n+")


def render(page: ScorecardPage) -> bytes:
    """Return the file."""
    plain = _filled(page, "")
    without = "" if EXTENDED.search(plain) else "latin-ext"
    text = _filled(page, assets.stylesheet("file.css", without=without))
    return BLANK_LINES.sub("\n", text).encode("utf-8")


def _filled(page: ScorecardPage, styles: str) -> str:
    context = {
        "page": page,
        "styles": mark_safe(styles),  # noqa: S308  # our own compiled style sheet
        "icon": assets.icon(),
    }
    return render_to_string("scorecards/file.html", context)
