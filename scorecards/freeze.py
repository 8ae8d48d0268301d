"""A page as canonical JSON that says everything, and back again.

Keys sorted, no spaces, UTF-8, numbers as text. `SCHEMA` grows when a page of an earlier
one could no longer be read; what was published must be readable for ever, so the reader
of an earlier schema stays.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from scorecards.page import ScorecardPage

EXTENSION = "page"
MEDIA_TYPE = "application/json"
SCHEMA = 1


class UnknownSchema(ValueError):
    """The frozen page was written by a newer version of the portal."""


def freeze(page: ScorecardPage) -> bytes:
    """Return all that a page says."""
    return canonical({"schema": SCHEMA, "page": asdict(page)})


def thaw(content: bytes) -> ScorecardPage:
    """Return the page that was frozen. Raises UnknownSchema."""
    frozen = json.loads(content)
    if frozen["schema"] != SCHEMA:
        raise UnknownSchema(
            f"This page has the form {frozen['schema']}, which this version of the "
            "portal does not know; update the portal."
        )
    page: ScorecardPage = _made(frozen["page"], ScorecardPage)
    return page


def canonical(content: Mapping[str, Any]) -> bytes:
    """Return plain values as the one text that stands for them."""
    text = json.dumps(
        content,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        default=_plain,
    )
    return text.encode()


def _plain(value: Any) -> str:
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case _:
            raise TypeError(f"A page holds no {type(value).__name__}.")


def _made(value: Any, kind: Any) -> Any:
    """Return a plain value as the kind that a field of a page asks for."""
    if get_origin(kind) is tuple:
        return _tuple(value, get_args(kind))
    if NoneType in get_args(kind):
        (known,) = set(get_args(kind)) - {NoneType}
        return None if value is None else _made(value, known)
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _made(each, hints[name]) for name, each in value.items()})
    if kind is date:
        return date.fromisoformat(value)
    return Decimal(value) if kind is Decimal else value


def _tuple(values: list[Any], kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_made(each, kinds[0]) for each in values)
    return tuple(_made(each, kind) for each, kind in zip(values, kinds, strict=True))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
