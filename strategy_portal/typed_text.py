"""Text as people type and paste it, made fit to keep: no control characters."""

import re

# All but the tab and the line feed, which people mean.
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
LINE_ENDS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def keepable(text: str) -> str:
    """Return text just as typed, less what no database can keep."""
    return CONTROLS.sub("", LINE_ENDS.sub("\n", text))


def plain_lines(text: str) -> str:
    """Return text of several lines, with the line feeds that a browser counts."""
    return keepable(text).strip()


def plain_line(text: str) -> str:
    """Return text on one line, single spaces between its words."""
    return " ".join(CONTROLS.sub(" ", text).split())
