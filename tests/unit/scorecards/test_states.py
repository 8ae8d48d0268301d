"""The way of a quarter's set to the public."""

import pytest

from scorecards.states import (
    HAS_EDITION,
    IN_PREPARATION,
    SET_MOVERS,
    SET_MOVES,
    SetMove,
    SetState,
)
from strategy_portal.access import ROLES


def test_every_state_says_where_it_leads():
    assert SET_MOVES.keys() == {*SetState}


@pytest.mark.parametrize("move", [*SetMove])
def test_every_move_can_be_made_from_some_state_by_some_role(move):
    assert any(move in ways for ways in SET_MOVES.values())
    assert any(set(SET_MOVERS[move]) & facts.permissions for facts in ROLES.values())


def test_nobody_both_composes_and_publishes():
    both = {SET_MOVERS[SetMove.CANCEL][0], SET_MOVERS[SetMove.PUBLISH][0]}

    assert not [role for role, facts in ROLES.items() if both <= facts.permissions]


def test_what_was_published_is_never_prepared_again():
    for state in HAS_EDITION:
        assert not set(SET_MOVES[state].values()) & set(IN_PREPARATION)
