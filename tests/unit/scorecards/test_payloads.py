"""Words that would be a program, in every word of a scorecard and in every format."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import pytest

from scorecards.file_checks.pdf_reading import Paper, squeezed
from scorecards.file_checks.workbook import Book
from scorecards.freeze import freeze, thaw
from scorecards.renderers import csv as csv_files
from scorecards.renderers import html, package, pdf, xlsx
from scorecards.renderers import json as json_files
from tests.payloads import MARKERS, PAYLOADS, filled, live, seen_in
from tests.samples import ALL, wellbeing

# What a spreadsheet takes for the beginning of a formula.
FORMULA = re.compile(r"\s*[=+\-@|%\uff0b\uff0d\uff1d\uff20]")
NUMBER = re.compile(r"-?[\d.]+")
# Where words stand in a page and may become tags, or leave one.
TAGS = (
    "<title>t</title><p>{}</p>",
    '<title>t</title><input value="{}">',
    "<title>t</title><input value='{}'>",
    "<title>{}</title>",
    "<title>t</title><textarea>{}</textarea>",
    '<title>t</title><a href="{}">a</a>',
)
# Where words of anybody have no business, whatever they are.
PROGRAMS = (
    "<title>t</title><style>{}</style>",
    "<title>t</title><script>{}</script>",
    "<title>t</title><!-- {} -->",
)


@pytest.fixture(scope="module")
def scorecard():
    """A scorecard in which every word is one of the payloads, each of them often."""
    made = wellbeing()
    return filled(replace(made, data=made.data * 2))


@pytest.fixture(scope="module")
def paper(scorecard):
    return Paper(pdf.render(scorecard))


def test_there_are_forty_and_each_can_be_told():
    assert len(PAYLOADS) == len(MARKERS) == len({*PAYLOADS}) == 40
    assert [seen_in(each) for each in PAYLOADS] == [
        {f"x-{number:02}-x"} for number in range(1, 41)
    ]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_one_that_nobody_escapes_is_found(payload):
    assert any(list(live(place.format(payload))) for place in TAGS)


@pytest.mark.parametrize("place", PROGRAMS)
def test_words_of_anybody_in_a_program_or_a_comment_are_found(place):
    assert list(live(place.format("x-13-x")))


def test_what_a_template_worked_out_is_found():
    assert list(live("<title>t</title><p>template-ran</p>")) == ["template-ran"]


@pytest.mark.parametrize("make", ALL.values(), ids=ALL)
def test_web_page_shows_them_and_runs_none(make):
    said = html.render(filled(make())).decode()

    assert list(live(said)) == []
    assert seen_in(said) == MARKERS


def test_frozen_page_thaws_to_the_same_words(scorecard):
    assert thaw(freeze(scorecard)) == scorecard


def test_data_files_give_them_back_as_words(scorecard):
    given = json.loads(json_files.render(scorecard))
    described = json.loads(package.render(scorecard))

    assert seen_in(json.dumps(given, ensure_ascii=False)) == MARKERS
    assert described["title"].startswith(scorecard.title)


def test_no_cell_of_the_csv_is_a_formula(scorecard):
    rows = list(csv.reader(io.StringIO(csv_files.render(scorecard).decode())))

    cells = [cell for row in rows for cell in row]
    assert [c for c in cells if FORMULA.match(c) and not NUMBER.fullmatch(c)] == []
    assert len({len(row) for row in rows}) == 1
    assert seen_in(" ".join(cells)) == MARKERS


def test_no_cell_of_the_workbook_is_a_formula_and_no_link_leads_astray(scorecard):
    content = xlsx.render(scorecard)

    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name).decode() for name in packed.namelist()}
    sheets = "".join(text for name, text in parts.items() if "/worksheets/" in name)
    links = "".join(text for name, text in parts.items() if name.endswith(".rels"))
    assert "<f>" not in sheets
    assert "<f " not in sheets
    assert seen_in(links) == set()
    assert seen_in("".join(parts.values())) == MARKERS
    assert Book(content)


def test_pdf_shows_them_and_has_neither_a_program_nor_a_link_of_theirs(paper):
    said = squeezed("".join(run.words for run in paper.runs))

    # What turns the direction of writing has one read backwards too.
    assert seen_in(said) >= MARKERS
    assert list(astray(paper)) == []


def astray(paper):
    """Yield each action of a PDF that runs something, and each link with a payload."""
    for thing in paper.pdf.objects:
        text = thing.unparse(resolved=False).decode("latin-1")
        yield from re.findall(r"/(?:JS|JavaScript|Launch|OpenAction|AA)\b.*", text)
        yield from (each for each in re.findall(r"/URI.*", text) if seen_in(each))
