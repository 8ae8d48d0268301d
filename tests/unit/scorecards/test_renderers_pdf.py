"""The PDF of hand-made pages: tagged, archived, shut off, the same everywhere."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from functools import cache

import pdfua
import pytest

from scorecards.file_checks.pdf_reading import Paper
from scorecards.renderers import RENDERERS, csv, html, json, pdf, pdf_engine
from tests import samples
from tests.pdf_checks import CHECKS, families, faults

pytestmark = pytest.mark.thorough

RENDER = """
import django
django.setup()
from hashlib import sha256
from scorecards.renderers import RENDERERS
from tests import samples
for each in RENDERERS.values():
    print(sha256(each.render(samples.wellbeing())).hexdigest())
"""


@cache
def rendered(kind: str) -> tuple[bytes, str]:
    page = samples.ALL[kind]()
    return pdf.render(page), html.render(page).decode()


@pytest.mark.parametrize("kind", samples.ALL)
def test_pdf_passes_every_check(kind):
    content, text = rendered(kind)

    assert faults(content, samples.ALL[kind](), text) == []


@pytest.mark.parametrize("kind", samples.ALL)
def test_pdf_passes_pdfua(kind, tmp_path):
    path = tmp_path / "scorecard.pdf"
    path.write_bytes(rendered(kind)[0])

    assert pdfua.validate(path).findings == ()


@pytest.mark.parametrize("kind", samples.ALL)
def test_pdf_encloses_the_very_files_that_stand_beside_it(kind):
    page, paper = samples.ALL[kind](), Paper(rendered(kind)[0])

    enclosed = {str(each.UF): each.EF.F.read_bytes() for each in paper.root.AF}

    assert enclosed == {
        f"{page.slug}-{page.quarter_code}.csv": csv.render(page),
        f"{page.slug}-{page.quarter_code}.json": json.render(page),
    }


def test_checks_find_what_the_finisher_mends(monkeypatch):
    # Before the patch: what is rendered is kept for every other test.
    page, (_, text) = samples.wellbeing(), rendered("outcome")
    monkeypatch.setattr(pdf_engine, "finish", lambda document, pdf: None)

    found = faults(pdf.render(page), page, text)

    assert {fault.split(":")[0] for fault in found} == {
        "header_cells",
        "links",
        "loose_content",
        "margins",
    }


def test_checks_find_another_paper():
    page, (_, text) = samples.wellbeing(), rendered("outcome")
    bare = pdf_engine.HTML(string="<html><title>x</title><h2>x<h4>y").write_pdf(
        stylesheets=[pdf_engine.stylesheet()],
        font_config=pdf_engine.fonts(),
        pdf_tags=True,
    )

    found = {name for name in CHECKS if list(CHECKS[name](Paper(bare), page, text))}

    assert found == {
        "margins",
        "metadata",
        "table_rows",
    }


def test_outcome_begins_its_table_on_the_second_page():
    paper = Paper(rendered("outcome")[0])

    pages = {paper.words(each): paper.page_of(each) for each in paper.elements("H2")}

    assert pages["What needs the board"] == 0
    assert pages["The measures"] == 1


def test_contents_name_the_pages_where_things_stand():
    paper = Paper(rendered("pack")[0])
    heads = {
        paper.words(each): paper.page_of(each) + 1 for each in paper.elements("H2")
    }

    contents = paper.elements("Table")[0]
    said = [paper.words(row) for row in paper.walk(contents) if row.S == "/TR"]

    for title in samples.OUTCOMES.values():
        line = next(words for words in said if words.strip().startswith(title))
        assert line.split()[-1] == str(heads[title])


def test_a_comment_names_the_measure_that_it_is_about():
    paper = Paper(rendered("outcome")[0])
    names = {
        str(cell.ID): paper.words(cell)
        for cell in paper.elements("TH")
        if "/ID" in cell
    }

    comment = next(
        cell for cell in paper.elements("TD") if "seven quarters" in paper.words(cell)
    )

    said = [names[str(each)] for each in comment.A.Headers]
    assert "Therapy seen within 18 weeks" in said[0]
    assert "Waiting for therapy" in said[1]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "data:text/html,<b>x",
        "x.png",
    ],
)
def test_locked_fetcher_refuses_what_is_not_in_the_document(address):
    with pytest.raises(ValueError, match="Not part of the document"):
        pdf_engine.LockedFetcher().fetch(address)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:9/x"])
def test_engine_stops_with_an_error_of_our_own(address):
    text = f'<html lang="en"><title>x</title><img alt="x" src="{address}">'

    with pytest.raises(pdf_engine.RenderError, match="Error fetching"):
        pdf_engine.write_pdf(text, enclosed=(), dated=date(2025, 11, 14))


def test_every_form_is_the_same_bytes_elsewhere():
    environment = os.environ | {"TZ": "America/New_York", "PYTHONHASHSEED": "7"}

    elsewhere = subprocess.run(
        [sys.executable, "-c", RENDER],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    here = [each.render(samples.wellbeing()) for each in RENDERERS.values()]
    assert elsewhere == [hashlib.sha256(content).hexdigest() for content in here]


def test_letters_of_both_font_files_keep_their_shapes():
    """WeasyPrint takes two files of one family for one font and mixes their letters."""
    page = replace(samples.wellbeing(), title="\u0141ukasz and \u017baneta")

    paper = Paper(pdf.render(page))

    assert paper.words(paper.elements("H1")[0]).strip() == page.title
    assert families(paper) == {"Source-Sans-3", "Source-Sans-3-Extended"}
