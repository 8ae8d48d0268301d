"""The pages that define measures: fill in, check, save; closed to all but the lead."""

import html
import re
from datetime import date

import pytest
from django.urls import reverse

from outcomes.models import Measure, MeasureChange, Target
from strategy_portal.access import Role
from strategy_portal.models import AuditEvent
from tests.factories import outcomes as make
from tests.factories.priorities import PostFactory
from tests.integration.outcomes.defining import WHY, signed, target_since

pytestmark = pytest.mark.django_db

LIST = "/portal/manage/measures/"
ADD = f"{LIST}add/"
TARGET = {
    "version": "0",
    "reference": "fixed",
    "value": "90%",
    "comparator": "",
    "limit_kind": "value",
    "limit": "85",
    "first_quarter": "2025-26-q3",
    "last_quarter": "",
    "reason": WHY,
}


@pytest.fixture
def lead(sign_in):
    """The performance lead, signed in."""
    return sign_in("lead", roles=[Role.PERFORMANCE_LEAD])


@pytest.fixture
def measure(db):
    """A measure with a figure for July to September, and a target since April 2024."""
    measure = make.MeasureFactory(title="Seen in time", slug="seen-in-time")
    signed(measure)
    target_since(measure)
    return measure


@pytest.fixture
def new(db):
    """What is typed to add a measure."""
    make.OutcomeFactory(code="O1")
    PostFactory(code="head", title="Head of Inclusion")
    return {
        "version": "0",
        "code": "W9",
        "title": "Families who feel heard",
        "short_title": "Feel heard",
        "plain_words": "How many families feel heard.",
        "outcome": "O1",
        "role": "measure",
        "definition": "Answered yes,\r\nof all who answered.",
        "unit": "percent",
        "decimals": "0",
        "counts": "families",
        "counts_people": "on",
        "basis": "financial quarter",
        "polarity": "higher",
        "dead_band": "",
        "state": "live",
        "question_words": "",
        "collection": "returned",
        "frequency": "quarterly",
        "due_days": "24",
        "reporting_post": "head",
        "deputy_post": "",
        "data_provider": "",
        "lay_sentence": "",
        "caveat": "",
        "first_quarter": "2025-26-q3",
        "reason": WHY,
    }


def at(measure, what=""):
    return f"{LIST}{measure.slug}/{what}"


def hidden(response):
    """Return what the page of the check would send on, by field."""
    pairs = re.findall(
        r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.text
    )
    return {
        name: html.unescape(value)
        for name, value in pairs
        if name != "csrfmiddlewaretoken"
    }


def typed_in(page):
    """Return what stands in the fields of a form as a browser would send it."""
    fields = page.context["form"]
    values = {field.name: field.value() for field in fields}
    return {
        name: "on" if value is True else value
        for name, value in values.items()
        if value is not None and value is not False
    }


def words_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.text).split())


def test_target_is_filled_in_checked_and_saved(client, lead, measure):
    check = client.post(at(measure, "target/"), TARGET | {"step": "check"})

    assert check.status_code == 200
    assert "Nothing has been saved yet." in check.text
    assert "90%, at risk down to 85% Until then: 80%, at risk down to 75%" in (
        words_of(check)
    )
    assert not AuditEvent.objects.exists()
    saved = client.post(at(measure, "target/"), hidden(check) | {"step": "save"})
    assert saved.status_code == 302
    assert saved.headers["Location"] == at(measure)
    assert Target.objects.get(valid_from=date(2025, 10, 1)).value == 90
    page = client.get(at(measure))
    assert f"The target of {measure.code} is set." in page.text
    assert "From 1 October 2025 90%, at risk down to 85%" in words_of(page)


def test_what_was_typed_can_be_changed_after_the_check(client, lead, measure):
    check = client.post(at(measure, "target/"), TARGET | {"step": "check"})

    form = client.post(at(measure, "target/"), hidden(check) | {"step": "edit"})

    assert form.status_code == 200
    assert 'value="90%"' in form.text
    assert WHY in form.text
    assert "There is a problem" not in form.text


def test_refusal_stands_at_its_field_and_keeps_what_was_typed(client, lead, measure):
    form = client.post(
        at(measure, "target/"), TARGET | {"limit": "95", "step": "check"}
    )

    assert form.status_code == 422
    assert (
        '<a href="#id_limit">Limit: The limit of 95% is on the wrong side of the '
        "target of 90%, as higher is better.</a>"
    ) in form.text
    assert 'value="90%"' in form.text
    assert form.text.count("<title>Error: ") == 1


def test_odd_target_is_asked_about_before_the_check(client, lead, measure):
    odd = TARGET | {"value": "8", "limit": "5"}

    form = client.post(at(measure, "target/"), odd | {"step": "check"})

    assert form.status_code == 422
    assert "Yes. The target of 8% is far below the latest figure" in form.text
    confirmed = re.search(r'name="confirmed" value="([^"]+)"', form.text)[1]
    check = client.post(
        at(measure, "target/"), odd | {"confirmed": confirmed, "step": "check"}
    )
    client.post(at(measure, "target/"), hidden(check) | {"step": "save"}, follow=True)
    assert Target.objects.get(valid_from=date(2025, 10, 1)).value == 8


