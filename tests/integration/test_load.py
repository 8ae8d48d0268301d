"""Twenty officers who save at once through two servers, and the check of what was kept.

`make load` runs the long form: a hundred officers for ten minutes.
"""

from dataclasses import replace
from decimal import Decimal

import pytest

from load.checking import lost_saves
from load.office import open_office
from load.saving import Save
from load.servers import servers
from load.together import work_together
from outcomes.domain.entry import Entry
from outcomes.given import Given
from outcomes.models import ReturnLine
from outcomes.return_services import save_line
from strategy_portal import clock
from strategy_portal.models import User

OFFICERS = 20
SAVES = 4


@pytest.mark.postgresql_only
@pytest.mark.django_db(transaction=True)
def test_no_acknowledged_save_of_twenty_officers_is_lost():
    officers = open_office(OFFICERS)

    with servers() as ports:
        ledger = work_together(officers, ports, lambda number: number < SAVES)

    assert ledger.strange == []
    assert lost_saves(ledger.saves) == []
    assert len(ledger.saves) == OFFICERS * SAVES
    # Whoever came second was shown it, and saved again.
    assert ledger.conflicts > 0


@pytest.fixture
def saves(db):
    """One officer who saved a line twice, as the portal acknowledged it."""
    officer, _ = open_office(2)
    return [acknowledged(officer, version) for version in (1, 2)]


def acknowledged(officer, version):
    """Save an officer's first line, and return what their ledger would say."""
    line = officer.lines[0]
    typed = {
        "numerator": f"6{version}",
        "denominator": "80",
        "comment": f"No. {version}",
    }
    entry = Entry(numerator=Decimal(f"6{version}"), denominator=Decimal(80))
    save_line(
        line=ReturnLine.objects.get(pk=line.pk),
        version=version - 1,
        given=Given(entry=entry, comment=typed["comment"]),
        actor=User.objects.get(email=officer.email),
        now=clock.now(),
    )
    return Save(line, version, officer.email, typed)


def test_what_was_kept_is_not_reported(saves):
    assert lost_saves(saves) == []


def test_figure_that_was_written_over_is_reported(saves):
    ReturnLine.objects.filter(pk=saves[0].line.pk).update(numerator=Decimal(70))

    [sentence] = lost_saves(saves)
    assert "does not hold what was saved last" in sentence


def test_line_that_fell_back_is_reported(saves):
    ReturnLine.objects.filter(pk=saves[0].line.pk).update(version=1)

    [sentence] = lost_saves(saves)
    assert "is at version 1, after 2 saves" in sentence


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param({"version": 3}, id="never-saved"),
        pytest.param({"version": 2, "email": "other@example.org"}, id="by-another"),
        pytest.param({"version": 2, "typed": {"comment": "Mine."}}, id="other-words"),
    ],
)
def test_acknowledged_save_that_the_audit_does_not_tell_is_reported(saves, claim):
    [sentence] = lost_saves([saves[0], replace(saves[1], **claim)])

    assert "is not in the audit" in sentence


def test_two_saves_acknowledged_as_one_version_are_reported(saves):
    [sentence] = lost_saves([*saves, saves[1]])

    assert "as a version that another save is" in sentence
