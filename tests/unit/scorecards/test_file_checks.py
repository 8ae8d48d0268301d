"""The checks of files before they are published: a good one passes, no bad one."""

import io
from functools import cache

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from scorecards.file_checks import archive, data, faults_in, tagged, web
from scorecards.renderers import RENDERERS, pdf_engine
from tests import samples


@cache
def content_of(kind):
    return RENDERERS[kind].render(samples.headlines())


def altered(change):
    """Return the PDF after somebody has done something to it."""
    with pikepdf.open(io.BytesIO(content_of("pdf"))) as paper:
        change(paper)
        file = io.BytesIO()
        paper.save(file)
    return file.getvalue()


def names(faults):
    return {fault.split(":")[0] for fault in faults}


@pytest.mark.parametrize("kind", RENDERERS)
def test_every_form_of_a_good_page_passes(kind):
    assert faults_in(kind, content_of(kind)) == []


def first(paper, kind):
    """Return the first tag of a kind."""
    return next(
        each
        for each in paper.objects
        if isinstance(each, Dictionary) and each.get("/S") == f"/{kind}"
    )


def unmarked(paper):
    del paper.Root.MarkInfo


def untitled(paper):
    del paper.docinfo["/Title"]


def without_language(paper):
    del paper.Root.Lang


def without_tags(paper):
    del paper.Root.StructTreeRoot


def heading_of_the_fifth_level(paper):
    first(paper, "H2").S = Name.H5


def head_without_scope(paper):
    del first(paper, "TH").A.Scope


def picture_without_words(paper):
    del first(paper, "Figure").Alt


def without_bookmarks(paper):
    del paper.Root.Outlines


def undeclared(paper):
    with paper.open_metadata() as said:
        del said["pdfaid:conformance"]


def undescribed(paper):
    text = paper.Root.Metadata.read_bytes()
    paper.Root.Metadata.write(text.replace(b"namespaceURI>http", b"namespaceURI>ftp"))


def colourless(paper):
    del paper.Root.OutputIntents


def mixed_by_difference(paper):
    paper.pages[0].Resources.ExtGState.a1 = Dictionary(BM=Name.Difference)


def opens_by_itself(paper):
    paper.Root.OpenAction = Dictionary(S=Name.GoTo)


def script(paper):
    paper.Root.Names.JavaScript = Dictionary()


def launches(paper):
    paper.pages[0].Annots = Array([note(A=Dictionary(S=Name.Launch))])


def film(paper):
    paper.pages[0].Annots = Array([note(Subtype=Name.Movie)])


def unprinted_link(paper):
    paper.pages[0].Annots = Array([note(F=2)])


def link_without_words(paper):
    paper.pages[0].Annots = Array([note(Contents="")])


def note(**facts):
    """Return a link that leads nowhere and is otherwise right."""
    right = {"Subtype": Name.Link, "F": 4, "Contents": "To the measures"}
    return Dictionary(**(right | facts))


