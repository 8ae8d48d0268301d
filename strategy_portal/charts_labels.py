"""Words in a chart: how wide they are, where they wrap, how they keep apart."""

from collections.abc import Sequence
from dataclasses import dataclass

# Widths in parts of the type size, measured on Source Sans 3, for kinds of letters.
_WIDTHS = (
    {" ": 0.2} | dict.fromkeys("ijlftr.,'()/:", 0.32) | dict.fromkeys("mwMW%", 0.8)
)
_CAPITAL, _OTHER, _BOLDER = 0.6, 0.53, 1.07


def text_width(words: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide the words are drawn, never much too narrow."""
    parts = sum(
        _WIDTHS.get(sign, _CAPITAL if sign.isupper() else _OTHER) for sign in words
    )
    return parts * size * (_BOLDER if bold else 1)


def wrapped(words: str, widest: float, size: float, *, bold: bool = False) -> list[str]:
    """Return the words in as many lines as they need; a long word stays whole."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= widest:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True, slots=True)
class Block:
    """Something of a height that would like to stand with its middle at a place."""

    middle: float
    height: float


def pushed_apart(blocks: Sequence[Block], top: float, foot: float) -> list[float]:
    """Return middles at which no blocks overlap, each as near its wish as may be.

    Blocks keep their order, the push is shared up and down, and the outer ones stay
    between top and foot where there is room for all.
    """
    order = sorted(range(len(blocks)), key=lambda i: (blocks[i].middle, i))
    groups: list[tuple[list[int], float, float]] = []
    for index in order:
        block = blocks[index]
        start = _within(block.middle - block.height / 2, block.height, top, foot)
        group = ([index], start, block.height)
        while groups and groups[-1][1] + groups[-1][2] > group[1]:
            group = _merged(groups.pop(), group, blocks, top, foot)
        groups.append(group)
    return _middles(groups, blocks)


def _within(start: float, height: float, top: float, foot: float) -> float:
    return max(top, min(start, foot - height))


def _merged(
    above: tuple[list[int], float, float],
    below: tuple[list[int], float, float],
    blocks: Sequence[Block],
    top: float,
    foot: float,
) -> tuple[list[int], float, float]:
    """Return two groups as one, where its blocks are together nearest their wishes."""
    members = above[0] + below[0]
    height = above[2] + below[2]
    filled, wishes = 0.0, 0.0
    for index in members:
        block = blocks[index]
        wishes += block.middle - block.height / 2 - filled
        filled += block.height
    return members, _within(wishes / len(members), height, top, foot), height


def _middles(
    groups: Sequence[tuple[list[int], float, float]], blocks: Sequence[Block]
) -> list[float]:
    middles = [0.0] * len(blocks)
    for members, start, _ in groups:
        for index in members:
            middles[index] = start + blocks[index].height / 2
            start += blocks[index].height
    return middles
