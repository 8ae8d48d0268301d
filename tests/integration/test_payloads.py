"""Words that would be a program, in every field that takes words, on every page.

The files of a scorecard have tests of their own, word by word:
tests/unit/scorecards/test_payloads.py.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from outcomes.reminders import plan_reminders
from scorecards.assemble import quarter_called
from scorecards.domain.disclosure import Audience
from scorecards.models import Scorecard
from scorecards.printing import Order, page_of
from scorecards.renderers import html
from strategy_portal import clock
from strategy_portal.accounts import letters
from strategy_portal.models import OutboxMessage, User
from strategy_portal.outbox import send_waiting
from strategy_portal.site_map import pages
from tests.addresses import address_of
from tests.conftest import let_in
from tests.filling import (
    FILLED,
    example_of_all_fields,
    fill_everything,
    is_ruled,
    open_fields,
    text_fields,
)
from tests.payloads import MARKERS, PAYLOADS, live, seen_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def mighty(make_user):
    """Somebody who may do everything, where every word is a payload."""
    return example_of_all_fields(make_user)


def read(client, addresses):
    """Yield each answer that is a web page, with its address."""
    for address in addresses:
        response = client.get(address)
        if response.headers["Content-Type"].startswith("text/html"):
            yield address, response


def test_no_page_lets_any_of_them_live(client, mighty):
    addresses = [address_of(page) for page in pages() if not page.is_of_admin]
    addresses += [f"{FILLED}{page}" for page in ("", "whole/")]
    done = fill_everything()
    let_in(client, mighty)

    alive, fell, seen = [], [], set()
    for address, response in read(client, addresses):
        alive += [f"{address}: {each}" for each in live(response.text)]
        seen |= seen_in(response.text)
        if response.status_code >= 500:
            fell.append(address)

    assert sorted({str(field) for field in open_fields()} - done) == []
    assert alive == []
    assert fell == []
    assert seen == MARKERS


def test_no_scorecard_made_of_the_fields_lets_any_of_them_live(mighty):
    fill_everything()
    order = Order(quarter_called(""), Audience.BOARD, clock.today())

    made = [html.render(page_of(each, order)).decode() for each in scorecards()]

    assert [found for each in made for found in live(each)] == []
    assert all(map(seen_in, made))


def scorecards():
    return Scorecard.objects.select_related("board").in_order()


def test_every_mail_is_plain_text_under_one_line(mighty):
    fill_everything()
    now = clock.now()
    OutboxMessage.objects.all().delete()
    User.objects.filter(pk=mighty.pk).update(display_name=PAYLOADS[0])
    mighty.refresh_from_db()
    for letter in (
        letters.invitation(mighty, by=mighty),
        letters.way_back_in(mighty),
        letters.change(mighty, PAYLOADS[1]),
    ):
        letters.send(letter, to=mighty.email, now=now)
    assert plan_reminders(now=now + timedelta(days=30)) > 0

    send_waiting(now=now)

    assert len(mail.outbox) == 4
    for message in mail.outbox:
        whole = message.message()
        assert whole.get_content_type() == "text/plain"
        assert not whole.is_multipart()
        assert seen_in(message.body)
        assert len(message.subject.splitlines()) == 1


@pytest.mark.parametrize("field", [*filter(is_ruled, text_fields())], ids=str)
def test_field_with_a_rule_takes_none(field):
    for payload in PAYLOADS:
        with pytest.raises(ValidationError):
            field.run_validators(payload)
