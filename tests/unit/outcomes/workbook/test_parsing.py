"""What officers send back, odd as it may be: rows, or a sentence on what to do."""

import io
from datetime import date, datetime
from decimal import Decimal
from random import Random

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.cells import PASTED_END
from outcomes.intake.workbook.columns import (
    BASES,
    INPUTS,
    NOT_ASKED,
    OF_THE_WHOLE,
    Field,
    mark_of,
)
from outcomes.intake.workbook.package import refuse_by_name
from outcomes.intake.workbook.parsing import parse
from outcomes.intake.workbook.values import (
    EMPTY,
    CellValue,
    Kind,
    Refusal,
    Refused,
    Sheet,
)
from strategy_portal.workbooks import plain_text
from tests import returns
from tests.hostile_workbooks import CASES
from tests.returns import changed, text_cell, with_cells, with_rows

# openpyxl cannot tell that text from the end of a line that was pasted.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=60).filter(
    lambda text: PASTED_END not in plain_text(text)
)
FIGURES = st.none() | st.decimals(
    min_value=-10_000_000, max_value=10_000_000, places=6, allow_nan=False
)
LINES = st.builds(
    returns.line,
    number=st.integers(1, 4),
    version=st.integers(0, 999),
    part=TEXTS,
    takes_base=st.booleans(),
    takes_comment=st.booleans(),
    value=FIGURES,
    numerator=FIGURES,
    denominator=FIGURES,
    missing=TEXTS,
    missing_words=TEXTS,
    status=TEXTS,
    comment=TEXTS,
    cause=TEXTS,
    action=TEXTS,
    post=TEXTS,
    by_when=st.none() | st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)


def rows_of(content: bytes) -> dict[str, dict[Field, CellValue]]:
    """Return the cells of each row by its key; every row is taken."""
    sheet = parse(content)
    assert sheet.rejected == ()
    return {row.key: row.cells for row in sheet.rows}


def cell_of(inner: str, *, whole: str = "") -> CellValue:
    """Return what is read of the first row's figure, written as given."""
    return rows_of(with_cells({"J4": whole or inner}))["line-1"][Field.VALUE]


def rejected_of(content: bytes) -> dict[int, str]:
    """Return the sentence of each rejected row, by the number that Excel shows."""
    return {row.number: row.sentence for row in parse(content).rejected}


def altered(change) -> bytes:
    """Return the return after somebody has done something to it in a spreadsheet."""
    book = openpyxl.load_workbook(io.BytesIO(returns.good()))
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def written(value) -> CellValue:
    """Return what must be read of a value that was written."""
    match value:
        case None:
            return EMPTY
        case Decimal():
            text = format(value.normalize(), "f")
            return CellValue(Kind.NUMBER, text, value)
        case date():
            return CellValue(Kind.DAY, value.isoformat(), day=value)
        case _:
            text = plain_text(value)
            says = text.strip().casefold() not in ("", NOT_ASKED.casefold())
            return CellValue(Kind.TEXT, text) if says else EMPTY


@given(st.lists(LINES, min_size=1, max_size=3, unique_by=lambda line: line.key))
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_unchanged(lines):
    rows = rows_of(returns.write_return(returns.return_of(*lines)))

    assert list(rows) == [line.key for line in lines]
    for line in lines:
        for field in INPUTS:
            value = getattr(line, field.value)
            if field in BASES and not line.takes_base:
                value = None
            if field in OF_THE_WHOLE and not line.takes_comment:
                value = None
            assert rows[line.key][field] == written(value), field


def test_versions_and_names_come_back():
    first = parse(returns.good()).rows[0]

    assert (first.number, first.key, first.version) == (4, "line-1", 1)
    assert first.cells[Field.CODE].text == "C1"
    assert first.cells[Field.TITLE].text == "Measure 1"
    assert parse(returns.good()).remarks == ()


