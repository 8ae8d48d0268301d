"""Every page by everybody by every method: who comes in is what the reference says.

The pages are those of the addresses, so that a new page is tried without being named
here. Who may open them is read from `docs/reference/permissions.md`, which is tested
elsewhere to say what the code says.
"""

import re

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse

from strategy_portal.access import ROLES, Role, Scope
from strategy_portal.models import User
from strategy_portal.permissions_reference import EVERY_ROLE, SIGNED_IN, STRANGERS
from strategy_portal.site_map import pages
from tests.addresses import address_of, asked_post, set_of
from tests.authenticators import give_app
from tests.conftest import PASSWORD, let_in
from tests.factories.priorities import GrantFactory
from tests.published import publish_page

pytestmark = [pytest.mark.django_db, pytest.mark.long]

METHODS = ("get", "head", "post", "put", "delete", "options")
STRANGER, DISABLED, NO_ROLE = "stranger", "disabled account", "person without a role"
TURNED_AWAY = (STRANGER, DISABLED)
REFERENCE = settings.BASE_DIR / "docs/reference/permissions.md"
# A file that is there only once it has been made.
MAY_BE_ABSENT = {"scorecards:scorecard-file"}
# Of the admin, whose pages are alike for all tables, those of one table. What changes
# something is there by Django's rules, and closed to everybody by ours.
OF_ADMIN = re.compile(r"admin:(login|index|jsi18n|strategy_portal_auditevent_\w+)$")
CLOSED = re.compile(r"\w+ admin:\w+_(add|delete)$|post admin:\w+_change$")
ROW = re.compile(r"^\| `([\w:*-]+)` \| `[^`]+` \| ([^|]+) \|", re.MULTILINE)
TOLD = dict(ROW.findall(REFERENCE.read_text()))
WALKED = [
    pytest.param(
        page,
        id=page.name,
        # Django's own templates use variables that are not there.
        marks=[pytest.mark.ignore_template_errors] if page.is_of_admin else [],
    )
    for page in pages()
    if not page.is_of_admin or OF_ADMIN.match(page.name)
]


@pytest.fixture(scope="module")
def keys(django_db_setup, django_db_blocker):
    """Load the example once, and sign everybody in: the key of each one's session."""
    with django_db_blocker.unblock(), transaction.atomic():
        folder = settings.BASE_DIR / "fixtures/example"
        call_command("load_strategy", folder, verbosity=0)
        post = asked_post()
        set_of(publish_page())
        yield {who: session_of(who, post) for who in (*Role, NO_ROLE, *TURNED_AWAY)}
        transaction.set_rollback(True)


def session_of(who, post):
    """Sign somebody in, of this post and what it is a part of; return their session."""
    if who == STRANGER:
        return ""
    client = Client()
    user = User.objects.create_user(
        f"{who.replace(' ', '.')}@example.org", PASSWORD, display_name=who
    )
    give_app(user)
    RecoveryCodes.activate(user)
    if who != NO_ROLE:
        role = Role.PERFORMANCE_LEAD if who == DISABLED else who
        parts = {Scope.POST: post, Scope.ORGANISATION: post.organisations.first()}
        GrantFactory(user=user, role=role, part=parts.get(ROLES[role].scope))
    let_in(client, user)
    if who == DISABLED:
        user.is_active = False
        user.save()
    return client.session.session_key


@pytest.fixture(scope="module")
def visitor():
    """One client for all: each new one would look for every static file."""
    return Client()


def ask(visitor, method, address, key):
    """Send a request for somebody, and take back whatever it changed."""
    visitor.cookies.clear()
    visitor.cookies[settings.SESSION_COOKIE_NAME] = key
    with transaction.atomic():
        response = getattr(visitor, method)(address)
        transaction.set_rollback(True)
    return response


def is_told_to_open(page, who):
    """Return whether the reference says that a page opens to somebody."""
    told = TOLD.get("admin:*" if page.is_of_admin else page.name, "")
    if told == STRANGERS:
        return True
    if who in TURNED_AWAY:
        return False
    if told == SIGNED_IN:
        return True
    return isinstance(who, Role) and (
        told == EVERY_ROLE or who.heading in told.split(", ")
    )


def is_sent_to_sign_in(response):
    """Return whether one is asked to sign in; the admin asks by a page of its own."""
    asks = tuple(f"{reverse(name)}?" for name in ("account_login", "admin:login"))
    to = response.headers.get("Location", "")
    return response.status_code == 302 and to.startswith(asks)


def outcome_of(response):
    """Return what became of a request, in one word."""
    if is_sent_to_sign_in(response):
        return "sign in"
    if response.status_code >= 500:
        return "fell over"
    return "refused" if response.status_code == 403 else "came in"


def expected(page, who, method):
    """Return what must become of a request."""
    is_closed = CLOSED.match(f"{method} {page.name}")
    if is_told_to_open(page, who) and not is_closed:
        return "came in"
    return "sign in" if who in TURNED_AWAY else "refused"


@pytest.mark.parametrize("spot", WALKED)
def test_page_opens_to_whom_the_reference_names_and_to_nobody_else(spot, keys, visitor):
    address = address_of(spot)

    answers = {
        (who, method): ask(visitor, method, address, key)
        for who, key in keys.items()
        for method in METHODS
    }

    wrong = [
        f"{method.upper()} {address} by {who}: {outcome_of(answer)}, "
        f"and not {expected(spot, who, method)} ({answer.status_code})"
        for (who, method), answer in answers.items()
        if outcome_of(answer) != expected(spot, who, method)
    ]
    assert wrong == []
    openers = [who for who in keys if is_told_to_open(spot, who)]
    seen = {answers[who, "get"].status_code for who in openers}
    assert seen != {404} or spot.name in MAY_BE_ABSENT, f"{address} is not there."
