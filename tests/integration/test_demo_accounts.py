"""manage.py make_demo_accounts: an account a role, their file and their passwords."""

import stat
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from outcomes.models import ReturnLine
from outcomes.states import LineState
from priorities.models import Grant, Organisation
from scorecards.models import Scorecard
from strategy_portal.access import ROLES, Role, Scope
from strategy_portal.management.demonstration import accounts, busiest_posts
from strategy_portal.models import User

pytestmark = pytest.mark.django_db

AUDITOR, LEAD = "auditor@demo.invalid", "performance.lead@demo.invalid"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "var" / "accounts.txt"


def make(file):
    """Run the command and return the password that it printed for each address."""
    out = StringIO()
    call_command("make_demo_accounts", file=file, stdout=out)
    lines = (line.split() for line in out.getvalue().splitlines())
    return {parts[-2]: parts[-1] for parts in lines if "@" in parts[-2]}


def test_accounts_bear_the_names_of_roles(file):
    passwords = make(file)

    lead = User.objects.get(email=LEAD)
    assert lead.display_name == "Performance lead"
    assert lead.check_password(passwords[LEAD])
    assert [grant.role for grant in lead.held_grants] == [Role.PERFORMANCE_LEAD]


def test_role_of_a_part_waits_until_there_is_one(file):
    make(file)

    whole = {role for role in Role if ROLES[role].scope is Scope.WHOLE}
    assert set(Grant.objects.values_list("role", flat=True)) == whole


@pytest.mark.parametrize("folder", ["example", "rotherham"])
def test_every_role_has_an_account_where_the_data_has_work(file, folder):
    call_command("load_strategy", settings.BASE_DIR / "fixtures" / folder, verbosity=0)

    make(file)

    grants = {grant.role: grant for grant in Grant.objects.all()}
    assert set(grants) >= set(Role) - {Role.PARTNER_OFFICER}
    officer, approver = grants[Role.OFFICER], grants[Role.APPROVER]
    assert approver.organisation in officer.post.organisations.all()
    assert approver.organisation.kind == Organisation.Kind.COUNCIL
    assert officer.post in busiest_posts()
    assert grants[Role.BOARD_MEMBER].board == Scorecard.objects.in_order()[0].board


def test_officer_has_a_return_to_fill_in(file):
    call_command("load_strategy", settings.BASE_DIR / "fixtures/rotherham", verbosity=0)
    call_command("open_quarter", "2025-26-q2", verbosity=0)

    make(file)

    post = Grant.objects.get(role=Role.OFFICER).post
    lines = ReturnLine.objects.filter(belongs_to__post=post)
    assert lines.filter(state=LineState.OPEN).exists()


def test_partner_officer_is_not_of_the_council(file):
    call_command("load_strategy", settings.BASE_DIR / "fixtures/rotherham", verbosity=0)

    make(file)

    post = Grant.objects.get(role=Role.PARTNER_OFFICER).post
    kinds = set(post.organisations.values_list("kind", flat=True))
    assert kinds
    assert Organisation.Kind.COUNCIL not in kinds


def test_password_opens_the_portal(client, file, settings):
    settings.SECOND_FACTOR = False
    passwords = make(file)

    response = client.post(
        "/portal/sign-in/", {"login": LEAD, "password": passwords[LEAD]}, follow=True
    )

    assert response.redirect_chain == [("/portal/", 302)]


def test_officer_keeps_the_post_once_the_return_is_done(file):
    call_command("load_strategy", settings.BASE_DIR / "fixtures/rotherham", verbosity=0)
    call_command("open_quarter", "2025-26-q2", verbosity=0)
    make(file)
    before = state()
    ReturnLine.objects.filter(state=LineState.OPEN).delete()

    make(file)

    assert state() == before


def test_second_run_changes_nothing(file):
    first = make(file)
    before = state()

    second = make(file)

    assert second == first
    assert state() == before


def state():
    """Return all that the command writes."""
    return [list(model.objects.order_by("pk").values()) for model in (User, Grant)]


def test_passwords_are_kept_for_the_owner_alone(file):
    make(file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_file_that_others_can_read_is_closed_again(file):
    make(file)
    file.chmod(0o644)

    make(file)

    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_new_database_keeps_the_passwords_of_the_file(file):
    first = make(file)
    Grant.objects.all().delete()
    User.objects.all().delete()

    assert make(file) == first
    assert User.objects.get(email=AUDITOR).check_password(first[AUDITOR])


def test_lost_file_makes_new_passwords(file):
    first = make(file)
    file.unlink()

    second = make(file)

    assert set(first.values()).isdisjoint(second.values())
    assert User.objects.get(email=AUDITOR).check_password(second[AUDITOR])


def test_spoiled_line_is_made_anew(file):
    first = make(file)
    file.write_text(f"{AUDITOR}\n{LEAD} {first[LEAD]}\n")

    second = make(file)

    assert second[LEAD] == first[LEAD]
    assert second[AUDITOR] != first[AUDITOR]


def test_folder_that_cannot_be_is_one_clear_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(CommandError, match="The passwords cannot be kept in"):
        make(tmp_path / "file" / "accounts.txt")
    assert not User.objects.exists()


def test_addresses_take_no_mail():
    assert all(account.email.endswith("@demo.invalid") for account in accounts())
