"""A return as it stands, and its content as a spreadsheet would hold it, for tests."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Missing, Unit
from outcomes.intake.lines import COMMENT, Known
from strategy_portal.periods import Basis, parse_period
from tests.unit.outcomes.readings import COUNTS, REAL, context, entry

PLANS = Known(
    "1",
    "B3",
    "Social care advice within 6 weeks",
    context(Unit.PERCENT, REAL, counts="plans"),
    takes_base=True,
    entry=entry("93/112"),
)
FAMILIES = Known(
    "2",
    "C4",
    "Families receiving a short break",
    context(Unit.COUNT, COUNTS, counts="families"),
    entry=entry("412"),
    texts={COMMENT: "All of July to September."},
    version=3,
)
SCORE = Known("3", "C6", "Attainment 8, SEN support", context(Unit.SCORE, decimals=1))
THERAPY = Known(
    "4",
    "W1",
    "Therapy begun within 18 weeks",
    context(Unit.PERCENT, "401/539 420/562", decimals=1, adds_up=True),
    takes_base=True,
)
SPEECH = replace(
    THERAPY,
    key="4a",
    whole="4",
    part_code="speech-and-language",
    part_title="Speech and language therapy",
    context=context(Unit.PERCENT),
)
PHYSIO = replace(
    SPEECH, key="4b", part_code="physiotherapy", part_title="Physiotherapy"
)
RATIO = Known("5", "C20", "Plans to places", context(Unit.RATIO, decimals=2))
LINES = (PLANS, FAMILIES, SCORE, THERAPY, SPEECH, PHYSIO, RATIO)
LONGEST = {COMMENT: 600, "missing_reason": 300}


def monthly(*labels):
    """Make one line a month of one measure."""
    return [
        Known(
            f"m{place}",
            "X13",
            "Health checks",
            replace(context(Unit.COUNT), period=parse_period(Basis.MONTH_END, label)),
        )
        for place, label in enumerate(labels)
    ]


# What a return may hold

wholes = st.integers(0, 99_999_999).map(Decimal)
figures = st.decimals(-99_999_999, 99_999_999, places=6)
reasons = st.builds(
    Entry,
    missing=st.sampled_from(Missing),
    missing_reason=st.sampled_from(["", "No tests in 2020", "In May,\n“perhaps”: yes"]),
)
bases = st.builds(Entry, st.none(), wholes, wholes)


@st.composite
def returns(draw):
    """Make a return of any lines that hold anything that may be given for them."""
    return tuple(
        replace(
            line,
            entry=draw(held_by(line)),
            texts={} if line.whole else {COMMENT: draw(comments)},
        )
        for line in LINES
    )


comments = st.sampled_from(
    ["", "12", "85%", "n/a", "Two clinics\nwere “lost”.", '"Quoted"', "B3", "=1+1"]
)


def held_by(line):
    """Return the strategy of what a line may hold."""
    values = st.builds(Entry, wholes if line.unit is Unit.COUNT else figures)
    base = st.nothing() if line.unit is Unit.COUNT else bases
    return st.just(Entry()) | reasons | values | base


def cells_of(line):
    """Return what a line holds as the cells of its row, which read back as it is."""
    held, comment = line.entry, line.texts.get(COMMENT, "")
    if held.missing:
        figure = f"{held.missing.capitalize()}: {held.missing_reason}"
    elif held.numerator is not None:
        figure = held.words(line.unit)
        if line.takes_base:
            return (f"{held.numerator:f}", f"{held.denominator:f}", comment)
    elif held.value is not None:
        figure = held.words(line.unit)
    else:
        figure = ""
    return (figure, "", comment) if line.takes_base else (figure, comment)


def block(rows):
    """Return rows as a spreadsheet puts them on the clipboard."""
    return "\r\n".join("\t".join(map(_cell, row)) for row in rows) + "\r\n"


def _cell(text):
    if any(character in text for character in '\t\n"'):
        return '"' + text.replace('"', '""') + '"'
    return text
