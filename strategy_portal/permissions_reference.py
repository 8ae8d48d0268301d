"""The tables of who may do what and open which page, written from the code."""

from collections.abc import Iterator

from strategy_portal.access import ROLES, Permission, Role, Scope
from strategy_portal.site_map import Page, pages
from strategy_portal.wording import sentence_case

HEAD = """# Who may do what

Written by `manage.py permissions_reference` from `strategy_portal/access.py` and the
addresses; a test fails where they differ. Nothing is allowed that no role allows. A
person may hold several roles, each for a part of the partnership and between two days.
"""
PAGES = """## The pages

Each page asks for one thing that a person must be able to do, whatever the method of
the request. Without it the answer is 403; a stranger is asked to sign in. What a person
sees of a page's things is narrower still where a role is held for a part.
"""
STRANGERS = "Everybody, strangers too"
SIGNED_IN = "Everybody who is signed in"
EVERY_ROLE = "Every role"
NOBODY = "Nobody"
NOTHING = "nothing"
HELD_FOR = {
    Scope.POST: "A post",
    Scope.ORGANISATION: "An organisation",
    Scope.BOARD: "A board",
    Scope.WHOLE: "The whole partnership",
}


def reference() -> str:
    """Return the page."""
    parts = (HEAD, *_roles(), "", *_permissions(), "", *_pages(), "")
    return "\n".join(parts)


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
        yield f"| {sentence_case(permission.value)} | {' | '.join(held)} |"


def _pages() -> Iterator[str]:
    yield PAGES
    yield "| Page | Address | To whom it opens | What one must be able to do |"
    yield "|---|---|---|---|"
    found = pages()
    for page in found:
        if not page.is_of_admin:
            yield _row(page, page.name, page.address)
    # The admin has some pages for each table, and all of them ask the same.
    admin = [page for page in found if page.is_of_admin][:1]
    for page in admin:
        yield _row(page, "admin:*", f"{page.address}…")


def _row(page: Page, name: str, address: str) -> str:
    asks = " or ".join(permission.value for permission in page.permissions) or NOTHING
    return f"| `{name}` | `{address}` | {_openers(page)} | {sentence_case(asks)} |"


def _openers(page: Page) -> str:
    if page.is_open:
        return STRANGERS
    if Permission.OWN_ACCOUNT in page.permissions:
        return SIGNED_IN
    if page.roles == frozenset(Role):
        return EVERY_ROLE
    return ", ".join(role.heading for role in Role if role in page.roles) or NOBODY
