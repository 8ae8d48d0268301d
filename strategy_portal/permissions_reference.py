"""The table of who may do what, written from `access.py` for people to read."""

from collections.abc import Iterator

from strategy_portal.access import ROLES, Permission, Role, Scope

HEAD = """# Who may do what

Written by `manage.py permissions_reference` from `strategy_portal/access.py`; a test
fails where the two differ. Nothing is allowed that no role allows. A person may hold
several roles, each for a part of the partnership and between two days.
"""
HELD_FOR = {
    Scope.POST: "A post",
    Scope.ORGANISATION: "An organisation",
    Scope.BOARD: "A board",
    Scope.WHOLE: "The whole partnership",
}


def reference() -> str:
    """Return the page."""
    return "\n".join((HEAD, *_roles(), "", *_permissions(), ""))


def _roles() -> Iterator[str]:
    yield "## The roles"
    yield ""
    yield "| Role | Held for | Who it is for | Needs a second factor |"
    yield "|---|---|---|---|"
    for role in Role:
        facts = ROLES[role]
        second = any(each.changes_something for each in facts.permissions)
        needs = "Yes" if second else "No"
        yield f"| {role.heading} | {HELD_FOR[facts.scope]} | {facts.holder} | {needs} |"


def _permissions() -> Iterator[str]:
    yield "## What each may do"
    yield ""
    yield f"| May | {' | '.join(role.heading for role in Role)} |"
    yield f"|---|{'---|' * len(Role)}"
    for permission in Permission:
        held = (
            "Yes" if permission in ROLES[role].permissions else "No" for role in Role
        )
        words = permission.value[0].upper() + permission.value[1:]
        yield f"| {words} | {' | '.join(held)} |"
