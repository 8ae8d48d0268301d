"""A look at a workbook before it is opened: what kind of file, how large, what parts.

No more is ever unpacked than the package declares, and it may not declare much: a part
that holds more than it declares is damaged.
"""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Sequence

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.values import Refused

LARGEST = 2 * 1024 * 1024
LARGEST_UNPACKED = 50 * 1024 * 1024
HIGHEST_RATIO = 200
MOST_PARTS = 200
ZIP_START = b"PK\x03\x04"
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
TYPES = "[Content_Types].xml"
WORKBOOK = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
MACROS = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
LINKED = re.compile(rb"externalLink\+xml", re.IGNORECASE)
MARKUP = (".xml", ".rels", ".vml")
START = 64
DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']+)")
ENCRYPTED = 0x1
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


def refuse_by_name(name: str, content: bytes) -> None:
    """Refuse what can be refused by its name, its size and its first bytes.

    Raises Refused.
    """
    name = name.lower()
    if name.endswith((".xlsm", ".xltm", ".xlsb", ".xlam")):
        raise Refused(sentences.MACROS)
    if not name.endswith(".xlsx"):
        raise Refused(sentences.OTHER_NAME)
    if not content:
        raise Refused(sentences.EMPTY)
    if len(content) > LARGEST:
        raise Refused(sentences.TOO_LARGE)
    if content.startswith(OLE_START):
        raise Refused(sentences.LOCKED)
    if not content.startswith(ZIP_START):
        raise Refused(sentences.OTHER_KIND)


def refuse_unfit(content: bytes) -> None:
    """Refuse a package that is no plain workbook. Raises Refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_parts(archive.infolist())
            _refuse_kind(archive)
            for part in archive.infolist():
                content = _unpacked(archive, part)
                if part.filename.lower().endswith(MARKUP) or b"<" in content[:START]:
                    _refuse_markup(content)
    except UNREADABLE as error:
        raise Refused(sentences.DAMAGED) from error


def _refuse_parts(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse by the directory alone, before anything is unpacked."""
    if len(parts) > MOST_PARTS:
        raise Refused(sentences.TOO_MUCH)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refused(sentences.TOO_MUCH)
    if any(part.file_size > HIGHEST_RATIO * part.compress_size for part in parts):
        raise Refused(sentences.TOO_MUCH)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise Refused(sentences.LOCKED)
    names = [part.filename.lower() for part in parts]
    if any("vbaproject" in name for name in names):
        raise Refused(sentences.MACROS)
    if any("externallinks/" in name for name in names):
        raise Refused(sentences.LINKED)
    if len(set(names)) < len(names) or any(map(_is_strange, parts)):
        raise Refused(sentences.STRANGE)


def _is_strange(part: zipfile.ZipInfo) -> bool:
    """Return whether a part is a link, or its name leads out of the package."""
    name = part.filename
    return (
        stat.S_ISLNK(part.external_attr >> 16)
        or name.startswith("/")
        or "\\" in name
        or ":" in name
        or ".." in name.split("/")
    )


def _refuse_kind(archive: zipfile.ZipFile) -> None:
    """Refuse by what the package says that its parts are."""
    if TYPES not in archive.namelist():
        raise Refused(sentences.OTHER_KIND)
    types = _unpacked(archive, archive.getinfo(TYPES))
    if MACROS.search(types):
        raise Refused(sentences.MACROS)
    if LINKED.search(types):
        raise Refused(sentences.LINKED)
    if WORKBOOK not in types:
        raise Refused(sentences.OTHER_KIND)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Return a part, checked against its checksum."""
    with archive.open(part) as packed:
        # Asked for all of it, the reader would first unpack whatever there is.
        return packed.read(part.file_size + 1)


def _refuse_markup(content: bytes) -> None:
    """Refuse markup that declares entities, or is not what Excel writes: UTF-8."""
    declared = DECLARED.match(content)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii"):
        raise Refused(sentences.STRANGE)
    try:
        is_text = "\x00" not in content.decode("utf-8")
    except UnicodeDecodeError:
        is_text = False
    if not is_text:
        raise Refused(sentences.STRANGE)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refused(sentences.STRANGE)
    if STRICT in content:
        raise Refused(sentences.STRICT)
