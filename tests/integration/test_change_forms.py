"""Every form that changes something survives whatever is sent to it.

No server error, and nothing written by anybody who may not.
"""

import pytest
from django import forms
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from tests.factories import outcomes as make
from tests.factories.priorities import (
    BoardFactory,
    OrganisationFactory,
    PostFactory,
    ReportingLineFactory,
)
from tests.integration.outcomes.defining import signed, target_since

pytestmark = [pytest.mark.django_db, pytest.mark.long]

ANSWERS = {200, 302, 409, 422}
HOSTILE = (
    "",
    " ",
    "\x00",
    "٣",
    "-1",
    "0",
    "1",
    "1e309",
    "NaN",
    "9" * 40,
    "9" * 5000,
    "<script>alert(1)</script>",
    "'; DROP TABLE outcomes_measure; --",
    "{in_100} {__class__}",
    "=1+1",
    "\u202egnirts",
    "a\r\nb",
    "W9",
    "2025-26-q3",
    "9999-00-q4",
)
MEASURES = "/portal/manage/measures/"
COMPARATORS = "/portal/manage/comparators/"
POSTS, BOARDS = "/portal/manage/posts/", "/portal/manage/boards/"
# No sequence of a database comes to it.
KEY = 1_000_001
FORMS = [
    f"{MEASURES}add/",
    f"{MEASURES}seen-in-time/change/",
    f"{MEASURES}seen-in-time/definition/",
    f"{MEASURES}seen-in-time/retire/",
    f"{MEASURES}seen-in-time/target/",
    f"{MEASURES}seen-in-time/target/end/",
    f"{MEASURES}seen-in-time/outcomes/add/",
    f"{MEASURES}seen-in-time/outcomes/{KEY}/move/",
    f"{MEASURES}seen-in-time/outcomes/{KEY}/end/",
    f"{COMPARATORS}add/",
    f"{COMPARATORS}england/areas/",
    f"{COMPARATORS}england/retire/",
    f"{POSTS}add/",
    f"{POSTS}head/change/",
    f"{POSTS}head/rename/",
    f"{POSTS}head/retire/",
    f"{BOARDS}add/",
    f"{BOARDS}send/change/",
    f"{BOARDS}send/rename/",
    f"{BOARDS}send/retire/",
    f"{BOARDS}send/lines/add/",
    f"{BOARDS}send/lines/{KEY}/retire/",
]


@pytest.fixture
def things(db):
    """One of everything that a form can choose."""
    post = PostFactory(code="head")
    post.organisations.add(OrganisationFactory())
    board = BoardFactory(code="send", name="SEND board")
    ReportingLineFactory(pk=KEY, board=board)
    outcome = make.OutcomeFactory(code="O1")
    make.PlaceFactory(code="england")
    measure = make.MeasureFactory(slug="seen-in-time")
    signed(measure)
    target_since(measure)
    make.PlacementFactory(pk=KEY, measure=measure, outcome=outcome)


def typed_into(form):
    """Return a strategy of what could be sent to a form: sound, wrong and hostile."""
    hostile = st.sampled_from(HOSTILE) | st.text(max_size=400)
    steps = st.sampled_from(["check", "save", "edit", "", "\x00"])
    return st.fixed_dictionaries(
        {"step": steps},
        optional={name: sound(field) | hostile for name, field in form.fields.items()},
    )


def sound(field):
    """Return a strategy of what a field takes."""
    if isinstance(field, forms.ModelChoiceField):
        rows = [str(field.prepare_value(row)) for row in field.queryset]
        return st.sampled_from(["", *rows])
    if isinstance(field, forms.ChoiceField):
        return st.sampled_from([str(value) for value, _ in field.choices])
    if isinstance(field, forms.BooleanField):
        return st.sampled_from(["on", ""])
    return st.sampled_from(["1", "W9", "80", "Seen in time"])


@pytest.mark.parametrize("address", FORMS)
def test_form_survives_whatever_is_sent(client, sign_in, things, address):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    strategy = typed_into(client.get(address).context["form"])

    @settings(
        max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(strategy)
    def survives(typed):
        with transaction.atomic():
            response = client.post(address, typed)
            transaction.set_rollback(True)
        assert response.status_code in ANSWERS

    survives()


@pytest.mark.parametrize("address", FORMS)
def test_form_writes_nothing_for_who_may_not(client, sign_in, things, address):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    strategy = typed_into(client.get(address).context["form"])
    sign_in("other", roles=[Role.OFFICER, Role.APPROVER, Role.AUDITOR])
    known = AuditEvent.objects.count()

    @settings(
        max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(strategy)
    def refuses(typed):
        assert client.post(address, typed).status_code == 403

    refuses()
    assert AuditEvent.objects.count() == known
