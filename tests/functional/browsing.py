"""What people do at a browser, page after page."""

from tests.authenticators import code_of
from tests.conftest import PASSWORD


def press(page, name):
    """Press a button that leads to another page, and wait for that."""
    follow(page.get_by_role("button", name=name, exact=True))


def follow(link):
    """Press what leads to another page, and wait until that page is there."""
    with link.page.expect_navigation():
        link.click()


def come_in(page, live_server, user, secret=""):
    """Sign out whoever is here, and sign a person in as they would."""
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/portal/sign-in/")
    page.get_by_label("Email address").fill(user.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")
    if secret:
        page.get_by_label("Six-digit code").fill(code_of(secret))
        press(page, "Continue")
    page.wait_for_url(f"{live_server.url}/portal/")
