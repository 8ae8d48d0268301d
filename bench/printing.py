"""One scorecard's PDF: ours, WeasyPrint alone, and Chromium's own printing."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.template.loader import render_to_string
from playwright.sync_api import sync_playwright
from weasyprint import HTML

from bench.timing import Result, compare
from scorecards.page import ScorecardPage
from scorecards.renderers import assets, pdf, pdf_engine

# As root, in a container: what the browser tests switch off as well.
FLAGS = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync")


def results(page: ScorecardPage, chromium: str, folder: Path) -> Iterator[Result]:
    """Yield our printing of a page against the two others, warm and cold."""
    html = render_to_string("scorecards/print.html", {"page": page})
    yield compare(
        "PDF, warm: WeasyPrint alone",
        lambda: pdf.render(page),
        lambda: weasyprint_alone(html),
        runs=7,
        aim="at most 1.25",
    )
    whole = with_styles(html)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=list(FLAGS), env=environment()
        )
        yield compare(
            "PDF, warm: a Chromium that is running",
            lambda: pdf.render(page),
            chromium_print(browser.new_page(), whole),
            runs=7,
            aim="under 1",
        )
        browser.close()
    yield compare(
        "PDF, cold: a fresh Chromium",
        cold(page, folder),
        cold_chromium(whole, chromium, folder),
        runs=5,
        seconds=20,
    )


def weasyprint_alone(html: str) -> bytes:
    """Print as the library does by itself, with the style sheet parsed and kept."""
    return HTML(string=html).write_pdf(
        stylesheets=[pdf_engine.stylesheet()],
        font_config=pdf_engine.fonts(),
        pdf_variant="pdf/a-3a",
    )


def with_styles(html: str) -> str:
    """Return the same page with the same style sheet inside it, for a browser."""
    styles = f"<style>{assets.stylesheet('print.css')}</style></head>"
    return html.replace("</head>", styles, 1)


def chromium_print(tab, html: str) -> Callable[[], bytes]:
    """Return a printing of a page by a browser that is running."""

    def run() -> bytes:
        tab.set_content(html, wait_until="load")
        return tab.pdf(prefer_css_page_size=True, tagged=True)

    return run


def cold(page: ScorecardPage, folder: Path) -> Callable[[], object]:
    """Return a printing of an assembled page by a fresh process of ours."""
    kept = folder / "page.pickle"
    kept.write_bytes(pickle.dumps(page))
    command = [sys.executable, "-m", "bench.cold", str(kept), str(folder / "ours.pdf")]
    return lambda: subprocess.run(command, check=True)


def cold_chromium(html: str, chromium: str, folder: Path) -> Callable[[], object]:
    """Return a printing of a page by a fresh browser."""
    source = folder / "page.html"
    source.write_text(html, encoding="utf-8")
    command = [
        chromium,
        "--headless",
        *FLAGS,
        f"--user-data-dir={folder / 'profile'}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={folder / 'theirs.pdf'}",
        source.as_uri(),
    ]
    return lambda: subprocess.run(
        command, check=True, capture_output=True, env=environment()
    )


def environment() -> dict[str, str]:
    """Return the environment without our font settings, which are not Chromium's."""
    return {k: v for k, v in os.environ.items() if k != "FONTCONFIG_FILE"}
