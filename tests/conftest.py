"""What every test gets: a shut network, a database, people who sign in, a browser."""

import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from datetime import time
from pathlib import Path

import hypothesis
import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.staticfiles import handlers
from django.db import connection
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import override_settings
from pytest_django.live_server_helper import LiveServer
from whitenoise import WhiteNoise

from strategy_portal import clock
from strategy_portal.access import Role, needs_second_factor
from tests.kept_rows import changes_allowed
from tests.migrated import begun_as_copy

# Playwright runs an event loop in the thread of the tests, where Django would refuse
# every query.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

DATABASE_FIXTURES = {"db", "transactional_db", "client", "admin_client", "live_server"}
# Of what passed it keeps one node a rule: to describe all takes as long as to check.
ACCESSIBILITY_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
ROOT = Path(__file__).resolve().parent.parent
HTML_VALIDATE = ROOT / "node_modules/html-validate/bin/html-validate.mjs"
PASSWORD = "correct horse battery staple"

# Two busy workers make a slow example no sign of a slow function.
hypothesis.settings.register_profile("portal", deadline=None, print_blob=True)
hypothesis.settings.load_profile("portal")


def pytest_addoption(parser):
    """Let `make pictures`, `faults` and `proof` ask for more than every run does."""
    parser.addoption(
        "--take-pictures",
        action="store_true",
        help="write the pictures of the guides instead of looking for them",
    )
    parser.addoption(
        "--kills",
        type=int,
        default=24,
        help="how often whoever publishes is killed, at points spread over the work",
    )
    parser.addoption(
        "--histories",
        type=int,
        default=50,
        help="how many chance histories of editions a reader tries to see through",
    )


def pytest_collection_modifyitems(config, items):
    """Mark what touches the database, and leave out what the other database is for."""
    engine = settings.DATABASES["default"]["ENGINE"]
    other = "sqlite_only" if engine.endswith("postgresql") else "postgresql_only"
    for item in items:
        if item.get_closest_marker("django_db") or DATABASE_FIXTURES.intersection(
            getattr(item, "fixturenames", ())
        ):
            item.add_marker("database")
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    elsewhere = [item for item in items if item.get_closest_marker(other)]
    if elsewhere:
        config.hook.pytest_deselected(items=elsewhere)
        items[:] = [item for item in items if item not in elsewhere]


@pytest.fixture(autouse=True, scope="session")
def stopped_clock():
    """Stop the time of day, as the demonstration stops the day: it is always noon."""
    with override_settings(TIME_OF_DAY=time(12)):
        yield


