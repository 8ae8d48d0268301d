"""manage.py open_quarter: what it does, says and refuses."""

import pytest
from django.core.management import CommandError, call_command

from outcomes.models import ReturnQuarter
from strategy_portal.models import AuditEvent
from tests.integration.outcomes.returning import QUARTER, Office

pytestmark = pytest.mark.django_db


def test_command_opens_the_quarter_and_says_whom_it_asks(make_user, capsys):
    office = Office(make_user)
    office.measure(58)
    office.measure(60)
    nobodys = office.measure(reporting_post=None)

    call_command("open_quarter", "2025-26-q2")

    assert capsys.readouterr().out.splitlines() == [
        (
            "Opened Quarter 2 of 2025 to 2026 (July to September 2025): 2 lines for 1 "
            "post, due by 24 October 2025."
        ),
        f"Nobody reports {nobodys}; give it a reporting post.",
    ]
    assert ReturnQuarter.objects.of(QUARTER).exists()
    assert AuditEvent.objects.get().actor_name == "The portal"


@pytest.mark.parametrize(
    ("quarter", "words"),
    [("2025-26-q5", "write it like"), ("2025-26-q3", "has not ended")],
)
def test_command_refuses_in_a_sentence(quarter, words):
    with pytest.raises(CommandError, match=words):
        call_command("open_quarter", quarter)


def test_command_opens_no_quarter_twice(db):
    call_command("open_quarter", "2025-26-q2")

    with pytest.raises(CommandError, match="is open already"):
        call_command("open_quarter", "2025-26-q2")


def test_open_quarter_unless_open_can_be_said_again(make_user, capsys):
    office = Office(make_user)
    office.measure(58)

    for _ in range(2):
        call_command("open_quarter", "2025-26-q2", "--unless-open")

    assert capsys.readouterr().out.count("Opened") == 1
