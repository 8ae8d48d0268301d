"""Reading a PDF as a screen reader does: its tags, the words under each, its parts."""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

PAINTERS = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "Tj", "TJ", "'", '"']
)
# What it holds depends on the file, and no type tells.
Thing = Any
UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def squeezed(words: str) -> str:
    """Return words without any white space: lines break differently in every format."""
    return re.sub(r"\s+", "", words)


@dataclass(frozen=True)
class Run:
    """Something painted: on which page, under which mark, and its words, if any."""

    page: int
    mark: int | None
    artifact: str
    words: str


class Paper:
    """A PDF with its tags followed."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf = pikepdf.open(io.BytesIO(content))
        self.root: Thing = self.pdf.Root
        self.pages = list(self.pdf.pages)
        self.runs = [
            run for number in range(len(self.pages)) for run in self._painted(number)
        ]
        self._words: dict[tuple[int, int], str] = defaultdict(str)
        for run in self.runs:
            if run.mark is not None:
                self._words[run.page, run.mark] += run.words

    # Tags

    def elements(self, *types: str) -> list[Thing]:
        """Return the structure elements of these types, all in the order of reading."""
        every = self.walk(self.root.get("/StructTreeRoot", {}))
        return [each for each in every if not types or str(each.S)[1:] in types]

    def walk(self, element: Thing) -> Iterator[Thing]:
        """Yield every structure element under one."""
        for child in self.children(element):
            yield child
            yield from self.walk(child)

    def children(self, element: Thing) -> list[Thing]:
        """Return the structure elements directly under one."""
        kids = element.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        return [
            kid for kid in kids if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]

    def annotations(self, element: Thing) -> list[Thing]:
        """Return the annotations, such as links, that an element holds."""
        kids = element.get("/K", [])
        return [
            kid
            for kid in (list(kids) if isinstance(kids, pikepdf.Array) else [kids])
            if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
        ]

    def marks(self) -> set[tuple[int, int]]:
        """Return page and number of every mark that hangs in the tree."""
        found = set()
        for element in self.elements():
            kids = element.get("/K", [])
            for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
                if not isinstance(kid, pikepdf.Dictionary):
                    found.add((self.page_of(element), int(kid)))
        return found

    def words(self, element: Thing) -> str:
        """Return the words under a structure element, in the order of reading."""
        page = self.page_of(element)
        said = []
        kids = element.get("/K", [])
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                said.append(self.words(kid))
            elif not isinstance(kid, pikepdf.Dictionary):
                said.append(self._words[page, int(kid)])
        return " ".join(said)

    def page_of(self, element: Thing) -> int:
        """Return on which page an element stands, from 0."""
        return self._page_number(element.Pg) if "/Pg" in element else -1

    def _page_number(self, page: Thing) -> int:
        return next(
            number
            for number, each in enumerate(self.pages)
            if each.obj.objgen == page.objgen
        )

    def rows(self) -> list[str]:
        """Return the words of every table row."""
        return [self.words(row) for row in self.elements("TR")]

    # What is painted

    def _painted(self, number: int) -> Iterator[Run]:
        page = self.pages[number]
        fonts = {name: letters_of(font) for name, font in _fonts(page)}
        marks: list[tuple[int | None, str]] = [(None, "")]
        letters: dict[str, str] = {}
        for each in pikepdf.parse_content_stream(page):
            operands, step = each.operands, str(each.operator)
            if step in ("BDC", "BMC"):
                marks.append(_mark(operands, marks[-1]))
            elif step == "EMC":
                marks.pop()
            elif step == "Tf":
                letters = fonts[str(operands[0])]
            elif step in PAINTERS:
                words = _read(operands, letters) if step in ("Tj", "TJ") else ""
                yield Run(number, *marks[-1], words)

    def artifacts(self, number: int) -> str:
        """Return the words that a page's margins repeat."""
        return "".join(
            run.words for run in self.runs if run.page == number and run.artifact
        )

    # What it is made of

    def fonts(self) -> list[Thing]:
        """Return the fonts of the pages, each once."""
        found = {font.objgen: font for page in self.pages for _, font in _fonts(page)}
        return list(found.values())

    def streams(self) -> list[pikepdf.Stream]:
        """Return everything that is kept as a stream of bytes."""
        return [each for each in self.pdf.objects if isinstance(each, pikepdf.Stream)]

    def dictionaries(self) -> Iterator[Thing]:
        """Yield every dictionary, those of streams and those inside others too."""
        for each in self.pdf.objects:
            yield from _dictionaries(each)


def _fonts(page: Thing) -> list[tuple[str, Thing]]:
    return list(page.get("/Resources", {}).get("/Font", {}).items())


def _dictionaries(thing: Thing) -> Iterator[Thing]:
    """Yield the dictionaries in one object, and none that it only refers to."""
    if isinstance(thing, pikepdf.Array):
        inside = list(thing)
    elif isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        inside = list(thing.values())
    else:
        return
    for each in inside:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _dictionaries(each)


def _mark(operands: Any, around: tuple[int | None, str]) -> tuple[int | None, str]:
    tag = str(operands[0])
    if tag == "/Artifact":
        properties = operands[1] if len(operands) > 1 else {}
        return None, str(properties.get("/Type", "/Layout"))
    if len(operands) > 1 and "/MCID" in operands[1]:
        return int(operands[1]["/MCID"]), ""
    return around


def letters_of(font: Thing) -> dict[str, str]:
    """Return what each glyph of a font stands for."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes()
    pairs = re.findall(rb"<([0-9A-Fa-f]{4})>\s+<([0-9A-Fa-f]+)>\s*\n", table)
    return {
        glyph.decode().lower(): bytes.fromhex(sign.decode()).decode("utf-16-be")
        for glyph, sign in pairs
    }


def _read(operands: Any, letters: dict[str, str]) -> str:
    parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
    said = ""
    for part in parts:
        if isinstance(part, pikepdf.String):
            code = bytes(part).hex()
            glyphs = (code[at : at + 4] for at in range(0, len(code), 4))
            said += "".join(letters.get(glyph, UNKNOWN) for glyph in glyphs)
    return said
