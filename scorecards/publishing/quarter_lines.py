"""The list of quarters: what is public of each, what is prepared, what comes next."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter

from django.db.models import Count, Q, QuerySet

from scorecards.assemble import NoFigures, quarters_with_figures
from scorecards.models import QuarterSet
from scorecards.publishing.words import next_step, preparing_words, public_words
from scorecards.states import IN_PREPARATION, SetState
from strategy_portal.periods import Quarter
from strategy_portal.wording import quarter_months, quarter_words

NOTHING_PUBLIC = "Nothing yet."
IN_FORCE = (SetState.PUBLISHED, SetState.WITHDRAWN)
# How many quarters before the newest one can be chosen on the list.
EARLIER = 4


@dataclass(frozen=True, slots=True)
class EditionLink:
    """An edition of a quarter, with the address of its page."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class QuarterLine:
    """A quarter in a line; `preparing` is empty where nothing is."""

    title: str
    months: str
    address: str
    public: str
    preparing: str
    next_step: str
    editions: tuple[EditionLink, ...]


def quarters_begun() -> QuerySet[QuarterSet, date]:
    """Return the first day of each quarter that has an edition or will have one."""
    begun = QuarterSet.objects.not_cancelled()
    return begun.order_by("-starts_on").values_list("starts_on", flat=True).distinct()


def quarter_lines(days: Iterable[date]) -> list[QuarterLine]:
    """Return the quarters that begin on some days, the newest first."""
    waiting = Q(findings__blocks=False, findings__ticked_at__isnull=True)
    sets = (
        QuarterSet.objects.not_cancelled()
        .filter(starts_on__in=list(days))
        .select_related("composed_by", "edition__withdrawal")
        .annotate(
            blocking=Count("findings", filter=Q(findings__blocks=True)),
            waiting=Count("findings", filter=waiting),
        )
        .newest_first()
    )
    return [_line(list(found)) for _, found in groupby(sets, attrgetter("starts_on"))]


def _line(sets: Sequence[QuarterSet]) -> QuarterLine:
    """Return the line of a quarter; its sets come the newest first."""
    preparing = next((each for each in sets if each.state in IN_PREPARATION), None)
    public = next((each for each in sets if each.state in IN_FORCE), None)
    quarter = sets[0].quarter
    return QuarterLine(
        title=quarter_words(quarter),
        months=quarter_months(quarter),
        address=sets[0].get_absolute_url(),
        public=public_words(public) if public else NOTHING_PUBLIC,
        preparing=preparing_words(preparing) if preparing else "",
        next_step=_next(preparing, public),
        editions=tuple(_links(sets)),
    )


def _next(preparing: QuarterSet | None, public: QuarterSet | None) -> str:
    if preparing is not None:
        return next_step(
            preparing,
            blocking=preparing.blocking,  # type: ignore[attr-defined]
            waiting=preparing.waiting,  # type: ignore[attr-defined]
        )
    if public is not None and public.state == SetState.WITHDRAWN:
        return "The performance lead may compose a correction."
    return "Nothing."


def _links(sets: Sequence[QuarterSet]) -> Iterator[EditionLink]:
    for each in sets:
        yield EditionLink(f"Edition {each.number}", each.get_absolute_url())


def to_compose() -> tuple[Quarter | None, list[Quarter]]:
    """Return the quarter that is due to be composed, and a few earlier ones to choose.

    They have figures, and nobody has begun them; the first is the newest of all.
    """
    try:
        newest, *earlier = quarters_with_figures()[: EARLIER + 1]
    except NoFigures:
        return None, []
    begun = set(quarters_begun())
    left = [quarter for quarter in earlier if quarter.start not in begun]
    return (None if newest.start in begun else newest), left
