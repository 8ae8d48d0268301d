"""Checks of a scorecard's PDF against its page and HTML, beside those of any PDF."""

import re
from collections.abc import Callable, Iterator

import tinyhtml5

from scorecards.file_checks import pdf
from scorecards.file_checks.pdf_reading import Paper, squeezed
from scorecards.file_checks.web import SVG, XHTML
from scorecards.page import ScorecardPage

LARGEST = 500 * 1024
BUNDLED = {"Source-Sans-3", "Source-Sans-3-Extended"}

Check = Callable[[Paper, ScorecardPage, str], Iterator[str]]
CHECKS: dict[str, Check] = {}


def check(function: Check) -> Check:
    """Count a function among the checks, under its own name."""
    CHECKS[function.__name__] = function
    return function


def faults(content: bytes, page: ScorecardPage, html: str) -> list[str]:
    """Return all that is wrong with a PDF, each with the name of its check."""
    paper = Paper(content)
    found = pdf.faults(content) + [
        f"{name}: {fault}"
        for name, each in CHECKS.items()
        for fault in each(paper, page, html)
    ]
    if len(content) > LARGEST:
        found.append(f"size: {len(content)} bytes")
    return found


@check
def table_rows(paper, page, html):
    """A row that is split over pages, or parts from its words, is not found whole."""
    rows = {squeezed(row) for row in paper.rows()}
    for words in html_rows(html):
        if not any(row.startswith(words) for row in rows):
            yield f"not in the PDF: {words}"


def html_rows(html: str) -> list[str]:
    """Return the words of every table row that an HTML file shows."""
    root = tinyhtml5.parse(html)
    hidden = {
        row
        for part in root.iter(f"{XHTML}thead")
        if "vh" in part.get("class", "")
        for row in part
    }
    rows = [row for row in root.iter(f"{XHTML}tr") if row not in hidden]
    return [squeezed("".join(_said(row))) for row in rows]


def _said(element) -> Iterator[str]:
    if element.tag == f"{SVG}svg":
        return
    yield element.text or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""


@check
def our_fonts(paper, page, html):
    if strangers := families(paper) - BUNDLED:
        yield f"fonts that are not ours: {strangers}"


def families(paper: Paper) -> set[str]:
    """Return the families of the fonts, without weight and subset mark."""
    names = {str(font.BaseFont) for font in paper.fonts()}
    return {re.sub(r"^/\w{6}\+|-(Bold|Semi-Bold|Regular)$|,$", "", n) for n in names}


@check
def kept_together(paper, page, html):
    """A comment never parts from its row; a group's head never ends a page."""
    for body in paper.elements("TBody"):
        rows = paper.children(body)
        first, last = (paper.children(rows[at]) for at in (0, -1))
        if len(first) == 1 and first[0].S == "/TD":
            yield f"a comment without its row: {paper.words(rows[0])}"
        if len(last) == 1 and last[0].S == "/TH":
            yield f"a group's head ends a page: {paper.words(rows[-1])}"


@check
def repeated_heads(paper, page, html):
    for table in paper.elements("Table"):
        parts = [str(part.S) for part in paper.children(table)]
        wide = max(
            len(paper.children(row)) for row in paper.walk(table) if row.S == "/TR"
        )
        if wide > 3 and "/THead" not in parts:
            yield f"a table without a head on page {paper.page_of(table) + 1}"


@check
def margins(paper, page, html):
    total = len(paper.pages)
    for number in range(total):
        said = paper.artifacts(number)
        if page.running not in said or not said.endswith(f"{number + 1} of {total}"):
            yield f"page {number + 1} says {said!r}"


@check
def metadata(paper, page, html):
    info = paper.pdf.docinfo
    if str(info.get("/Title", "")) != page.document_title:
        yield "another title"
    if str(info.get("/Author", "")) != page.partnership:
        yield "another author"
    day = page.dated.strftime("D:%Y%m%d")
    for key in ("/CreationDate", "/ModDate"):
        if str(info.get(key, "")) != day:
            yield f"{key} is {info.get(key)}"
    if extra := set(info.keys()) - ALLOWED:
        yield f"document facts that nobody asked for: {extra}"


ALLOWED = {
    "/Author",
    "/CreationDate",
    "/ModDate",
    "/Producer",
    "/Subject",
    "/Title",
}
