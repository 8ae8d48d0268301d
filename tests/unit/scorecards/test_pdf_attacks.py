"""What a document could ask the PDF's engine to fetch, read or enclose: nothing.

Every attack goes through the engine as markup, which our templates never let through,
and through a scorecard as a person's words, which they do.
"""

import contextlib
import io
import socket
import sys
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from scorecards.file_checks.pdf_reading import Paper, squeezed
from scorecards.renderers import pdf, pdf_engine
from tests import samples

SECRET = "Canary-4711"
ATTACKS = {
    "picture over the network": '<img alt="x" src="{net}/a.png">',
    "picture from the disk": '<img alt="x" src="{disk}">',
    "picture beside another base": '<base href="{net}/"><img alt="x" src="a.png">',
    "picture in a picture": '<svg><image href="{disk}" width="9" height="9"/></svg>',
    "picture with an old link": '<svg><image xlink:href="{net}/a.png"/></svg>',
    "drawing used from elsewhere": '<svg><use href="{disk}#a"/></svg>',
    "drawing with a style sheet": "<svg><style>@import url({net}/a.css);</style></svg>",
    "style sheet over the network": '<link rel="stylesheet" href="{net}/a.css">',
    "style sheet from the disk": '<link rel="stylesheet" href="{disk}">',
    "style sheet that imports": "<style>@import url({net}/a.css);</style>",
    "background": '<p style="background: url({net}/a.png)">x',
    "background of the page": "<style>@page {{ background: url({disk}) }}</style>",
    "bullet": '<ul><li style="list-style-image: url({net}/a.png)">x</ul>',
    "made-up content": "<style>p::before {{ content: url({disk}) }}</style><p>x",
    "border": '<p style="border: 9px solid; border-image: url({net}/a.png) 9">x',
    "font over the network": (
        "<style>@font-face {{ font-family: q; src: url({net}/a.woff2) }}</style>"
        '<p style="font-family: q">x'
    ),
    "colour profile": (
        "<style>@color-profile --q {{ src: url({disk}) }}</style>"
        '<p style="color: color(--q 1 0 0)">x'
    ),
    "object": '<object data="{disk}" type="image/png">x</object>',
    "embedded": '<embed src="{net}/a.svg" type="image/svg+xml">',
    "frame": '<iframe src="{net}/a.html"></iframe>',
    "enclosed from the disk": '<link rel="attachment" href="{disk}">',
    "enclosed over the network": '<link rel="attachment" href="{net}/a.csv">',
    "enclosed by a link": '<a rel="attachment" href="{disk}">x</a>',
    "enclosed as data": '<link rel="attachment" href="data:image/svg+xml,{secret}">',
    "enclosed by a link as data": (
        '<a rel="attachment" href="data:image/svg+xml,{secret}">x</a>'
    ),
    "entity": '<!DOCTYPE q [<!ENTITY q SYSTEM "{disk}">]><p>&q;',
}

opened: list[str] = []


def watch(event, details):
    """Note what this process opens; a hook can be added and never taken away."""
    if event in ("open", "socket.connect", "socket.getaddrinfo"):
        opened.append(str(details))


sys.addaudithook(watch)


class Trap:
    """A file and an address that nobody may come to."""

    def __init__(self, folder):
        self.file = folder / "secret.svg"
        self.file.write_text(f"<svg><title>{SECRET}</title></svg>")
        self.door = socket.create_server(("127.0.0.1", 0))
        self.door.setblocking(False)
        opened.clear()

    def set(self, attack):
        """Return the markup of an attack that leads here."""
        port = self.door.getsockname()[1]
        return ATTACKS[attack].format(
            net=f"http://127.0.0.1:{port}", disk=self.file.as_uri(), secret=SECRET
        )

    def assert_untouched(self):
        """Show that nothing connected, and that nothing read the file."""
        with pytest.raises(BlockingIOError):
            self.door.accept()
        assert [each for each in opened if "127.0.0.1" in each] == []
        assert [each for each in opened if self.file.name in each] == []


@pytest.fixture
def trap(tmp_path):
    trap = Trap(tmp_path)
    yield trap
    trap.door.close()


def spelt(content):
    """Return a PDF's objects and streams as they read, none of them packed."""
    with pikepdf.open(io.BytesIO(content)) as paper:
        plain = io.BytesIO()
        paper.save(
            plain,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=False,
        )
        return plain.getvalue(), sorted(paper.attachments)


@pytest.mark.parametrize("attack", ATTACKS)
def test_markup_fetches_nothing_reads_nothing_and_encloses_nothing(attack, trap):
    markup = f'<html lang="en"><title>x</title>{trap.set(attack)}'
    text, enclosed = b"", []

    # Whatever it ends with is an error of our own, and not one that ends a worker.
    with contextlib.suppress(pdf_engine.RenderError):
        made = pdf_engine.write_pdf(markup, enclosed=(), dated=date(2025, 11, 14))
        text, enclosed = spelt(made)

    trap.assert_untouched()
    assert enclosed == []
    assert SECRET.encode() not in text


def test_words_of_people_are_printed_as_words(trap):
    attacks = " ".join(trap.set(attack) for attack in ATTACKS)
    page = replace(samples.headlines(), headline=attacks)

    made = pdf.render(page)

    trap.assert_untouched()
    text, enclosed = spelt(made)
    assert enclosed == [
        f"{page.slug}-{page.quarter_code}.csv",
        f"{page.slug}-{page.quarter_code}.json",
    ]
    assert b"/URI" not in text
    printed = "".join(run.words for run in Paper(made).runs)
    assert squeezed(attacks) in squeezed(printed)
