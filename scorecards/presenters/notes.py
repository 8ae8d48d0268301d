"""How to read it: only the marks, words, sources and abbreviations that are used."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from outcomes.domain.figures import FigureStatus, Suppressed
from outcomes.domain.rating import Status
from outcomes.domain.trend import Direction
from scorecards.domain.disclosure import Audience
from scorecards.domain.scorecard import Row, Scorecard
from scorecards.page import Move, NotePair, Notes
from scorecards.presenters import marks
from scorecards.presenters.story import code_ranges
from strategy_portal.wording import join_words, month_words

MEANINGS = {
    Status.ON_TRACK: "At the target or better",
    Status.AT_RISK: "Short of the target, within its limit",
    Status.OFF_TRACK: "Beyond the limit: needs cause and action",
    Status.NO_TARGET: "There is a figure, and no target was set",
    Status.NOT_YET_REPORTED: "A figure was due and has not come",
    Status.NOT_DUE: "No figure was due yet",
    Status.SUPPRESSED: "Hidden to protect privacy",
    Status.CONTEXT_ONLY: "Neither higher nor lower is better",
    Status.IN_DEVELOPMENT: "The measure is not settled yet",
}
DIRECTION = (
    "Against the same period last year, or else the previous period, as the row says. "
    "The arrow says whether the number went up or down, the word whether that is "
    "better; a circle marks better, a solid square worse. Little change is half a "
    "point or less for percentages from 5 to 95, and 5% of the earlier figure or less "
    "for all else; the worth of one person where that is more. Worked out before "
    "rounding. Unlike periods are never compared."
)
WAYS = {
    Direction.IMPROVING: ("better", "up"),
    Direction.WORSENING: ("worse", "down"),
    Direction.LITTLE_CHANGE: ("same", "flat"),
    Direction.RISING: ("neutral", "up"),
    Direction.FALLING: ("neutral", "down"),
}
SYMBOLS = {
    FigureStatus.PROVISIONAL: NotePair("[p]", "Provisional: it will be revised"),
    FigureStatus.REVISED: NotePair("[r]", "Revised since it was last published"),
    FigureStatus.ESTIMATE: NotePair("[e]", "An estimate"),
}
CORRECTED = NotePair("[r]", "Revised since it was last published")
HIDDEN = "Hidden to protect privacy"


def notes_of(scorecard: Scorecard) -> Notes:
    """Return the notes of a document: nothing that it does not use."""
    rows = scorecard.rows
    beside = [row for section in scorecard.sections for row in section.beside]
    return Notes(
        statuses=tuple(
            NotePair(status.value, MEANINGS[status], marks.mark(status))
            for status in MEANINGS
            if any(row.now.status is status for row in rows)
        ),
        direction=DIRECTION,
        moves=_moves((*rows, *beside)),
        symbols=_symbols(scorecard, (*rows, *beside)),
        sources=_sources((*rows, *beside)),
        definitions=tuple(
            NotePair(row.facts.code, row.facts.definition) for row in (*rows, *beside)
        ),
        abbreviations=_abbreviations(scorecard, (*rows, *beside)),
        comparators=_comparators(scorecard),
        small_print=_small_print(scorecard),
    )


def _moves(rows: Sequence[Row]) -> tuple[Move, ...]:
    used = {row.now.movement.direction for row in rows if row.shown}
    return tuple(
        Move(direction.value, *WAYS[direction])
        for direction in WAYS
        if direction in used
    )


def _symbols(scorecard: Scorecard, rows: Sequence[Row]) -> tuple[NotePair, ...]:
    found = [SYMBOLS[s] for s in SYMBOLS if any(_latest_is(row, s) for row in rows)]
    if any(row.corrections for row in rows) and CORRECTED not in found:
        found.append(CORRECTED)
    if any(isinstance(row.figure, Suppressed) for row in rows):
        small = f"1 to {scorecard.threshold - 1} people"
        words = f"{HIDDEN}: {small}, or it would give such a figure away"
        found.insert(0, NotePair("[c]", words))
    return tuple(found)


def _latest_is(row: Row, status: FigureStatus) -> bool:
    return row.now.latest is not None and row.now.latest.status is status


def _sources(rows: Sequence[Row]) -> tuple[NotePair, ...]:
    """Return each release with the codes of the measures that rest on it."""
    codes: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        release = row.now.latest.release if row.now.latest else row.facts.release
        codes[release or "No source is named yet"].append(row.facts.code)
    return tuple(
        NotePair(code_ranges(found), release) for release, found in codes.items()
    )


def _abbreviations(scorecard: Scorecard, rows: Sequence[Row]) -> tuple[NotePair, ...]:
    words = set(re.findall(r"[A-Za-z0-9]+", " ".join(_texts(scorecard, rows))))
    return tuple(
        NotePair(term, meaning)
        for term, meaning in scorecard.abbreviations
        if set(re.findall(r"[A-Za-z0-9]+", term)) <= words
    )


def _texts(scorecard: Scorecard, rows: Sequence[Row]) -> Iterable[str]:
    yield scorecard.document.title
    yield scorecard.document.board
    yield scorecard.document.partnership
    for section in scorecard.sections:
        yield section.statement
    for row in rows:
        yield from (row.facts.title, row.facts.definition, row.facts.plain_words)
        yield from (row.facts.release, row.facts.responsible)
        if row.commentary:
            yield from (row.commentary.why, row.commentary.action)


def _comparators(scorecard: Scorecard) -> tuple[str, ...]:
    names = {place.code: place.name for place in scorecard.places}
    said = []
    for each in scorecard.comparators:
        if len(each.members) < 2:
            continue
        since = f", list of {month_words(each.valid_from)}" if each.valid_from else ""
        said.append(
            f"{names[each.place]}: the mean of {join_words(each.members)}{since}."
        )
    return tuple(said)


def _small_print(scorecard: Scorecard) -> tuple[str, ...]:
    said = []
    if any(row.facts.responsible_proposed for row in scorecard.rows):
        said.append(
            "The posts, targets and headline measures marked proposed are proposals: "
            "the strategy names none."
        )
    if scorecard.audience is Audience.PUBLIC:
        said.append(
            "Only small counts are hidden so far: figures that would give one away by "
            "subtraction are not hidden yet."
        )
    said.append(
        "Contains public sector information licensed under the "
        f"{scorecard.document.licence}."
    )
    return tuple(said)
