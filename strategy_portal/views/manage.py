"""Where the performance lead keeps what is measured and who is who."""

from dataclasses import dataclass

from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from outcomes.models import Measure, Place
from priorities.models import Board, Post
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.wording import count_words


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind of thing that is kept on pages: how many there are, and what is done."""

    title: str
    address: str
    number: str
    words: str


@needs(Permission.DEFINE_MEASURES)
@require_safe
def manage(request):
    """List the kinds of things that are added, changed and ended on pages."""
    return TemplateResponse(request, "portal/manage.html", {"kinds": kinds_kept()})


def kinds_kept():
    """Return what is kept on pages, in the order of how often it changes."""
    today = clock.today()
    compared = Place.objects.comparators().in_force(today)
    return [
        Kept(
            "Measures",
            reverse("defining:measure-list"),
            f"{count_words(Measure.objects.live(today).count(), 'measure')} today",
            "What is watched, its definition, its targets, and who reports it.",
        ),
        Kept(
            "Comparators",
            reverse("defining:comparator-list"),
            f"{count_words(compared.count(), 'comparator')} today",
            "The areas that figures are compared with.",
        ),
        Kept(
            "Posts",
            reverse("structure:post-list"),
            f"{count_words(Post.objects.in_force(today).count(), 'post')} today",
            "Who answers for what, and who employs them.",
        ),
        Kept(
            "Boards and reporting lines",
            reverse("structure:board-list"),
            f"{count_words(Board.objects.in_force(today).count(), 'board')} today",
            "Boards and groups, and to whom each reports.",
        ),
    ]
