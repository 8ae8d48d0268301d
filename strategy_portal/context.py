"""What every page's template knows."""

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from priorities.models import Partnership

# The menu, in the order of the questions that people come with: a title, the page it
# opens, and what else belongs to that part of the portal.
SECTIONS = (
    ("Home", "home", ()),
    ("Scorecards", "scorecards:scorecard-list", ()),
    ("Outcomes", "outcomes:outcome-list", ()),
    ("Measures", "outcomes:measure-list", ()),
    ("Strategies", "priorities:strategy-list", ("areas/",)),
    ("Actions", "priorities:action-list", ("projects/",)),
    ("Boards", "priorities:board-list", ("meetings/",)),
    ("People and posts", "post-list", ()),
)
# What is looked up now and then stands at the foot of every page.
REFERENCE = (
    ("Projects", "priorities:project-list"),
    ("Meetings", "priorities:meeting-list"),
    ("Events and evidence", "priorities:event-list"),
    ("Organisations", "priorities:organisation-list"),
    ("Open questions", "question-list"),
    ("Papers", "priorities:paper-list"),
    ("Abbreviations", "priorities:abbreviation-list"),
)


def partnership(request):
    """Name the partnership in the header; a view's own context goes before this."""
    return {"partnership": SimpleLazyObject(the_partnership)}


def the_partnership():
    """Return the partnership that is served, or a name for an empty database."""
    return Partnership.objects.first() or Partnership(name="Strategy portal")


def menu(request):
    """Say which pages there are, and in which part of the portal this one is."""
    home, sections = reverse("home"), []
    for title, name, others in SECTIONS:
        address = reverse(name)
        parts = (address, *(f"{home}{other}" for other in others))
        within = address != home and request.path.startswith(parts)
        here = "page" if request.path == address else "true" if within else ""
        sections.append({"title": title, "address": address, "current": here})
    reference = [{"title": t, "address": reverse(name)} for t, name in REFERENCE]
    return {"sections": sections, "reference": reference}
