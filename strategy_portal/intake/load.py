"""Loading a folder: read, check, compare, write; all of it or nothing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from priorities.models import Partnership
from strategy_portal.intake.apply import write
from strategy_portal.intake.checks import check
from strategy_portal.intake.files import read_folder
from strategy_portal.intake.plan import Plan, make_plan
from strategy_portal.intake.problems import Problem, StrategyRefused, counted
from strategy_portal.intake.rows import Reading, read_sheet
from strategy_portal.intake.schema import BY_FILE, EVERY_KIND
from strategy_portal.intake.stored import read_database
from strategy_portal.intake.whole import Whole
from strategy_portal.models import User

Tell = Callable[[str], None]


class FiguresChanged(Exception):
    """Figures changed and nobody said why; each one is listed."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("Figures changed without a reason.")
        self.plan = plan


@transaction.atomic
def load_strategy(
    folder: Path, *, now: datetime, reason: str = "", tell: Tell = lambda words: None
) -> Plan:
    """Load a folder and return what was done, under the portal's own account.

    Raises FolderRefused, StrategyRefused or FiguresChanged; then nothing was written.
    """
    # Two loads at once take turns at the one partnership, once there is one.
    Partnership.objects.select_for_update().first()
    whole, plan = _compare(folder, now, tell)
    if plan.figures.without_reason and not reason:
        raise FiguresChanged(plan)
    if not plan.is_empty:
        tell("Writing")
        actor = User.objects.system()
        write(plan, whole.stored, actor=actor, now=now, reason=reason)
    return plan


def check_strategy(
    folder: Path, *, now: datetime, tell: Tell = lambda words: None
) -> Plan:
    """Return what a load would do, and write nothing.

    Raises FolderRefused or StrategyRefused.
    """
    return _compare(folder, now, tell)[1]


def _compare(folder: Path, now: datetime, tell: Tell) -> tuple[Whole, Plan]:
    tell(f"Reading {folder}")
    readings, unreadable, problems = read_strategy(folder)
    rows = sum(len(reading.rows) for reading in readings.values())
    tell(f"Checking {counted(rows, 'row')} of {counted(len(readings), 'file')}")
    whole = Whole(readings, read_database(), timezone.localtime(now).date(), unreadable)
    problems += check(whole)
    plan = make_plan(whole)
    problems += plan.figures.problems
    if problems:
        raise StrategyRefused(sorted(problems, key=_as_filed))
    return whole, plan


def read_strategy(
    folder: Path,
) -> tuple[dict[str, Reading], frozenset[str], list[Problem]]:
    """Return the rows of each file, the files that gave none, and the errors."""
    found = read_folder(folder, BY_FILE)
    problems = list(found.problems)
    readings: dict[str, Reading] = {}
    unreadable = {problem.file for problem in problems} & BY_FILE.keys()
    for kind in EVERY_KIND:
        if kind.file in found.lines:
            reading = read_sheet(kind.sheet, found.lines[kind.file])
            readings[kind.file] = reading
            problems += reading.problems
            if reading.problems and not reading.seen:
                unreadable.add(kind.file)
    return readings, frozenset(unreadable), problems


def _as_filed(problem: Problem) -> tuple[int, str, int, str]:
    """Sort by the order of the files, then by line."""
    names = list(BY_FILE)
    place = names.index(problem.file) if problem.file in names else -1
    return place, problem.file, problem.line, problem.column
