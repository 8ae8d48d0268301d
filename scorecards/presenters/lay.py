"""The lay member's sentence: one fact and one comparison, from the words of a measure.

A sentence has slots in braces. What stands in square brackets is left out where one of
its slots has no figure; where a slot outside brackets has none, there is no sentence.
"""

import re
from collections.abc import Mapping

from outcomes.domain.figures import Shown, Unit
from scorecards.domain.scorecard import Row
from scorecards.presenters.marks import figure_text, movement_words
from strategy_portal.wording import in_every, number_words

SLOT = re.compile(r"\{(\w+)\}")
CLAUSE = re.compile(r"\[([^\[\]]*)\]")


def lay_sentence(row: Row) -> str:
    """Return a row's sentence for a lay member, or its plain words without a figure."""
    facts = row.facts
    if row.shown is None or not facts.lay_sentence:
        return facts.plain_words
    slots = slots_of(row, row.shown)
    kept = CLAUSE.sub(lambda found: _filled(found[1], slots) or "", facts.lay_sentence)
    return _filled(kept, slots) or facts.plain_words


def _filled(text: str, slots: Mapping[str, str]) -> str:
    """Return the text with its slots filled, or nothing where one has no figure."""
    if not all(slots.get(name) for name in SLOT.findall(text)):
        return ""
    return SLOT.sub(lambda found: slots[found[1]], text)


def slots_of(row: Row, now: Shown) -> dict[str, str]:
    """Return what may be said of a row, by the name of its slot."""
    facts, movement = row.facts, row.now.movement
    slots = {
        "figure": figure_text(facts, now, row.now.aim),
        **_shares("in", facts.reading.unit, now),
    }
    if now.numerator is not None and now.denominator is not None:
        slots["numerator"] = number_words(now.numerator)
        slots["denominator"] = number_words(now.denominator)
    for sighting in row.comparisons:
        if not isinstance(sighting.figure, Shown):
            continue
        name = "england" if sighting.place.kind == "nation" else sighting.place.kind
        slots[name] = figure_text(facts, sighting.figure)
        slots |= _shares(f"{name}_in", facts.reading.unit, sighting.figure)
    if movement.before and movement.change is not None:
        slots["earlier"] = figure_text(facts, movement.before)
        slots["change"] = movement_words(facts, movement, now).lines[0]
    return slots


def _shares(prefix: str, unit: Unit, figure: Shown) -> dict[str, str]:
    """Return a share as a number in every hundred and in every ten thousand."""
    if not unit.is_share:
        return {}
    return {
        f"{prefix}_100": number_words(figure.value),
        f"{prefix}_10000": number_words(figure.value * 100),
        f"{prefix}_every": in_every(figure.value),
    }
