"""Every page of the portal, as the addresses name it, and what it asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from strategy_portal.access import ROLES, Permission, Role
from strategy_portal.gate import is_open, permissions_of

ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Page:
    """A pattern of addresses: its name, how it is written, and who may open it."""

    name: str
    address: str
    permissions: tuple[Permission, ...]
    is_open: bool
    arguments: tuple[str, ...] = ()

    @property
    def is_classified(self) -> bool:
        """Return whether somebody has said who may open it."""
        return self.is_open or bool(self.permissions)

    @property
    def is_of_admin(self) -> bool:
        """Return whether it is one of the admin's, which has some for each table."""
        return self.name.startswith(f"{ADMIN}:")

    @property
    def roles(self) -> frozenset[Role]:
        """Return the roles that open it."""
        return frozenset(
            role for role in Role if ROLES[role].permissions & set(self.permissions)
        )


def pages() -> list[Page]:
    """Return every page, in the order in which addresses are tried."""
    return list(_pages(get_resolver(), "/", ""))


def _pages(resolver: URLResolver, before: str, space: str) -> Iterator[Page]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield _page(pattern, before, space)
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from _pages(pattern, before + str(pattern.pattern), inner)


def _page(pattern: URLPattern, before: str, space: str) -> Page:
    view: Any = pattern.callback
    address = before + str(pattern.pattern)
    return Page(
        name=f"{space}{pattern.name or ''}",
        address=re.sub(r"<\w+:", "<", address),
        permissions=permissions_of(view),
        is_open=is_open(view),
        arguments=tuple(re.findall(r"<(?:\w+:)?(\w+)>", address)),
    )
