"""manage.py make_demo_accounts: the two accounts, their file and their passwords."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from strategy_portal.models import User

pytestmark = pytest.mark.django_db

MEMBER, LEAD = "board.member@demo.invalid", "performance.lead@demo.invalid"


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

    member, lead = (User.objects.get(email=email) for email in (MEMBER, LEAD))
    assert (member.display_name, member.is_staff) == ("SEND Board member", False)
    assert (lead.display_name, lead.is_staff) == ("Performance lead", True)
    assert member.check_password(passwords[MEMBER])
    assert lead.check_password(passwords[LEAD])
    assert not lead.is_superuser


def test_password_opens_the_portal(client, file):
    passwords = make(file)

    response = client.post(
        "/portal/sign-in/",
        {"login": LEAD, "password": passwords[LEAD]},
        follow=True,
    )

    assert response.redirect_chain == [("/portal/", 302)]


def test_second_run_changes_nothing(file):
    first = make(file)
    before = list(User.objects.order_by("pk").values())

    second = make(file)

    assert second == first
    assert list(User.objects.order_by("pk").values()) == before


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
    User.objects.all().delete()

    assert make(file) == first
    assert User.objects.get(email=MEMBER).check_password(first[MEMBER])


def test_lost_file_makes_new_passwords(file):
    first = make(file)
    file.unlink()

    second = make(file)

    assert set(first.values()).isdisjoint(second.values())
    assert User.objects.get(email=MEMBER).check_password(second[MEMBER])


def test_spoiled_line_is_made_anew(file):
    first = make(file)
    file.write_text(f"{MEMBER}\n{LEAD} {first[LEAD]}\n")

    second = make(file)

    assert second[LEAD] == first[LEAD]
    assert second[MEMBER] != first[MEMBER]


def test_folder_that_cannot_be_is_one_clear_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(CommandError, match="The passwords cannot be kept in"):
        make(tmp_path / "file" / "accounts.txt")
    assert not User.objects.exists()
