"""What is wrong, or odd, about a number that was given: one sentence each."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether it blocks, or asks for a confirmation that is kept with the number."""

    ERROR = "error"
    WARNING = "warning"


class FindingKind(StrEnum):
    """What was found."""

    INCOMPLETE = "incomplete"
    IMPOSSIBLE = "impossible"
    VALUE_DIFFERS = "value differs from its base"
    PART_OVER_WHOLE = "part over its whole"
    PARTS_DIFFER = "parts differ from the whole"
    NOT_WHOLE = "not a whole number"
    FELL_WITHIN_YEAR = "fell within the year"
    SLIP = "slip of the unit or the decimal point"
    FAR_OFF = "far from its history"
    ZERO_TARGET = "target of nought"
    WRONG_SIDE = "on the wrong side"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, in a sentence. `part` is the field that it is about."""

    kind: FindingKind
    severity: Severity
    part: str
    sentence: str

    @property
    def blocks(self) -> bool:
        """Return whether the number cannot be taken as it is."""
        return self.severity is Severity.ERROR


def error(kind: FindingKind, part: str, sentence: str) -> Finding:
    """Return a finding that blocks."""
    return Finding(kind, Severity.ERROR, part, sentence)


def warning(kind: FindingKind, part: str, sentence: str) -> Finding:
    """Return a finding that asks for a confirmation."""
    return Finding(kind, Severity.WARNING, part, sentence)
