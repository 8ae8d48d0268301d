"""The tables of measures of a workbook: words as printed, numbers as numbers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from scorecards.page import Cell, Group, RowPage, ScorecardPage
from scorecards.renderers import dictionary
from scorecards.renderers.xlsx_sheet import table
from strategy_portal.workbooks import TableSheet, Value

NUMBERS = frozenset({"value", "target"})
SYMBOLS = {words: symbol for symbol, words in dictionary.SYMBOLS.items()}
BESIDE = (
    "No line of the strategy asks for these series, so they have no target and are "
    "outside every count."
)
WIDTHS = {"title": 44, "outcome": 32, "area": 26, "breakdown": 26, "source": 44}
PERIOD = ("period_start", "period_end", "basis")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row of a measures table where it stands, with the values behind it.

    `exact` are those of the figure shown. `areas` and `parts` are those of the very
    same period: of the whole in each area, and of our own area by part.
    """

    outcome: str
    group: str
    responsible: str
    row: RowPage
    exact: Mapping[str, str]
    areas: Mapping[str, Mapping[str, str]]
    parts: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its heading, its width, what stands in it, whether it rates a row."""

    head: str
    width: int
    get: Callable[[Placed], Value]
    rates: bool = False


def measure_tables(page: ScorecardPage) -> Iterator[TableSheet]:
    """Yield the tables of a page's measures, and of the figures behind them."""
    placed, beside = list(_placed(page)), list(_beside(page))
    fields = _fields(page)
    yield _measures(page, fields, placed)
    if beside:
        columns = [field for field in fields if not field.rates]
        named = ("Beside", "Series beside the strategy")
        yield _series(page, named, columns, beside, BESIDE)
    yield from _parts(page, [*placed, *beside])
    yield from _data(page)


def _measures(
    page: ScorecardPage, fields: list[Field], placed: list[Placed]
) -> TableSheet:
    named = ("Measures", "The measures")
    if placed:
        return _series(page, named, fields, placed, page.rule_words)
    nothing = ("No measure stands on this scorecard yet.",)
    return table(page, named, (("Measures", 60),), [nothing])


def _series(
    page: ScorecardPage,
    named: tuple[str, str],
    fields: list[Field],
    placed: list[Placed],
    line: str,
) -> TableSheet:
    return table(
        page,
        named,
        ((field.head, field.width) for field in fields),
        (tuple(field.get(at) for field in fields) for at in placed),
        lines=(line,),
    )


def _fields(page: ScorecardPage) -> list[Field]:
    example = Field("Illustrative", 20, lambda at: at.row.illustrative)
    own_words = Field("In plain words", 60, lambda at: at.row.own_words)
    return [
        Field("Outcome", 30, lambda at: at.outcome),
        Field("Group", 30, lambda at: at.group, rates=True),
        Field("Measure", 12, lambda at: at.row.code),
        Field("Title", 44, lambda at: at.row.title),
        Field("Figure", 14, lambda at: _value(at.exact)),
        Field("Figure in words", 20, lambda at: at.row.data["figure"]),
        Field("Period", 20, lambda at: at.row.data["period"]),
        Field("About the figure", 26, lambda at: ", ".join(at.row.latest.lines[1:])),
        Field("Good is", 20, lambda at: at.row.good_is, rates=True),
        Field("Target", 14, lambda at: _number(at.exact.get("target", "")), rates=True),
        Field("Target in words", 26, lambda at: _in_words(at.row.target), rates=True),
        Field("Status", 20, lambda at: at.row.data["status"]),
        Field("Direction", 18, lambda at: at.row.move.word if at.row.move else ""),
        Field("Change", 30, _change),
        *(_comparator(*each) for each in enumerate(page.comparator_heads)),
        Field("Responsible", 40, lambda at: at.responsible, rates=True),
        *([example] if page.illustrative else []),
        Field("Notes", 70, _remarks),
        *([own_words] if page.kind == "headline" else []),
    ]


