"""The workbook of hand-made pages: for everybody, without formulas, the same bytes."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from scorecards.file_checks.workbook import CHECKS, Book, faults
from scorecards.page import DataRow, PrioritiesPage
from scorecards.renderers import xlsx
from strategy_portal.workbooks import plain_text
from tests import samples
from tests.unit.scorecards.test_renderers import FORMULAS, FULL_WIDTH, hostile


@cache
def content_of(kind: str = "outcome") -> bytes:
    return xlsx.render(samples.ALL[kind]())


def altered(change) -> bytes:
    """Return the workbook after somebody has done something to it."""
    book = openpyxl.load_workbook(io.BytesIO(content_of()))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def rewritten(name: str, before: str, after: str) -> bytes:
    """Return the workbook with other words in one of its parts."""
    file = io.BytesIO()
    source = zipfile.ZipFile(io.BytesIO(content_of()))
    with zipfile.ZipFile(file, "w") as written:
        for part in source.namelist():
            text = source.read(part).decode()
            assert part != name or before in text
            written.writestr(
                part, text.replace(before, after) if part == name else text
            )
    return file.getvalue()


def with_part(name: str) -> bytes:
    """Return the workbook with a part that no table needs."""
    file = io.BytesIO()
    file.write(content_of())
    with zipfile.ZipFile(file, "a") as written:
        written.writestr(name, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize("kind", samples.ALL)
def test_workbook_passes_every_check(kind):
    assert faults(content_of(kind)) == []


def test_workbook_with_markup_in_every_text_passes_every_check():
    assert faults(xlsx.render(hostile(samples.pack()))) == []


def test_workbook_of_a_page_with_nothing_in_it_passes_every_check():
    page = samples.wellbeing()
    empty = replace(page.sections[0], groups=(), corrections=(), beside=())

    content = xlsx.render(
        replace(
            page,
            asks=(),
            changes=(),
            sections=(empty,),
            data=(),
            priorities=PrioritiesPage(),
        )
    )

    book = Book(content)
    assert faults(content) == []
    assert [sheet.title for sheet in book.sheets][3:] == [
        "Count",
        "Changes",
        "Needs the board",
        "Measures",
    ]
    assert book.table("Changes")[0]["Change"] == "Nothing has changed since Quarter 1."
    assert book.table("Needs the board")[0]["Title"] == (
        "Nothing is off track and nothing is late."
    )
    assert book.table("Measures") == [
        {"Measures": "No measure stands on this scorecard yet."}
    ]


def test_checks_find_that_another_program_dropped_the_alternative_texts():
    found = {fault.split(":")[0] for fault in faults(altered(lambda book: None))}

    assert found == {"described"}


def no_title(book):
    book["Measures"]["A1"] = None


def no_table(book):
    del book["Measures"].tables["table_measures"]


def table_further_down(book):
    book["Measures"].tables["table_measures"].ref = "A5:S15"


def another_heading(book):
    book["Measures"]["A4"] = "Something else"


def merged(book):
    book["Cover"].merge_cells("A1:B1")


def blank_row(book):
    book["Data"].cell(book["Data"].max_row + 2, 1, "Beneath")


def blank_column(book):
    book["Data"].cell(5, book["Data"].max_column + 2, "Beside")


def blank_cell(book):
    book["Data"]["B5"] = None


def missing_from_contents(book):
    book["Contents"]["A5"] = "Elsewhere"


def leading_nowhere(book):
    book["Contents"]["A5"].hyperlink.location = "'Elsewhere'!A1"


def without_contents(book):
    del book["Contents"]


def symbol_without_legend(book):
    book["Data"]["B5"] = "[e]"


def another_font(book):
    book["Data"]["B5"].font = Font(name="Calibri", size=11)


def coloured(book):
    book["Data"]["B5"].fill = PatternFill("solid", fgColor="FF0000")


def formula(book):
    book["Data"]["B5"] = "=1+1"


def failed_formula(book):
    book["Data"]["B5"] = "#REF!"


def link_to_a_site(book):
    book["Data"]["B5"].hyperlink = "https://example.org/"


def hidden_sheet(book):
    book["Data"].sheet_state = "hidden"


def hidden_row(book):
    book["Data"].row_dimensions[5].hidden = True


def comment(book):
    book["Data"]["B5"].comment = Comment("Was 3", "Somebody")


def with_keywords(book):
    book.properties.keywords = "draft"


def untitled(book):
    book.properties.title = None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (no_title, {"title_first", "contents", "whole"}),
        (no_table, {"one_table"}),
        (table_further_down, {"one_table", "headings"}),
        (another_heading, {"headings"}),
        (merged, {"whole"}),
        (blank_row, {"whole", "one_table"}),
        (blank_column, {"whole", "one_table"}),
        (blank_cell, {"filled"}),
        (missing_from_contents, {"contents"}),
        (leading_nowhere, {"contents"}),
        (without_contents, {"contents"}),
        (symbol_without_legend, {"legend"}),
        (another_font, {"font"}),
        (coloured, {"no_meaning_in_colour"}),
        (formula, {"no_formula", "numbers"}),
        (failed_formula, {"numbers"}),
        (link_to_a_site, {"no_link_outside"}),
        (hidden_sheet, {"nothing_hidden"}),
        (hidden_row, {"nothing_hidden"}),
        (comment, {"only_what_is_needed"}),
        (with_keywords, {"properties"}),
        (untitled, {"properties"}),
    ],
)
def test_checks_find_what_is_wrong(change, expected):
    found = {fault.split(":")[0] for fault in faults(altered(change))}

    assert found - {"described"} == expected


@pytest.mark.parametrize(
    ("part", "before", "after", "expected"),
    [
        ("xl/tables/table1.xml", 'altText="', 'nothing="', {"described"}),
        ("xl/styles.xml", "</font>", '<scheme val="minor"/></font>', {"font"}),
        ("docProps/app.xml", "<Company>", "<Company>Somebody", {"properties"}),
    ],
)
def test_checks_find_other_words_in_a_part(part, before, after, expected):
    found = faults(rewritten(part, before, after))

    assert {fault.split(":")[0] for fault in found} == expected


@pytest.mark.parametrize(
    "name",
    [
        "docProps/custom.xml",
        "xl/externalLinks/externalLink1.xml",
        "xl/pivotTables/pivotTable1.xml",
        "xl/vbaProject.bin",
    ],
)
def test_checks_find_a_part_that_no_table_needs(name):
    assert faults(with_part(name)) == [f"only_what_is_needed: it holds {name}"]


def test_every_check_is_shown_to_find_its_fault():
    (table,) = test_checks_find_what_is_wrong.pytestmark

    shown = {name for _, expected in table.args[1] for name in expected}

    assert shown | {"described"} == set(CHECKS)


@pytest.mark.parametrize("text", FORMULAS + FULL_WIDTH)
def test_text_is_never_a_formula(text):
    page = samples.wellbeing()
    row = DataRow({**samples.data()[0].values, "title": text, "source": text})
    part = replace(page.sections[0], title=text, headline=text)
    ask = replace(
        page.asks[0], title=text, account=replace(page.asks[0].account, why=text)
    )

    content = xlsx.render(
        replace(
            page, title=text, headline=text, asks=(ask,), sections=(part,), data=(row,)
        )
    )

    book = Book(content)
    assert faults(content) == []
    assert book.table("Data")[0]["title"] == plain_text(text)
    assert book.table("Needs the board")[0]["Why"] == plain_text(text)


@pytest.mark.parametrize("number", ["-1.5", "0", "3623", "85.1", "0.032", "90.0"])
def test_numbers_are_numbers_and_unchanged(number):
    row = DataRow({**samples.data()[0].values, "value": number, "target": number})

    book = Book(xlsx.render(replace(samples.wellbeing(), data=(row,))))

    found = book.table("Data")[0]
    measure = book.table("Measures")[0]
    for value in (
        found["value"],
        found["target"],
        measure["Figure"],
        measure["Target"],
    ):
        assert not isinstance(value, str)
        assert Decimal(str(value)) == Decimal(number)


def test_measures_say_what_the_page_says():
    book = Book(content_of())

    first, second, *_ = book.table("Measures")

    assert first["Measure"] == "A1"
    assert first["Figure"] == 74
    assert first["Figure in words"] == "74%"
    assert first["Target in words"] == "92% limit 85%"
    assert first["Change"] == "down 6 points from 80%"
    assert first["Responsible"] == "Responsible (proposed): Head of Commissioning"
    assert "Why: Requests that come in August" in second["Notes"]
    assert "Who: Designated Clinical Officer, by 19 December 2025." in second["Notes"]


def test_hidden_figure_is_a_symbol_that_the_notes_explain():
    book = Book(content_of())

    row = next(row for row in book.table("Measures") if row["Measure"] == "A5")
    notes = {row["Term"]: row["Meaning"] for row in book.table("Notes")}

    assert row["Figure"] == "[c]"
    assert row["Notes"] == "Direction, trend and comparison are hidden with the figure."
    assert notes["[c]"] == "Hidden to protect privacy"
    assert "[e]" not in notes


def test_comparators_are_numbers_of_the_very_same_period():
    plain = samples.data()[0].values
    later = {"period_end": "2025-12-31", "in_table": "no"}
    england = {**plain, "area": "England", "value": "80.4", "in_table": "no"}
    part = {**england, "breakdown": "Boys", "value": "70"}
    whole = {**plain, "breakdown": "", "measure": "A4"}
    page = replace(
        samples.wellbeing(),
        data=tuple(
            DataRow({**each, "measure": "A4"})
            for each in (
                whole,
                part,
                {**england, "breakdown": "", **later, "value": "99"},
                {**england, "breakdown": ""},
            )
        ),
    )

    rows = {row["Measure"]: row for row in Book(xlsx.render(page)).table("Measures")}

    assert rows["A4"]["England"] == 80.4
    assert rows["A4"]["Statistical neighbours"] == "85.1%"
    assert rows["A9"]["England"] == "[x]"
    assert rows["A1"]["England"] == "[z]"


def test_parts_have_their_numbers():
    plain = samples.data()[0].values
    part = {**plain, "breakdown": "Physiotherapy", "value": "77", "in_table": "no"}
    page = replace(samples.wellbeing(), data=(DataRow(plain), DataRow(part)))

    rows = {row["Part"]: row for row in Book(xlsx.render(page)).table("Parts")}

    assert rows["Physiotherapy"]["Figure"] == 77
    assert rows["Physiotherapy"]["Figure in words"] == "77%"
    assert rows["Physiotherapy"]["Out of"] == "46 of 60"


def test_headlines_are_placed_by_the_outcome_that_they_serve():
    rows = Book(content_of("headline")).table("Measures")

    assert {row["Outcome"] for row in rows} == set(samples.OUTCOMES.values())
    assert all("in a sentence" in row["In plain words"] for row in rows)


def test_file_tells_its_title_its_partnership_and_its_day():
    told = Book(content_of()).book.properties

    assert told.title == samples.wellbeing().document_title
    assert told.creator == told.lastModifiedBy == "Rotherham SEND Partnership"
    assert told.created.date() == told.modified.date() == date(2025, 11, 14)


def test_words_can_be_searched_for():
    page = replace(samples.wellbeing(), headline="Key\u00a0stage\u00a02 got better")

    assert Book(xlsx.render(page)).book["Count"]["A3"].value == "Key stage 2 got better"
