"""Checks of a scorecard's PDF against its HTML: each returns the faults it finds."""

import itertools
import re
from collections.abc import Callable, Iterator

import pikepdf
import tinyhtml5

from scorecards.page import ScorecardPage
from tests.pdfs import Paper, squeezed

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}svg"
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
    found = [
        f"{name}: {fault}"
        for name, each in CHECKS.items()
        for fault in each(paper, page, html)
    ]
    if len(content) > LARGEST:
        found.append(f"size: {len(content)} bytes")
    return found


@check
def marked(paper, page, html):
    if not paper.root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"


@check
def language(paper, page, html):
    if str(paper.root.get("/Lang", "")) != "en-GB":
        yield "no language"


@check
def title(paper, page, html):
    if str(paper.pdf.docinfo.get("/Title", "")) != page.document_title:
        yield "another title"
    if not paper.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not displayed"


@check
def declared(paper, page, html):
    with paper.pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "PDF/UA-1 is not declared"
        if metadata.pdfa_status != "3A":
            yield "PDF/A-3a is not declared"


@check
def structure(paper, page, html):
    if len(paper.elements("Sect")) < 3 or len(paper.elements("Document")) != 1:
        yield "no tree of tags"


@check
def headings(paper, page, html):
    levels = [int(str(each.S)[2:]) for each in paper.elements("H1", "H2", "H3", "H4")]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"level {after} follows level {before}"


@check
def header_cells(paper, page, html):
    for table in paper.elements("Table"):
        cells = list(paper.walk(table))
        heads = [cell for cell in cells if cell.S == "/TH"]
        known = {str(head.get("/ID", "")) for head in heads}
        for head in heads:
            if "/ID" not in head or "/Scope" not in head.get("/A", {}):
                yield f"a header cell without ID or scope: {paper.words(head)}"
        for cell in cells:
            if cell.S == "/TD" and not _heads(cell) <= known:
                yield f"a cell with headers elsewhere: {paper.words(cell)}"
            if cell.S == "/TD" and not _heads(cell):
                yield f"a cell without headers: {paper.words(cell)}"


def _heads(cell: pikepdf.Dictionary) -> set[str]:
    return {str(each) for each in cell.get("/A", {}).get("/Headers", [])}


@check
def pictures(paper, page, html):
    for figure in paper.elements("Figure"):
        words = str(figure.get("/Alt", ""))
        if not words.endswith(".") or " " not in words:
            yield f"a picture without a sentence: {words!r}"


@check
def links(paper, page, html):
    for each in paper.pages:
        for note in each.get("/Annots", []):
            words, flags = str(note.get("/Contents", "")), int(note.get("/F", 0))
            if " " not in words and not re.fullmatch(r"[A-Z][a-z]+", words):
                yield f"a link that says {words!r}"
            if not flags & 4:
                yield f"a link that is not printed: {words}"
    for each in paper.elements():
        if paper.annotations(each) and each.S != "/Link":
            yield f"a link outside a Link tag: {paper.words(each)}"


@check
def loose_content(paper, page, html):
    tagged = paper.marks()
    for run in paper.runs:
        if not run.artifact and (run.page, run.mark) not in tagged:
            yield f"page {run.page + 1}: content outside every tag {run.words!r}"


@check
def bookmarks(paper, page, html):
    with paper.pdf.open_outline() as outline:
        said = [item.title for item in _outlined(outline.root)]
    heads = [paper.words(each) for each in paper.elements("H1", "H2", "H3", "H4")]
    if [squeezed(each) for each in said] != [squeezed(each) for each in heads]:
        yield f"bookmarks differ from headings: {said}"


def _outlined(items) -> Iterator:
    for item in items:
        yield item
        yield from _outlined(item.children)


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
    if element.tag == SVG:
        return
    yield element.text or ""
    for child in element:
        yield from _said(child)
        yield child.tail or ""


@check
def fonts(paper, page, html):
    if strangers := paper.fonts() - BUNDLED:
        yield f"fonts that are not ours: {strangers}"


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
