"""Numbers as people type, paste and export them, read into exact decimals.

A number is of at most 8 digits before the point; of those behind it 6 are kept, rounded
half up. Percentages are out of 100: the text `85%` is the number 85.
"""

import re
from decimal import Decimal

from outcomes.intake.texts import plain, quoted
from strategy_portal.rounding import rounded

LONGEST = 40
MOST_DIGITS = 8
DECIMALS = 6

_NUMBER = re.compile(
    r"(?P<sign>[-+]?) ?£? ?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d*)"
    r"(?:\.(?P<part>\d*))? ?%?"
)
_PAIR = re.compile(
    r"(?P<part>[^/]*\d[^/]*?)(?: out of | of | ?/ ?)(?P<whole>[^/]*\d[^/]*)"
)
_COMMA = re.compile(r"[-+]?\d+,\d{1,2} ?%?")
_SMALL = re.compile(r"(?:<|≤|fewer than|less than|under|up to) ?=? ?\d.*")
_ROUGH = re.compile(
    r"(?:[>≥~≈]|more than|over|at least|about|around|approx\.?|circa|ca\.?|c\.) ?=? ?"
    r"\d.*|\d[\d,.]* ?\+"
)
_SYMBOLS = re.compile(r"[-.*?]+|[cklnuxz]|low|\[(?:[ckuxz]|low)\]")
_NOTHING = re.compile(
    r"#?n/a|n\.?a\.?|nil|none|null|nothing|unknown|tb[ac]|not available|not known|"
    r"no data"
)


class NotANumber(ValueError):
    """A cell holds no number; the message says what to type instead."""


def read_number(text: str) -> Decimal | None:
    """Return the number of a cell, None where it is blank. Raises NotANumber."""
    typed = plain(text)
    if not typed:
        return None
    if len(typed) > LONGEST:
        raise NotANumber(f"{quoted(text)} is too long for a number.")
    found = _NUMBER.fullmatch(typed)
    if not found or not (found["whole"] or found["part"]):
        raise NotANumber(_why_not(typed))
    whole = found["whole"].replace(",", "").replace(" ", "").lstrip("0")
    if len(whole) > MOST_DIGITS:
        raise NotANumber(
            f"{quoted(text)} is too large: a figure has at most {MOST_DIGITS} digits "
            "before the point."
        )
    point = f".{found['part']}" if found["part"] else ""
    exact = Decimal(f"{found['sign']}{whole or '0'}{point}")
    # Adding nought takes the sign from a nought.
    return (rounded(exact, DECIMALS) if len(point) > DECIMALS + 1 else exact) + 0


def _why_not(typed: str) -> str:
    """Return what to type instead of a text that is no number."""
    lower = typed.casefold()
    if _is_nothing(lower):
        return (
            f"{quoted(typed)} is not a figure. Type 0 for none, or leave it empty and "
            "say why there is no figure."
        )
    if _SMALL.fullmatch(lower):
        return (
            f"Type the real figure instead of {quoted(typed)}. Small figures are "
            "hidden later, where they are published."
        )
    if _ROUGH.fullmatch(lower):
        return f"Type the exact figure instead of {quoted(typed)}."
    if _COMMA.fullmatch(typed):
        point = quoted(typed.replace(",", "."))
        return f"Type {point} instead of {quoted(typed)} if the comma is a decimal one."
    return (
        f"{quoted(typed)} is not a number. Type it in figures, such as 1,234 or 85.2."
    )


def _is_nothing(lower: str) -> bool:
    return bool(_SYMBOLS.fullmatch(lower) or _NOTHING.fullmatch(lower))


def read_pair(text: str) -> tuple[Decimal, Decimal] | None:
    """Return both numbers of `12 of 52`, `12 out of 52` or `12/52`.

    None where the cell is no such pair. Raises NotANumber where a half is no number.
    """
    found = _PAIR.fullmatch(plain(text)[: 2 * LONGEST].casefold())
    if not found:
        return None
    part, whole = read_number(found["part"]), read_number(found["whole"])
    return None if part is None or whole is None else (part, whole)


def is_percentage(text: str) -> bool:
    """Return whether a cell carries the sign of a percentage."""
    return plain(text).endswith("%")


def is_figure_like(text: str) -> bool:
    """Return whether a cell is meant as a figure, readable or not, and as no name."""
    typed = plain(text).casefold()
    if not typed:
        return False
    if not typed[0].isalpha() or _is_nothing(typed):
        return True
    return bool(_SMALL.fullmatch(typed) or _ROUGH.fullmatch(typed))
