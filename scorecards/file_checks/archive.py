"""Checks of PDF/A-3a: that a PDF can be read in many years, with what is inside it.

They hold as much of ISO 19005-3 as a file shows by its own objects. The shapes of the
letters and the grammar of the drawing are left to WeasyPrint.
"""

import re
from collections.abc import Iterator

import pikepdf

from scorecards.file_checks.pdf_reading import Paper, Thing, letters_of

HEADER = re.compile(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}")
PDF_UA = "http://www.aiim.org/pdfua/ns/id/"
FILTERS = {"/FlateDecode", "/DCTDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
OUTSIDE = {"/F", "/FFilter", "/FDecodeParms"}
# What may happen on a click: going somewhere; nothing that runs or opens a program.
ACTIONS = {"/GoTo", "/URI"}
BY_ITSELF = {"/AcroForm", "/AA", "/OpenAction"}
PRINTED, UNSEEN = 0b0000_0100, 0b1_0010_0011
EMPTY_BOX = re.compile(rb"<([0-9a-f]{4})> 0\b")
FONT_FILES = {"/FontFile", "/FontFile2", "/FontFile3"}
BLENDS = {"/Normal", "/Compatible", "/Multiply", "/Screen", "/Darken", "/Lighten"}
RELATIONS = {"/Alternative", "/Data", "/Source", "/Supplement", "/Unspecified"}


def declared(paper: Paper) -> Iterator[str]:
    """It says which standards it keeps to, and describes the one PDF/A knows not."""
    with paper.pdf.open_metadata() as said:
        if said.pdfa_status != "3A":
            yield "PDF/A-3a is not declared"
        if said.get("pdfuaid:part") != "1":
            yield "PDF/UA-1 is not declared"
        elif f"namespaceURI>{PDF_UA}<" not in str(said):
            yield "PDF/UA-1 is declared and not described"


def whole(paper: Paper) -> Iterator[str]:
    """It is a plain file, locked to nobody, with an identifier."""
    if not HEADER.match(paper.content) or not paper.content.rstrip().endswith(b"%%EOF"):
        yield "it does not begin or end as it should"
    if paper.pdf.is_encrypted:
        yield "it is locked"
    if "/ID" not in paper.pdf.trailer:
        yield "it has no identifier"


def colours(paper: Paper) -> Iterator[str]:
    """Its colours are described by a profile inside it, and seen through by that."""
    intents = list(paper.root.get("/OutputIntents", []))
    kinds = [(str(each.S), int(each.DestOutputProfile.N)) for each in intents]
    if kinds != [("/GTS_PDFA1", 3)]:
        yield "its colours are not described"
    for each in paper.dictionaries():
        if "/BM" in each and str(each.BM) not in BLENDS:
            yield f"colours are mixed by {each.BM}"
        if "/TR" in each or each.get("/Interpolate", False) is True:
            yield "colours are changed on the way to the reader"


def actions(paper: Paper) -> Iterator[str]:
    """Nothing runs, opens a program or happens by itself."""
    if found := BY_ITSELF & set(paper.root.keys()):
        yield f"it does something by itself ({', '.join(sorted(found))})"
    if "/JavaScript" in paper.root.get("/Names", {}):
        yield "it holds a script"
    for each in paper.dictionaries():
        action = each.get("/A")
        if not isinstance(action, pikepdf.Dictionary) or "/S" not in action:
            continue
        if str(action.S) not in ACTIONS or "/Next" in action:
            yield f"a click does what it should not ({action.S})"


def annotations(paper: Paper) -> Iterator[str]:
    """Over the pages there is nothing but links, seen and printed."""
    for page in paper.pages:
        for each in page.get("/Annots", []):
            if str(each.Subtype) != "/Link":
                yield f"over a page lies a {each.Subtype}"
            flags = int(each.get("/F", 0))
            if not flags & PRINTED or flags & UNSEEN:
                yield "a link that is not printed or not seen"


def fonts(paper: Paper) -> Iterator[str]:
    """Every font is inside, and says which letter each shape is."""
    for font in paper.fonts():
        described = font.get("/DescendantFonts", [font])[0].get("/FontDescriptor", {})
        if not FONT_FILES & set(described.keys()):
            yield f"the font {font.get('/BaseFont')} is not inside"
        if "/ToUnicode" not in font:
            yield f"the font {font.get('/BaseFont')} does not say its letters"


def letters(paper: Paper) -> Iterator[str]:
    """No letter is an empty box because the fonts lack it."""
    lacking = {letter for font in paper.fonts() for letter in _lacking(font)}
    if lacking:
        yield f"the fonts lack {', '.join(f'“{each}”' for each in sorted(lacking))}"


def _lacking(font: Thing) -> set[str]:
    """Return the letters for which a font draws its first shape, the empty box."""
    shapes = font.get("/Encoding")
    if not isinstance(shapes, pikepdf.Stream):
        return set()
    letters = letters_of(font)
    boxes = EMPTY_BOX.findall(shapes.read_bytes())
    return {letters.get(code.decode(), code.decode()) for code in boxes}


def streams(paper: Paper) -> Iterator[str]:
    """All content is inside, packed in ways that every reader knows."""
    for stream in paper.streams():
        if OUTSIDE & set(stream.keys()):
            yield "content that lies outside the file"
        if strange := _packed_by(stream) - FILTERS:
            yield f"content packed by {', '.join(sorted(strange))}"


def _packed_by(stream: Thing) -> set[str]:
    ways = stream.get("/Filter", pikepdf.Array())
    return {str(way) for way in (ways if isinstance(ways, pikepdf.Array) else [ways])}


def enclosed(paper: Paper) -> Iterator[str]:
    """Each file inside says what it is, of which day, and what it is to the paper."""
    names = paper.root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    files = list(names)[1::2]
    tied = [each.objgen for each in paper.root.get("/AF", [])]
    if tied != [each.objgen for each in files]:
        yield "it does not tell once of each file inside"
    for each in files:
        inside = each.EF.F
        if not each.get("/UF") or not each.get("/Desc"):
            yield "a file inside without a name or a description"
        if str(each.get("/AFRelationship", "")) not in RELATIONS:
            yield f"{each.get('/UF')} does not say what it is to the document"
        if "/Subtype" not in inside or "/ModDate" not in inside.get("/Params", {}):
            yield f"{each.get('/UF')} does not say its kind and its day"


CHECKS = (
    declared,
    whole,
    colours,
    actions,
    annotations,
    fonts,
    letters,
    streams,
    enclosed,
)
