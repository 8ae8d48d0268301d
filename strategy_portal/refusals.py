"""What a service says where it will not do as it was asked, for the form that asked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


class Refused(Exception):
    """What was asked cannot be done. `part` is the field that it is about."""

    def __init__(self, part: str, sentence: str) -> None:
        super().__init__(sentence)
        self.part = part


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd about what was asked, which may be meant; `kind` is its name."""

    kind: str
    part: str
    sentence: str


class NeedsConfirmation(Exception):
    """What was asked is odd, and nobody has said yet that it is meant."""

    def __init__(self, doubts: Iterable[Doubt]) -> None:
        self.doubts = tuple(doubts)
        super().__init__(" ".join(doubt.sentence for doubt in self.doubts))


def refuse_silent(reason: str) -> None:
    """Raise Refused where a change does not say why."""
    if not reason.strip():
        raise Refused(
            "reason", "Say why. Whoever reads the figures later will want to know."
        )


def refuse_unconfirmed(doubts: Iterable[Doubt], confirmed: Collection[str]) -> None:
    """Raise NeedsConfirmation for the doubts that nobody has said are meant."""
    left = [doubt for doubt in doubts if doubt.kind not in confirmed]
    if left:
        raise NeedsConfirmation(left)
