"""Checks of a web page that need no browser: language, headings, tables, pictures."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import tinyhtml5

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
HEADINGS = {f"{XHTML}h{level}": level for level in range(1, 7)}


def faults(content: bytes) -> list[str]:
    """Return all that is wrong with a web page, each with the name of its check."""
    root = tinyhtml5.parse(content.decode())
    return [f"{each.__name__}: {fault}" for each in CHECKS for fault in each(root)]


def language(root: Element) -> Iterator[str]:
    if not root.get("lang"):
        yield "no language"


def title(root: Element) -> Iterator[str]:
    if not _words(root.find(f"{XHTML}head/{XHTML}title")):
        yield "no title"


def main(root: Element) -> Iterator[str]:
    if len(list(root.iter(f"{XHTML}main"))) != 1:
        yield "no main part, or several"


def headings(root: Element) -> Iterator[str]:
    """One of the first level, first; none without words, none that skips a level."""
    found = [each for each in root.iter() if each.tag in HEADINGS]
    levels = [HEADINGS[each.tag] for each in found]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"level {after} follows level {before}"
    if not all(_words(each) for each in found):
        yield "a heading without words"


def tables(root: Element) -> Iterator[str]:
    """Every table says what it holds, and every head what it is the head of."""
    for table in root.iter(f"{XHTML}table"):
        caption = _words(table.find(f"{XHTML}caption"))
        if not caption:
            yield "a table without a caption"
        heads = list(table.iter(f"{XHTML}th"))
        if not heads:
            yield f"a table without header cells: {caption}"
        if not all(head.get("scope") for head in heads):
            yield f"a header cell without scope: {caption}"


def pictures(root: Element) -> Iterator[str]:
    """A picture has words, or is kept from those who cannot see it."""
    for picture in root.iter(f"{XHTML}img"):
        if picture.get("alt") is None:
            yield "a picture without words"
    for drawing in root.iter(f"{SVG}svg"):
        named = drawing.get("aria-label") or _words(drawing.find(f"{SVG}title"))
        if drawing.get("aria-hidden") != "true" and not named:
            yield "a drawing without words"


def links(root: Element) -> Iterator[str]:
    """A link has words; one within the page leads somewhere."""
    there = {each.get("id") for each in root.iter()}
    for link in root.iter(f"{XHTML}a"):
        where = link.get("href", "")
        if not _words(link) and not link.get("aria-label"):
            yield f"a link without words to {where}"
        if where.startswith("#") and where[1:] not in there:
            yield f"a link to {where}, which is not there"


def names(root: Element) -> Iterator[str]:
    """Each identifier stands once, or labels would lead astray."""
    count = Counter(each.get("id") for each in root.iter() if each.get("id"))
    yield from (
        f"{name} stands {times} times" for name, times in count.items() if times > 1
    )


CHECKS = (language, title, main, headings, tables, pictures, links, names)


def _words(element: Element | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()
