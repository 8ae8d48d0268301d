"""Pages on which the performance lead keeps posts."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from priorities.asking import about_the_change, initial, posted, starts
from priorities.changing import Asked, ask, changed_answers, given_answers
from priorities.models import Post
from priorities.naming import former_names
from priorities.post_services import add_post, change_post
from priorities.structure.forms import AddPostForm, PostForm
from priorities.structure.tables import KeptPostTable
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.change_forms import quarters_around
from strategy_portal.gate import needs
from strategy_portal.history import history_of
from strategy_portal.listing import paged
from strategy_portal.wording import lasting_words


@needs(Permission.DEFINE_STRUCTURE)
@require_safe
def post_list(request):
    """List the posts, those to come and those that ended too."""
    table = KeptPostTable(Post.objects.in_order().prefetch_related("organisations"))
    return TemplateResponse(
        request, "structure/post_list.html", {"table": paged(request, table, 50)}
    )


@needs(Permission.DEFINE_STRUCTURE)
@require_safe
def post_detail(request, code):
    """Show what a post is, who employs it, and what was decided."""
    post = get_object_or_404(Post, code=code)
    return TemplateResponse(
        request,
        "structure/post_detail.html",
        {
            "post": post,
            "employers": post.organisations.order_by("name", "code"),
            "former": former_names(post),
            "stands": lasting_words(post.valid_from, post.valid_to),
            "history": history_of(post),
        },
    )


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def post_add(request):
    """Add a post, from a quarter on."""
    form = AddPostForm(
        posted(request),
        initial={"kind": Post.Kind.POST},
        quarters=quarters_around(clock.today()),
    )
    asked = Asked(
        title="Add a post",
        form=form,
        trail=trail_of(),
        back=reverse("structure:post-list"),
        save=lambda: add_post(**about_the_change(form, request, *AddPostForm.SAID)),
        answers=lambda: given_answers(form),
        effect=lambda: f"It is there from {starts(form)} on.",
        done="The post is added.",
    )
    return ask(request, asked)


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def post_change(request, code):
    """Change what a post is, and who employs it."""
    post = get_object_or_404(Post, code=code)
    form = PostForm(posted(request), initial=standing_post(post))
    asked = Asked(
        title=f"Change {post}",
        form=form,
        lead="It keeps its measures, its work and its people.",
        trail=trail_of(post),
        back=address_of(post),
        save=lambda: change_post(
            **about_the_change(form, request, "version", *PostForm.SAID, quarter=""),
            post=post,
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: "It is so everywhere at once.",
        done="The post is changed.",
        theirs=lambda: standing_post(Post.objects.get(pk=post.pk)),
    )
    return ask(request, asked)


def standing_post(post):
    """Return a post as its form begins with it."""
    employers = list(post.organisations.order_by("name", "code"))
    return initial(post, ["kind"]) | {"organisations": employers}


def address_of(post):
    """Return the address at which a post is managed."""
    return reverse("structure:post-detail", args=[post.code])


def trail_of(post=None):
    """Return the way to the pages of a post, or to the list of them."""
    trail = ("Manage", reverse("manage"), "Posts", reverse("structure:post-list"))
    return (*trail, str(post), address_of(post)) if post else trail