def font_left_out(paper):
    font = next(iter(paper.pages[0].Resources.Font.values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def font_without_letters(paper):
    for font in paper.pages[0].Resources.Font.values():
        del font.ToUnicode


def font_that_lacks_a_letter(paper):
    boxes = b"1 begincidchar\n<0001> 0\nendcidchar"
    for font in paper.pages[0].Resources.Font.values():
        font.Encoding = paper.make_stream(boxes, Type=Name.CMap)


def content_outside(paper):
    paper.pages[0].Contents.F = pikepdf.String("elsewhere.bin")


def another_tie(paper):
    paper.Root.AF = Array([*paper.Root.AF, paper.Root.AF[0]])


def file_without_relation(paper):
    del paper.Root.AF[0].AFRelationship


def file_without_day(paper):
    del paper.Root.AF[0].EF.F.Params.ModDate


def file_without_description(paper):
    paper.Root.AF[0].Desc = pikepdf.String("")


def loose_words(paper):
    paper.pages[0].contents_add(b"0 0 9 9 re f")


PDF_FAULTS = {
    unmarked: {"marked"},
    untitled: {"title"},
    without_language: {"language"},
    without_tags: {"structure", "headings", "loose_content", "bookmarks"},
    heading_of_the_fifth_level: {"headings"},
    head_without_scope: {"header_cells"},
    picture_without_words: {"pictures"},
    without_bookmarks: {"bookmarks"},
    loose_words: {"loose_content"},
    link_without_words: {"links"},
    undeclared: {"declared"},
    undescribed: {"declared"},
    colourless: {"colours"},
    mixed_by_difference: {"colours"},
    opens_by_itself: {"actions"},
    script: {"actions"},
    launches: {"actions"},
    film: {"annotations"},
    unprinted_link: {"annotations"},
    font_left_out: {"fonts"},
    font_without_letters: {"fonts", "bookmarks"},
    font_that_lacks_a_letter: {"letters"},
    content_outside: {"streams"},
    another_tie: {"enclosed"},
    file_without_relation: {"enclosed"},
    file_without_day: {"enclosed"},
    file_without_description: {"enclosed"},
}


@pytest.mark.parametrize("change", PDF_FAULTS)
def test_fault_of_a_pdf_is_found(change):
    assert names(faults_in("pdf", altered(change))) == PDF_FAULTS[change]


def test_locked_pdf_is_found():
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(content_of("pdf"))) as paper:
        paper.save(file, encryption=pikepdf.Encryption(owner="x", user=""))

    assert "whole" in names(faults_in("pdf", file.getvalue()))


def test_every_check_of_a_pdf_is_shown_to_find_its_fault():
    shown = set.union(*PDF_FAULTS.values()) | {"whole"}

    assert {each.__name__ for each in (*tagged.CHECKS, *archive.CHECKS)} == shown


def test_pdf_without_tags_and_what_is_no_pdf_are_found():
    bare = pdf_engine.HTML(string="<p>x").write_pdf(
        stylesheets=[pdf_engine.stylesheet()], font_config=pdf_engine.fonts()
    )

    assert {"marked", "title", "structure", "declared"} <= names(faults_in("pdf", bare))
    [fault] = faults_in("pdf", b"A letter.")
    assert fault.startswith("whole: it cannot be read")


WEB_FAULTS = [
    (' lang="en-GB"', "", {"language"}),
    ("<title>", "<title></title><title>", {"title"}),
    ("<main ", "<div ", {"main"}),
    ("<h1", "<h4", {"headings"}),
    ("<caption", "<p", {"tables"}),
    ('scope="col"', "", {"tables"}),
    ("<main ", '<img src="x.png"><main ', {"pictures"}),
    ("<main ", "<svg></svg><main ", {"pictures"}),
    ("<main ", '<a href="/"></a><main ', {"links"}),
    ("<main ", '<a href="#nowhere">x</a><main ', {"links"}),
    ("<main ", '<p id="main"></p><main ', {"names"}),
]


@pytest.mark.parametrize(("before", "after", "expected"), WEB_FAULTS)
def test_fault_of_a_web_page_is_found(before, after, expected):
    page = content_of("html").decode()
    assert before in page

    found = names(faults_in("html", page.replace(before, after).encode()))

    assert expected <= found


def test_every_check_of_a_web_page_is_shown_to_find_its_fault():
    shown = set.union(*(expected for _, _, expected in WEB_FAULTS))

    assert {each.__name__ for each in web.CHECKS} == shown


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"a,b\n1,2\n3\n", "rows: row 3 has another number of cells"),
        (b"a,a\n1,2\n", "headings: a column has no name of its own"),
        (b"a,\n1,2\n", "headings: a column has no name of its own"),
        (b"", "whole: it cannot be read"),
        (b"\xff\n", "whole: it cannot be read"),
        (b'a\n"1', "whole: it cannot be read"),
    ],
)
def test_fault_of_a_csv_file_is_found(content, fault):
    [found] = data.csv_faults(content)

    assert found.startswith(fault)


def test_json_that_was_cut_off_is_found():
    [found] = faults_in("json", content_of("json")[:-9])

    assert found.startswith("whole: it cannot be read")


def test_workbook_that_cannot_be_opened_is_found():
    [found] = faults_in("xlsx", b"A letter.")

    assert found.startswith("whole: it cannot be read")
