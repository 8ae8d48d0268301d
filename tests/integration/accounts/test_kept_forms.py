"""A form that was sent after the session had ended comes back filled in."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from strategy_portal import gate, urls
from strategy_portal.access import Permission, Role
from strategy_portal.gate import keeps_typed, kept_form, needs
from tests.authenticators import code_of, give_app
from tests.conftest import let_in

pytestmark = pytest.mark.django_db

FORM = "/form/1/"


@needs(Permission.OWN_ACCOUNT)
@keeps_typed
def form(request, number):
    """Show what is typed, or was."""
    typed = request.POST if request.method == "POST" else kept_form(request)
    return HttpResponse(typed.urlencode() if typed else "nothing")


@needs(Permission.OWN_ACCOUNT)
def forgetful(request):
    return HttpResponse(str(kept_form(request)))


urlpatterns = [
    path("form/<int:number>/", form),
    path("forgetful/", forgetful),
    *urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def addresses(settings):
    settings.ROOT_URLCONF = __name__


def type_in(client, user, address=FORM, **fields):
    return client.post(
        address,
        {"typed_by": str(user.pk), "value": "412", "why": "late\nreturn", **fields},
    )


def test_form_comes_back_once(client, make_user, give_password):
    user = make_user()

    asked = type_in(client, user)
    give_password(user, next=FORM)
    first, second = client.get(FORM), client.get(FORM)

    assert asked.headers["Location"] == f"/portal/sign-in/?next={FORM}"
    assert first.text == f"typed_by={user.pk}&value=412&why=late%0Areturn"
    assert second.text == "nothing"


def test_form_comes_back_after_the_second_factor(client, make_user, give_password):
    user = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    secret = give_app(user)

    type_in(client, user)
    give_password(user, next=FORM)
    done = client.post("/portal/sign-in/code/", {"code": code_of(secret)}, follow=True)

    assert done.redirect_chain == [(FORM, 302)]
    assert "value=412" in done.text


def test_form_comes_back_after_an_idle_hour(client, make_user, give_password):
    user = make_user()
    give_password(user)
    session = client.session
    session["seen"] = 0
    session.save()

    type_in(client, user)
    give_password(user)

    assert "value=412" in client.get(FORM).text


def test_form_is_of_whoever_typed_it(client, make_user, give_password):
    user, other = make_user(), make_user("other")

    type_in(client, user)
    give_password(other)
    theirs = client.get(FORM).text
    client.post("/portal/sign-out/")
    give_password(user)

    assert theirs == "nothing"
    assert client.get(FORM).text == "nothing"


def test_form_that_does_not_say_whose_it_is_is_not_kept(
    client, make_user, give_password
):
    type_in(client, make_user("unsaid"), typed_by="")
    give_password(make_user())

    assert client.get(FORM).text == "nothing"


def test_form_is_of_one_page(client, make_user, give_password):
    user = make_user()

    type_in(client, user)
    give_password(user)

    assert client.get("/form/2/").text == "nothing"
    assert "value=412" in client.get(FORM).text


def test_page_that_does_not_ask_keeps_nothing(client, make_user, give_password):
    user = make_user()

    type_in(client, user, "/forgetful/")
    give_password(user)

    assert client.get("/forgetful/").text == "None"


def test_too_long_a_form_is_not_kept(client, make_user, give_password):
    user = make_user()

    type_in(client, user, why="x" * gate.MOST_KEPT)
    give_password(user)

    assert client.get(FORM).text == "nothing"


def test_neither_files_nor_tokens_are_kept(make_user, give_password, tmp_path):
    user, client = make_user(), Client(enforce_csrf_checks=True)
    token = client.get("/portal/sign-in/").cookies["csrftoken"].value
    file = tmp_path / "return.txt"
    file.write_text("the file")

    with file.open() as sent:
        type_in(client, user, csrfmiddlewaretoken=token, upload=sent)

    kept = client.session[gate.KEPT]["typed"]
    assert "value=412" in kept
    assert "csrf" not in kept
    assert "file" not in kept


def test_stranger_without_a_token_is_refused(make_user):
    client = Client(enforce_csrf_checks=True)

    response = type_in(client, make_user())

    assert response.status_code == 403
    assert "sessionid" not in client.cookies


def test_signed_in_person_is_not_asked(client, sign_in):
    user = sign_in()

    assert "value=412" in type_in(client, user).text


def test_what_was_typed_is_forgotten_after_an_hour(client, make_user):
    type_in(client, make_user())

    assert client.session.get_expiry_age() <= 3600


def test_form_that_stood_open_while_its_sender_signed_in_again_comes_back(make_user):
    user, client = make_user(), Client(enforce_csrf_checks=True)
    token = old_token(client)
    let_in(client, user)

    sent = type_in(client, user, csrfmiddlewaretoken=token)

    assert (sent.status_code, sent.headers["Location"]) == (302, FORM)
    assert client.get(FORM).text == (f"typed_by={user.pk}&value=412&why=late%0Areturn")


def old_token(client):
    """Open a form, and have its token replaced as signing in does."""
    token = client.get("/portal/sign-in/").context["csrf_token"]
    client.cookies["csrftoken"] = "x" * 32
    return str(token)


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        pytest.param(FORM, "https://elsewhere.example", id="from-elsewhere"),
        pytest.param("/forgetful/", "http://testserver", id="page-that-keeps-nothing"),
    ],
)
def test_form_that_may_not_come_back_is_refused_in_plain_words(
    make_user, address, origin
):
    user, client = make_user(), Client(enforce_csrf_checks=True)
    token = old_token(client)
    let_in(client, user)

    refused = client.post(
        address,
        {"typed_by": str(user.pk), "value": "412", "csrfmiddlewaretoken": token},
        headers={"origin": origin},
    )

    assert refused.status_code == 403
    assert "This page was out of date" in refused.text
    assert "Nothing was saved." in refused.text
    assert "value=412" not in client.get(FORM).text
