"""Who may do what: permissions, and the roles that carry them.

Roles are held by grants, which name a part of the partnership and days (see
`priorities.Grant`). Nothing is allowed that no role allows. What of a permission's
things a person reaches is the business of each query set's `visible_to`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from django.core.exceptions import PermissionDenied


class Permission(StrEnum):
    """Something that may be done, in the words that follow "may"."""

    OWN_ACCOUNT = "look after their own account"
    READ_STRATEGY = "read the strategy: priorities, boards, posts, actions"
    READ_MEASURES = "read the measures that they answer for"
    READ_EVERY_MEASURE = "read every measure, exactly"
    READ_SCORECARDS = "read the boards' scorecards, with exact figures"
    FILL_RETURN = "fill in and submit the returns of their posts"
    FILL_ANY_RETURN = "fill in any return on behalf of its post"
    SIGN_OFF = "sign off returns of their organisation or send them back"
    RUN_QUARTER = "open, extend, close and reopen a quarter"
    READ_QUARTER = "see who has returned and who is late"
    CORRECT_FIGURE = "correct a figure that was signed off"
    REPORT_PROGRESS = "report progress on what their posts lead"
    REPORT_ANY_PROGRESS = "report progress and change actions anywhere"
    DEFINE_MEASURES = "change measures, targets and comparators"
    DEFINE_STRUCTURE = "change posts, boards and reporting lines"
    READ_PUBLICATION = "see what is prepared for the public and what was published"
    COMPOSE = "compose the scorecards of a quarter for the public"
    PUBLISH = "publish, correct and withdraw what somebody else composed"
    MANAGE_PEOPLE = "invite people and give them roles"
    READ_AUDIT = "read who did what and when"
    LOOK_AT_DATA = "look at the tables themselves"

    @property
    def changes_something(self) -> bool:
        """Return whether whoever has it can change what others rely on."""
        return self not in READING


READING = frozenset(
    {
        Permission.OWN_ACCOUNT,
        Permission.READ_STRATEGY,
        Permission.READ_MEASURES,
        Permission.READ_EVERY_MEASURE,
        Permission.READ_SCORECARDS,
        Permission.READ_QUARTER,
        Permission.READ_PUBLICATION,
        Permission.READ_AUDIT,
        Permission.LOOK_AT_DATA,
    }
)


class Role(StrEnum):
    """What a person is to the portal; one person may be several."""

    OFFICER = "officer"
    PARTNER_OFFICER = "partner officer"
    APPROVER = "approver"
    PERFORMANCE_LEAD = "performance lead"
    BOARD_MEMBER = "board member"
    BOARD_SECRETARY = "board secretary"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"

    @property
    def heading(self) -> str:
        """Return the role as a heading writes it."""
        return self.value.capitalize()


class Scope(StrEnum):
    """What part of the partnership a role is held for."""

    POST = "post"
    ORGANISATION = "organisation"
    BOARD = "board"
    WHOLE = "whole partnership"


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """Who a role is for, what part it is held for, and what it allows."""

    holder: str
    scope: Scope
    permissions: frozenset[Permission]


EVERYONE = frozenset({Permission.OWN_ACCOUNT, Permission.READ_STRATEGY})
BOARD = EVERYONE | {
    Permission.READ_MEASURES,
    Permission.READ_EVERY_MEASURE,
    Permission.READ_SCORECARDS,
}
OFFICER = {Permission.FILL_RETURN, Permission.REPORT_PROGRESS}

ROLES: dict[Role, RoleFacts] = {
    Role.OFFICER: RoleFacts(
        "Reports the figures and the progress of a post in the council.",
        Scope.POST,
        BOARD | OFFICER,
    ),
    Role.PARTNER_OFFICER: RoleFacts(
        "Reports for a post of a partner; sees the measures of its own posts alone.",
        Scope.POST,
        EVERYONE | {Permission.READ_MEASURES} | OFFICER,
    ),
    Role.APPROVER: RoleFacts(
        "Answers for what an organisation's posts return; never signs their own.",
        Scope.ORGANISATION,
        BOARD | {Permission.SIGN_OFF, Permission.READ_QUARTER},
    ),
    Role.PERFORMANCE_LEAD: RoleFacts(
        "Runs the quarter and defines what is measured.",
        Scope.WHOLE,
        BOARD
        | {
            Permission.FILL_ANY_RETURN,
            Permission.RUN_QUARTER,
            Permission.READ_QUARTER,
            Permission.CORRECT_FIGURE,
            Permission.REPORT_PROGRESS,
            Permission.REPORT_ANY_PROGRESS,
            Permission.DEFINE_MEASURES,
            Permission.DEFINE_STRUCTURE,
            Permission.READ_PUBLICATION,
            Permission.COMPOSE,
        },
    ),
    Role.BOARD_MEMBER: RoleFacts("Sits on a board.", Scope.BOARD, BOARD),
    Role.BOARD_SECRETARY: RoleFacts(
        "Prepares a board's meetings.", Scope.BOARD, BOARD | {Permission.READ_QUARTER}
    ),
    Role.PUBLISHER: RoleFacts(
        "Publishes what the performance lead has composed.",
        Scope.WHOLE,
        BOARD | {Permission.READ_PUBLICATION, Permission.PUBLISH},
    ),
    Role.ADMINISTRATOR: RoleFacts(
        "Invites people and gives roles; sees no figures for it.",
        Scope.WHOLE,
        EVERYONE | {Permission.MANAGE_PEOPLE, Permission.READ_AUDIT},
    ),
    Role.AUDITOR: RoleFacts(
        "Reads everything and changes nothing.",
        Scope.WHOLE,
        BOARD
        | {
            Permission.READ_QUARTER,
            Permission.READ_PUBLICATION,
            Permission.READ_AUDIT,
            Permission.LOOK_AT_DATA,
        },
    ),
}


class NotAllowed(PermissionDenied):
    """No role of the person allows what they tried."""


class HeldGrant(Protocol):
    """A role held between two days, the last included."""

    role: str

    def holds(self, on: date) -> bool:
        """Return whether the grant is in force on a day."""
        ...


class Actor(Protocol):
    """Whoever acts: an account, with the grants that it was ever given."""

    @property
    def is_active(self) -> bool:
        """Return whether the account may be used."""
        ...

    @property
    def is_system(self) -> bool:
        """Return whether it is the portal itself."""
        ...

    @property
    def held_grants(self) -> Iterable[HeldGrant]:
        """Return every grant of the account, in force or not."""
        ...


def roles_of(actor: Actor, *, on: date) -> frozenset[Role]:
    """Return the roles that an actor holds on a day."""
    if not actor.is_active:
        return frozenset()
    return frozenset(Role(grant.role) for grant in actor.held_grants if grant.holds(on))


def can(actor: Actor, permission: Permission, *, on: date) -> bool:
    """Return whether an actor may do something on a day.

    The portal itself, at work in a command, may do everything.
    """
    if actor.is_system:
        return True
    if permission is Permission.OWN_ACCOUNT:
        return actor.is_active
    return any(permission in ROLES[role].permissions for role in roles_of(actor, on=on))


def require(actor: Actor, *permissions: Permission, on: date) -> None:
    """Raise NotAllowed unless an actor may do one of some things on a day."""
    if not any(can(actor, permission, on=on) for permission in permissions):
        words = " or ".join(permission.value for permission in permissions)
        raise NotAllowed(
            f"Your roles do not let you {words}. Ask an administrator if they should."
        )


def needs_second_factor(actor: Actor, *, on: date) -> bool:
    """Return whether an actor can change anything, and must prove twice who it is."""
    return any(
        permission.changes_something
        for role in roles_of(actor, on=on)
        for permission in ROLES[role].permissions
    )
