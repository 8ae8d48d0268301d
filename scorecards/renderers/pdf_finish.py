"""What WeasyPrint leaves undone for PDF/UA, done on its objects before writing.

- every header cell says what it heads, and every data cell names the headers that are
  its own: the row's, the group's and the column's;
- links say in words where they lead;
- running headers and page numbers are artefacts of the page, not content.
"""

from collections.abc import Iterator
from typing import Any

import pydyf

PAGINATION = b"<</Type /Pagination>>"


class Structure:
    """The tree of tags, with references followed."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self.objects = pdf.objects
        root = self.follow(pdf.catalog["StructTreeRoot"])
        self.root = root
        self.tagged = {id(element) for element in self.walk(root)}

    def follow(self, reference: bytes) -> Any:
        """Return the object that a reference names."""
        return self.objects[int(reference.split()[0])]

    def children(self, element: pydyf.Dictionary) -> list[pydyf.Dictionary]:
        """Return the structure elements directly under one."""
        kids = [self.follow(kid) for kid in element["K"] if isinstance(kid, bytes)]
        return [kid for kid in kids if kid.get("Type") == "/StructElem"]

    def walk(self, element: pydyf.Dictionary) -> Iterator[pydyf.Dictionary]:
        """Yield every structure element under one, in the order of reading."""
        for child in self.children(element):
            yield child
            yield from self.walk(child)

    def of_type(self, *types: str) -> list[pydyf.Dictionary]:
        """Return every element of these types."""
        return [each for each in self.walk(self.root) if each["S"] in types]

    def strays(self) -> Iterator[pydyf.Dictionary]:
        """Yield the elements that hang outside the tree: those of the margins."""
        for each in self.objects:
            if not isinstance(each, pydyf.Dictionary) or id(each) in self.tagged:
                continue
            if each.get("Type") == "/StructElem":
                yield each


def finish(document: Any, pdf: pydyf.PDF) -> None:
    """Complete the tags of a document that WeasyPrint is about to write."""
    structure = Structure(pdf)
    for table in structure.of_type("/Table"):
        _head_cells(structure, table)
    _name_links(document)
    _make_artifacts(structure)


def _head_cells(structure: Structure, table: pydyf.Dictionary) -> None:
    columns: dict[int, list] = {}
    for part in structure.children(table):
        if part["S"] == "/THead":
            for row in structure.children(part):
                _head_columns(structure.children(row), columns)
        elif part["S"] == "/TBody":
            _head_rows(structure, part, columns)


def _head_columns(
    cells: list[pydyf.Dictionary], columns: dict[int, list[pydyf.String]]
) -> None:
    for cell, place, span in _placed(cells):
        cell["A"]["Scope"] = "/Column"
        for under in range(place, place + span):
            columns.setdefault(under, []).append(cell["ID"])


def _head_rows(
    structure: Structure, body: pydyf.Dictionary, columns: dict[int, list[pydyf.String]]
) -> None:
    """Give each data cell its headers: its row, its group, its columns.

    A row without a header cell of its own comments on the row above it.
    """
    group: list[pydyf.String] = []
    own: list[pydyf.String] = []
    for row in structure.children(body):
        for cell, place, span in _placed(structure.children(row)):
            if cell["S"] == "/TD":
                over = [
                    id_
                    for at in range(place, place + span)
                    for id_ in columns.get(at, [])
                ]
                heads = [*own, *group, *(over if place else [])]
                cell["A"]["Headers"] = pydyf.Array(heads)
            elif span > 1:
                cell["A"]["Scope"] = "/Column"
                group, own = [cell["ID"]], []
            else:
                cell["A"]["Scope"] = "/Row"
                own = [cell["ID"]]


def _placed(
    cells: list[pydyf.Dictionary],
) -> Iterator[tuple[pydyf.Dictionary, int, int]]:
    """Yield each cell of a row with its first column and how many it spans."""
    place = 0
    for cell in cells:
        span = cell["A"].get("ColSpan", 1)
        yield cell, place, span
        place += span


def _name_links(document: Any) -> None:
    for page in document.pages:
        for _, target, _, box in page.links:
            if not (annotation := getattr(box, "link_annotation", None)):
                continue
            words = " ".join("".join(box.element.itertext()).split())
            annotation["Contents"] = pydyf.String(words or str(target))


def _make_artifacts(structure: Structure) -> None:
    parents = structure.follow(structure.root["ParentTree"])["Nums"]
    for stray in list(structure.strays()):
        for mark in (kid for kid in stray["K"] if isinstance(kid, int)):
            page = structure.follow(stray["Pg"])
            _unmark(structure.follow(page["Contents"]), mark)
            number = page["StructParents"]
            parents[parents.index(number) + 1][mark] = b"null"
        stray.clear()


def _unmark(stream: pydyf.Stream, mark: int) -> None:
    """Turn one piece of marked content of a page into an artefact."""
    for place, step in enumerate(stream.stream):
        if step == b"BDC":
            properties = stream.stream[place - 1]
            if isinstance(properties, dict) and properties.get("MCID") == mark:
                stream.stream[place - 2] = "/Artifact"
                stream.stream[place - 1] = PAGINATION
                return
