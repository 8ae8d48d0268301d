"""Every page with queries that nobody means well: none falls over.

The pages are those of the addresses, each with something that is there for its
arguments, as a stranger opens them and as somebody does who may do everything.
"""

import re
from collections import Counter

import pytest

from strategy_portal.site_map import pages
from tests.addresses import address_of, example_of_everything
from tests.conftest import let_in

pytestmark = [pytest.mark.django_db, pytest.mark.long]

HOSTILE = [
    *(f"page={value}" for value in ("0", "-1", "zzz", "9" * 40, "1e9", "", "1.5")),
    *(
        f"page={value}"
        for value in ("%D9%A3", "None", "last", "1%0A", "NaN", "%F0%9F%92%A9")
    ),
    *(
        f"per_page={value}"
        for value in ("0", "-5", "1000000", "zzz", "9" * 40, "", "1")
    ),
    *(
        f"sort={value}"
        for value in ("zzz", "-", "--title", "title,kind", "?", "pk", "")
    ),
    *(
        f"sort={value}"
        for value in ("password", "title__x", "-due&sort=status", "%00x")
    ),
    *(
        f"q={value}"
        for value in ("%00", "%25", "%27--", "%5C", "x" * 5000, "%ED%A0%80")
    ),
    *(f"q={value}" for value in ("%3Cscript%3E", "%C3%A9", "+", "a%0Ab", "%E2%80%AE")),
    *(f"status={value}" for value in ("zzz", "off-track", "done", "%00", "1&status=2")),
    *(f"strategy={value}" for value in ("zzz", "-1", "1", "a+b")),
    *(f"paper={value}" for value in ("zzz", "000", "1", "9" * 40)),
    *(f"about={value}" for value in ("zzz", "figures", "papers")),
    *(f"{name}=zzz" for name in ("kind", "organisation", "project", "lead", "outcome")),
    *(f"{name}=zzz" for name in ("board", "responsible", "frequency", "unknown")),
    "next=https://example.org/",
    "%",
    "&&&=",
    "a[]=1&a[]=2",
    "page=2&per_page=1&sort=-title&q=a&unknown=%C0%80",
]
# What narrows one list or another, and says nothing to the rest.
NARROWING = ("status", "strategy", "paper", "about", "kind", "organisation", "project")
NARROWING += ("lead", "outcome", "board", "responsible", "frequency")
# Django refuses what would break a header or a file name before any view sees it.
CONTROL = re.compile("%0[0A]")


@pytest.fixture
def mighty(make_user):
    """Somebody who holds every role, in the small strategy, of a post that is asked."""
    return example_of_everything(make_user)


def fell_over(client):
    """Ask every page with the queries; return how many were asked, and what was odd.

    Each must answer as it does without one.
    """
    asked, odd = Counter(), []
    for page in pages():
        if page.is_of_admin:
            continue
        address = address_of(page)
        plain = client.get(address)
        for query in queries_for(plain):
            status = client.get(f"{address}?{query}").status_code
            asked[page.name] += 1
            if status != (400 if CONTROL.search(query) else plain.status_code):
                odd.append(f"{address}?{query} answered {status}")
    return asked, odd


def queries_for(response):
    """Return what a page is asked with: all that it reads, or some all the same."""
    if not reads_address(response):
        return HOSTILE[::8]
    return [
        query
        for query in HOSTILE
        if (name := query.partition("=")[0]) not in NARROWING
        or f'name="{name}"' in response.text
    ]


def reads_address(response):
    is_page = response.headers["Content-Type"].startswith("text/html")
    return is_page and ("?sort=" in response.text or 'method="get"' in response.text)


def test_no_page_falls_over_for_whoever_may_do_everything(client, mighty):
    let_in(client, mighty)

    asked, odd = fell_over(client)

    assert odd == []
    assert sum(count > len(HOSTILE) / 2 for count in asked.values()) >= 10


@pytest.mark.usefixtures("mighty")
def test_no_page_falls_over_for_a_stranger(client):
    asked, odd = fell_over(client)

    assert odd == []
    assert len(asked) >= 50
