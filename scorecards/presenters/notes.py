"""How to read it: only the marks, words, sources and abbreviations that are used."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from outcomes.domain.figures import FigureStatus, Suppressed
from outcomes.domain.rating import Status
from outcomes.domain.trend import Direction
from scorecards.domain.disclosure import Audience
from scorecards.domain.scorecard import Row, Scorecard
from scorecards.page import DisclosurePage, Move, NotePair, Notes, ScorecardPage
from scorecards.presenters import marks
from scorecards.presenters.codes import code_ranges
from strategy_portal.wording import NO_BREAK, join_words, month_words

MEANINGS = {
    Status.ON_TRACK: "At the target or better",
    Status.AT_RISK: "Short of the target, within its limit",
    Status.OFF_TRACK: "Beyond the limit: needs cause and action",
    Status.NO_TARGET: "There is a figure, and no target was set",
    Status.NOT_YET_REPORTED: "A figure was due and has not come",
    Status.NOT_DUE: "No figure was due yet",
    Status.SUPPRESSED: marks.HIDDEN,
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
# Every other word of a page is printed, or read out for a picture. The lay member's
# sentences stand in the headline paper alone; questions, definitions and priorities, in
# all others.
UNSEEN = frozenset({"slug", "anchor", "data"})
UNSEEN_IN = {"headline": UNSEEN | {"questions", "definitions", "priorities"}}
UNSEEN_ELSEWHERE = UNSEEN | {"own_words"}


def notes_of(scorecard: Scorecard) -> Notes:
    """Return the notes of a document: nothing that it does not use.

    The abbreviations are found when all words stand, by `explained`.
    """
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
        abbreviations=(),
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
        small = f"1 to {scorecard.profile.largest_hidden} people"
        words = f"{marks.HIDDEN}: {small}, or it would give such a figure away"
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


def explained(page: ScorecardPage, known: Sequence[tuple[str, str]]) -> Notes:
    """Return a page's notes with each abbreviation that its words use, once.

    What a meaning uses is explained as well.
    """
    unseen = UNSEEN_IN.get(page.kind, UNSEEN_ELSEWHERE)
    words = " ".join(_texts(page, unseen)).replace(NO_BREAK, " ")
    used: dict[str, str] = {}
    while found := {
        term: meaning
        for term, meaning in known
        if term not in used and _names(term, words)
    }:
        used |= found
        words = " ".join(found.values())
    pairs = (NotePair(term, used[term]) for term, _ in known if term in used)
    return replace(page.notes, abbreviations=tuple(pairs))


def _names(term: str, words: str) -> bool:
    """Return whether words hold a term as a word of its own, or its plural."""
    # Most terms are in no word at all, which `in` finds out far sooner.
    return term in words and bool(
        re.search(rf"(?<!\w){re.escape(term)}s?(?!\w)", words)
    )


def _texts(part: object, unseen: Container[str]) -> Iterator[str]:
    """Yield every text of a page that its reader sees."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each, unseen)
    elif is_dataclass(part):
        for field in fields(part):
            if field.name not in unseen:
                yield from _texts(getattr(part, field.name), unseen)


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


def disclosure_of(scorecard: Scorecard) -> DisclosurePage | None:
    """Return the rule by which a public copy hides numbers; a board's hides none."""
    if scorecard.audience is Audience.BOARD:
        return None
    rule = scorecard.profile
    return DisclosurePage(
        profile=rule.slug,
        name=rule.name,
        smallest_count=rule.smallest_count,
        smallest_base=rule.smallest_base,
        words=(
            f"The rule {rule.slug} hides counts of 1 to {rule.largest_hidden} people, "
            f"percentages of fewer than {rule.smallest_base}, and what would give one "
            "away, here or with an earlier edition."
        ),
    )


def _small_print(scorecard: Scorecard) -> tuple[str, ...]:
    said = []
    if any(row.facts.responsible_proposed for row in scorecard.rows):
        said.append(
            "The posts, targets and headline measures marked proposed are proposals: "
            "the strategy names none."
        )
    if rule := disclosure_of(scorecard):
        said.append(rule.words)
    said += [
        f"{row.facts.code} shows small counts too, as they were published: "
        f"{row.facts.published_at}"
        for row in scorecard.rows
        if row.facts.published_at
    ]
    said.append(
        "Contains public sector information licensed under the "
        f"{scorecard.document.licence}."
    )
    return tuple(said)
