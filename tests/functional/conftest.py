"""In every test with a browser: the security policy is kept; and pictures of pages."""

import io
from pathlib import Path

import pytest
from PIL import Image  # WeasyPrint brings it
from playwright.sync_api import expect

PICTURES = Path(__file__).resolve().parents[2] / "docs/guide/pictures"
WINDOW = {"width": 1000, "height": 800}
MARGIN = 12
# As Chromium names it on the console, and as a response does.
POLICY = "Content Security Policy"
POLICY_HEADER = "content-security-policy"
# A third of the size, and by this way of choosing our own colours stay exact.
COLOURS = 256


@pytest.fixture(autouse=True)
def breaches(browser):
    """Fail the test if a page that it opened broke the security policy, or had none.

    Every window counts, with or without JavaScript: the browser itself says on the
    console what it blocked, and each answer is looked at for the policy.
    """
    found = []

    def hear(message):
        if POLICY in message.text:
            found.append(f"{message.page.url}: {message.text}")

    def look(response):
        if response.url.startswith("http") and POLICY_HEADER not in response.headers:
            found.append(f"{response.url} has no policy")

    def watch(context):
        context.on("console", hear)
        context.on("response", look)

    browser.on("context", watch)
    yield found
    browser.remove_listener("context", watch)
    assert found == []


@pytest.fixture
def picture(page, request):
    """Take a picture of parts of the page: picture("officer-tasks", page.locator(…)).

    Unless pictures are asked for, it only holds that the page still has those parts and
    that the picture is there.
    """

    def take(name, *parts):
        file = PICTURES / f"{name}.png"
        page.set_viewport_size(WINDOW)
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
        for part in parts:
            expect(part).to_be_visible()
        if request.config.getoption("--take-pictures"):
            shot = page.screenshot(
                full_page=True,
                clip=around([part.bounding_box() for part in parts]),
                animations="disabled",
                caret="hide",
                scale="css",
            )
            write_small(shot, file)
        assert file.exists(), f"`make pictures` takes {file.name}."

    return take


def around(boxes):
    """Return the rectangle that holds some others, with a margin around them."""
    left = max(0, min(box["x"] for box in boxes) - MARGIN)
    top = max(0, min(box["y"] for box in boxes) - MARGIN)
    right = max(box["x"] + box["width"] for box in boxes) + MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + MARGIN
    return {
        "x": left,
        "y": top,
        "width": min(right, WINDOW["width"]) - left,
        "height": bottom - top,
    }


def write_small(shot, file):
    """Write a picture with few colours; the same page gives the same file."""
    with Image.open(io.BytesIO(shot)) as image:
        few = image.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    few.save(file, optimize=True)
