"""The text forms of a page, from hand-made pages and without a database."""

import csv
import io
import json
import re
from dataclasses import asdict, fields, is_dataclass, replace

import pytest
import tinyhtml5
from django.conf import settings

from scorecards.file_checks.pdf_reading import squeezed
from scorecards.page import Bit, DataRow
from scorecards.renderers import RENDERERS, dictionary
from tests import samples
from tests.pdf_checks import XHTML, html_rows

HOSTILE = "<script>alert(1)</script>\"'&</style>{{ 7|add:1 }}"
FORMULAS = [
    "=1+1",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "  -1",
    "\x00=",
    "|cmd",
    "%0A=1",
]
FULL_WIDTH = ["\uff1d1", "\uff0b1", "\uff0d1", "\uff201"]


@pytest.fixture(params=samples.ALL)
def card(request):
    return samples.ALL[request.param]()


def html_of(page) -> str:
    return RENDERERS["html"].render(page).decode()


def json_of(page) -> dict:
    return json.loads(RENDERERS["json"].render(page))


def csv_of(page) -> list[dict]:
    text = RENDERERS["csv"].render(page).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def every_row(page):
    return [
        row
        for part in page.sections
        for rows in (*(group.rows for group in part.groups), part.beside)
        for row in rows
    ]


def hostile(value):
    """Return a part of a page in which every free text carries markup."""
    if isinstance(value, tuple):
        return tuple(hostile(item) for item in value)
    if not is_dataclass(value):
        return value
    kept = {"anchor", "kind", "way", "slug", "quarter_code"}
    return replace(
        value,
        **{
            each.name: f"{text}{HOSTILE}"
            if isinstance(text := getattr(value, each.name), str)
            else hostile(text)
            for each in fields(value)
            if each.name not in kept
        },
    )


def test_renderers_are_known_by_their_extension():
    assert list(RENDERERS) == ["html", "pdf", "xlsx", "csv", "json"]
    assert all(RENDERERS[name].MEDIA_TYPE for name in RENDERERS)


def test_html_asks_nothing_of_anybody(card):
    text = html_of(card)

    addresses = re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?([^\"')\s>]+)", text)

    assert {
        address for address in addresses if not address.startswith(("#", "data:"))
    } == set()
    assert "<script" not in text
    assert "@import" not in text


def test_html_links_lead_to_what_is_there(card):
    text = html_of(card)

    names = re.findall(r'\bid="([^"]+)"', text)

    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(names)


def test_html_rows_carry_the_four_values(card):
    root = tinyhtml5.parse(html_of(card))
    keys = ("measure", "figure", "status", "period")

    found = [
        {key: row.get(f"data-{key}") for key in keys}
        for row in root.iter(f"{XHTML}tr")
        if row.get("data-measure")
    ]

    assert found == [dict(row.data) for row in every_row(card)]


def test_html_shows_every_figure_of_every_row(card):
    shown = html_rows(html_of(card))

    for row in every_row(card):
        words = next(each for each in shown if squeezed(row.latest.text) in each)
        assert words


def test_html_escapes_every_text(card):
    text = html_of(hostile(card))

    assert "<script" not in text
    assert text.count("</style>") == 1
    assert "{{" in text


def test_html_carries_the_larger_fonts_only_where_a_name_needs_them():
    page = samples.wellbeing()

    plain = RENDERERS["html"].render(page)
    polish = RENDERERS["html"].render(replace(page, title="\u0141ukasz"))

    assert len(polish) - len(plain) > 100_000


def test_html_draws_an_illustrative_mark_inside_a_sentence():
    page = replace(samples.wellbeing(), story=(Bit("so", is_mark=True), Bit("<b>")))

    assert '<span class="illus">so</span>&lt;b&gt;' in html_of(page)


def test_html_says_so_where_nothing_is_asked_and_nothing_stands():
    page = samples.wellbeing()
    empty = replace(page.sections[0], groups=(), corrections=(), beside=())

    text = html_of(replace(page, asks=(), changes=(), headline="", sections=(empty,)))

    assert "Nothing is off track and nothing is late." in text
    assert "Nothing has changed since Quarter 1." in text
    assert "No measure stands on this scorecard yet." in text
    assert ">At a glance</h2>" in text


def test_csv_has_its_columns_and_line_feeds():
    first, *rest = RENDERERS["csv"].render(samples.wellbeing()).split(b"\n")

    assert first == (
        b"measure,title,outcome,area,breakdown,period_start,period_end,basis,value,"
        b"symbol,figure_status,target,rating,direction,in_table,source"
    )
    assert len(rest) == len(samples.data()) + 1
    assert b"\r" not in first


@pytest.mark.parametrize("text", FORMULAS + FULL_WIDTH)
def test_csv_text_is_never_a_formula(text):
    row = DataRow({**samples.data()[0].values, "title": text, "source": text})

    cells = csv_of(replace(samples.wellbeing(), data=(row,)))[0]

    assert cells["title"] == cells["source"]
    assert cells["title"].startswith("'")


def test_csv_text_stays_on_its_line():
    row = DataRow({**samples.data()[0].values, "title": 'two\r\nlines,\t"quoted"'})

    text = RENDERERS["csv"].render(replace(samples.wellbeing(), data=(row,))).decode()

    assert len(text.splitlines()) == 2
    assert '"two lines, ""quoted"""' in text


@pytest.mark.parametrize("number", ["-1.5", "0", "3623", ""])
def test_csv_numbers_are_left_alone(number):
    row = DataRow({**samples.data()[0].values, "value": number, "target": number})

    cells = csv_of(replace(samples.wellbeing(), data=(row,)))[0]

    assert cells["value"] == cells["target"] == number


def test_dictionary_describes_every_column_of_the_data():
    text = dictionary.render().decode()

    described = [row["column"] for row in csv.DictReader(io.StringIO(text))]

    assert described == list(csv_of(samples.wellbeing())[0])


def test_json_is_canonical(card):
    text = RENDERERS["json"].render(card).decode()

    again = json.dumps(
        json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )

    assert text == f"{again}\n"


def test_json_holds_the_document_its_rows_and_its_data(card):
    content = json_of(card)

    rows = [
        row
        for part in content["sections"]
        for rows in (*(group["rows"] for group in part["groups"]), part["beside"])
        for row in rows
    ]

    assert content["schema"] == 1
    assert content["document"]["slug"] == card.slug
    assert content["document"]["as_at"] == "2025-11-14"
    assert [
        {key: row[key] for key in ("measure", "figure", "status", "period")}
        for row in rows
    ] == [dict(row.data) for row in every_row(card)]
    assert content["data"] == [dict(row.values) for row in card.data]


def test_json_of_a_public_copy_holds_the_rule_for_small_numbers(card):
    under_a_rule = json_of(replace(card, disclosure=samples.RULE))

    assert under_a_rule["document"].pop("disclosure") == asdict(samples.RULE)
    assert under_a_rule == json_of(card)


def test_the_reference_names_every_column_and_every_key():
    reference = (settings.BASE_DIR / "docs/reference/data-files.md").read_text()

    named = set(re.findall(r"`([a-z_]+)`", reference))

    assert set(csv_of(samples.wellbeing())[0]) <= named
    assert keys_of(json_of(replace(samples.pack(), disclosure=samples.RULE))) <= named


def keys_of(value) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()