def test_nothing_changed_is_told_before_the_check(client, lead, measure):
    same = typed_in(client.get(at(measure, "change/")))

    answer = client.post(
        at(measure, "change/"),
        same | {"reason": WHY, "first_quarter": "2025-26-q3", "step": "check"},
    )

    assert answer.status_code == 422
    assert "Nothing would change." in answer.text


def test_who_saves_second_sees_both_and_can_go_over_the_first(client, lead, measure):
    client.post(at(measure, "target/"), TARGET | {"step": "save"})
    mine = TARGET | {"value": "95", "limit": "92"}

    both = client.post(at(measure, "target/"), mine | {"step": "save"})

    assert both.status_code == 409
    assert "Lead saved this at midday while you typed." in both.text
    assert 'value="95"' in both.text
    assert "Saved meanwhile: 90" in words_of(both)
    again = client.post(at(measure, "target/"), mine | {"version": "1", "step": "save"})
    assert again.status_code == 302
    assert Target.objects.get(valid_from=date(2025, 10, 1)).value == 95


def test_save_pressed_twice_saves_once(client, lead, measure, new):
    for _ in range(2):
        client.post(at(measure, "target/"), TARGET | {"step": "save"})
        client.post(ADD, new | {"step": "save"})

    assert Measure.objects.count() == 2
    assert AuditEvent.objects.filter(event="outcomes.target.set").count() == 1
    assert AuditEvent.objects.filter(event="outcomes.measure.added").count() == 1


def test_measure_is_added_and_stands_in_the_list(client, lead, new):
    check = client.post(ADD, new | {"step": "check"})

    assert "It is asked for from Quarter 3 of 2025 to 2026 on." in check.text
    assert "Which post reports it? Head of Inclusion" in words_of(check)
    page = client.post(ADD, hidden(check) | {"step": "save"}, follow=True)
    assert "W9 Families who feel heard" in page.text
    measure = Measure.objects.get()
    assert measure.definition == "Answered yes,\nof all who answered."
    assert measure.placements.get().outcome.code == "O1"


def test_definition_is_changed_with_what_that_does_to_the_figures(
    client, lead, measure
):
    typed = {
        "version": "0",
        "definition": "Re-referrals too.",
        "plain_words": measure.plain_words,
        "counts": "children",
        "counts_people": "on",
        "basis": "financial quarter",
        "polarity": "lower",
        "comparable": "no",
        "first_quarter": "2025-26-q3",
        "reason": WHY,
    }

    check = client.post(at(measure, "definition/"), typed | {"step": "check"})

    assert "Figures from then on are not compared with those before." in check.text
    assert "The target ends the day before" in check.text
    client.post(at(measure, "definition/"), hidden(check) | {"step": "save"})
    assert MeasureChange.objects.get().after["polarity"] == "lower"
    page = words_of(client.get(at(measure)))
    assert "figures are not compared with those before" in page
    assert "Which way is better? Lower Until then: Higher" in page


def test_reporting_post_is_changed_and_told_by_name(client, lead, measure):
    PostFactory(code="new", title="Newcomer")
    typed = typed_in(client.get(at(measure, "change/")))

    client.post(
        at(measure, "change/"),
        typed
        | {
            "reporting_post": "new",
            "first_quarter": "2025-26-q3",
            "reason": WHY,
            "step": "save",
        },
    )

    page = words_of(client.get(at(measure)))
    assert "Which post reports it? Newcomer Until then: Not given" in page


def test_measure_is_retired_and_taken_back(client, lead, measure):
    typed = {"version": "0", "last_quarter": "2025-26-q3", "reason": WHY}

    check = client.post(at(measure, "retire/"), typed | {"step": "check"})
    client.post(at(measure, "retire/"), hidden(check) | {"step": "save"})

    measure.refresh_from_db()
    assert measure.valid_to == date(2025, 12, 31)
    assert "Until 31 December 2025" in client.get(LIST).text
    assert "Last day 31 December 2025 Until then: It goes on" in words_of(
        client.get(at(measure))
    )
    back = {"version": "1", "last_quarter": "", "reason": WHY, "step": "save"}
    client.post(at(measure, "retire/"), back)
    measure.refresh_from_db()
    assert measure.valid_to is None


def test_target_is_ended(client, lead, measure):
    typed = {"version": "0", "last_quarter": "2025-26-q2", "reason": WHY}

    check = client.post(at(measure, "target/end/"), typed | {"step": "check"})

    assert "None after Quarter 2 of 2025 to 2026 Until then: 80%" in words_of(check)
    client.post(at(measure, "target/end/"), hidden(check) | {"step": "save"})
    assert Target.objects.get().valid_to == date(2025, 9, 30)


