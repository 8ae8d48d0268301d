"""Where a reader can write: an address of the web or of mail, from the settings."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Contact:
    """An address and the words that lead to it."""

    address: str
    words: str


def contact() -> Contact | None:
    """Return where to write; None where no address is set."""
    where = settings.PUBLIC_CONTACT
    if not where:
        return None
    if "@" in where and "/" not in where:
        return Contact(f"mailto:{where}", where)
    return Contact(where, "Tell us")
