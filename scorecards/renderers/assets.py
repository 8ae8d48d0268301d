"""The compiled style sheets and fonts of our own static tree, held in memory."""

import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from django.conf import settings

BUILD = Path(settings.BASE_DIR) / "static" / "build"
ICON = Path(settings.BASE_DIR) / "static" / "images" / "favicon.svg"
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
FONT_FILE = re.compile(r"url\(\"?fonts/([\w.-]+)\"?\)")


@cache
def stylesheet(name: str, *, without: str = "") -> str:
    """Return a compiled style sheet with its fonts inside it as data.

    Faces whose file's name holds `without` are left out.
    """
    text = (BUILD / name).read_text(encoding="utf-8")
    if without:
        text = FONT_FACE.sub(lambda face: _unless(without, face[0]), text)
    return FONT_FILE.sub(lambda found: f"url({font(found[1])})", text)


def _unless(without: str, face: str) -> str:
    return "" if without in face else face


@cache
def font(name: str) -> str:
    """Return a bundled font as an address that fetches nothing."""
    return data_uri("font/woff2", (BUILD / "fonts" / name).read_bytes())


@cache
def icon() -> str:
    """Return the favicon as an address that fetches nothing."""
    return data_uri("image/svg+xml", ICON.read_bytes())


def data_uri(media_type: str, content: bytes) -> str:
    """Return content as a data URI."""
    return f"data:{media_type};base64,{b64encode(content).decode('ascii')}"