@pytest.mark.parametrize(
    ("inner", "number"),
    [
        ("<v>85</v>", "85"),
        ("<v>85.10</v>", "85.1"),
        ("<v>85.09999999999999</v>", "85.1"),
        ("<v>0.1</v>", "0.1"),
        ("<v>1.5E3</v>", "1500"),
        ("<v>-0.0001</v>", "-0.0001"),
        ("<f>1+1</f><v>2</v>", "2"),
    ],
)
def test_number_is_read_as_exactly_as_excel_keeps_it(inner, number):
    cell = cell_of(inner)

    assert cell == CellValue(Kind.NUMBER, number, Decimal(number))


@pytest.mark.parametrize(
    "text", ["1,234", "£5", "n/a", "<5", "\uff18\uff15", "85%", "85 %", "0.85", "~3"]
)
def test_text_in_the_place_of_a_number_is_handed_on_as_it_stands(text):
    escaped = text.replace("<", "&lt;")

    assert cell_of("", whole=text_cell("J4", escaped)) == CellValue(Kind.TEXT, text)


@pytest.mark.parametrize("text", ["", " ", "\u00a0\n"])
def test_text_of_spaces_is_no_text(text):
    assert cell_of("", whole=text_cell("J4", text)) == EMPTY


@pytest.mark.parametrize(
    ("code", "text", "is_percent"),
    [
        ("0%", "85%", True),
        ("0.0%;[Red]-0.0%", "85%", True),
        ('0"%"', "0.85", False),
        ("0\\%", "0.85", False),
        ("0.00", "0.85", False),
    ],
)
def test_percentage_is_read_as_people_say_it(code, text, is_percent):
    def change(book):
        book["Return"]["J4"] = 0.85
        book["Return"]["J4"].number_format = code

    cell = rows_of(altered(change))["line-1"][Field.VALUE]

    assert (cell.text, cell.is_percent) == (text, is_percent)
    assert cell.number == Decimal(text.removesuffix("%"))


def test_day_is_read_by_the_workbooks_own_calendar():
    def change(book):
        book.epoch = CALENDAR_MAC_1904
        book["Return"]["T4"] = datetime(2026, 1, 30, 14, 30)  # noqa: DTZ001  # Excel's

    rows = rows_of(altered(change))

    day = CellValue(Kind.DAY, "2026-01-30", day=date(2026, 1, 30))
    assert rows["line-1"][Field.BY_WHEN] == rows["line-2"][Field.BY_WHEN] == day


def test_figure_that_became_a_day_is_told_from_a_number():
    cell = cell_of("", whole='<c r="J4" s="6"><v>45900</v></c>')

    assert cell.kind is Kind.DAY
    assert cell.number is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ('<c r="J4" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="J4" t="str"><f>A1</f><v>none</v></c>', "none"),
        ('<c r="J4" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>', "ab"),
        (text_cell("J4", "one_x000D_\ntwo"), "one\ntwo"),
        ('<c r="J4" t="d"><v>12:30:00</v></c>', "12:30:00"),
    ],
)
def test_other_cells_are_read_as_text(markup, text):
    assert cell_of("", whole=markup) == CellValue(Kind.TEXT, text)


def test_formula_that_gives_nothing_is_nothing():
    assert cell_of("", whole='<c r="J4" t="str"><f>A1</f><v></v></c>') == EMPTY


@pytest.mark.parametrize("inner", ["<f>1+1</f>", "<f>1+1</f><v/>", "<f>1+1</f><v></v>"])
def test_formula_without_a_result_rejects_its_row(inner):
    assert rejected_of(with_cells({"J4": inner})) == {
        4: sentences.NO_RESULT.format(head="Figure")
    }


