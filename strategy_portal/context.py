"""What every page's template knows."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from priorities.models import Partnership
from strategy_portal import clock
from strategy_portal.access import Permission, can


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the menu: its title, who may open it, what else belongs to its part."""

    title: str
    name: str
    permission: Permission = Permission.READ_STRATEGY
    others: tuple[str, ...] = ()


# In the order of the questions that people come with.
SECTIONS = (
    Entry("Home", "home"),
    Entry("Returns", "returns:return-list", Permission.READ_MEASURES),
    Entry("Sign off", "returns:sign-list", Permission.SIGN_OFF),
    Entry("Quarters", "quarters:quarter-list", Permission.READ_QUARTER),
    Entry("Publish", "publishing:set-list", Permission.READ_PUBLICATION),
    Entry(
        "My work",
        "priorities:my-work",
        Permission.REPORT_PROGRESS,
        ("milestones/", "risks/"),
    ),
    Entry("Scorecards", "scorecards:scorecard-list", Permission.READ_SCORECARDS),
    Entry("Outcomes", "outcomes:outcome-list", Permission.READ_SCORECARDS),
    Entry("Measures", "outcomes:measure-list", Permission.READ_MEASURES),
    Entry("Strategies", "priorities:strategy-list", others=("areas/", "priorities/")),
    Entry("Actions", "priorities:action-list", others=("projects/",)),
    Entry("Boards", "priorities:board-list", others=("meetings/",)),
    Entry("People and posts", "post-list"),
    Entry("Accounts and roles", "people:person-list", Permission.MANAGE_PEOPLE),
    Entry("Manage", "manage", Permission.DEFINE_MEASURES),
)
# What is looked up now and then stands at the foot of every page.
REFERENCE = (
    Entry("Projects", "priorities:project-list"),
    Entry("Meetings", "priorities:meeting-list"),
    Entry("Events and evidence", "priorities:event-list"),
    Entry("Organisations", "priorities:organisation-list"),
    Entry("Open questions", "question-list"),
    Entry("Papers", "priorities:paper-list"),
    Entry("Abbreviations", "priorities:abbreviation-list"),
    Entry("Who did what", "audit-list", Permission.READ_AUDIT),
    Entry("Look at the data", "admin:index", Permission.LOOK_AT_DATA),
)


def partnership(request):
    """Name the partnership in the header; a view's own context goes before this."""
    return {"partnership": SimpleLazyObject(the_partnership)}


def demonstration(request):
    """Say what is switched off for the demonstration, as every page has to."""
    return {"second_factor_is_off": not settings.SECOND_FACTOR}


def the_partnership():
    """Return the partnership that is served, or a name for an empty database."""
    return Partnership.objects.first() or Partnership(name="Strategy portal")


def menu(request):
    """Say which pages this person may open, and in which part of them this one is."""
    sections = [_section(request, entry) for entry in open_to(request, SECTIONS)]
    reference = [
        {"title": entry.title, "address": reverse(entry.name)}
        for entry in open_to(request, REFERENCE)
    ]
    return {"sections": sections, "reference": reference}


def open_to(request, entries):
    """Keep the pages that whoever asks may open."""
    # A request that was refused early knows nobody yet.
    user, today = getattr(request, "user", AnonymousUser()), clock.today()
    if not user.is_authenticated:
        return []
    return [entry for entry in entries if can(user, entry.permission, on=today)]


def _section(request, entry):
    home, address = reverse("home"), reverse(entry.name)
    parts = (address, *(f"{home}{other}" for other in entry.others))
    within = address != home and request.path.startswith(parts)
    here = "page" if request.path == address else "true" if within else ""
    return {"title": entry.title, "address": address, "current": here}
