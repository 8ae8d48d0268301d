"""Small makers of a scorecard's inputs, so that a test names only what it is about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from outcomes.domain.figures import FigureStatus, Missing, Quantity, Unit
from outcomes.domain.rating import LimitKind, Polarity, Reference
from outcomes.domain.targets import TargetTerms
from outcomes.domain.trend import Reading
from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.domain.inputs import (
    CommentaryInputs,
    DocumentFacts,
    MeasureFacts,
    MeasureInputs,
    OutcomeInputs,
    PartInputs,
    PlaceFacts,
    PriorityLine,
    ScorecardInputs,
    Seen,
)
from scorecards.domain.profiles import COUNCIL
from scorecards.domain.scorecard import Row
from scorecards.domain.told import Cell, Told
from scorecards.page import ScorecardPage, Sentence
from scorecards.presenters import present
from strategy_portal.periods import Basis, Period, Quarter, parse_period

QUARTER = Quarter(2025, 2)
TODAY = date(2025, 11, 14)
OWN = PlaceFacts("ourtown", "Ourtown", "own")
NEIGHBOURS = PlaceFacts("neighbours", "Statistical neighbours", "neighbours")
ENGLAND = PlaceFacts("england", "England", "nation")


def quarter_period(label: str) -> Period:
    """Return a financial quarter as a period: `2025-26 Q2`."""
    return parse_period(Basis.FINANCIAL_QUARTER, label)


def year(label: str) -> Period:
    """Return an academic year as a period: `2024/25`."""
    return parse_period(Basis.ACADEMIC_YEAR, label)


def seen(period: Period, value=None, of=None, **more) -> Seen:
    """Return an observation: a value, or a numerator `of` a denominator."""
    if value is None:
        quantity = None
        more.setdefault("missing", Missing.NOT_SUPPLIED)
        more.setdefault("reason", "The provider has not sent it.")
    elif of is None:
        quantity = Quantity(value=Decimal(value))
    else:
        quantity = Quantity(numerator=Decimal(value), denominator=Decimal(of))
    return Seen(
        period=period,
        quantity=quantity,
        status=more.pop("status", FigureStatus.FINAL),
        **more,
    )


def published(period: Period, *counts, part: str = "", version: str = "") -> Told:
    """Return what an edition told of a figure: its counts, or without any, nothing."""
    known = tuple(Decimal(each) for each in counts)
    return Told(Cell(part, period, version), known or None)


def facts(code: str = "W1", **more) -> MeasureFacts:
    """Return the facts of a percentage of children where higher is better."""
    reading = Reading(
        unit=more.pop("unit", Unit.PERCENT),
        polarity=more.pop("polarity", Polarity.HIGHER),
        decimals=more.pop("decimals", 1),
        cumulative=more.pop("cumulative", False),
    )
    plain = MeasureFacts(
        code=code,
        slug=code.lower(),
        title="Children seen in time",
        short_title="Seen in time",
        plain_words="How many children were seen in time.",
        definition="Children seen within 18 weeks, out of all who were referred.",
        reading=reading,
        counts="children",
        published_at="",
        counts_people=True,
        frequency="quarterly",
        in_development=False,
        question_words="",
        headline=False,
        lay_sentence="",
        first_due_on=None,
        due_days=24,
        responsible="Head of Inclusion",
        responsible_proposed=False,
        release="A local return",
        caveat="",
        illustrative=False,
        query="",
    )
    return replace(plain, **more)


def target(value=None, limit="80", **more) -> TargetTerms:
    """Return a fixed target, or one set by a comparator's figure."""
    plain = TargetTerms(
        valid_from=date(2020, 4, 1),
        valid_to=None,
        reference=Reference.FIXED if value is not None else Reference.COMPARATOR,
        value=Decimal(value) if value is not None else None,
        comparator="",
        limit_kind=LimitKind.VALUE if value is not None else LimitKind.TOLERANCE,
        limit=Decimal(limit),
        illustrative=False,
    )
    return replace(plain, **more)


def measure(*own: Seen, of: MeasureFacts | None = None, **more) -> MeasureInputs:
    """Return a measure with its own observations in the order of their periods."""
    return MeasureInputs(
        facts=of or facts(),
        heading=more.pop("heading", "Health"),
        beside=more.pop("beside", False),
        lines=more.pop("lines", ()),
        seen={OWN.code: tuple(own)} | more.pop("others", {}),
        **more,
    )


def part(code: str, *own: Seen, adds_up: bool = True) -> PartInputs:
    """Return a breakdown with its own observations."""
    return PartInputs(code, code.title(), adds_up, {OWN.code: tuple(own)})


def said(why: str = "Three posts were empty.", **more) -> CommentaryInputs:
    """Return what was said of a measure."""
    plain = CommentaryInputs(
        why=why,
        action="Recruit by spring.",
        post="Head of Therapies",
        due_on=date(2026, 1, 30),
        illustrative=False,
    )
    return replace(plain, **more)


def outcome(*measures: MeasureInputs, **more) -> OutcomeInputs:
    """Return an outcome with its measures."""
    plain = OutcomeInputs(
        code="O1",
        slug="wellbeing",
        title="Wellbeing",
        statement="Children enjoy good health.",
        indicators_in_development=False,
        measures=measures,
    )
    return replace(plain, **more)


def priority(title: str = "Voice", status: str = "", **more) -> PriorityLine:
    """Return a priority as its newest report says, or without a report."""
    plain = PriorityLine(
        title=title,
        strategy="SEND Strategy",
        responsible="Head of Inclusion",
        status=status,
        as_at=date(2025, 11, 3) if status else None,
        words="Two hubs opened." if status else "",
    )
    return replace(plain, **more)


def inputs(*measures: MeasureInputs, kind: str = "outcome", **more) -> ScorecardInputs:
    """Return the inputs of a scorecard with one outcome, unless others are given."""
    return ScorecardInputs(
        document=DocumentFacts(
            slug="wellbeing",
            title="Wellbeing",
            kind=kind,
            board="SEND Board",
            description=more.pop("description", ""),
            partnership="Ourtown SEND Partnership",
            place="Ourtown",
            licence="Open Government Licence v3.0",
            quarter=more.pop("quarter", QUARTER),
            today=more.pop("today", TODAY),
            with_unsigned=more.pop("with_unsigned", False),
        ),
        outcomes=more.pop("outcomes", (outcome(*measures),)),
        places=more.pop("places", (OWN, NEIGHBOURS, ENGLAND)),
        comparators=more.pop("comparators", ()),
        profile=more.pop("profile", COUNCIL),
        **more,
    )


def row_of(*own: Seen, audience: Audience = Audience.BOARD, **more) -> Row:
    """Return the one row of a scorecard with one measure."""
    scorecard = compute(inputs(measure(*own, **more)), audience)
    section = scorecard.sections[0]
    return (*section.rows, *section.beside)[0]


def page_of(
    *measures: MeasureInputs, audience: Audience = Audience.BOARD, **more
) -> ScorecardPage:
    """Return a scorecard in words."""
    return present(compute(inputs(*measures, **more), audience))


def words_of(sentence: Sentence) -> str:
    """Return a sentence as its reader sees it."""
    return "".join(bit.text for bit in sentence)
