"""A strategy's page: its versions in order, and what became of each priority."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from priorities.models import (
    Action,
    AreaForDevelopment,
    Priority,
    PrioritySuccession,
    Statement,
    Strategy,
    StrategyVersion,
)
from priorities.presenters.progress import PaperReport, progress_of
from priorities.presenters.sources import Named, Provenance, provenance_of
from priorities.presenters.standing import Standing, standing_of

BECAME = {
    PrioritySuccession.Kind.CARRIED: "Carried over to",
    PrioritySuccession.Kind.RENAMED: "Became",
    PrioritySuccession.Kind.MERGED: "Merged into",
}
CAME_FROM = {
    PrioritySuccession.Kind.CARRIED: "Carried over from",
    PrioritySuccession.Kind.RENAMED: "Was",
    PrioritySuccession.Kind.MERGED: "Merged from",
}
SOONEST_ACTIONS = 8
HEADINGS = {
    Statement.Kind.VISION: "Vision",
    Statement.Kind.PRINCIPLE: "Principles",
    Statement.Kind.COMMITMENT: "Commitments",
    Statement.Kind.VALUE: "Values",
}


@dataclass(frozen=True, slots=True)
class Kin:
    """A line of descent: `Became “Workforce” (2019 draft)`."""

    words: str
    proposed: bool


@dataclass(frozen=True, slots=True)
class PriorityLine:
    """A priority, what it came from or what became of it, and how it stands."""

    priority: Priority
    kin: tuple[Kin, ...]
    otherwise: str
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """The visions, principles, commitments or values of one version."""

    heading: str
    anchor: str
    statements: tuple[Statement, ...]
    version: StrategyVersion
    proposed: bool


@dataclass(frozen=True, slots=True)
class AreaLine:
    """An area for development, and how it stands."""

    area: AreaForDevelopment
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class VersionPage:
    """An earlier version, with what became of its priorities."""

    version: StrategyVersion
    priorities: tuple[PriorityLine, ...]


@dataclass(frozen=True, slots=True)
class StrategyPage:
    """A strategy as its page shows it; `parts` are the anchors and titles of it."""

    parts: tuple[tuple[str, str], ...]
    lead: StrategyVersion | None
    priorities: tuple[PriorityLine, ...]
    statements: tuple[StatementGroup, ...]
    areas: tuple[AreaLine, ...]
    actions: tuple[Action, ...]
    all_actions: int
    progress: tuple[PaperReport, ...]
    earlier: tuple[VersionPage, ...]
    provenance: Provenance


def strategy_page(strategy: Strategy, actions: Iterable[Action]) -> StrategyPage:
    """Return a strategy, read in full, as its page shows it."""
    versions, actions = newest_first(strategy.versions.all()), tuple(actions)
    lead = next((each for each in versions if each.current), None)
    lead = lead or (versions[0] if versions else None)
    earlier = [each for each in versions if each is not lead]
    page = StrategyPage(
        parts=(),
        lead=lead,
        priorities=_lead_lines(lead, earlier),
        statements=tuple(_statement_groups(versions)),
        areas=tuple(
            AreaLine(area, standing_of(area.newest_reports))  # type: ignore[attr-defined]
            for each in versions
            for area in each.areas.all()
        ),
        actions=actions[:SOONEST_ACTIONS],
        all_actions=len(actions),
        progress=progress_of(versions),
        earlier=tuple(_version_page(each, versions) for each in earlier),
        provenance=provenance_of(_named(strategy, versions)),
    )
    return replace(page, parts=tuple(_parts(page)))


def _parts(page: StrategyPage) -> Iterator[tuple[str, str]]:
    """Yield the sections that the page has, for its list of contents."""
    if page.lead:
        yield "priorities", "Priorities"
    yield from ((group.anchor, group.heading) for group in page.statements)
    if page.areas:
        yield "areas", "Areas for development"
    if page.progress:
        yield "progress", "Progress"
    yield from (("projects", "Projects"), ("actions", "Actions"), ("risks", "Risks"))
    if page.earlier:
        yield "earlier", "Earlier versions"
    if page.provenance.questions:
        yield "questions", "Open questions"
    if page.provenance.sources:
        yield "sources", "Sources"


def newest_first(versions: Iterable[StrategyVersion]) -> list[StrategyVersion]:
    """Order versions by descent: dates are too loose to tell a draft from a final."""
    rows = {each.pk: each for each in versions}

    def depth(version: StrategyVersion) -> int:
        steps, seen = 0, {version.pk}
        while version.predecessor_id in rows and version.predecessor_id not in seen:
            seen.add(version.predecessor_id)
            version = rows[version.predecessor_id]
            steps += 1
        return steps

    return sorted(rows.values(), key=lambda each: (-depth(each), -each.pk))


def _lead_lines(
    lead: StrategyVersion | None, earlier: Sequence[StrategyVersion]
) -> tuple[PriorityLine, ...]:
    if lead is None:
        return ()
    had_priorities = any(each.priorities.all() for each in earlier)
    otherwise = "New in this version" if had_priorities else ""
    return tuple(
        PriorityLine(
            each,
            tuple(came_from(each)),
            otherwise,
            standing_of(each.newest_reports),  # type: ignore[attr-defined]
        )
        for each in lead.priorities.all()
    )


def came_from(priority: Priority) -> Iterator[Kin]:
    for line in priority.came_from.all():
        verb = CAME_FROM[PrioritySuccession.Kind(line.kind)]
        yield _kin(verb, priority, line.before, line.proposed)


def _version_page(
    version: StrategyVersion, versions: Sequence[StrategyVersion]
) -> VersionPage:
    """Return an earlier version; a priority without heirs was dropped, if any came."""
    later = versions[: versions.index(version)]
    followed = any(each.priorities.all() for each in later)
    lines = [
        PriorityLine(
            priority,
            tuple(_became(priority)),
            "Dropped: no later version has it" if followed else "",
        )
        for priority in version.priorities.all()
    ]
    return VersionPage(version, tuple(lines))


def _became(priority: Priority) -> Iterator[Kin]:
    for line in priority.became.all():
        verb = BECAME[PrioritySuccession.Kind(line.kind)]
        yield _kin(verb, priority, line.after, line.proposed)


def _kin(verb: str, priority: Priority, other: Priority, proposed: bool) -> Kin:
    """Name the other priority only where its name is another."""
    version = other.version
    same = version.strategy_id == priority.version.strategy_id
    where = f"“{version.label}”" if same else str(version.strategy)
    if other.title == priority.title:
        return Kin(f"{verb} {where}", proposed)
    return Kin(f"{verb} “{other.title}” of {where}", proposed)


def _statement_groups(
    versions: Sequence[StrategyVersion],
) -> Iterator[StatementGroup]:
    """Yield each kind of statement from the newest version that has any."""
    for kind, heading in HEADINGS.items():
        for version in versions:
            found = [each for each in version.statements.all() if each.kind == kind]
            if found:
                proposed = all(each.proposed for each in found)
                yield StatementGroup(heading, kind, tuple(found), version, proposed)
                break


def _named(strategy: Strategy, versions: Sequence[StrategyVersion]) -> Iterator[Named]:
    yield strategy.title, strategy
    for line in strategy.board_lines.all():
        yield f"{line.get_role_display()}: {line.board.name}", line
    for version in versions:
        yield f"Version: {version.label}", version
        for statement in version.statements.all():
            yield f"{statement.get_kind_display()} {statement.order}", statement
        for priority in version.priorities.all():
            yield from _named_priority(priority)
    for number, risk in enumerate(strategy.risks.all(), start=1):
        yield f"Risk {number}", risk


def _named_priority(priority: Priority) -> Iterator[Named]:
    yield f"Priority {priority.order}, {priority.title}", priority
    for line in priority.came_from.all():
        yield f"Where “{priority.title}” came from", line
    for update in priority.progress.all():
        yield f"Progress on “{priority.title}”", update
