"""What is hidden to protect another figure, against a reader who knows the rules."""

from collections import defaultdict
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.domain.figures import NotAvailable, Quantity, Shown, Suppressed, Unit
from scorecards.domain.disclosure import Audience, protect
from scorecards.domain.profiles import COUNCIL
from scorecards.domain.secondary import Table, pairs
from tests.unit.scorecards.profiles import under_each_profile

HIDDEN = "hidden"


def alone(quantity, unit=Unit.COUNT, profile=COUNCIL):
    """Return what the public may see of a figure that nothing else tells of."""
    return protect(quantity, unit=unit, audience=Audience.PUBLIC, profile=profile)


def count(number):
    return Quantity(value=Decimal(number))


def share(part, whole):
    return Quantity(numerator=Decimal(part), denominator=Decimal(whole))


def table_of(*numbers, profile=COUNCIL):
    """Return the table of these counts as it is published."""
    return published(map(count, numbers), count(sum(numbers)), Unit.COUNT, profile)


def shares_of(*shares, profile=COUNCIL):
    """Return the table of these shares, each a pair of numbers, as it is published."""
    whole = share(sum(part for part, _ in shares), sum(of for _, of in shares))
    parts = (share(*each) for each in shares)
    return published(parts, whole, Unit.PERCENT, profile)


def published(parts, whole, unit, profile):
    """Return a table of raw quantities as the public sees it."""
    seen = tuple(alone(each, unit, profile) for each in parts)
    return Table(unit, profile, alone(whole, unit, profile), seen).protected()


def printed(figure):
    """Return what a reader sees of a figure."""
    if isinstance(figure, Suppressed):
        return HIDDEN
    return figure.value if figure.numerator is None else figure


def read(table):
    """Return what a reader sees of a table: its parts, and the whole."""
    return tuple(printed(figure) for figure in (*table.parts, table.whole))


# The patterns


@pytest.mark.parametrize(
    ("numbers", "seen"),
    [
        pytest.param((20, 30, 40), (20, 30, 40, 90), id="nothing-small"),
        pytest.param((0, 30), (0, 30, 30), id="nobody-is-no-secret"),
        pytest.param(
            (3, 30, 40, 50), (HIDDEN, HIDDEN, 40, 50, 123), id="its-pair-with-it"
        ),
        pytest.param(
            (30, 3, 40, 50), (HIDDEN, HIDDEN, 40, 50, 123), id="either-way-round"
        ),
        pytest.param(
            (30, 40, 50, 60, 3), (30, 40, HIDDEN, HIDDEN, HIDDEN, 183), id="three-last"
        ),
        pytest.param(
            (1, 0, 40, 50), (HIDDEN,) * 4 + (91,), id="a-pair-that-adds-up-to-one"
        ),
        pytest.param((3,), (HIDDEN, HIDDEN), id="one-part-is-the-whole"),
        pytest.param((1, 2), (HIDDEN,) * 3, id="whole-is-small-itself"),
    ],
)
def test_what_is_hidden_of_a_table(numbers, seen):
    assert read(table_of(*numbers)) == seen


def test_whole_is_hidden_where_all_its_parts_would_still_be_known():
    """Nought of twelve says nought of each part, and each is few."""
    assert read(shares_of((0, 6), (0, 6))) == (HIDDEN,) * 3


def test_part_that_is_the_whole_takes_the_whole_with_it():
    table = Table(Unit.COUNT, COUNCIL, Shown(Decimal(40)), (Suppressed(),)).protected()

    assert read(table) == (HIDDEN, HIDDEN)


def test_table_without_its_whole_gives_nothing_away():
    parts = (Suppressed(), Shown(Decimal(30)))
    table = Table(Unit.COUNT, COUNCIL, NotAvailable("Not counted."), parts)

    assert table.protected() == table


def test_part_without_a_figure_hides_no_other():
    parts = (Suppressed(), NotAvailable("Not counted."), Shown(Decimal(30)))
    table = Table(Unit.COUNT, COUNCIL, Shown(Decimal(40)), parts).protected()

    assert isinstance(table.parts[1], NotAvailable)
    assert [type(figure) for figure in table.parts].count(Suppressed) == 2


def test_figures_without_their_counts_are_paired_all_the_same():
    parts = (Suppressed(), Shown(Decimal(30)), Shown(Decimal(40)), Shown(Decimal(50)))
    table = Table(Unit.SCORE, COUNCIL, Shown(Decimal(40)), parts).protected()

    assert [isinstance(figure, Suppressed) for figure in table.parts] == [
        True,
        True,
        False,
        False,
    ]


@given(st.integers(0, 40))
def test_pairs_are_every_place_once_and_never_one_alone(number):
    found = list(pairs(number))

    assert sorted(place for pair in found for place in pair) == list(range(number))
    assert all(len(pair) in (2, 3) for pair in found) or number == 1


# The reader who knows the rules: among all the tables that would be published just so,
# each hidden number is at least three numbers in turn.


def possibilities(tables):
    """Return, for each that a reader may see, the numbers that it may stand for."""
    found = defaultdict(lambda: defaultdict(set))
    for numbers, table in tables:
        seen = read(table)
        for place, each in enumerate(numbers):
            if seen[place] == HIDDEN:
                found[seen][place].add(each)
    return found


# Tables of more parts are tried with smaller numbers: so many smallest counts at most.
MOST = {1: 6, 2: 6, 3: 3, 4: 2}


@under_each_profile
@pytest.mark.parametrize("parts", MOST)
def test_no_hidden_count_of_any_small_table_can_be_worked_out(parts, profile):
    most = MOST[parts] * profile.smallest_count - 1
    every = list(product(range(most + 1), repeat=parts))

    found = possibilities(
        (numbers, table_of(*numbers, profile=profile)) for numbers in every
    )

    # A sum beyond the tables tried has possibilities that are not among them.
    known = [seen for seen in found if seen[-1] == HIDDEN or seen[-1] <= most]
    assert known
    assert [
        (seen, place, numbers)
        for seen in known
        for place, numbers in found[seen].items()
        if len(numbers) < 3
    ] == []


@under_each_profile
def test_no_hidden_share_of_any_small_table_can_be_worked_out(profile):
    most = 2 * profile.smallest_base
    cells = [(part, of) for of in range(1, most + 1) for part in range(of + 1)]
    every = [
        pair for pair in product(cells, repeat=2) if pair[0][1] + pair[1][1] <= most
    ]

    found = possibilities(
        (shares, shares_of(*shares, profile=profile)) for shares in every
    )

    assert found
    for seen, places in found.items():
        for shares in places.values():
            assert len({part for part, _ in shares}) >= 3, seen
            assert len({of for _, of in shares}) >= 3, seen


@given(st.lists(st.integers(0, 9) | st.integers(20, 60), max_size=6))
def test_what_is_hidden_of_a_shown_whole_adds_up_to_more_than_one(numbers):
    table = table_of(*numbers)

    hidden = [numbers[place] for place in table.hidden]
    assert (
        isinstance(table.whole, Suppressed)
        or not hidden
        or (len(hidden) >= 2 and sum(hidden) >= 2)
    )


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6))
def test_hiding_once_more_hides_nothing_more(numbers):
    table = table_of(*numbers)

    assert table.protected() == table
