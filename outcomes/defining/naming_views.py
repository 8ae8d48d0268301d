"""Pages on which the performance lead gives posts and boards another name."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from outcomes.defining.asking import open_quarters
from outcomes.defining.naming_forms import NameForm
from outcomes.naming_services import rename
from priorities.asking import about_the_change, posted, starts
from priorities.changing import Asked, ask, changed_answers
from priorities.models import Board, Post
from strategy_portal.access import Permission
from strategy_portal.gate import needs


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def post_rename(request, code):
    """Call a post something else, from a quarter on."""
    post = get_object_or_404(Post, code=code)
    trail = ("Posts", reverse("structure:post-list"))
    back = reverse("structure:post-detail", args=[code])
    lead = "It keeps its measures, its work and its people."
    return ask(request, renaming(request, post, trail, back, lead))


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def board_rename(request, code):
    """Call a board something else, from a quarter on."""
    board = get_object_or_404(Board, code=code)
    trail = ("Boards", reverse("structure:board-list"))
    back = reverse("structure:board-detail", args=[code])
    lead = "It keeps its scorecards, its meetings and what they agreed."
    return ask(request, renaming(request, board, trail, back, lead))


def renaming(request, row, trail, back, lead):
    """Return what a page asks that gives a post or a board another name."""
    form = NameForm(posted(request), initial=named(row), quarters=open_quarters())
    return Asked(
        title=f"Rename {row}",
        form=form,
        lead=lead,
        trail=("Manage", reverse("manage"), *trail, str(row), back),
        back=back,
        save=lambda: rename(
            **about_the_change(form, request, "version", "name"), row=row
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: (
            f"Scorecards call it so from {starts(form)} on, and those before keep the "
            "name that it has. All other pages call it so at once."
        ),
        done="It has its new name.",
        theirs=lambda: named(type(row).objects.get(pk=row.pk)),
    )


def named(row):
    """Return a name as its form begins with it."""
    return {"version": row.version, "name": str(row)}
