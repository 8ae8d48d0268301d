"""Numbers that are hidden stand in no byte that the public can come by.

The rule is raised, so that numbers found nowhere else are small. What is looked
through: every page with its headers, every file, every part of a workbook, and every
object of a PDF as it is before it is packed, with its text, its facts and what is
enclosed in it.
"""

import io
import zipfile

import pikepdf
import pytest

from scorecards.file_checks.pdf_reading import Paper, squeezed
from strategy_portal.site_map import pages
from tests.addresses import address_of
from tests.integration.scorecards.publishing import Press
from tests.unit.scorecards.profiles import raised

pytestmark = pytest.mark.django_db

BASE = "/scorecards/wellbeing/2025-26-q2/1/"
OF_THE_EDITION = (
    BASE,
    f"{BASE}whole/",
    "/scorecards/wellbeing/",
    "/scorecards/wellbeing/2025-26-q2/",
    "/measures/measure-w7/",
    "/editors/2025-26-q2/1/",
)
PLAIN = [page for page in pages() if page.is_open and not page.arguments]
# The one is hidden, the other is not.
FIGURES = (("773311", "1998877"), ("12345678", "20000000"))
# 773,311 of 1,998,877: the number, its base, those left, in words, and as a share.
HIDDEN = (
    *("773311", "773,311", "1998877", "1,998,877", "1225566", "1,225,566"),
    *("seven hundred and seventy-three thousand", "0.3868", "38.6", "38.7", "39%"),
    *("61.3", "61.4"),
)
NO_DIGITS = str.maketrans("", "", "0123456789")
SHOWN = ("12345678", "12,345,678", "61.7")


@pytest.fixture
def public(client, make_user, settings, caplog):
    """All that the public can come by, in texts by where they stand; and the log."""
    caplog.set_level("DEBUG")
    settings.DISCLOSURE_PROFILE = raised(900_000)
    press = Press(make_user)
    for number, (part, whole) in enumerate(FIGURES, start=7):
        measure = press.strategy.measure(
            "", letter="W", number=number, target="", decimals=1
        )
        press.strategy.figure(measure, part, denominator=whole)
    edition = press.published()

    found = {}
    for address in (*map(address_of, PLAIN), *OF_THE_EDITION):
        response = client.get(address)
        assert response.status_code != 404, address
        found[f"{address} headers"] = str(response.headers)
        found |= texts(address, response.content)
    for file in edition.files.select_related("stored"):
        found |= texts(f"file.{file.extension}", bytes(file.stored.content))
        headers = client.get(f"{BASE}scorecard.{file.extension}").headers
        found[f"{file.extension} headers"] = str(headers)
    return found | {"log": caplog.text}


def texts(name, content):
    """Return the texts in some bytes, unpacked, each by where it stands."""
    found = {name: content.decode("latin-1")}
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = {part: packed.read(part) for part in packed.namelist()}
        found |= {f"{name} {part}": body.decode() for part, body in parts.items()}
    if content.startswith(b"%PDF"):
        found |= texts_of_pdf(name, content)
    return found


def texts_of_pdf(name, content):
    """Return what every object of a PDF says, and what its pages show."""
    paper = Paper(content)
    found = {f"{name} text": "".join(run.words for run in paper.runs)}
    for number, thing in enumerate(paper.pdf.objects):
        if isinstance(thing, pikepdf.Stream):
            kind = str(thing.get("/Subtype", thing.get("/Type", "")))
            found[f"{name} {number} {kind}"] = thing.read_bytes().decode("latin-1")
        found[f"{name} {number} strings"] = "\n".join(strings_of(thing))
    found[f"{name} facts"] = "\n".join(map(str, dict(paper.pdf.docinfo).values()))
    return found


def strings_of(thing):
    """Yield the strings right inside an object, whichever way they are written."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for each in thing:
            yield from strings_of(each) if not is_elsewhere(each) else ()
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for each in dict(thing.items()).values():
            yield from strings_of(each) if not is_elsewhere(each) else ()


def is_elsewhere(thing):
    """Return whether a part is an object of its own, which is looked at as such."""
    return isinstance(thing, pikepdf.Object) and thing.is_indirect


def where(found, numbers):
    """Return where any of some numbers stands, however its letters are set apart."""
    sought = [squeezed(number) for number in numbers]
    return {
        name
        for name, text in found.items()
        if any(number in squeezed(text) for number in sought)
    }


def test_number_that_is_hidden_is_in_no_public_byte(public):
    assert where(public, HIDDEN) == set()
    assert where(public, ["Hidden to protect privacy"])


def test_number_that_is_shown_is_found_in_every_kind_of_place(public):
    found = where(public, SHOWN)

    kinds = {name.translate(NO_DIGITS) for name in found}
    assert kinds >= {
        f"{BASE}whole/".translate(NO_DIGITS),
        "file.csv",
        "file.json",
        "file.page",
        "file.pdf text",
        "file.pdf  /text/csv",
        "file.pdf  /application/json",
        "file.xlsx xl/sharedStrings.xml",
    }


def test_rule_that_hides_is_said_in_every_form(public):
    found = where(public, ["The rule raised hides counts of 1 to 899999 people"])

    kinds = {name.translate(NO_DIGITS) for name in found}
    assert kinds >= {
        f"{BASE}whole/".translate(NO_DIGITS),
        "file.json",
        "file.package",
        "file.page",
        "file.pdf text",
        "file.pdf  /application/json",
        "file.xlsx xl/sharedStrings.xml",
    }


def planted(place):
    """Return a PDF with a hidden number in one place of it."""
    paper, number = pikepdf.new(), "773,311"
    page = paper.add_blank_page()
    match place:
        case "facts":
            paper.docinfo["/Title"] = number
        case "metadata":
            with paper.open_metadata() as metadata:
                metadata["dc:title"] = number
        case "enclosed":
            paper.attachments["a.csv"] = pikepdf.AttachedFileSpec(
                paper, number.encode(), filename="a.csv"
            )
        case "words that a tag says":
            paper.Root.Note = pikepdf.Dictionary(Alt=f"\u2265 {number}")
        case _:
            page.Contents = paper.make_stream(f"% {number}".encode())
    content = io.BytesIO()
    paper.save(content, compress_streams=True)
    return content.getvalue()


@pytest.mark.parametrize(
    "place", ["facts", "metadata", "enclosed", "words that a tag says", "on the page"]
)
def test_number_in_any_place_of_a_pdf_is_found(place):
    content = planted(place)

    assert where(texts("planted.pdf", content), HIDDEN)
