"""Files that not everybody could read are never published."""

import io
from types import SimpleNamespace

import pikepdf
import pytest

from scorecards import preparation
from scorecards.preparation import prepare
from scorecards.publication import SetRefused, make_again
from scorecards.renderers import csv, json, pdf, pdf_engine, xlsx
from tests.integration.scorecards.publishing import NOW, Press

pytestmark = pytest.mark.django_db


@pytest.fixture
def made_as_always(make_user):
    """People who publish, with the PDF too."""
    return Press(make_user)


def without_tags(page):
    """Return what a browser would print: neither a title nor a tag."""
    return pdf_engine.HTML(string="<p>A letter.").write_pdf(
        stylesheets=[pdf_engine.stylesheet()], font_config=pdf_engine.fonts()
    )


def printed_by(render):
    """Return the formats of an edition with another PDF."""
    printer = SimpleNamespace(EXTENSION="pdf", MEDIA_TYPE="x/pdf", render=render)
    return (printer, csv, xlsx, json)


def test_set_as_the_portal_makes_it_is_published_with_its_figures_in_the_pdf(
    made_as_always,
):
    edition = made_as_always.published()

    stored = {
        file.extension: bytes(file.stored.content)
        for file in edition.files.select_related("stored")
    }
    with pikepdf.open(io.BytesIO(stored["pdf"])) as paper:
        inside = [each.EF.F.read_bytes() for each in paper.Root.AF]
    assert inside == [stored["csv"], stored["json"]]


def test_pdf_without_tags_stops_the_set_until_the_files_are_made_again(
    press, monkeypatch
):
    monkeypatch.setattr(preparation, "FORMATS", printed_by(without_tags))

    prepared = press.prepared()

    finding = prepared.findings.get(check_name="file")
    assert finding.words.startswith(
        "Not everybody could read wellbeing.pdf (marked: not marked as tagged, and "
    )
    assert finding.words.endswith(
        "; mend that and make the files again, or tell whoever runs the portal."
    )
    with pytest.raises(SetRefused, match="1 thing must be mended first"):
        press.publish(prepared)

    monkeypatch.undo()
    monkeypatch.setattr(preparation, "FORMATS", (csv, xlsx, json))
    again = make_again(prepared=prepared, actor=press.lead, now=NOW)
    again = prepare(prepared=again, actor=press.portal, now=NOW)
    press.agree_to_all(again)
    assert press.publish(again).number == 1


def test_letter_that_the_fonts_lack_is_named(press, monkeypatch):
    monkeypatch.setattr(preparation, "FORMATS", printed_by(pdf.render))
    press.scorecard.title = "Wellbeing \u2265 \u65e5"
    press.scorecard.save()

    prepared = press.prepared()

    words = prepared.findings.get(check_name="file").words
    assert "wellbeing.pdf (letters: the fonts lack “\u2265”, “\u65e5”); mend" in words


def test_web_page_that_is_at_fault_stops_the_set(press, monkeypatch):
    said = preparation.html.render
    monkeypatch.setattr(
        preparation.html,
        "render",
        lambda page: said(page).replace(b"<caption", b"<p"),
    )

    prepared = press.prepared()

    words = prepared.findings.get(check_name="file").words
    assert "wellbeing.html (tables: a table without a caption" in words