def test_formula_without_a_result_beside_the_inputs_is_no_matter():
    assert rejected_of(with_cells({"C4": "<f>1+1</f>"})) == {}


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<c r="J4" t="e"><v>#REF!</v></c>', "#REF!"),
        ('<c r="J4"><v>1E999</v></c>', "inf"),
        ('<c r="J4" s="6"><v>99999999999</v></c>', "#VALUE!"),
    ],
)
def test_cell_that_shows_an_error_rejects_its_row(markup, shown):
    assert rejected_of(with_cells({"J4": markup})) == {
        4: f"“Figure” shows {shown}; write what belongs there."
    }


def test_error_in_a_name_is_no_matter():
    rows = rows_of(with_cells({"B4": '<c r="B4" t="e"><v>#REF!</v></c>'}))

    assert rows["line-1"][Field.TITLE] == EMPTY


def test_text_without_end_rejects_its_row():
    assert rejected_of(with_cells({"P4": text_cell("P4", "x" * 5001)})) == {
        4: "“Comment” is longer than 5,000 characters; shorten it."
    }


def test_rejected_row_is_called_by_its_name():
    (row,) = parse(with_cells({"J4": "<f>1</f>"})).rejected

    assert row.label == "C1 Measure 1"


@pytest.mark.parametrize(
    "mark",
    ["line-1", "12", mark_of("line-1", 1).replace("v1", "v2")],
)
def test_altered_mark_rejects_its_row_alone(mark):
    content = with_cells({"U4": text_cell("U4", mark)})

    assert rejected_of(content) == {4: sentences.ALTERED_MARK}
    assert [row.key for row in parse(content).rows] == ["line-2", "line-3", "line-4"]


@pytest.mark.parametrize("inner", ["<v>12</v>", '<c r="U4" t="e"><v>#N/A</v></c>'])
def test_mark_that_is_no_text_rejects_its_row(inner):
    assert rejected_of(with_cells({"U4": inner})) == {4: sentences.ALTERED_MARK}


def test_rows_of_one_measure_are_both_rejected():
    content = with_cells({"U7": text_cell("U7", mark_of("line-1", 1))})

    sentence = (
        "Rows 4 and 7 are of one and the same measure; leave only the right one in the "
        "file."
    )
    assert rejected_of(content) == {4: sentence, 7: sentence}


def test_added_row_is_rejected_where_it_holds_something():
    content = with_rows('<row r="8"><c r="A8"><v>1</v></c><c r="J8"><v>5</v></c></row>')

    assert rejected_of(content) == {8: sentences.NO_MARK}


def test_note_below_the_table_is_no_matter():
    content = with_rows(
        f'<row r="12">{text_cell("A12", "Sent by Head of Inclusion")}</row>'
    )

    assert rejected_of(content) == {}
    assert len(parse(content).rows) == 4


def test_rows_can_be_left_out_and_put_in_another_order():
    def change(book):
        rows = list(book["Return"].iter_rows(min_row=4, values_only=True))
        book["Return"].delete_rows(4, 4)
        for row in (rows[3], rows[0]):
            book["Return"].append(row)

    assert list(rows_of(altered(change))) == ["line-4", "line-1"]


def test_columns_are_known_by_their_headings():
    def change(book):
        book["Return"].insert_rows(1)
        book["Return"].insert_cols(1)
        book["Return"]["A4"] = "My own notes"
        book["Return"]["A5"] = "Ask the school"
        book["Return"]["K4"] = "  figure\n"

    rows = rows_of(altered(change))

    assert rows["line-2"][Field.VALUE].number == Decimal("12.5")
    assert rows["line-2"][Field.POST].text == "Head of Inclusion"


def test_column_that_is_gone_says_nothing_and_is_told():
    def change(book):
        book["Return"].delete_cols(16, 2)

    sheet = parse(altered(change))

    assert sheet.remarks == (sentences.LEFT_OUT.format(heads="“Comment” and “Cause”"),)
    assert Field.COMMENT not in sheet.rows[0].cells
    assert sheet.rows[1].cells[Field.ACTION].text == "A second post"


def test_names_alone_are_no_return():
    def change(book):
        book["Return"].delete_cols(10, 11)

    assert parse(altered(change)) == Refusal(sentences.NO_SHEET)


