"""The performance lead's board of a quarter: who has returned, and what has changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from outcomes.models import Measure, Placement, ReturnLine, ReturnQuarter
from outcomes.states import LineState
from priorities.models import Organisation
from priorities.naming import Names, names_on
from scorecards.domain.scorecard import Row
from scorecards.models import Scorecard
from scorecards.page import Mark
from scorecards.presenters.marks import mark
from scorecards.standings import standings
from strategy_portal.wording import count_words, date_words, quarter_full

HANDED_IN = (LineState.SUBMITTED, LineState.SIGNED_OFF)


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the lines of a post, an organisation or a board have come."""

    name: str
    address: str
    handed_in: str
    signed: str
    late: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that stands otherwise than it did a quarter before."""

    code: str
    title: str
    slug: str
    before: Mark
    now: Mark


@dataclass(frozen=True, slots=True)
class QuarterBoard:
    """A quarter as its performance lead sees it."""

    title: str
    state: str
    is_open: bool
    progress: str
    late: int
    odd: int
    posts: tuple[Tally, ...]
    organisations: tuple[Tally, ...]
    boards: tuple[Tally, ...]
    moved: tuple[Moved, ...]


def board_of(
    gathering: ReturnQuarter, rows: dict[str, Row], *, today: date
) -> QuarterBoard:
    """Return a quarter in words, in a fixed number of queries.

    `rows` say how its measures stand, by code.
    """
    names = names_on(gathering.quarter.end)
    lines = list(lines_of(gathering).select_related("measure", "belongs_to__post"))
    until = date_words(gathering.due_on)
    return QuarterBoard(
        title=quarter_full(gathering.quarter),
        state=f"Open, due by {until}" if gathering.is_open else "Closed",
        is_open=gathering.is_open,
        progress=progress_words(lines),
        late=sum(is_late(line, today) for line in lines),
        odd=sum(bool(line.findings) for line in lines),
        posts=tuple(by_post(gathering, lines, names, today)),
        organisations=tuple(by_organisation(lines, today)),
        boards=tuple(by_board(gathering, lines, names, today)),
        moved=tuple(moved(lines, rows)),
    )


def lines_of(gathering: ReturnQuarter):
    """Return every line of a quarter."""
    return ReturnLine.objects.filter(belongs_to__gathering=gathering)


def standings_in(gathering: ReturnQuarter, *, today: date) -> dict[str, Row]:
    """Return how the measures of a quarter stand in it, by code."""
    asked = lines_of(gathering).values("measure")
    measures = Measure.objects.filter(pk__in=asked).in_order().with_posts()
    return standings(measures, gathering.quarter, today=today)


def is_late(line: ReturnLine, today: date) -> bool:
    """Return whether a line is still with its post after its day."""
    return line.can_be_filled and line.due_on < today


def progress_words(lines: Iterable[ReturnLine]) -> str:
    """Return how far the quarter has come: "3 of 8 measures signed off, 2 more …"."""
    lines = list(lines)
    states = [LineState(line.state) for line in lines]
    signed, waits = (states.count(state) for state in reversed(HANDED_IN))
    total = count_words(len(lines), "line")
    said = [f"{signed} of {total} signed off"]
    if waits:
        said.append(f"{waits} submitted and waiting for an approver")
    back = states.count(LineState.RETURNED)
    if back:
        said.append(f"{back} sent back")
    return f"{', '.join(said)}."


def tally(
    name: str, lines: Iterable[ReturnLine], today: date, address: str = ""
) -> Tally:
    """Return how far some lines have come, out of how many."""
    lines = list(lines)
    handed_in = sum(line.state in HANDED_IN for line in lines)
    signed = sum(line.state == LineState.SIGNED_OFF for line in lines)
    return Tally(
        name=name,
        address=address,
        handed_in=f"{handed_in} of {len(lines)}",
        signed=f"{signed} of {len(lines)}",
        late=sum(is_late(line, today) for line in lines),
        is_done=handed_in == len(lines),
    )


def by_post(
    gathering: ReturnQuarter, lines: Iterable[ReturnLine], names: Names, today: date
) -> Iterator[Tally]:
    """Yield how far each post's return has come, the late ones first."""
    lines = list(lines)
    made = []
    for belongs_to in gathering.returns.select_related("post", "gathering"):
        own = [line for line in lines if line.belongs_to_id == belongs_to.pk]
        address = belongs_to.get_absolute_url()
        made.append(tally(names.post(belongs_to.post), own, today, address))
    yield from sorted(made, key=lambda each: (not each.late, each.is_done, each.name))


def by_organisation(lines: Iterable[ReturnLine], today: date) -> Iterator[Tally]:
    """Yield how far each organisation has come; a post may be of several."""
    lines = list(lines)
    pairs = Organisation.objects.filter(posts__returns__lines__in=lines)
    for name, posts in _grouped(pairs.values_list("name", "posts").distinct()):
        own = [line for line in lines if line.belongs_to.post_id in posts]
        yield tally(name, own, today)


def by_board(
    gathering: ReturnQuarter, lines: Iterable[ReturnLine], names: Names, today: date
) -> Iterator[Tally]:
    """Yield how complete each board's scorecards are."""
    lines = list(lines)
    for name, measures in _grouped(_board_measures(gathering.quarter.end, names)):
        own = [line for line in lines if line.measure_id in measures]
        if own:
            yield tally(name, own, today)


def _board_measures(day: date, names: Names) -> Iterator[tuple[str, int]]:
    """Yield each board with each measure on its scorecards then; headlines show few."""
    scorecard = "outcome__scorecards"
    lines = Placement.objects.in_force(day).exclude(**{scorecard: None})
    rows = lines.values_list(
        f"{scorecard}__board",
        f"{scorecard}__board__name",
        f"{scorecard}__kind",
        "measure",
        "measure__headline",
    )
    for key, newest, kind, measure, headline in rows:
        if headline or kind != Scorecard.Kind.HEADLINE:
            yield names.boards.get(key, newest), measure


def _grouped(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, set[int]]]:
    found: dict[str, set[int]] = {}
    for name, key in pairs:
        found.setdefault(name, set()).add(key)
    return sorted(found.items())


def moved(lines: Iterable[ReturnLine], rows: dict[str, Row]) -> Iterator[Moved]:
    """Yield the measures signed off that stand otherwise than a quarter before."""
    signed = {line.measure.code for line in lines if line.state == LineState.SIGNED_OFF}
    for code, row in rows.items():
        before, now = row.before.status, row.now.status
        if code in signed and before != now:
            yield Moved(
                code=code,
                title=row.facts.title,
                slug=row.facts.slug,
                before=mark(before),
                now=mark(now),
            )
