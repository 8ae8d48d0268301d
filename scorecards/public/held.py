"""Answers that a process holds until something is published or taken back.

Everything public depends on what was published, withdrawn and promised, and on the day.
So one question to the database tells whether an answer is still the right one.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256

from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse

CACHE = "published"
# Larger files are read anew each time, so that a process does not grow.
LARGEST = 512 * 1024
HELD = ("Content-Type", "Content-Disposition", "ETag")
# Rows are only ever added to these three. Written by hand: every public answer asks it.
STATE = """
    SELECT (SELECT COUNT(*) FROM scorecards_edition),
           (SELECT COUNT(*) FROM scorecards_withdrawal),
           (SELECT COUNT(*) FROM scorecards_publicationday)
"""


def held(
    path: str, site: Mapping[str, object], make: Callable[[], HttpResponse]
) -> HttpResponse:
    """Return the answer of an address, as it was held or made now.

    `site` is what else the answer depends on, the same for all addresses.
    """
    asked = sha256(f"{path} {sorted(site.items())}".encode()).hexdigest()
    key = f"{_state()}-{asked}"
    kept = caches[CACHE].get(key)
    if kept is None:
        made = make()
        # As the framework would have it, for every later answer as well.
        made.setdefault("ETag", f'"{sha256(made.content).hexdigest()[:32]}"')
        kept = made.status_code, made.content, {n: made[n] for n in HELD if n in made}
        if len(made.content) <= LARGEST:
            caches[CACHE].set(key, kept)
    status, content, headers = kept
    return HttpResponse(content, status=status, headers=headers)


def _state() -> str:
    """Return how much has been published, withdrawn and promised so far.

    Numbers of rows grow as each is committed; keys are given before that, and of two at
    once the higher may come first.
    """
    with connection.cursor() as cursor:
        cursor.execute(STATE)
        return "-".join(map(str, cursor.fetchone()))
