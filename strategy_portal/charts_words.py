"""The sentences that stand for a picture where it cannot be seen.

Sentences, not lists of numbers: where it began, where it turned, where it stands, who
stands beside it, what it aims at. The figures themselves are in the table below.
"""

from collections.abc import Sequence

from strategy_portal.wording import join_words, range_words


def chart_alternative(
    name: str,
    told: Sequence[tuple[str, str]],
    *,
    span: tuple[str, str],
    others: Sequence[tuple[str, str]] = (),
    target: str = "",
) -> str:
    """Return a full chart in sentences.

    `told` are own figures with when they were so, oldest first: ("34.7", "in 2015/16").
    `span` is the first and the last period; `others` are names with their figures.
    """
    *earlier, (now, when) = told
    said = [f"Line chart, {range_words(*span)}.", f"{name} is {now} {when}."]
    if earlier:
        was = join_words(f"{figure} {then}" for figure, then in earlier)
        said[1] = f"{name} was {was}, and is {now} {when}."
    if others:
        stand = join_words(f"{other} at {figure}" for other, figure in others)
        said.append(f"Beside it: {stand}.")
    if target:
        said.append(f"The target is {target}.")
    return " ".join([*said, "The figures are in the table below."])
