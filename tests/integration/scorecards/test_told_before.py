"""What editions told: what a correction may still tell, and what its checkers read."""

from decimal import Decimal

import pytest

from outcomes.models import Place
from scorecards.domain.verdicts import Why
from scorecards.freeze import thaw
from scorecards.models import EditionFile, ToldFigure
from scorecards.preparation import prepare
from tests.conftest import let_in
from tests.factories.outcomes import (
    BreakdownFactory,
    ObservationFactory,
    OutcomeFactory,
)
from tests.integration.scorecards.publishing import NOW, QUARTER

pytestmark = pytest.mark.django_db


@pytest.fixture
def parted(press):
    """A count of children in four parts: north and south are a pair."""
    measure = press.strategy.measure(
        None, target="", letter="W", number=2, unit="count", counts_people=True
    )
    for code, number in {"north": 3, "south": 9, "west": 8, "east": 10}.items():
        breakdown = BreakdownFactory(
            measure=measure, code=code, title=code.title(), adds_up=True
        )
        count(press, measure, number, breakdown=breakdown)
    return measure


def count(press, measure, number, **fields):
    return ObservationFactory(
        measure=measure,
        place=press.strategy.places[Place.Kind.OWN],
        value=Decimal(number),
        numerator=None,
        denominator=None,
        period_start=QUARTER.start,
        period_end=QUARTER.end,
        **fields,
    )


def correct(press, measure, code, number):
    """Put another number in the place of a part's."""
    standing = measure.observations.current().get(breakdown__code=code)
    return count(
        press,
        measure,
        number,
        breakdown=standing.breakdown,
        supersedes=standing,
        reason="A school was late.",
    )


def shown(edition, measure):
    """Return what the public reads of a measure and its parts in an edition."""
    file = EditionFile.objects.get(edition=edition, extension="page")
    rows = thaw(bytes(file.stored.content)).data
    return {
        row.values["breakdown"]: row.values["value"] or row.values["symbol"]
        for row in rows
        if row.values["measure"] == measure.code
    }


def marks(edition, measure):
    """Return the symbol beside each figure of a measure in an edition."""
    file = EditionFile.objects.get(edition=edition, extension="page")
    return [
        row.values["symbol"]
        for row in thaw(bytes(file.stored.content)).data
        if row.values["measure"] == measure.code
    ]


def test_pair_of_a_small_part_stays_hidden_when_the_small_part_grew(press, parted):
    """The north's 12 beside 39, 8 and 10 would tell the south's 9, and so the old 3."""
    first = press.published()
    correct(press, parted, "north", 12)

    second = press.published("The north was counted anew.")

    parts = {"North": "[c]", "South": "[c]", "West": "8", "East": "10"}
    assert shown(first, parted) == {"": "30"} | parts
    assert shown(second, parted) == {"": "[c]"} | parts


def test_all_is_shown_when_everything_that_was_hidden_is_corrected(press, parted):
    press.published()
    correct(press, parted, "north", 12)
    correct(press, parted, "south", 10)

    second = press.published("Both were counted anew.")

    parts = {"North": "12", "South": "10", "West": "8", "East": "10"}
    assert shown(second, parted) == {"": "40"} | parts


def test_figure_that_an_edition_told_otherwise_is_marked_as_revised(press):
    first = press.published()
    press.correct("70")

    second = press.published("W1 counted two schools twice.")

    assert marks(first, press.measure) == [""]
    assert marks(second, press.measure) == ["[r]"]


def test_what_was_told_is_told_again_where_nothing_changed(press, parted):
    first = press.published()
    press.correct("70")

    second = press.published("Another measure was counted anew.")

    assert shown(first, parted) == shown(second, parted)


def test_withdrawn_edition_still_counts_as_read(press, parted):
    first = press.published()
    correct(press, parted, "north", 12)
    press.withdraw(first)

    second = press.published("The north was counted anew.")

    assert shown(second, parted)["South"] == "[c]"


def test_cancelled_set_told_nobody(press, parted):
    press.cancel(press.prepared())
    correct(press, parted, "north", 12)

    edition = press.published()

    assert shown(edition, parted)["South"] == "9"


def test_checkers_read_what_is_hidden_and_why(press, parted, client):
    press.published()
    correct(press, parted, "north", 12)
    prepared = press.prepared("The north was counted anew.")
    let_in(client, press.publisher)

    page = client.get(prepared.get_absolute_url()).text

    why = dict(
        ToldFigure.objects.filter(belongs_to=prepared, measure=parted)
        .hidden()
        .values_list("part", "why")
    )
    assert why == {"": Why.OTHER, "north": Why.OTHER, "south": Why.EARLIER}
    assert "An earlier edition hid it" in page
    assert "It would give away South" in page


def test_somebody_puts_a_name_to_what_is_hidden(press, parted):
    made = prepare(prepared=press.composed(), actor=press.portal, now=NOW)

    finding = made.findings.get(check_name="hidden figures")

    assert not finding.blocks
    assert finding.words.startswith("2 figures hidden from the public.")


def test_correction_that_nobody_reads_asks_nobody(press, parted):
    press.published()
    correct(press, parted, "west", 10)

    made = prepare(
        prepared=press.composed("The west was counted anew."),
        actor=press.portal,
        now=NOW,
    )

    findings = made.findings.filter(check_name="correction by a few")
    assert findings.count() == 0


def test_correction_of_a_count_that_stands_alone_by_a_few(press):
    measure = press.strategy.measure(
        None, target="", letter="W", number=2, unit="count", counts_people=True
    )
    before = count(press, measure, 14)
    press.published()
    count(press, measure, 15, supersedes=before, reason="A school was late.")

    made = prepare(
        prepared=press.composed("A school was late."), actor=press.portal, now=NOW
    )

    finding = made.findings.get(check_name="correction by a few")
    assert "W2" in finding.words
    assert "the public has read 14 and reads both" in finding.words


def test_what_no_hiding_helps_stops_the_publication(press, parted):
    """A part was corrected and its observed whole was not: the rest is known."""
    count(press, parted, 30)
    for code, number in {"north": 10, "south": 9, "west": 6, "east": 5}.items():
        correct(press, parted, code, number)
    press.published()
    correct(press, parted, "north", 3)

    made = prepare(
        prepared=press.composed("The north was counted anew."),
        actor=press.portal,
        now=NOW,
    )

    finding = made.findings.get(check_name="clash")
    assert finding.blocks
    assert finding.words.startswith("W2, ")
    assert "North" in finding.words
    assert "can be worked out from what earlier editions told" in finding.words


def test_measures_that_count_the_same_children_are_protected_together(press):
    """Of 30 plans, 27 are young people's: the 3 of others would be known."""
    plans = press.strategy.measure(None, target="", letter="W", number=2, unit="count")
    young = press.strategy.measure(
        None, target="", letter="W", number=3, unit="count", counted_in=plans
    )
    count(press, plans, 30)
    count(press, young, 27)

    edition = press.published()

    assert shown(edition, plans) == {"": "30"}
    assert shown(edition, young) == {"": "[c]"}


def test_measure_counted_in_one_on_another_scorecard_is_protected_too(press):
    elsewhere = OutcomeFactory(order=99)
    plans = press.strategy.measure(
        None, target="", letter="W", number=2, unit="count", outcome=elsewhere
    )
    young = press.strategy.measure(
        None, target="", letter="W", number=3, unit="count", counted_in=plans
    )
    count(press, plans, 30)
    count(press, young, 27)

    edition = press.published()

    assert shown(edition, plans) == {}
    assert shown(edition, young) == {"": "[c]"}
