"""manage.py state_diagram: docs/reference/states.md, from the code."""

from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand

from outcomes.states import MOVERS, MOVES

HEAD = """# The states of a return's line

Written by `manage.py state_diagram` from `outcomes/states.py`; a test fails where the
two differ. A quarter is open or closed; nothing moves while it is closed.

```mermaid
stateDiagram-v2
    [*] --> open
"""


def diagram() -> str:
    """Return the page."""
    return HEAD + "\n".join(_lines()) + "\n```\n\n" + "\n".join(_movers()) + "\n"


def _lines() -> Iterator[str]:
    for state, moves in MOVES.items():
        for move, then in moves.items():
            yield f"    {_name(state)} --> {_name(then)}: {move}"
        if not moves:
            yield f"    {_name(state)} --> [*]"


def _movers() -> Iterator[str]:
    yield "| Move | Who may make it: whoever may |"
    yield "|---|---|"
    for move, permissions in MOVERS.items():
        words = "; or ".join(permission.value for permission in permissions)
        yield f"| {move.value.capitalize()} | {words} |"


def _name(state: str) -> str:
    return str(state).replace(" ", "_")


class Command(BaseCommand):
    """Write the page that draws the states."""

    help = "Write docs/reference/states.md from the transitions in the code."

    def handle(self, **options):
        """Write it, and say where it is."""
        path = settings.BASE_DIR / "docs/reference/states.md"
        path.write_text(diagram())
        self.stdout.write(f"Written: {path.relative_to(settings.BASE_DIR)}")
