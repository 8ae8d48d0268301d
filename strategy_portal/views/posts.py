"""Posts, the people whom the papers name in them, and what each answers for."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from outcomes.models import Measure
from priorities.filtersets import PostFilterSet
from priorities.models import Action, Appointment, Post, Project, Responsibility
from priorities.presenters.people import holders_of
from priorities.presenters.sources import Named, dated_name, provenance_of
from priorities.reading import posts_in_full
from priorities.tables import PostTable
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.listing import paged
from strategy_portal.wording import NO_DATE, loose_date_words

PAGE = 50
PROPOSED = "Proposed: the papers name nobody who reports these measures."


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a post answers for."""

    title: str
    address: str
    beneath: str


@dataclass(frozen=True, slots=True)
class Duty:
    """All that a post answers for of one kind."""

    anchor: str
    heading: str
    lines: list[Line]
    note: str = ""


@needs(Permission.READ_STRATEGY)
@require_safe
def post_list(request):
    """List the posts with how much each answers for, and the people named in them."""
    filterset = PostFilterSet(request.GET, queryset=posts_with_counts())
    people = Appointment.objects.select_related("officer", "post")
    return TemplateResponse(
        request,
        "portal/post_list.html",
        {
            "filterset": filterset,
            "table": paged(request, PostTable(filterset.qs), PAGE),
            "holders": holders_of(people),
        },
    )


@needs(Permission.READ_STRATEGY)
@require_safe
def post_detail(request, code):
    """Show a post: who was in it when, and all that it answers for."""
    measures = Measure.objects.live(clock.today()).in_order()
    posts = posts_in_full().prefetch_related(
        Prefetch("measures", measures), Prefetch("deputised_measures", measures)
    )
    post = get_object_or_404(posts, code=code)
    return TemplateResponse(
        request,
        "portal/post_detail.html",
        {
            "post": post,
            "holders": holders_of(post.appointments.all()),
            "duties": [duty for duty in duties_of(post) if duty.lines],
            "provenance": provenance_of(_named(post)),
        },
    )


def duties_of(post):
    """Return what a post answers for, kind by kind; a kind may be empty."""
    return (
        Duty("areas", "Areas for development", areas_of(post)),
        duty_to_report("reports", "Measures that it reports", post.measures),
        duty_to_report("deputy", "Measures as deputy", post.deputised_measures),
        Duty("projects", "Projects that it leads", projects_of(post)),
        Duty("actions", "Actions that it leads", actions_of(post)),
        Duty("risks", "Risks that it owns", risks_of(post)),
    )


def areas_of(post):
    """Return the areas that a post answers for, and whom the paper names in it."""
    return [
        Line(
            line.area.title,
            line.area.get_absolute_url(),
            dated_name(line.officer.name, line.paper) if line.officer else "",
        )
        for line in post.responsibilities.all()
    ]


def duty_to_report(anchor, heading, measures):
    """Return measures to report; a proposal for them all is said once."""
    found = measures.all()
    proposed = [each.proposed for each in found]
    lines = [
        Line(
            str(each),
            each.get_absolute_url(),
            "Proposed" if each.proposed and not all(proposed) else "",
        )
        for each in found
    ]
    return Duty(anchor, heading, lines, PROPOSED if all(proposed) else "")


def projects_of(post):
    """Return the projects that a post leads, and how far each has come."""
    return [
        Line(each.title, each.get_absolute_url(), each.get_status_display())
        for each in post.projects.all()
    ]


def actions_of(post):
    """Return the actions that a post leads, with the date and status of each."""
    return [
        Line(
            each.title,
            each.project.get_absolute_url() if each.project else "",
            f"{due_words(each)}. {each.get_status_display()}.",
        )
        for each in post.actions.all()
    ]


def due_words(action):
    """Return when an action is due, as exactly as the paper says."""
    return f"Due {loose_date_words(action.due)}" if action.due else NO_DATE


def risks_of(post):
    """Return the risks that a post owns, each with its strategy."""
    return [
        Line(
            each.statement,
            f"{each.strategy.get_absolute_url()}#risks",
            each.strategy.title,
        )
        for each in post.risks.all()
    ]


def posts_with_counts():
    """Return posts in order, and how many areas, measures and works each has."""
    return (
        Post.objects.in_order()
        .prefetch_related("organisations")
        .annotate(
            area_count=_count(Responsibility.objects, "post"),
            measure_count=_count(Measure.objects.live(clock.today()), "reporting_post"),
            work_count=_count(Project.objects, "lead_post")
            + _count(Action.objects, "lead_post"),
        )
    )


def _count(rows, post):
    """Count rows of a post in a query of their own: joined counts would multiply."""
    found = rows.filter(**{post: OuterRef("pk")}).order_by().values(post)
    return Coalesce(Subquery(found.annotate(n=Count("pk")).values("n")), 0)


def _named(post: Post) -> Iterator[Named]:
    yield post.title, post
    for appointment in post.appointments.all():
        said = loose_date_words(appointment.as_at)
        yield f"{appointment.officer.name} in this post, as at {said}", appointment
    for line in post.responsibilities.all():
        yield f"Answers for “{line.area.title}”", line
