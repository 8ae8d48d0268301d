"""The kinds of row that can have an open question, and the page where each stands."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from outcomes import models as o
from priorities import models as p
from scorecards.models import Scorecard

LONGEST_SEARCH = 100
NONE = Value("", TextField())
Address = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row: its title and key in the database, and the maker of its address.

    The key is what the address of its page holds.
    """

    model: type
    title: Combinable
    key: Combinable
    address: Address
    words: str
    field: str = "source_query"
    paper: str = "paper"

    @property
    def source(self) -> tuple[Combinable, Combinable]:
        """Return the code of a row's paper and its line; empty for the papers."""
        if self.paper != "paper":
            return Value(""), Value("")
        return Coalesce(Cast("paper__code", TextField()), NONE), F("source_line")


def kind(model, title, key, address, words="", **fields) -> Kind:
    """Describe a kind; `title` may join fields: `"code + title"`, `"a > b"`."""
    return Kind(
        model,
        joined(title),
        Coalesce(Cast(key, TextField()), NONE),
        address,
        words or model._meta.verbose_name.capitalize(),
        **fields,
    )


def joined(title: str) -> Combinable:
    """Join fields with a space (+), a comma (,) or an arrow in words (>)."""
    for sign, words in ((" + ", " "), (" , ", ", "), (" > ", " to ")):
        if sign in title:
            first, last = title.split(sign)
            return Concat(F(first), Value(words), F(last), output_field=TextField())
    return Cast(title, TextField())


def page(name: str, argument: str = "code") -> Address:
    """Return the maker of an address that holds a row's key."""
    return lambda key, title: reverse(name, kwargs={argument: key})


def whole(name: str) -> Address:
    """Return the maker of a list's address, for rows without a page of their own."""
    return lambda key, title: reverse(name)


def within_list(name: str) -> Address:
    """Return the maker of the address of a list that is searched for the row."""
    return lambda key, title: (
        f"{reverse(name)}?{urlencode({'q': title[:LONGEST_SEARCH]})}"
    )


strategy = page("priorities:strategy-detail")
area = page("priorities:area-detail")
project = page("priorities:project-detail")
meeting = page("priorities:meeting-detail")
board = page("board-detail")
post = page("post-detail")
outcome = page("outcomes:outcome-detail", "slug")
measure = page("outcomes:measure-detail", "slug")
organisations = whole("priorities:organisation-list")
events = whole("priorities:event-list")
papers = whole("priorities:paper-list")
measures = whole("outcomes:measure-list")
actions = within_list("priorities:action-list")


def project_or_list(key: str, title: str) -> str:
    """Return the address of a milestone's project, or of the actions."""
    return project(key, title) if key else reverse("priorities:action-list")


VERSION = "version__strategy__code"
AFTER = "after__version__strategy__code"
PROGRESS = "priority__version__strategy__code"
ITEM = "item__meeting__code"
EITHER = Coalesce("project__code", "action__project__code")

STRATEGIES = (
    kind(p.Strategy, "title", "code", strategy),
    kind(p.StrategyBoard, "strategy__title , board__name", "strategy__code", strategy),
    kind(p.StrategyVersion, "strategy__title , label", "strategy__code", strategy),
    kind(p.Statement, "text", VERSION, strategy),
    kind(p.Priority, "title", VERSION, strategy),
    kind(p.PrioritySuccession, "before__title > after__title", AFTER, strategy),
    kind(p.ProgressUpdate, "priority__title", PROGRESS, strategy),
    kind(p.AreaForDevelopment, "title", "code", area),
    kind(p.OversightLine, "area__title", "area__code", area),
    kind(p.Responsibility, "area__title", "area__code", area),
)
WORK = (
    kind(p.Project, "title", "code", project),
    kind(p.ProjectPhase, "project__title , title", "project__code", project),
    kind(p.Action, "title", "code", actions),
    kind(p.Milestone, "title", EITHER, project_or_list),
    kind(p.Risk, "statement", "strategy__code", strategy),
)
PEOPLE = (
    kind(p.Post, "title", "code", post),
    kind(p.Appointment, "post__title", "post__code", post, "Person in a post"),
    kind(p.Organisation, "name", "code", organisations),
)
BOARDS = (
    kind(p.Board, "name", "code", board),
    kind(p.ReportingLine, "board__name > reports_to__name", "board__code", board),
    kind(p.Meeting, "board__name", "code", meeting),
    kind(p.AgendaItem, "title", "meeting__code", meeting),
    kind(p.Resolution, "text", ITEM, meeting),
    kind(p.MemberQuestion, "question", ITEM, meeting),
    kind(p.Event, "title", "code", events),
    kind(p.EvidenceSource, "name", "code", events),
)
FIGURES = (
    kind(o.Outcome, "title", "slug", outcome),
    kind(o.Measure, "code + title", "slug", measure),
    kind(o.Placement, "measure__code + measure__title", "outcome__slug", outcome),
    kind(o.Breakdown, "measure__code + title", "measure__slug", measure),
    kind(o.Target, "measure__code + measure__title", "measure__slug", measure),
    kind(o.ComparatorSet, "name", "code", measures, field="question", paper=""),
    kind(Scorecard, "title", "board__code", board),
)
PAPERS = (kind(p.Paper, "code + title", "code", papers, field="question", paper="pk"),)

GROUPS = {
    "strategies": ("Strategies, priorities and areas", STRATEGIES),
    "work": ("Projects, actions and risks", WORK),
    "people": ("Posts and organisations", PEOPLE),
    "boards": ("Boards, meetings and events", BOARDS),
    "figures": ("Outcomes, measures and scorecards", FIGURES),
    "papers": ("The papers themselves", PAPERS),
}
