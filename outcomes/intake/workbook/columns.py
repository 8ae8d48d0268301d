"""The columns of a return's sheet: what they are called, and the mark of a row."""

import re
from enum import StrEnum
from zlib import crc32


class Field(StrEnum):
    """What a cell of a row is."""

    CODE = "code"
    TITLE = "title"
    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    MISSING = "missing"
    MISSING_WORDS = "missing_words"
    STATUS = "status"
    COMMENT = "comment"
    CAUSE = "cause"
    ACTION = "action"
    POST = "post"
    BY_WHEN = "by_when"
    MARK = "mark"


HEADS = {
    Field.CODE: "Code",
    Field.TITLE: "Measure",
    Field.VALUE: "Figure",
    Field.NUMERATOR: "Numerator",
    Field.DENOMINATOR: "Denominator",
    Field.MISSING: "Why there is no figure",
    Field.MISSING_WORDS: "Why, in words",
    Field.STATUS: "How firm",
    Field.COMMENT: "Comment",
    Field.CAUSE: "Cause",
    Field.ACTION: "Action",
    Field.POST: "Post",
    Field.BY_WHEN: "By when",
    Field.MARK: "Leave as it is",
}
NAMES = frozenset({Field.CODE, Field.TITLE, Field.MARK})
INPUTS = tuple(field for field in Field if field not in NAMES)
BASES = (Field.NUMERATOR, Field.DENOMINATOR)
# What is asked of a measure as a whole, and not of its parts.
OF_THE_WHOLE = (
    Field.STATUS,
    Field.COMMENT,
    Field.CAUSE,
    Field.ACTION,
    Field.POST,
    Field.BY_WHEN,
)
# What stands, locked, in a cell that the row has no use for.
NOT_ASKED = "Not asked"
MARK = re.compile(r"(?P<key>.+) v(?P<version>\d{1,9}) (?P<check>[0-9a-f]{8})")


class AlteredMark(ValueError):
    """A row's mark is not one that the portal wrote."""


def mark_of(key: str, version: int) -> str:
    """Return what names a row and its version in a file.

    It ends in a checksum: a spreadsheet that fills a column downwards counts up, and
    would otherwise name other rows.
    """
    named = f"{key} v{version}"
    return f"{named} {crc32(named.encode()):08x}"


def read_mark(text: str) -> tuple[str, int]:
    """Return the key and the version that a mark names. Raises AlteredMark."""
    found = MARK.fullmatch(text.strip())
    if found is None or mark_of(found["key"], int(found["version"])) != found[0]:
        raise AlteredMark(text)
    return found["key"], int(found["version"])
