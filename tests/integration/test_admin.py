"""The admin pages: to look, never to change."""

import pytest
from django.urls import reverse

from strategy_portal import admin
from strategy_portal.access import Role
from tests.factories.portal import OutboxMessageFactory

# Django's own templates use variables that are not there.
pytestmark = [pytest.mark.django_db, pytest.mark.ignore_template_errors]

TABLES = [
    f"admin:{model._meta.app_label}_{model._meta.model_name}"
    for model in admin.site._registry
]


def test_stranger_is_asked_to_sign_in(client):
    assert client.get("/portal/admin/").status_code == 302


def test_board_member_may_not_look(client, sign_in):
    sign_in(roles=[Role.BOARD_MEMBER])

    response = client.get("/portal/admin/", follow=True)

    assert response.status_code == 403


def test_auditor_may_look_at_the_list_of_tables(client, sign_in):
    sign_in()

    response = client.get("/portal/admin/")

    assert response.status_code == 200
    assert "Look at the data" in response.text


@pytest.mark.parametrize("table", TABLES)
def test_auditor_may_look_at_every_table(client, sign_in, table):
    sign_in()

    assert client.get(reverse(f"{table}_changelist")).status_code == 200


@pytest.mark.parametrize("table", TABLES)
def test_nobody_adds_a_row(client, sign_in, table):
    sign_in()

    assert client.get(reverse(f"{table}_add")).status_code == 403


def test_row_is_shown_without_its_secrets(client, sign_in):
    user = sign_in()
    address = reverse("admin:strategy_portal_user_change", args=[user.pk])

    shown = client.get(address)
    posted = client.post(address, {"display_name": "Someone else"})
    deleted = client.post(
        reverse("admin:strategy_portal_user_delete", args=[user.pk]), {"post": "yes"}
    )

    assert user.email in shown.text
    assert user.password not in shown.text
    assert "Save" not in shown.text
    assert posted.status_code == deleted.status_code == 403


@pytest.mark.parametrize(
    ("table", "lookup"),
    [("user", "password__startswith"), ("outboxmessage", "body__contains")],
)
def test_secret_is_not_found_out_by_filtering(client, sign_in, table, lookup):
    sign_in()
    address = reverse(f"admin:strategy_portal_{table}_changelist")

    assert client.get(address, {lookup: "a"}).status_code == 400


def test_mail_is_shown_without_its_text(client, sign_in):
    sign_in()
    message = OutboxMessageFactory(body="Follow this link to set a password.")

    shown = client.get(
        reverse("admin:strategy_portal_outboxmessage_change", args=[message.pk])
    )

    assert message.subject in shown.text
    assert message.body not in shown.text


def test_password_form_is_not_there(client, sign_in):
    sign_in()

    assert client.get("/portal/admin/password_change/").status_code == 404
