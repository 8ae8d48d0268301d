"""The way of a return's line, and the page that draws it."""

import pytest
from django.conf import settings

from outcomes.states import MOVERS, MOVES, LineState, Move, allows
from strategy_portal.access import ROLES
from strategy_portal.management.commands.state_diagram import diagram


def test_every_state_says_where_it_leads():
    assert MOVES.keys() == {*LineState}


@pytest.mark.parametrize("move", [*Move])
def test_every_move_can_be_made_from_some_state_by_some_role(move):
    assert any(allows(state, move) for state in LineState)
    assert any(set(MOVERS[move]) & facts.permissions for facts in ROLES.values())


def test_signed_line_moves_no_more():
    assert not any(allows(LineState.SIGNED_OFF, move) for move in Move)


def test_page_draws_what_the_code_says():
    page = settings.BASE_DIR / "docs/reference/states.md"

    assert page.read_text() == diagram()
