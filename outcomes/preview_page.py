"""What rows would change, in words: counts, then the rows, those in the way first."""

from dataclasses import dataclass

from outcomes.importing import key_of
from outcomes.intake.preview import Fate, Preview, PreviewRow
from strategy_portal.wording import count_words, join_words

TITLES = {
    Fate.REJECTED: "Cannot be used",
    Fate.CHECK: "Need a check",
    Fate.CHANGE: "Will change",
    Fate.SAME: "Same as now",
}


@dataclass(frozen=True, slots=True)
class RowView:
    """One row in words."""

    number: int
    name: str
    was: str
    comes: str
    sentence: str
    key: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The rows that one thing would become of."""

    title: str
    kind: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """A preview in words."""

    how: str
    counts: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]
    left_out: str
    saves: str


def preview_page(shown: Preview) -> PreviewPage:
    """Return a preview in words."""
    rejected = shown.of(Fate.REJECTED)
    to_save = len(shown.to_save)
    return PreviewPage(
        how=shown.by.words,
        counts=(
            ("Rows sent", len(shown.rows)),
            *((TITLES[fate], shown.count(fate)) for fate in reversed(TITLES)),
        ),
        groups=tuple(
            Group(TITLES[fate], fate.value, tuple(map(row_view, shown.of(fate))))
            for fate in TITLES
            if shown.count(fate)
        ),
        left_out=_left_out(rejected),
        saves=f"Save {count_words(to_save, 'row')}" if to_save else "",
    )


def row_view(row: PreviewRow) -> RowView:
    """Return a row in words."""
    return RowView(
        number=row.number,
        name=row.name,
        was=row.was,
        comes=row.comes,
        sentence=row.sentence,
        key=key_of(row),
        asks=row.fate is Fate.CHECK,
    )


def _left_out(rejected: tuple[PreviewRow, ...]) -> str:
    if not rejected:
        return ""
    numbers = join_words(str(row.number) for row in rejected)
    rows = "row" if len(rejected) == 1 else "rows"
    return f"Leave out {rows} {numbers}, which cannot be used"
