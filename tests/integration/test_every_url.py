"""Every address of the portal, found by following links as a reader would.

New pages are walked without being named here: an address that no page links to, that
falls over, or that shows itself to a stranger fails.
"""

import html
import re
from collections import Counter, defaultdict, deque
from itertools import pairwise
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, resolve, reverse

from priorities.models import Officer
from strategy_portal.access import ROLES, Permission, Role
from strategy_portal.gate import permissions_of
from strategy_portal.site_map import pages
from tests.conftest import let_in
from tests.factories.portal import UserFactory
from tests.factories.priorities import GrantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.long]

# What a stranger may open, or opens by POST alone.
OPEN = {"front", "health", "account_login", "password-lost", "password-asked"}
# Of the public site, which tests/integration/scorecards/test_public_pages.py walks.
PUBLIC = {page.name for page in pages() if page.name.startswith("public:")}
POSTED = {
    "sign-out",
    "session-end",
    "sessions-end",
    "returns:return-submit",
    "returns:rows-paste",
    "returns:workbook-upload",
    "returns:rows-save",
    "returns:draft-keep",
    "returns:draft-drop",
}
OF_A_RETURN = {name for name in POSTED if name.startswith("returns:")}
# Steps on a way, which tests/integration/accounts walks.
STEPS = {
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "password-new",
    # There is a return only once a quarter has been opened.
    "returns:return-detail",
    # An approver's; tests/integration/outcomes/test_sign_pages.py walks them.
    "returns:sign-detail",
    "returns:sign-list",
    "returns:return-workbook",
    # There is a set only once a quarter was composed;
    # tests/integration/scorecards/test_publishing_pages.py walks it.
    "publishing:set-detail",
    "publishing:set-file",
    "publishing:set-page",
    # There is a board only of a quarter that was opened; the rest is its lead's.
    "quarters:quarter-board",
    "returns:figure-correct",
    "returns:figure-list",
    "returns:history-paste",
    "quarters:quarter-close",
    "quarters:quarter-extend",
    "quarters:quarter-open",
    "quarters:quarter-reopen",
}
# An administrator's; tests/integration/priorities/test_people.py walks them.
PEOPLE = {
    "people:person-detail",
    "people:person-end-sessions",
    "people:person-invite",
    "people:person-invite-again",
    "people:person-list",
    "people:person-reset-second-factor",
    "people:person-switch-off",
    "people:person-switch-on",
    "people:role-end",
    "people:role-give",
}
# Pages with a form that a reader may send: of their own account.
FORMS = {"mfa_activate_totp", "password-change"}
# A PDF is there only once it has been printed.
MAY_BE_ABSENT = {"scorecards:scorecard-file"}
# The pages that may name a person.
NAMES_PEOPLE = {
    "priorities:strategy-detail",
    "priorities:area-detail",
    "priorities:project-detail",
    "post-list",
    "post-detail",
}
REPORTING = {Permission.REPORT_PROGRESS, Permission.REPORT_ANY_PROGRESS}
RECKONED = {"outcomes", "scorecards"}
EACH = 3
BLOCK = re.compile(r"</?(?:tr|li|p|dd|dt|div|h\d|section|ul|ol)\b[^>]*>")


def named_patterns(resolver=None, space=""):
    """Yield the name of every pattern with what its view asks for.

    Those of Django's own admin are left out.
    """
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}", permissions_of(pattern.callback)
        elif pattern.namespace != "admin":
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from named_patterns(pattern, inner)


def patterns_for(role):
    """Return the names of the patterns that a role may open, and of those for all."""
    allowed = ROLES[role].permissions
    return {name for name, asked in named_patterns() if not asked or allowed & {*asked}}


def links_of(response, address):
    for link in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', response.text):
        target = urlsplit(urljoin(address, html.unescape(link)))
        if not target.netloc and target.path.startswith("/portal/"):
            yield target.path + (f"?{target.query}" if target.query else "")


def is_page(response):
    is_file = "Content-Disposition" in response.headers
    return response.headers["Content-Type"].startswith("text/html") and not is_file


def walk(client, each=EACH, start="/portal/", within="/portal/"):
    """Follow links from the first page; yield some addresses of every pattern.

    What is reckoned is slow and alike, so that never more than three are opened. Links
    that lead out of `within` are not followed.
    """
    waiting, seen, opened = deque([start]), {start}, Counter()
    while waiting:
        address = waiting.popleft()
        path, _, query = address.partition("?")
        match = resolve(path)
        kind = (match.view_name, tuple(re.findall(r"(\w+)=", query)))
        most = min(each, EACH) if match.namespace in RECKONED else each
        if match.namespace == "admin" or opened[kind] >= most:
            continue
        opened[kind] += 1
        response = client.get(address)
        yield address, match.view_name, response
        if is_page(response):
            fresh = [
                link
                for link in links_of(response, address)
                if link not in seen and link.startswith(within)
            ]
            seen.update(fresh)
            waiting.extend(fresh)


