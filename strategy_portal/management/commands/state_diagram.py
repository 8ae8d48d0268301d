"""manage.py state_diagram: docs/reference/states.md, from the code."""

from collections.abc import Iterator

from django.conf import settings
from django.core.management.base import BaseCommand

from outcomes.states import MOVERS, MOVES, LineState
from scorecards.states import SET_MOVERS, SET_MOVES, SetState

HEAD = """# The states of a line and of a quarter's set

Written by `manage.py state_diagram` from `outcomes/states.py` and
`scorecards/states.py`; a test fails where they differ.
"""
LINE = (
    "A line of a return. A quarter is open or closed; nothing moves while it is closed."
)
SET = (
    "A quarter's set: all its scorecards, on their way to the public. The portal "
    "checks what was composed; a set is superseded by publishing the next one."
)


def diagram() -> str:
    """Return the page."""
    lines = [HEAD]
    lines += _machine("The line of a return", LINE, LineState.OPEN, MOVES, MOVERS)
    lines += _machine("A quarter's set", SET, SetState.GATHERING, SET_MOVES, SET_MOVERS)
    return "\n".join(lines).rstrip() + "\n"


def _machine(title, words, first, moves, movers) -> Iterator[str]:
    yield f"## {title}\n\n{words}\n\n```mermaid\nstateDiagram-v2"
    yield f"    [*] --> {_name(first)}"
    yield from _lines(moves)
    yield "```\n"
    yield from _movers(movers)
    yield ""


def _lines(moves) -> Iterator[str]:
    for state, ways in moves.items():
        for move, then in ways.items():
            yield f"    {_name(state)} --> {_name(then)}: {move}"
        if not ways:
            yield f"    {_name(state)} --> [*]"


def _movers(movers) -> Iterator[str]:
    yield "| Move | Who may make it: whoever may |"
    yield "|---|---|"
    for move, permissions in movers.items():
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
