"""Entries, histories and contexts in few words, for tests of what is plausible."""

from decimal import Decimal

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Quantity, Unit
from outcomes.domain.plausibility import Context, examine
from strategy_portal.periods import Basis, parse_period

REAL = "92/114 95/113 97/115 96/111"
COUNTS = "198 205 201 210"
QUARTERS = ("2024-25 Q2", "2024-25 Q3", "2024-25 Q4", "2025-26 Q1")


def number(text):
    return None if text is None else Decimal(text)


def entry(text, **reason):
    """Read `47/52`, `85`, `47/` or nothing."""
    if "/" in text:
        part, _, whole = text.partition("/")
        return Entry(None, number(part or None), number(whole or None), **reason)
    return Entry(number(text or None), **reason)


def quantity(text):
    found = entry(text).quantity
    assert isinstance(found, Quantity)
    return found


def history(figures, labels=QUARTERS, basis=Basis.FINANCIAL_QUARTER):
    """Read figures of the last quarters, the newest last; a point alone is a gap."""
    words = figures.split()
    named = zip(labels[-len(words) :], words, strict=True) if words else ()
    return tuple(
        (parse_period(basis, label), quantity(word))
        for label, word in named
        if word != "."
    )


def context(unit=Unit.PERCENT, figures="", label="2025-26 Q2", **facts):
    """Make a quarterly measure's context with the history of its last quarters."""
    period = parse_period(Basis.FINANCIAL_QUARTER, label)
    return Context(unit=unit, period=period, history=history(figures), **facts)


def sentences(given, known):
    return [finding.sentence for finding in examine(given, known)]
