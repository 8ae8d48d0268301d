"""A page is frozen whole, and comes back as it was."""

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scorecards.freeze import UnknownSchema, canonical, freeze, thaw
from scorecards.page import RowPage
from tests.samples import RULE, headlines, pack, wellbeing

# Files are UTF-8, which half of a pair of surrogates has no place in.
st.register_type_strategy(str, st.text(st.characters(codec="utf-8"), max_size=8))
st.register_type_strategy(
    Decimal, st.decimals(allow_nan=False, allow_infinity=False, places=2)
)
st.register_type_strategy(
    Mapping, st.dictionaries(st.text("abc", max_size=3), st.text("xyz", max_size=3))
)


def kind_of(page):
    return page.kind


@given(row=st.from_type(RowPage))
@settings(max_examples=50, suppress_health_check=list(HealthCheck))
def test_row_comes_back_as_it_was_frozen(row):
    page = wellbeing()
    first = replace(page.sections[0], beside=(row,))
    page = replace(page, sections=(first,))

    assert thaw(freeze(page)) == page


@pytest.mark.parametrize("page", [wellbeing(), pack(), headlines()], ids=kind_of)
def test_page_of_each_kind_comes_back_as_it_was_frozen(page):
    assert thaw(freeze(page)) == page


def test_frozen_page_is_one_text_whatever_the_order_of_its_keys():
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1})
    assert freeze(wellbeing()) == freeze(thaw(freeze(wellbeing())))


def test_page_from_before_the_rule_stood_in_it_is_read_as_one_without():
    frozen = json.loads(freeze(replace(wellbeing(), disclosure=RULE)))
    del frozen["page"]["disclosure"]

    assert thaw(canonical(frozen)) == wellbeing()


def test_rule_for_small_numbers_is_frozen_with_its_page():
    page = replace(wellbeing(), disclosure=RULE)

    assert thaw(freeze(page)).disclosure == RULE


def test_page_of_a_newer_portal_is_refused():
    with pytest.raises(UnknownSchema, match="update the portal"):
        thaw(b'{"schema":99,"page":{}}')


def test_page_holds_nothing_that_cannot_be_read_back():
    with pytest.raises(TypeError, match="holds no set"):
        canonical({"a": {1}})