@pytest.fixture(autouse=True, scope="session")
def cheap_passwords():
    """Hash passwords the quick way: the slow way is the point of it elsewhere."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=quick):
        yield


@pytest.fixture(autouse=True, scope="session")
def static_files_found_once():
    """Look for the static files once: every new client would, and nothing adds any."""
    look, found = WhiteNoise.update_files_dictionary, {}

    def remember(whitenoise, *place):
        if place not in found:
            look(whitenoise, *place)
            found[place] = dict(whitenoise.files)
        whitenoise.files.update(found[place])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoise, "update_files_dictionary", remember)
        yield


@pytest.fixture(autouse=True)
def nothing_published_is_held():
    """Begin each test without the public answers of the one before."""
    from django.core.cache import caches

    caches["published"].clear()


@pytest.fixture
def make_user(db):
    """Make an account: make_user("jo", roles=[Role.PERFORMANCE_LEAD]).

    Without roles it is an auditor's, who reads every page and changes nothing. A role
    that is held for a part is given as a pair: (Role.OFFICER, post).
    """

    # Models can be imported only once Django has been set up.
    from tests.factories.priorities import GrantFactory

    def make(name="board.member", roles=(Role.AUDITOR,), **fields):
        user = get_user_model().objects.create_user(
            f"{name}@example.org",
            PASSWORD,
            **{"display_name": name.replace(".", " ").capitalize(), **fields},
        )
        for held in roles:
            role, part = held if isinstance(held, tuple) else (held, None)
            GrantFactory(user=user, role=role, part=part)
        return user

    return make


@pytest.fixture
def sign_in(client, make_user):
    """Sign the test client in as a new person, by both proofs: sign_in("auditor")."""

    def sign(name="board.member", **fields):
        user = make_user(name, **fields)
        let_in(client, user)
        return user

    return sign


def let_in(client, user):
    """Sign an account in to a test client, as if a code had been given too."""
    from strategy_portal.accounts import second_factor, sessions

    client.force_login(user)
    session = client.session
    sessions.begin(session, at=clock.wall())
    second_factor.prove(session, user, at=clock.wall())
    session.save()


@pytest.fixture
def sign_in_browser(page, live_server, make_user):
    """Sign the browser in through the form, as a person would."""

    def sign(name="board.member", **fields):
        from tests.authenticators import code_of, give_app

        user = make_user(name, **fields)
        is_asked = needs_second_factor(user, on=clock.today())
        secret = give_app(user) if is_asked else ""
        page.goto(f"{live_server.url}/portal/sign-in/")
        page.get_by_label("Email address").fill(user.email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        if is_asked:
            page.get_by_label("Six-digit code").fill(code_of(secret))
            page.get_by_role("button", name="Continue").click()
        page.wait_for_url(f"{live_server.url}/portal/")
        return user

    return sign


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """Begin with a copy of a database that is migrated already."""
    with ExitStack() as stack:
        with django_db_blocker.unblock():
            stack.enter_context(begun_as_copy())
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """End what still holds the database, so that it can be dropped.

    A browser keeps its line to the tests' server open between pages, and so a thread of
    that server keeps its connection.
    """
    yield
    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )


@pytest.fixture(autouse=True, scope="session")
def flush_passes_kept_rows():
    """Let Django empty the tables after a test whose transactions were real.

    The database refuses to let go of rows that are kept, and means the suite too.
    """
    flush = BaseDatabaseOperations.execute_sql_flush

    def let_go_and_flush(operations, statements):
        with changes_allowed(operations.connection):
            flush(operations, statements)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", let_go_and_flush)
        yield


@pytest.fixture(scope="session")
def live_server(django_db_setup):
    """Serve the portal as in production: WhiteNoise gives the hashed static files.

    It asks for the database so that it lets go of it before that is dropped.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", lambda application: application)
        server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    """Start the system's Chromium, quietly, without the project's font settings."""
    chromium = subprocess.check_output([ROOT / "scripts/chromium.sh"], text=True)
    environment = {k: v for k, v in os.environ.items() if k != "FONTCONFIG_FILE"}
    return {
        "executable_path": chromium.strip(),
        "headless": True,
        "chromium_sandbox": False,
        "env": environment,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture
def complaints(page):
    """Collect what the browser's console complains of; a clean page leaves it empty."""
    found = []
    page.on(
        "console",
        lambda message: (
            found.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def accessibility_faults(page):
    """Run axe on the page as it stands and list what breaks WCAG 2.2 AA."""

    def run():
        results = Axe().run(page, options=ACCESSIBILITY_OPTIONS)
        return [
            f"{fault['id']}: {node['html']}"
            for fault in results.response["violations"]
            for node in fault["nodes"]
        ]

    return run


@pytest.fixture
def faults_wide_and_narrow(page, accessibility_faults, scrolls_sideways):
    """Hold the page as it stands to what every page owes, on a desk and on a phone."""

    def look():
        faults = []
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{fault} at {width}" for fault in accessibility_faults()]
            if scrolls_sideways():
                faults.append(f"scrolls sideways at {width}")
        return faults

    return look


@pytest.fixture(scope="session")
def html_faults():
    """Check HTML against the standard with html-validate and list what is wrong."""

    node = shutil.which("node") or Path(sys.executable).with_name("node")

    def check(html, folder=None):
        """Check one page, or all that were written to a folder, in one go."""
        what = [folder] if folder else ["--stdin"]
        found = subprocess.run(
            [node, HTML_VALIDATE, *what, "--formatter=text", "--preset=standard"],
            input=html,
            capture_output=True,
            text=True,
            check=False,
        )
        return (found.stdout + found.stderr).splitlines() if found.returncode else []

    return check


@pytest.fixture
def scrolls_sideways(page):
    """Say whether the page is wider than its window."""

    def ask():
        return page.evaluate(
            "({scrollWidth, clientWidth}) => scrollWidth > clientWidth",
            page.query_selector("html"),
        )

    return ask
