"""Whatever is typed into a form is answered, and writes nothing that it may not."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from priorities.models import Action, Milestone, ProgressReport, Risk
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories import priorities as make
from tests.integration.priorities.pages import at

pytestmark = [pytest.mark.django_db, pytest.mark.long]

HOSTILE = (
    "\x00",
    "a\x00b",
    "\x01\x1f\x7f",
    "\r\n\r\n",
    "\u202e",
    "\u0661\u0662",
    "\N{SUPERSCRIPT TWO}",
    "\ud800",
    "\U0001f4a9" * 300,
    "=1+1",
    "@SUM(A1)",
    "<script>alert(1)</script>",
    "'; DROP TABLE priorities_action; --",
    "{{ 7|add:7 }}{% load x %}",
    "%00",
    "../../etc/passwd",
    "None",
    "NaN",
    "-1",
    "9" * 60,
    "1e999",
    "31 February 2025",
    "0 0 0000",
    "99999-12-31",
    "x" * 5000,
    " " * 400,
    "a-" * 200,
)
SOUND = (
    "",
    "0",
    "1",
    "done",
    "on track",
    "planned",
    "yes",
    "no",
    "14 November 2025",
    "2026",
    "spring term 2026",
    "action-abcdefgh",
    "head-of-inclusion",
    "Agree the specification.",
)
TYPED = st.one_of(st.sampled_from(HOSTILE + SOUND), st.text(max_size=40))
NAMES = (
    "code",
    "seen",
    "copy",
    "typed_by",
    "status",
    "as_at_on",
    "done",
    "working_well",
    "worried",
    "next_steps",
    "reason",
    "title",
    "due",
    "lead_post",
    "statement",
    "mitigation",
    "owner_post",
    "review",
    "still",
)
SENT = st.dictionaries(st.sampled_from(NAMES), TYPED, max_size=len(NAMES))
FORMS = (
    ("priority-report", "believe"),
    ("area-report", "voice"),
    ("priority-lead", "believe"),
    ("project-action-add", "review"),
    ("action-change", "a-1"),
    ("project-milestone-add", "review"),
    ("milestone-change", "m-1"),
    ("risk-add", "send"),
    ("risk-change", "r-1"),
)
MANY = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def everything(believe, review, inclusion):
    """One of everything that the Head of Inclusion leads."""
    make.ResponsibilityFactory(post=inclusion, area__code="voice")
    make.ActionFactory(code="a-1", lead_post=inclusion)
    make.MilestoneFactory(code="m-1", project=review)
    make.RiskFactory(code="r-1", owner_post=inclusion)


@pytest.fixture
def as_lead(client, lead):
    """The test client as the performance lead."""
    let_in(client, lead)
    return client


@pytest.fixture
def strangers(client_of, stranger, make_user):
    """Test clients of those who may not: each with the answers that they get."""
    return [
        (client_of(stranger), (403, 404)),
        (client_of(make_user("auditor")), (403,)),
        (Client(), (302,)),
    ]


@pytest.fixture
def client_of():
    """Make a test client of its own for a person."""

    def make_client(person):
        client = Client()
        let_in(client, person)
        return client

    return make_client


def written():
    """Return what is in the database of all that these forms write."""
    kept = (Action, Milestone, Risk)
    return [
        *(list(model.objects.values().order_by("pk")) for model in kept),
        ProgressReport.objects.count(),
        AuditEvent.objects.count(),
    ]


def fit_to_send(sent):
    """Write what no browser can send as a browser would."""
    return {
        name: value.encode("utf-8", "replace").decode() for name, value in sent.items()
    }


@pytest.mark.parametrize(("name", "code"), FORMS, ids=[name for name, _ in FORMS])
@MANY
@given(sent=SENT)
def test_any_text_is_answered_and_each_write_has_its_record(
    as_lead, everything, name, code, sent
):
    before, records = written(), AuditEvent.objects.count()

    response = as_lead.post(at(name, code), fit_to_send(sent))

    assert response.status_code in (200, 302, 409)
    changed = written() != before
    assert changed == (AuditEvent.objects.count() == records + 1)
    assert not changed or response.status_code == 302


@pytest.mark.parametrize(("name", "code"), FORMS, ids=[name for name, _ in FORMS])
@settings(MANY, max_examples=20)
@given(sent=SENT)
def test_nobody_else_writes_anything(strangers, everything, name, code, sent):
    before = written()

    for client, answers in strangers:
        assert client.post(at(name, code), fit_to_send(sent)).status_code in answers

    assert written() == before
