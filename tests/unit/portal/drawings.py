"""What the tests of pictures share: values, a chart, and eyes to read an SVG."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal

from hypothesis import strategies as st

from strategy_portal.charts import (
    NARROW,
    WIDE,
    Chart,
    Line,
)

NASTY = 'Pupils <b onload="x()">& "others"</b>'
YEARS = tuple(f"{year}/{year % 100 + 1:02d}" for year in range(2015, 2025))
OWN = "34.7 31.3 30.1 31.2 35.5 35.4 33.0 30.4 28.9 30.6"
NEIGHBOURS = "34.4 30.9 30.8 31.0 35.2 35.3 33.0 31.6 30.9 32.2"
ENGLAND = "36.2 31.9 32.2 32.6 36.4 36.7 34.9 33.3 33.1 33.8"
SIZES = [WIDE, NARROW]


def values(text):
    """Return values from text, in which a stop is a gap."""
    return tuple(None if part == "." else Decimal(part) for part in text.split())


def chart(**changes):
    """Return the chart of Attainment 8, with what is changed about it."""
    told = {
        "title": "Line chart.",
        "places": YEARS[: len(changes["own"].values)] if "own" in changes else YEARS,
        "own": Line("Rotherham", "30.6", values(OWN)),
        "others": (
            Line("Statistical neighbours", "32.2", values(NEIGHBOURS), "Neighbours"),
            Line("England", "33.8", values(ENGLAND)),
        ),
        "target": Line("Target", "32.0", values(". . . . . . . . 32 32")),
        "unit": "score",
        "band": Decimal("0.5"),
    }
    return Chart(**(told | changes))


def read(picture):
    """Return the picture's root, having read it as XML."""
    return ET.fromstring(picture)  # noqa: S314 (our own bytes)


def found(picture, name, **attributes):
    """Return a picture's elements of a name and of attributes."""
    return [
        each
        for each in read(picture).iter(name)
        if all(
            each.get(key.replace("_", "-")) == value
            for key, value in attributes.items()
        )
    ]


def texts(picture):
    """Return every text in a picture."""
    return [each.text for each in read(picture).iter("text")]


def numbers(picture, *names):
    """Return every number in a picture's attributes of these names."""
    return [
        float(number)
        for each in read(picture).iter()
        for name in names
        for number in re.findall(r"-?[\d.]+", each.get(name, ""))
    ]


small_values = st.lists(
    st.none() | st.decimals(-1000, 1000, places=2), min_size=2, max_size=10
).map(tuple)
pairs_of_values = st.lists(
    st.tuples(*[st.none() | st.decimals(-1000, 1000, places=2)] * 2),
    min_size=2,
    max_size=10,
).map(lambda pairs: tuple(zip(*pairs, strict=True)))
positive = st.lists(st.decimals(0, 5000, places=2), min_size=1, max_size=12)
shares = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=12)
