"""The browser keeps to the security policy, and the suite hears of each breach."""

import pytest

from tests.functional.conftest import POLICY_HEADER

# One of each kind, and the part of the policy that forbids it.
PLANTED = {
    "<script>var ran = 1</script>": "script-src",
    "<p onclick='ran()'>Press</p>": "script-src",
    "<script src='https://elsewhere.invalid/a.js'></script>": "script-src",
    "<p style='color: red'>Red</p>": "style-src",
    "<style>p {color: red}</style>": "style-src",
    "<img src='https://elsewhere.invalid/a.png' alt=''>": "img-src",
    "<iframe src='/about/'></iframe>": "default-src",
    "<object data='/about/'></object>": "object-src",
    "<base href='https://elsewhere.invalid/'>": "base-uri",
}


def plant(context, markup):
    """Put markup into every page that is opened; its policy stays as it is."""

    def answer(route):
        response = route.fetch()
        body = response.text().replace("</h1>", f"</h1>{markup}", 1)
        route.fulfill(response=response, body=body)

    context.route("**/privacy/", answer)


@pytest.mark.parametrize("javascript", [True, False])
def test_every_breach_is_heard_in_every_window(
    browser, live_server, transactional_db, breaches, javascript
):
    context = browser.new_context(java_script_enabled=javascript)
    plant(context, "".join(PLANTED))
    for _ in range(2):
        context.new_page().goto(f"{live_server.url}/privacy/")
    context.close()

    heard = [breach for breach in breaches if "/privacy/" in breach]
    breaches.clear()
    # Without JavaScript the browser does not come to what a script may do.
    parts = {*PLANTED.values()} - (set() if javascript else {"script-src"})
    assert {part for part in parts if sum(part in each for each in heard) < 2} == set()


def test_page_without_a_policy_is_heard(page, live_server, transactional_db, breaches):
    def answer(route):
        response = route.fetch()
        kept = {k: v for k, v in response.headers.items() if k != POLICY_HEADER}
        route.fulfill(response=response, headers=kept)

    page.route("**/privacy/", answer)
    page.goto(f"{live_server.url}/privacy/")

    heard = list(breaches)
    breaches.clear()
    assert heard == [f"{live_server.url}/privacy/ has no policy"]
