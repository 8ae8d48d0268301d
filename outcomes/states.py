"""How far a quarter and a line of it have come, who may move each, and where to."""

from enum import StrEnum

from strategy_portal.access import Permission


class QuarterState(StrEnum):
    """Whether figures may be given for a quarter."""

    OPEN = "open"
    CLOSED = "closed"


class LineState(StrEnum):
    """How far a line of a return has come."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED_OFF = "signed off"


class Move(StrEnum):
    """What is done to a line."""

    SAVE = "save"
    SUBMIT = "submit"
    SEND_BACK = "send back"
    SIGN_OFF = "sign off"


# A line in one of these waits for its post.
WITH_ITS_POST = (LineState.OPEN, LineState.RETURNED)

# From each state, the moves there are and the state that each leads to.
MOVES: dict[LineState, dict[Move, LineState]] = {
    LineState.OPEN: {
        Move.SAVE: LineState.OPEN,
        Move.SUBMIT: LineState.SUBMITTED,
    },
    LineState.SUBMITTED: {
        Move.SEND_BACK: LineState.RETURNED,
        Move.SIGN_OFF: LineState.SIGNED_OFF,
    },
    LineState.RETURNED: {
        Move.SAVE: LineState.RETURNED,
        Move.SUBMIT: LineState.SUBMITTED,
    },
    LineState.SIGNED_OFF: {},
}

# Whose turn it is: any one of these permissions lets a person make the move.
MOVERS: dict[Move, tuple[Permission, ...]] = {
    Move.SAVE: (Permission.FILL_RETURN, Permission.FILL_ANY_RETURN),
    Move.SUBMIT: (Permission.FILL_RETURN, Permission.FILL_ANY_RETURN),
    Move.SEND_BACK: (Permission.SIGN_OFF,),
    Move.SIGN_OFF: (Permission.SIGN_OFF,),
}


def allows(state: LineState, move: Move) -> bool:
    """Return whether a line in a state can be moved so."""
    return move in MOVES[LineState(state)]