def test_target_of_other_areas_is_told_by_name(client, lead, measure):
    make.PlaceFactory(code="england", name="England")
    typed = TARGET | {
        "reference": "comparator",
        "value": "",
        "comparator": "england",
        "limit_kind": "tolerance",
        "limit": "2.5",
    }

    check = client.post(at(measure, "target/"), typed | {"step": "check"})

    assert "The figure of England, at risk up to 2.5 away" in check.text


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("value", "ninety", "Target: "),
        ("limit", "", "Limit: Enter the limit"),
        ("first_quarter", "2024-25-q1", "Choose one from the list."),
        ("first_quarter", "", "Choose the quarter that it begins in"),
        ("reason", " ", "Why?: Say why"),
        ("reference", "", "Choose one"),
        ("comparator", "nowhere", "Choose one from the list."),
        ("version", "-1", ""),
        ("reason", "x" * 301, "at most 300 characters"),
        ("value", "9" * 60, "Target: "),
        ("reason", "\x00", "Null characters"),
        ("comparator", "\x00", "Null characters"),
    ],
)
def test_what_cannot_be_read_says_so_and_is_not_saved(
    client, lead, measure, field, typed, sentence
):
    form = client.post(at(measure, "target/"), TARGET | {field: typed, "step": "save"})

    assert form.status_code == 422
    assert sentence in html.unescape(form.text)
    assert Target.objects.count() == 1


PAGES = [
    "",
    "add/",
    *(
        f"{{slug}}/{what}"
        for what in (
            "",
            "change/",
            "definition/",
            "retire/",
            "target/",
            "target/end/",
            "outcomes/add/",
            "outcomes/{line}/move/",
            "outcomes/{line}/end/",
        )
    ),
]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.PERFORMANCE_LEAD]
)
def test_pages_are_closed_to_everybody_else(client, sign_in, measure, page, role):
    sign_in("other", roles=[role])
    line = make.PlacementFactory(measure=measure)
    address = LIST + page.format(slug=measure.slug, line=line.pk)

    assert client.get(address).status_code == 403
    assert client.post(address, TARGET | {"step": "save"}).status_code == 403
    assert client.get("/portal/").text.count("/portal/manage/") == 0
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize("page", PAGES[2:])
def test_measure_that_is_not_there_has_no_pages(client, lead, page):
    line = make.PlacementFactory()

    address = LIST + page.format(slug="nothing", line=line.pk)

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("rows", [1, 20])
def test_list_costs_the_same_however_long(
    client, lead, django_assert_num_queries, rows
):
    for _ in range(rows):
        target_since(make.MeasureFactory(reporting_post=PostFactory()))

    with django_assert_num_queries(QUERIES_OF_LIST):
        page = client.get(LIST)

    assert len(page.context["table"].rows) == rows


@pytest.mark.parametrize("rows", [1, 20])
def test_page_of_a_measure_costs_the_same_however_much_was_decided(
    client, lead, measure, django_assert_num_queries, rows
):
    posts = [PostFactory().pk for _ in range(2)]
    for number in range(rows):
        make.MeasureChangeFactory(
            measure=measure,
            before={"reporting_post_id": posts[0]},
            after={"reporting_post_id": posts[1]},
        )
        target_since(measure, valid_from=date(2000 + number, 4, 1))
        make.PlacementFactory(measure=measure)

    with django_assert_num_queries(QUERIES_OF_PAGE):
        page = client.get(at(measure))

    assert len(page.context["page"].changes) == rows


QUERIES_OF_LIST = 8
QUERIES_OF_PAGE = 11


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=seen", ["W1"]),
        ("q=w2", ["W2"]),
        ("state=retired", ["W2"]),
        ("state=live", ["W1"]),
        ("state=in development", []),
        ("post=head", ["W2"]),
        ("state=purple", []),
        ("post=nobody", []),
    ],
)
def test_list_is_narrowed(client, lead, query, found):
    head = PostFactory(code="head")
    make.MeasureFactory(number=1, title="Seen in time")
    make.MeasureFactory(
        number=2, title="Other", valid_to=date(2025, 9, 30), reporting_post=head
    )

    page = client.get(f"{LIST}?{query}")

    rows = page.context["table"].paginated_rows
    assert [row.record.code for row in rows] == found


def test_empty_list_says_what_will_be_here(client, lead):
    assert "No measure is defined yet. Add the first one." in client.get(LIST).text


def test_measure_to_come_and_one_that_ended_say_when(client, lead):
    make.MeasureFactory(valid_from=date(2026, 1, 1))
    make.MeasureFactory(valid_to=date(2025, 3, 31))

    page = words_of(client.get(LIST))

    assert "From 1 January 2026" in page
    assert "Retired after 31 March 2025" in page


def test_lead_finds_what_is_kept_in_the_menu(client, lead, measure):
    home = client.get("/portal/")
    manage = client.get(reverse("manage"))

    assert f'href="{reverse("manage")}"' in home.text
    assert f'href="{LIST}"' in manage.text
    assert "1 measure today" in manage.text


def test_target_of_a_time_when_another_way_was_better_is_told(client, lead, measure):
    make.MeasureChangeFactory(
        measure=measure,
        before={"polarity": "higher"},
        after={"polarity": "lower"},
    )
    Measure.objects.filter(pk=measure.pk).update(polarity="lower")

    assert "80%, at risk down to 75%" in client.get(at(measure)).text
    assert "80%, limit 75" in client.get(LIST).text
