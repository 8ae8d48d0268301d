"""Workbooks that nobody should send: each by its name, with the sentence it gets."""

import io
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from random import Random

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.columns import mark_of
from tests.returns import (
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    WORKBOOK,
    changed,
    good,
    package,
    parts_of,
    text_cell,
    with_rows,
)

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">'
        for before, name in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MEGABYTE = 2**20


@dataclass(frozen=True)
class Case:
    """How a file is made, under which name it comes, and what its sender is told.

    A heavy one is made to use up the machine: only the child, which has limits, may
    open it. Whether it is read or which limit ends it, depends on the machine.
    """

    make: Callable[[], bytes]
    sentence: str
    filename: str = "return.xlsx"
    heavy: bool = False


CASES: dict[str, Case] = {}


def refused(sentence: str, filename: str = "return.xlsx", *, heavy: bool = False):
    """Count a maker among the cases."""

    def register(make: Callable[[], bytes]) -> Callable[[], bytes]:
        CASES[make.__name__] = Case(make, sentence, filename, heavy)
        return make

    return register


def too_far(cell: str) -> str:
    return sentences.TOO_FAR.format(name="Return", cell=cell)


def raw(*members: tuple[zipfile.ZipInfo | str, bytes]) -> bytes:
    """Return the good workbook with members that no honest program would add."""
    file = io.BytesIO(good())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
            for name, content in members:
                archive.writestr(name, content)
    return file.getvalue()


