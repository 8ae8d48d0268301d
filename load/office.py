"""The partnership that is filled in: officers, with own lines and shared ones."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from outcomes.models import Measure, Place, ReturnLine
from outcomes.quarter_services import open_quarter
from outcomes.return_sheet import key_of
from priorities.models import Grant, Organisation, Partnership, Post
from strategy_portal import clock
from strategy_portal.access import Role
from strategy_portal.models import User
from strategy_portal.periods import Quarter

QUARTER = Quarter(2025, 2)
PASSWORD = "a load of many officers"
OWN_LINES = 3
LONG_AGO = date(2018, 1, 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that an officer may save: the return that it is in, and its key there."""

    pk: int
    path: str
    key: str


@dataclass(frozen=True, slots=True)
class Officer:
    """Somebody who saves: the address that they sign in with, and their lines."""

    email: str
    lines: tuple[Line, ...]


def open_office(officers: int) -> list[Officer]:
    """Make so many officers, each with a post, and open a quarter for them.

    Each has three measures of their own and one that the next officer fills in too, so
    that every officer has three lines to themselves and two with somebody else.
    """
    council = _partnership()
    posts = Post.objects.bulk_create(
        Post(code=f"post-{n}", title=f"Post {n}") for n in range(officers)
    )
    council.posts.set(posts)
    users = _accounts(posts)
    Measure.objects.bulk_create(_measures(posts))
    lead = _account("lead", Role.PERFORMANCE_LEAD)
    open_quarter(quarter=QUARTER, actor=lead, now=clock.now())
    return [
        Officer(user.email, _lines_of(post))
        for user, post in zip(users, posts, strict=True)
    ]


def _partnership() -> Organisation:
    Partnership.objects.create(
        pk=1, name="Northfield SEND Partnership", place="Northfield", council="Council"
    )
    Place.objects.create(code="northfield", name="Northfield", kind=Place.Kind.OWN)
    return Organisation.objects.create(
        code="council", name="Council", kind=Organisation.Kind.COUNCIL
    )


def _accounts(posts: list[Post]) -> list[User]:
    """Make an officer of each post; all have one password, hashed once."""
    hashed = make_password(PASSWORD)
    return [
        _account(f"officer-{n}", Role.OFFICER, post=post, hashed=hashed)
        for n, post in enumerate(posts)
    ]


def _account(
    name: str, role: Role, *, post: Post | None = None, hashed: str = "!"
) -> User:
    user = User.objects.create(
        email=f"{name}@example.org", display_name=name.capitalize(), password=hashed
    )
    Grant.objects.create(
        user=user,
        role=role,
        post=post,
        valid_from=LONG_AGO,
        given_at=clock.now(),
        given_by=user,
    )
    return user


def _measures(posts: list[Post]):
    """Yield three measures of each post's own, and one that it shares with the next."""
    for n, post in enumerate(posts):
        for m in range(OWN_LINES + 1):
            number = n * (OWN_LINES + 1) + m + 1
            yield Measure(
                code=f"L{number}",
                slug=f"l{number}",
                letter="L",
                number=number,
                title=f"Children seen in time by service {number}",
                short_title=f"Service {number}",
                unit="percent",
                polarity="higher",
                counts="children",
                frequency=Measure.Frequency.QUARTERLY,
                basis="financial quarter",
                reporting_post=post,
                deputy_post=posts[(n + 1) % len(posts)] if m == OWN_LINES else None,
            )


def _lines_of(post: Post) -> tuple[Line, ...]:
    lines = ReturnLine.objects.filter(ReturnLine.of_posts([post]))
    return tuple(
        Line(line.pk, line.belongs_to.get_absolute_url(), key_of(line))
        for line in lines.with_all().in_order()
    )
