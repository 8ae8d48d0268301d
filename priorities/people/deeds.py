"""What an administrator may do to somebody's account, each on a page with a reason."""

from collections.abc import Callable
from dataclasses import dataclass

from strategy_portal.accounts import services


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done to an account: by which service, in which words."""

    service: Callable[..., object]
    title: str
    what_follows: str
    button: str
    done: str


SWITCH_OFF = Deed(
    services.switch_off,
    "Switch the account off",
    "They are signed out at once and cannot sign in. Their roles stay as they are.",
    "Switch it off",
    "The account is switched off.",
)
SWITCH_ON = Deed(
    services.switch_on,
    "Switch the account on",
    "They can sign in again, with the password, the app and the roles that they had.",
    "Switch it on",
    "The account is switched on.",
)
RESET_SECOND_FACTOR = Deed(
    services.reset_second_factor,
    "Reset the second factor",
    "Their authenticator app and recovery codes no longer work, and they are signed "
    "out everywhere. They set up another app when they next sign in. Make sure that it "
    "is they who ask: call them, or meet them.",
    "Reset it",
    "The second factor is reset.",
)
END_SESSIONS = Deed(
    services.end_sessions,
    "Sign them out everywhere",
    "Every browser in which they are signed in asks for the password again.",
    "Sign them out",
    "They are signed out everywhere.",
)
