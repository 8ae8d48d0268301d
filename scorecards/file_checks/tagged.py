"""Checks of PDF/UA-1: that a PDF can be read by ear, by touch and by keyboard."""

import itertools
import re
from collections.abc import Iterable, Iterator

import pikepdf

from scorecards.file_checks.pdf_reading import Paper, Thing, squeezed

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


def marked(paper: Paper) -> Iterator[str]:
    """It says that its content is tagged."""
    if not paper.root.get("/MarkInfo", {}).get("/Marked", False):
        yield "not marked as tagged"


def language(paper: Paper) -> Iterator[str]:
    """It says in which language it is written."""
    if str(paper.root.get("/Lang", "")) != "en-GB":
        yield "no language"


def title(paper: Paper) -> Iterator[str]:
    """It has a title, and readers show that and not the name of the file."""
    if not str(paper.pdf.docinfo.get("/Title", "")).strip():
        yield "no title"
    if not paper.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "the title is not displayed"


def structure(paper: Paper) -> Iterator[str]:
    """Its tags make one tree, in parts."""
    if len(paper.elements("Sect")) < 3 or len(paper.elements("Document")) != 1:
        yield "no tree of tags"


def headings(paper: Paper) -> Iterator[str]:
    """One heading of the first level comes first, and no level is skipped."""
    levels = [int(str(each.S)[2:]) for each in paper.elements(*HEADINGS)]
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, after in itertools.pairwise(levels):
        if after > before + 1:
            yield f"level {after} follows level {before}"


def header_cells(paper: Paper) -> Iterator[str]:
    """Every cell of a table knows the cells that head it."""
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


def _heads(cell: Thing) -> set[str]:
    return {str(each) for each in cell.get("/A", {}).get("/Headers", [])}


def pictures(paper: Paper) -> Iterator[str]:
    """Every picture says in a sentence what it shows."""
    for figure in paper.elements("Figure"):
        words = str(figure.get("/Alt", ""))
        if not words.endswith(".") or " " not in words:
            yield f"a picture without a sentence: {words!r}"


def links(paper: Paper) -> Iterator[str]:
    """Every link says in words where it leads, and is tagged as one."""
    for page in paper.pages:
        for note in page.get("/Annots", []):
            words = str(note.get("/Contents", ""))
            if " " not in words and not re.fullmatch(r"[A-Z][a-z]+", words):
                yield f"a link that says {words!r}"
    for each in paper.elements():
        if paper.annotations(each) and each.S != "/Link":
            yield f"a link outside a Link tag: {paper.words(each)}"


def loose_content(paper: Paper) -> Iterator[str]:
    """Whatever is painted is content in the tree, or decoration outside it."""
    tagged = paper.marks()
    for run in paper.runs:
        if not run.artifact and (run.page, run.mark) not in tagged:
            yield f"page {run.page + 1}: content outside every tag {run.words!r}"


def bookmarks(paper: Paper) -> Iterator[str]:
    """Its bookmarks are its headings."""
    with paper.pdf.open_outline() as outline:
        said = [item.title for item in _outlined(outline.root)]
    heads = [paper.words(each) for each in paper.elements(*HEADINGS)]
    if [squeezed(each) for each in said] != [squeezed(each) for each in heads]:
        yield f"bookmarks differ from headings: {said}"


def _outlined(items: Iterable[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _outlined(item.children)


CHECKS = (
    marked,
    language,
    title,
    structure,
    headings,
    header_cells,
    pictures,
    links,
    loose_content,
    bookmarks,
)
