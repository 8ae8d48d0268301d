"""Text as people send it: without what cannot be seen, and in one way of writing."""

import unicodedata

# Lone surrogates, private and unassigned characters cannot be kept or shown.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_ASCII = 0xFEE0
_DASHES = "\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
_APOSTROPHES = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
_ONE_WAY = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_APOSTROPHES, "'"))
QUOTED = 40


def lines_of(text: str) -> str:
    """Return a text with line ends alike, and without what cannot be seen or kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in _UNSEEN
    )


def plain(text: str) -> str:
    """Return a cell in one way of writing: half-width, spaces and dashes alike.

    Superscripts stay: a 2 for a footnote is no digit of the number before it.
    """
    found = "".join(_plain(character) for character in lines_of(text))
    return " ".join(found.translate(_ONE_WAY).split()).removeprefix("'").strip()


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if ord(character) in _FULL_WIDTH:
        return chr(ord(character) - _TO_ASCII)
    return character


def name_of(text: str) -> str:
    """Return a text as names are compared: whatever its case and its spaces."""
    return plain(text).casefold()


def quoted(text: str) -> str:
    """Return a text in quotation marks, cut where it is long."""
    found = " ".join(lines_of(text).split())
    return f"“{found if len(found) <= QUOTED else found[: QUOTED - 1] + '…'}”"
