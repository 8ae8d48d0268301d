"""The page: a scorecard in words, ready for every format. No figure is reckoned here.

Presenters fill it, renderers print it. Everything a reader sees is a string in one of
these; a template only chooses where it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Bit:
    """A run of words in a sentence: plain, strong, or drawn as a mark."""

    text: str
    strong: bool = False
    is_mark: bool = False


Sentence = tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A status as a word and the class that draws its shape: on, risk, off or grey."""

    word: str
    kind: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in a table: the number, and the lines beneath it."""

    text: str
    lines: tuple[str, ...] = ()
    is_figure: bool = True
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """A direction in words.

    `kind` is better, worse, neutral, same or nc (not comparable); `way` is up, down or
    flat: what the number did.
    """

    word: str
    kind: str
    way: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """Why a measure stands where it does: cause, action, post and date."""

    why: str
    action: str
    who: str
    by: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class TrendData:
    """What a trend picture draws: values by place (None is a gap), and its sentence."""

    title: str
    own: tuple[Decimal | None, ...]
    neighbours: tuple[Decimal | None, ...] = ()
    target: Decimal | None = None
    band: Decimal | None = None
    provisional: bool = False
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the newest figure: `Speech and language therapy`, `82%`, `41 of 50`."""

    title: str
    figure: str
    base: str


@dataclass(frozen=True, slots=True)
class RowPage:
    """One row of the measures table.

    `reason` is given where there is no figure and takes the place of direction, trend
    and comparators. `trend_words` is given where there is no picture. `note` is a
    sentence under an off-track row that points to what needs the board; `account`
    stands under an at-risk row. `own_words` are the lay member's sentence.
    """

    anchor: str
    code: str
    slug: str
    title: str
    short_title: str
    good_is: str
    illustrative: str
    responsible: str
    latest: Cell
    target: Cell
    status: Mark
    move: Move | None
    trend: TrendData | None
    trend_words: str
    comparators: tuple[Cell, ...]
    reason: str
    note: str
    account: Account | None
    parts: tuple[PartLine, ...]
    own_words: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one heading, with the post that answers for them all."""

    heading: str
    gloss: str
    responsible: str
    rows: tuple[RowPage, ...]


@dataclass(frozen=True, slots=True)
class TallyItem:
    """A measure in the list of a status; `detail` is `11.5, target 13.0` or empty."""

    anchor: str
    code: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class TallyLine:
    """A status, how many measures have it, and which they are.

    `items` for the three ratings; `words` for those not rated: `Context only: C15.`
    """

    mark: Mark
    number: int
    items: tuple[TallyItem, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """A measure that changed; without a code it is only words."""

    anchor: str
    code: str
    title: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change since the quarter before: `Moved up`, `Late`."""

    kind: str
    items: tuple[ChangeItem, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """A measure that needs the board, with its account; every slot has words."""

    anchor: str
    mark: Mark
    code: str
    title: str
    sub: str
    account: Account


@dataclass(frozen=True, slots=True)
class SectionPage:
    """One outcome."""

    anchor: str
    title: str
    statement: str
    headline: str
    story: Sentence
    tally: tuple[TallyLine, ...]
    changes: tuple[Change, ...]
    asks: tuple[Ask, ...]
    groups: tuple[Group, ...]
    beside: tuple[RowPage, ...]
    corrections: tuple[tuple[ChangeItem, bool], ...]
    lines: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    indicators_in_development: bool


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """A priority in one line; `words` is a sentence of what was reported, or empty."""

    title: str
    strategy: str
    mark: Mark
    as_at: str
    words: str
    responsible: str


@dataclass(frozen=True, slots=True)
class PrioritiesPage:
    """How the priorities stand: in a sentence, then in a line each.

    There are no lines where none was reported on, and no words without a priority.
    """

    words: str = ""
    lines: tuple[PriorityPage, ...] = ()


@dataclass(frozen=True, slots=True)
class NotePair:
    """A term and what it means, or a code and its source."""

    term: str
    words: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """How to read it: only what this document uses."""

    statuses: tuple[NotePair, ...]
    direction: str
    moves: tuple[Move, ...]
    symbols: tuple[NotePair, ...]
    sources: tuple[NotePair, ...]
    definitions: tuple[NotePair, ...]
    abbreviations: tuple[NotePair, ...]
    comparators: tuple[str, ...]
    small_print: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DataRow:
    """One observation as the data files hold it."""

    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DisclosurePage:
    """The rule by which small numbers of people are hidden, and what it says."""

    profile: str
    name: str
    smallest_count: int
    smallest_base: int
    words: str


@dataclass(frozen=True, slots=True)
class ScorecardPage:
    """A whole document in words.

    `kind` is outcome, pack or headline. `running` is the running header; `notices`
    stand under the masthead. Boards' copies have no `disclosure`, nor have editions
    from before it was written in them.
    """

    slug: str
    kind: str
    title: str
    document_title: str
    what: str
    statement: str
    partnership: str
    place: str
    licence: str
    quarter_code: str
    quarter_title: str
    quarter_months: str
    previous_quarter: str
    edition: str
    as_at: str
    dated: date
    audience: str
    running: str
    notices: tuple[Sentence, ...]
    headline: str
    story: Sentence
    oldest: str
    tally: tuple[TallyLine, ...]
    changes: tuple[Change, ...]
    asks: tuple[Ask, ...]
    sections: tuple[SectionPage, ...]
    comparator_heads: tuple[str, ...]
    trend_head: str
    rule_words: str
    years_words: str
    under_table: str
    notes: Notes
    data: tuple[DataRow, ...] = field(default=())
    priorities: PrioritiesPage = PrioritiesPage()
    illustrative: bool = False
    disclosure: DisclosurePage | None = None