@pytest.fixture(scope="module")
def walked(django_db_setup, django_db_blocker):
    """Load Rotherham's strategy and walk it once, as one who reads everything.

    The answers are as the tests below find them; the database forgets the rest.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        folder = settings.BASE_DIR / "fixtures/rotherham"
        call_command("load_strategy", folder, verbosity=0)
        client, user = Client(), UserFactory()
        GrantFactory(user=user, role=Role.AUDITOR)
        let_in(client, user)
        answers = list(walk(client, each=30))
        people = list(Officer.objects.values_list("name", flat=True))
        transaction.set_rollback(True)
    return answers, people


@pytest.fixture
def example(db):
    """The small invented strategy, quick to walk."""
    call_command("load_strategy", settings.BASE_DIR / "fixtures/example", verbosity=0)


def test_every_address_is_linked_and_answers(walked):
    reached = defaultdict(list)
    for address, name, response in walked[0]:
        reached[name].append((address, response.status_code))

    readable = patterns_for(Role.AUDITOR)
    assert readable - OPEN - PUBLIC - POSTED - STEPS - PEOPLE - set(reached) == set()
    assert [
        answer
        for name, answers in reached.items()
        for answer in answers
        if answer[1] != (200 if name not in MAY_BE_ABSENT else answer[1])
    ] == []


def test_every_form_of_progress_and_work_is_linked_and_well_built(
    client, sign_in, example, html_faults, tmp_path
):
    sign_in(roles=[Role.PERFORMANCE_LEAD])

    reached, faults = set(), []
    for address, name, response in walk(client, each=1):
        if REPORTING & {*permissions_of(resolve(address.partition("?")[0]).func)}:
            reached.add(name)
            faults += [f"{address}: {fault}" for fault in faults_of(response.text)]
            (tmp_path / f"{name.replace(':', '-')}.html").write_text(response.text)

    asked_for = {name for name, asked in named_patterns() if REPORTING & {*asked}}
    assert asked_for == reached
    assert faults == []
    assert html_faults("", folder=tmp_path) == []


def test_every_address_asks_a_stranger_to_sign_in(client, sign_in, example):
    sign_in()
    addresses = {address for address, _, _ in walk(client, each=1)}
    client.logout()

    for address in addresses:
        response = client.get(address)
        assert response.status_code == 302, address
        assert response.headers["Location"].startswith(reverse("account_login")), (
            address
        )
    for name in OPEN:
        assert client.get(reverse(name)).status_code == 200, name
    for name in POSTED - OF_A_RETURN:
        address = reverse(name, args=[1] if name == "session-end" else [])
        assert client.get(address).status_code in (302, 405), name


def test_no_address_takes_a_change(client, sign_in, example):
    sign_in()

    for address, name, _ in list(walk(client, each=1)):
        expected = 200 if name in FORMS else 405
        assert client.post(address).status_code == expected, address


def faults_of(page):
    """Yield what is wrong with a page's headings, tables and place in the menu."""
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    if levels[:1] != [1] or levels.count(1) != 1:
        yield "not one h1, first of all headings"
    if any(after - before > 1 for before, after in pairwise(levels)):
        yield f"a level is skipped: {levels}"
    if page.count("<table") != page.count("<caption"):
        yield "a table without a caption"


def test_every_page_is_well_built(walked, html_faults, tmp_path):
    titles, faults, written = {}, [], set()
    for address, name, response in walked[0]:
        if not is_page(response) or "?" in address:
            continue
        title = re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)[1]
        if titles.setdefault(title, address) != address:
            faults.append(f"{address} has the title of {titles[title]}")
        faults += [f"{address}: {fault}" for fault in faults_of(response.text)]
        if name not in written:
            written.add(name)
            page = tmp_path / f"{name.replace(':', '-')}.html"
            page.write_text(response.text)

    assert faults == []
    assert html_faults("", folder=tmp_path) == []


def test_people_are_named_on_their_pages_alone_and_with_a_year(walked):
    answers, people = walked
    names = re.compile("|".join(map(re.escape, people)))

    faults, named = [], set()
    for address, name, response in answers:
        for block in BLOCK.split(response.text) if is_page(response) else ():
            if not names.search(block):
                continue
            named.add(name)
            if name not in NAMES_PEOPLE or not re.search(r"\b20\d\d\b", block):
                faults.append(f"{address}: {block.strip()}")

    assert faults == []
    assert {"priorities:area-detail", "post-list", "post-detail"} <= named
