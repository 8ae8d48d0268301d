"""The page on which the performance lead retires a post that no measure needs."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from outcomes.post_services import retire_post
from priorities.asking import about_the_change, ending_answer, initial_end, posted
from priorities.changing import Asked, ask
from priorities.models import Post
from priorities.structure.forms import EndForm
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.change_forms import quarters_around
from strategy_portal.gate import needs


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def post_retire(request, code):
    """Say with which quarter a post ends, or that it goes on after all."""
    post = get_object_or_404(Post, code=code)
    back = reverse("structure:post-detail", args=[post.code])
    listed = reverse("structure:post-list")
    form = EndForm(
        posted(request),
        initial=initial_end(post),
        quarters=quarters_around(clock.today()),
    )
    asked = Asked(
        title=f"Retire {post}",
        form=form,
        lead="Give its measures to another post first. What it did stays.",
        trail=("Manage", reverse("manage"), "Posts", listed, str(post), back),
        back=back,
        save=lambda: retire_post(
            **about_the_change(form, request, "version", quarter="last_quarter"),
            post=post,
        ),
        answers=lambda: ending_answer(form),
        effect=lambda: "Earlier quarters keep it, whatever you choose.",
        done="The last quarter of the post is changed.",
        theirs=dict,
    )
    return ask(request, asked)
