"""How far a quarter's set has come on its way to the public, and who may move it."""

from enum import StrEnum

from strategy_portal.access import Permission


class SetState(StrEnum):
    """How far the scorecards of a quarter have come, all together."""

    GATHERING = "gathering"
    CHECKED = "checked"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"


class SetMove(StrEnum):
    """What is done to a set."""

    CHECK = "check"
    MAKE_AGAIN = "make again"
    PUBLISH = "publish"
    CANCEL = "cancel"
    SUPERSEDE = "supersede"
    WITHDRAW = "withdraw"


# A set in one of these is being prepared: there is at most one of them a quarter.
IN_PREPARATION = (SetState.GATHERING, SetState.CHECKED)
# A set in one of these has been published, whatever became of it.
HAS_EDITION = (SetState.PUBLISHED, SetState.SUPERSEDED, SetState.WITHDRAWN)

# From each state, the moves there are and the state that each leads to.
SET_MOVES: dict[SetState, dict[SetMove, SetState]] = {
    SetState.GATHERING: {
        SetMove.CHECK: SetState.CHECKED,
        SetMove.CANCEL: SetState.CANCELLED,
    },
    SetState.CHECKED: {
        SetMove.MAKE_AGAIN: SetState.GATHERING,
        SetMove.PUBLISH: SetState.PUBLISHED,
        SetMove.CANCEL: SetState.CANCELLED,
    },
    SetState.PUBLISHED: {
        SetMove.SUPERSEDE: SetState.SUPERSEDED,
        SetMove.WITHDRAW: SetState.WITHDRAWN,
    },
    # It stays what it is when a correction takes its place.
    SetState.WITHDRAWN: {},
    # What must not stay, such as a name, is taken back from an earlier edition as well.
    SetState.SUPERSEDED: {SetMove.WITHDRAW: SetState.WITHDRAWN},
    SetState.CANCELLED: {},
}

# Whose turn it is: any one of these permissions lets a person make the move. The portal
# itself checks; a set is superseded by publishing the next one.
SET_MOVERS: dict[SetMove, tuple[Permission, ...]] = {
    SetMove.CHECK: (Permission.COMPOSE,),
    SetMove.MAKE_AGAIN: (Permission.COMPOSE,),
    SetMove.CANCEL: (Permission.COMPOSE,),
    SetMove.PUBLISH: (Permission.PUBLISH,),
    SetMove.SUPERSEDE: (Permission.PUBLISH,),
    SetMove.WITHDRAW: (Permission.PUBLISH,),
}