def _comparator(place: int, head: str) -> Field:
    """Return the column of an area: its number, or the symbol for the page's words."""

    def get(at: Placed) -> Value:
        if not at.row.comparators:
            return ""
        cell = at.row.comparators[place]
        if cell.is_figure and head in at.areas:
            return _value(at.areas[head])
        return SYMBOLS.get(cell.text, cell.text)

    return Field(head, 18, get)


def _value(values: Mapping[str, str]) -> Value:
    """Return an observation's number, or the symbol that says why there is none."""
    number = values.get("value", "")
    return _number(number) if number else values.get("symbol", "")


def _number(text: str) -> Value:
    return Decimal(text) if text else ""


def _in_words(target: Cell) -> str:
    return ", ".join((" ".join((target.text, *target.lines[:1])), *target.lines[1:]))


def _change(at: Placed) -> str:
    return " ".join(at.row.move.lines) if at.row.move else ""


def _remarks(at: Placed) -> str:
    """Return what stands under a row: why there is no figure, and what is done."""
    said = [at.row.reason, at.row.note]
    if account := at.row.account:
        by = f", by {account.by}" if account.by else ""
        said += [
            f"Why: {account.why}",
            f"Action: {account.action}",
            f"Who: {account.who}{by}.",
            "Illustrative." if account.illustrative else "",
        ]
    return " ".join(words for words in said if words)


def _placed(page: ScorecardPage) -> Iterator[Placed]:
    for section in page.sections:
        for group in section.groups:
            # The groups of the headlines are the outcomes that they serve.
            whole = group.heading if page.kind == "headline" else section.title
            yield from (_place(page, whole, group, row) for row in group.rows)


def _beside(page: ScorecardPage) -> Iterator[Placed]:
    none = Group("", "", "", ())
    for section in page.sections:
        yield from (_place(page, section.title, none, row) for row in section.beside)


def _place(page: ScorecardPage, outcome: str, group: Group, row: RowPage) -> Placed:
    """Put a row beside what the data hold of its measure."""
    known = [each.values for each in page.data if each.values["measure"] == row.code]
    exact = next((each for each in known if each["in_table"] == "yes"), {})
    beside = [
        each for each in known if all(each[name] == exact.get(name) for name in PERIOD)
    ]
    own = exact.get("area")
    return Placed(
        outcome=outcome,
        group=group.heading,
        responsible=row.responsible or group.responsible,
        row=row,
        exact=exact,
        areas={each["area"]: each for each in beside if not each["breakdown"]},
        parts={each["breakdown"]: each for each in beside if each["area"] == own},
    )


def _parts(page: ScorecardPage, placed: list[Placed]) -> Iterator[TableSheet]:
    rows = [
        (
            *(at.outcome, at.row.code, at.row.title, part.title),
            _value(at.parts.get(part.title, {})),
            *(part.figure, part.base),
        )
        for at in placed
        for part in at.row.parts
    ]
    heads = (
        ("Outcome", 30),
        ("Measure", 12),
        ("Title", 44),
        ("Part", 40),
        ("Figure", 14),
        ("Figure in words", 20),
        ("Out of", 26),
    )
    if rows:
        yield table(page, ("Parts", "Parts of the newest figures"), heads, rows)


def _data(page: ScorecardPage) -> Iterator[TableSheet]:
    """Yield the observations: the columns of the CSV file, symbols as values."""
    names = [name for name, _, _ in dictionary.COLUMNS if name != "symbol"]
    rows = [tuple(_observed(each.values, name) for name in names) for each in page.data]
    if rows:
        heads = [(name, WIDTHS.get(name, 20)) for name in names]
        yield table(page, ("Data", "Every figure behind this file"), heads, rows)


def _observed(values: Mapping[str, str], name: str) -> Value:
    if name == "value":
        return _value(values)
    return _number(values[name]) if name in NUMBERS else values[name]