def test_hidden_rows_are_read_and_told():
    def change(book):
        book["Return"].row_dimensions[5].hidden = True
        book["Return"].row_dimensions[6].hidden = True

    sheet = parse(altered(change))

    assert len(sheet.rows) == 4
    assert sheet.remarks == ("Rows that are hidden in the file were read as well: 2.",)


def test_hidden_sheets_beside_it_are_no_matter():
    def change(book):
        book.copy_worksheet(book["Return"]).sheet_state = "hidden"
        book["Notes"].sheet_state = "veryHidden"

    assert len(rows_of(altered(change))) == 4


def test_sheet_of_any_name_is_found():
    def change(book):
        book["Return"].title = "Tabelle 1"
        book.move_sheet("Tabelle 1", 2)

    assert len(rows_of(altered(change))) == 4


def test_merged_cells_reject_the_rows_that_they_touch():
    def change(book):
        book["Return"].merge_cells("P5:P6")

    assert rejected_of(altered(change)) == {
        5: sentences.MERGED,
        6: sentences.MERGED,
    }


def test_merged_cells_above_and_below_the_table_are_no_matter():
    merged = '<mergeCell ref="A1:F1"/><mergeCell ref="A20:XFD1048576"/>'

    content = changed(
        returns.SHEET,
        lambda text: text.replace(
            "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>"
        ),
    )

    assert len(rows_of(content)) == 4


def test_filter_comments_pictures_and_links_are_no_matter():
    def change(book):
        book["Return"]["P4"] = "Ask officer@example.org"
        book["Return"]["P4"].hyperlink = "mailto:officer@example.org"
        book["Return"]["J4"].comment = Comment("Is that right?", "Somebody")
        book["Return"].auto_filter.ref = "A3:U7"

    assert rows_of(altered(change))["line-1"][Field.COMMENT].text == (
        "Ask officer@example.org"
    )


def test_package_in_the_package_is_no_matter():
    parts = returns.parts_of(returns.good())
    nested = returns.package(parts | {"xl/embeddings/nested.xlsx": returns.good()})

    assert len(rows_of(nested)) == 4


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if not case.heavy]
)
def test_hostile_file_is_refused_with_its_sentence(name):
    case = CASES[name]

    assert sentence_of(case.make(), case.filename) == case.sentence


def sentence_of(content: bytes, filename: str) -> str:
    try:
        refuse_by_name(filename, content)
    except Refused as refused:
        return str(refused)
    return parse(content).sentence


@pytest.mark.parametrize("seed", range(20))
def test_damaged_file_gives_rows_or_a_sentence(seed):
    """Ten files a seed: five with damaged bytes, five with damaged markup."""
    chance = Random(seed)

    for content in (
        *(damaged(returns.good(), chance) for _ in range(5)),
        *(with_damaged_part(chance) for _ in range(5)),
    ):
        answer = parse(content)

        assert isinstance(answer, Sheet) or answer.sentence.endswith(".")


def damaged(content: bytes, chance: Random) -> bytes:
    """Return some bytes with a few turned, taken out, doubled or cut off."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data))
        match chance.choice(["turn", "take", "double", "digit", "cut"]):
            case "turn":
                data[at] ^= 1 << chance.randrange(8)
            case "take":
                del data[at : at + chance.randint(1, 20)]
            case "double":
                data[at:at] = data[at : at + chance.randint(1, 40)]
            case "digit":
                data[at] = ord(chance.choice('0123456789<>/"='))
            case _:
                del data[max(at, len(data) - 60) :]
    return bytes(data)


def with_damaged_part(chance: Random) -> bytes:
    """Return a workbook whole as a package, in which one part is damaged."""
    parts = returns.parts_of(returns.good())
    name = chance.choice(sorted(parts))
    return returns.package(parts | {name: damaged(parts[name], chance)})