def blown_up(name: str, block: bytes, times: int) -> bytes:
    """Return the good workbook with a part that is one block over and over."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for part, content in parts_of(good()).items():
            if part != name:
                archive.writestr(part, content)
        with archive.open(name, "w") as part:
            for _ in range(times):
                part.write(block)
    return file.getvalue()


def typed(part: str, content_type: str) -> bytes:
    """Return the good workbook with a part of a type that a return has no use for."""
    override = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
    listed = changed(
        TYPES, lambda text: text.replace("</Types>", f"{override}</Types>")
    )
    return package(parts_of(listed) | {part: b"<x/>"})


def after_declaration(markup: str) -> Callable[[str], str]:
    """Return a change that puts markup before the root of a part."""
    return lambda text: text.replace("?>", f"?>{markup}", 1)


@refused(sentences.TOO_MUCH)
@cache
def bomb_of_200_megabytes():
    return blown_up(STRINGS, b"A" * MEGABYTE, 200)


@refused(sentences.TOO_MUCH)
def bomb_of_49_megabytes_at_a_thousand_to_one():
    return blown_up(STRINGS, b"A" * MEGABYTE, 49)


@refused(sentences.DAMAGED)
def bomb_that_declares_little():
    data = bytearray(bomb_of_200_megabytes())
    start = data.rfind(b"PK\x01\x02", 0, data.rfind(STRINGS.encode()))
    struct.pack_into("<I", data, start + 24, 1_000)
    return bytes(data)


@refused(sentences.TOO_MUCH)
def million_rows_alike():
    return with_rows("<row><c><v>1</v></c></row>" * 1_048_569)


@refused(too_far("A5001"))
def million_rows():
    rows = [f"<row><c><v>{digit}</v></c></row>" for digit in range(10)]
    return with_rows("".join(Random(7).choices(rows, k=1_048_569)))


@refused(too_far("A1048576"))
def one_row_at_the_very_end():
    return with_rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')


@refused(too_far("A5001"))
def five_thousand_and_one_rows():
    return with_rows(
        "".join(f"<row r='{n}'><c><v>1</v></c></row>" for n in range(8, 5002))
    )


@refused(too_far("BI9"))
def sixteen_thousand_columns():
    return with_rows(f"<row r='9'>{'<c><v>1</v></c>' * 16_384}</row>")


@refused(sentences.STRANGE)
def billion_laughs_in_the_strings():
    return changed(STRINGS, after_declaration(LAUGHS))


@refused(sentences.STRANGE)
def billion_laughs_in_the_workbook():
    return changed(WORKBOOK, after_declaration(LAUGHS))


@refused(sentences.STRANGE)
def file_of_the_server_in_the_sheet():
    return changed(SHEET, after_declaration(OUTSIDE))


@refused(sentences.STRANGE)
def document_type_in_the_relations():
    return changed("_rels/.rels", after_declaration("<!DOCTYPE x>"))


@refused(sentences.STRANGE)
def markup_in_utf_16():
    text = parts_of(good())[SHEET].decode().replace("UTF-8", "UTF-16")
    return package(parts_of(good()) | {SHEET: text.encode("utf-16")})


@refused(sentences.STRANGE)
def markup_with_nothing_between_its_letters():
    text = parts_of(good())[SHEET].decode()
    return package(parts_of(good()) | {SHEET: text.encode("utf-16-le")})


@refused(sentences.STRANGE)
def markup_in_utf_7():
    return changed(SHEET, lambda text: text.replace("UTF-8", "UTF-7"))


@refused(sentences.STRANGE)
def markup_that_is_not_utf_8():
    return package(parts_of(good()) | {SHEET: b"<worksheet>\xff\xfe\xfd</worksheet>"})


@refused(sentences.LINKED)
def link_to_another_file():
    return typed("xl/externalLinks/externalLink1.xml", "application/xml")


@refused(sentences.LINKED)
def link_by_its_type_alone():
    kind = (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
    )
    return typed("xl/elsewhere.xml", kind)


@refused(sentences.MACROS)
def macros():
    return raw(("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"))


@refused(sentences.MACROS)
def macros_by_the_type_alone():
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    return changed(TYPES, lambda text: text.replace(MAIN, kind))


@refused(sentences.MACROS)
def old_macro_sheet():
    return typed("xl/macrosheets/sheet1.xml", "application/vnd.ms-excel.macrosheet+xml")


@refused(sentences.MACROS, "return.xlsm")
def macros_by_the_name():
    return good()


@refused(sentences.LOCKED)
def encrypted_by_excel():
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096)


@refused(sentences.LOCKED)
def encrypted_by_the_packer():
    data = bytearray(good())
    start = data.find(b"PK\x01\x02")
    data[start + 8] |= 1
    return bytes(data)


@refused(sentences.OTHER_NAME, "return.csv")
def table_of_commas():
    return b"code,figure\nC1,5\n"


@refused(sentences.OTHER_NAME, "return.ods")
def open_document():
    return package({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"})


@refused(sentences.OTHER_NAME, "return")
def file_without_an_ending():
    return good()


@refused(sentences.OTHER_KIND)
def text_renamed():
    return b"code,figure\nC1,5\n"


@refused(sentences.OTHER_KIND)
def pdf_renamed():
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"


@refused(sentences.OTHER_KIND)
def zip_renamed():
    return package({"a.txt": b"hello", "b.txt": b"hello"})


@refused(sentences.OTHER_KIND)
def word_document_renamed():
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return changed(TYPES, lambda text: text.replace(MAIN, f"{kind}.main+xml"))


@refused(sentences.OTHER_KIND)
def program_with_a_workbook_behind_it():
    return b"MZ" + bytes(126) + good()


@refused(sentences.OTHER_KIND)
def package_without_types():
    parts = parts_of(good())
    del parts[TYPES]
    return package(parts)


@refused(sentences.EMPTY)
def empty_file():
    return b""


@refused(sentences.TOO_LARGE)
def larger_than_two_megabytes():
    return good() + bytes(2 * MEGABYTE)


@refused(sentences.DAMAGED)
def cut_in_half():
    return good()[: len(good()) // 2]


@refused(sentences.DAMAGED)
def cut_after_the_first_bytes():
    return good()[:10]


@refused(sentences.DAMAGED)
def one_byte_of_the_strings_turned():
    data = bytearray(good())
    data[data.find(STRINGS.encode()) + len(STRINGS) + 40] ^= 0xFF
    return bytes(data)


@refused(sentences.STRANGE)
def member_with_an_absolute_path():
    return raw(("/etc/cron.d/x", b"x"))


@refused(sentences.STRANGE)
def member_that_climbs_out():
    return raw(("xl/../../../etc/x.xml", b"<x/>"))


@refused(sentences.STRANGE)
def member_with_backslashes():
    return raw(("xl\\..\\..\\x.xml", b"<x/>"))


@refused(sentences.STRANGE)
def member_on_another_drive():
    return raw(("C:x.xml", b"<x/>"))


@refused(sentences.STRANGE)
def member_that_is_a_link():
    link = zipfile.ZipInfo("xl/link.xml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return raw((link, b"/etc/passwd"))


@refused(sentences.STRANGE)
def member_that_stands_twice():
    return raw((SHEET, b"<x/>"))


@refused(sentences.TOO_MUCH)
def three_hundred_members():
    return raw(*((f"xl/media/image{number}.png", b"x") for number in range(300)))


@refused(sentences.NO_SHEET)
def sheet_missing():
    parts = parts_of(good())
    del parts[SHEET]
    return package(parts)


@refused(sentences.DAMAGED)
def sheet_that_is_no_markup():
    return package(parts_of(good()) | {SHEET: b"not markup at all"})


@refused(sentences.DAMAGED)
def sheet_whose_strings_are_not_there():
    return changed(SHEET, lambda text: text.replace("<v>11</v>", "<v>99999</v>"))


@refused(sentences.DAMAGED)
def styles_that_are_not_there():
    return changed(SHEET, lambda text: text.replace('s="4"><v>41', 's="4000"><v>41'))


@refused(sentences.DAMAGED)
def number_that_is_none():
    return changed(SHEET, lambda text: text.replace("<v>41</v>", "<v>forty</v>"))


@refused(sentences.DAMAGED)
def number_of_five_thousand_digits():
    return changed(
        SHEET, lambda text: text.replace("<v>41</v>", f"<v>{'9' * 5000}</v>")
    )


@refused(sentences.DAMAGED)
def cell_at_no_address():
    return changed(SHEET, lambda text: text.replace('r="K4"', 'r="4K"'))


@refused(sentences.STRICT)
def strict_workbook():
    return changed(
        WORKBOOK,
        lambda text: text.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
    )


@refused(sentences.NO_SHEET)
def other_workbook():
    parts = parts_of(good())
    return package(parts | {SHEET: parts["xl/worksheets/sheet2.xml"]})


@refused(
    "The sheets “Return” and “Notes” both have the headings of a return; delete the "
    "one that you do not want, save the file and upload it again."
)
def two_returns():
    parts = parts_of(good())
    return package(parts | {"xl/worksheets/sheet2.xml": parts[SHEET]})


@refused(sentences.HIDDEN_SHEET)
def hidden_return():
    return changed(
        WORKBOOK,
        lambda text: text.replace('sheetId="1"', 'sheetId="1" state="veryHidden"'),
    )


@refused(sentences.NO_MARKS)
def marks_cleared():
    return changed(STRINGS, lambda text: text.replace("Leave as it is<", "Key<", 1))


@refused(
    "Two columns are headed “Comment”; delete the one that you do not want, save the "
    "file and upload it again."
)
def two_columns_of_one_name():
    return changed(STRINGS, lambda text: text.replace(">Cause<", ">comment <", 1))


@refused(
    "The sheet “Return” is full of merged cells; unmerge them (Home, Merge & Center), "
    "save the file and upload it again."
)
def merged_everywhere():
    merged = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(10, 1012))
    return changed(
        SHEET,
        lambda text: text.replace(
            "</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>"
        ),
    )


@refused(sentences.TOO_MUCH)
def one_long_text_in_every_cell():
    """4,900 characters, stored once, would be 5 MB to hand on."""
    strings = changed(
        STRINGS, lambda text: text.replace(">Fewer staff<", f">{'x' * 4_900}<")
    )
    rows = "".join(
        f'<row r="{n}"><c r="P{n}" t="s"><v>17</v></c>'
        f"{text_cell(f'U{n}', mark_of(f'more-{n}', 1))}</row>"
        for n in range(8, 1000)
    )
    return with_rows(rows, strings)


@refused("", heavy=True)
def million_styles():
    """Few bytes, much memory once they are objects."""
    styles = "".join(f'<xf numFmtId="{n % 997}"/>' for n in range(1_500_000))
    return changed(
        STYLES, lambda text: text.replace("</cellXfs>", f"{styles}</cellXfs>", 1)
    )


@refused("", heavy=True)
def millions_of_empty_cells_in_a_row():
    cells = Random(7).choices(['<c s="1"/>', '<c s="2"/>'], k=4_000_000)
    return with_rows(f'<row r="9">{"".join(cells)}</row>')


@refused("", heavy=True)
def markup_a_hundred_thousand_deep():
    names = Random(7).choices("abcdefgh", k=100_000)
    deep = "".join(f"<{name}>" for name in names)
    deep += "".join(f"</{name}>" for name in reversed(names))
    return changed(
        STYLES, lambda text: text.replace("</cellXfs>", f"{deep}</cellXfs>", 1)
    )


@refused("", heavy=True)
def largest_return():
    """As many rows as are read, each with a mark, a figure and a comment."""
    rows = "".join(
        f'<row r="{n}"><c r="J{n}"><v>{n}</v></c>{text_cell(f"P{n}", f"said {n}")}'
        f"{text_cell(f'U{n}', mark_of(f'more-{n}', 1))}</row>"
        for n in range(8, 5_001)
    )
    return with_rows(rows)
