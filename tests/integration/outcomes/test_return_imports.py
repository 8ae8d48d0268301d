"""Figures that come in a block from a spreadsheet, or in a workbook."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from outcomes.states import LineState
from strategy_portal.models import AuditEvent
from tests.conftest import let_in
from tests.factories.outcomes import BreakdownFactory
from tests.factories.priorities import PartnershipFactory
from tests.integration.outcomes.returning import Office, share

pytestmark = pytest.mark.django_db

ADDRESS = "/portal/returns/2025-26-q2/head-of-inclusion/"


@pytest.fixture
def office(make_user, client):
    PartnershipFactory()
    office = Office(make_user)
    let_in(client, office.officer)
    return office


@pytest.fixture
def two(office):
    """Two measures, of which the officer is asked for figures."""
    measures = [
        office.measure(65, 66, 67, 66, code=code, number=number, title=title)
        for code, number, title in (
            ("W901", 901, "Therapy in time"),
            ("W902", 902, "Wheelchairs in time"),
        )
    ]
    office.open()
    return measures


def paste(client, block):
    return client.post(f"{ADDRESS}paste/", {"block": block})


def save(client, shown, **fields):
    return client.post(f"{ADDRESS}rows/", {"rows": shown.context["rows"], **fields})


def kinds(shown):
    return {group.title: len(group.rows) for group in shown.context["page"].groups}


def test_block_with_codes_is_shown_and_then_saved(client, office, two):
    shown = paste(client, "W902\t66\t80\tAll well.\nW901\t65\t80")

    assert "Nothing has been saved yet." in shown.text
    assert "codes or titles, so rows were matched by them" in shown.text
    assert office.line(two[0]).version == 0
    answer = save(client, shown)
    assert answer.headers["Location"] == ADDRESS
    assert office.line(two[0]).numerator == 65
    assert office.line(two[1]).comment == "All well."


def test_block_without_codes_is_matched_by_its_order(client, office, two):
    shown = paste(client, "65\t80\n66\t80")
    save(client, shown)

    assert "matched by their order" in shown.text
    assert [office.line(each).numerator for each in two] == [65, 66]


def test_rows_of_one_measure_say_which_month_each_is_for(client, office):
    office.measure(
        code="W901", number=901, title="Calls", frequency="monthly", basis="month end"
    )
    office.open()

    shown = paste(client, "65\t80\n66\t80\n67\t80")

    for month in ("September", "October", "November"):
        assert f"W901 Calls, end of {month} 2025" in shown.text


def test_rejected_row_stops_all_until_it_is_left_out(client, office, two):
    shown = paste(client, "W901\t65\t80\nWheels\t66\t80\nW902\t90\t80")

    stopped = save(client, shown)
    saved = save(client, shown, leave_out="yes")

    assert kinds(shown) == {"Cannot be used": 2, "Will change": 1}
    assert "90 is more than 80" in shown.text
    assert stopped.status_code == 422
    assert "Some rows cannot be used." in stopped.text
    assert saved.status_code == 302
    assert office.line(two[0]).numerator == 65
    assert office.line(two[1]).version == 0


def test_odd_row_is_saved_once_it_is_ticked(client, office, two):
    shown = paste(client, "W901\t6\t80")

    stopped = save(client, shown)
    saved = save(client, shown, checked="w901-202509")

    assert kinds(shown) == {"Need a check": 1}
    assert "Row 1 looks wrong." in stopped.text
    assert saved.status_code == 302
    assert office.line(two[0]).findings


def test_row_that_was_saved_by_another_meanwhile_asks_again(client, office, two):
    shown = paste(client, "W901\t65\t80")
    office.save(two[0], share(64), actor=office.lead)

    stopped = save(client, shown)

    assert stopped.status_code == 422
    assert "Somebody saved it since" in stopped.text
    assert office.line(two[0]).numerator == 64


def test_saving_shown_rows_twice_saves_once(client, office, two):
    shown = paste(client, "W901\t65\t80")

    for _ in range(2):
        save(client, shown)

    saves = AuditEvent.objects.filter(event="outcomes.return_line.saved")
    assert saves.count() == 1


def test_parts_alone_make_the_whole(client, office):
    measure = office.measure(58, code="W901", number=901)
    for title in ("Speech", "Hands"):
        BreakdownFactory(measure=measure, title=title, code=title.lower())
    office.open()

    shown = paste(client, "W901\tSpeech\t20\t40\nW901\tHands\t38\t40")
    save(client, shown)

    assert office.line(measure).numerator == 58
    assert office.line(measure).parts.count() == 2
    save(client, paste(client, "W901\tSpeech\t21\t40"))
    assert office.line(measure).numerator == 59


def test_one_part_alone_leaves_the_whole_as_it_stands(client, office):
    measure = office.measure(58, code="W901", number=901)
    for title in ("Speech", "Hands"):
        BreakdownFactory(measure=measure, title=title, code=title.lower())
    office.open()
    office.save(measure, share(58))

    save(client, paste(client, "W901\tSpeech\t20\t40"))

    line = office.line(measure)
    assert (line.numerator, line.denominator) == (58, 80)
    assert line.parts.count() == 1


@pytest.mark.parametrize("block", ["", "x" * 300_000, "\n" * 5, "W901\t1\t2\n" * 2000])
def test_block_that_cannot_be_read_says_why(client, office, two, block):
    answer = client.post(f"{ADDRESS}paste/", {"block": block}, follow=True)

    assert answer.status_code == 200
    assert answer.redirect_chain == [(ADDRESS, 302)]
    assert 'class="said__error"' in answer.text


@pytest.mark.parametrize("rows", ["", "zzz", "W901:zzz"])
def test_rows_that_the_portal_did_not_show_are_not_saved(client, office, two, rows):
    answer = client.post(f"{ADDRESS}rows/", {"rows": rows}, follow=True)

    assert "Send them again" in answer.text
    assert office.line(two[0]).version == 0


def workbook(client):
    return client.get(f"{ADDRESS}return.xlsx").content


def upload(client, content, name="return.xlsx"):
    return client.post(
        f"{ADDRESS}upload/", {"workbook": SimpleUploadedFile(name, content)}
    )


def filled(content, **cells):
    """Fill cells of the first row with a code, by their headings."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book["Return"]
    [heads] = [row for row in sheet.iter_rows() if row[0].value == "Code"]
    columns = {cell.value: cell.column for cell in heads}
    for name, value in cells.items():
        sheet.cell(heads[0].row + 1, columns[name.replace("_", " ")]).value = value
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_workbook_that_comes_back_unchanged_changes_nothing(client, office, two):
    office.save(
        two[0],
        share(65, comment="=1+1", cause="Why", action_post=office.post),
    )

    shown = upload(client, workbook(client))

    assert kinds(shown) == {"Same as now": 2}


def test_workbook_that_was_filled_in_is_shown_and_saved(client, office, two):
    content = filled(
        workbook(client), Numerator=65, Denominator="80", Comment="From the file."
    )

    shown = upload(client, content)
    save(client, shown)

    assert kinds(shown) == {"Will change": 1, "Same as now": 1}
    line = office.line(two[0])
    assert (line.numerator, line.comment) == (65, "From the file.")
    assert line.state == LineState.OPEN


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"Numerator": "sixty"}, "sixty"),
        ({"Post": "Head of Nothing"}, "No post is called"),
        ({"By_when": "soon"}, "is not a date"),
        ({"How_firm": "Very"}, "is not on the list"),
        ({"Why_there_is_no_figure": "Dunno"}, "is not on the list"),
    ],
)
def test_cell_that_cannot_be_read_rejects_its_row(client, office, two, cells, words):
    shown = upload(client, filled(workbook(client), **cells))

    assert kinds(shown)["Cannot be used"] == 1
    assert words in shown.text


def test_reason_account_and_date_come_in_the_workbook_too(client, office, two):
    content = filled(
        workbook(client),
        **{
            "Why_there_is_no_figure": "It was not supplied to us",
            "Why,_in_words": "It comes on 1 December.",
            "Post": office.post.title,
            "By_when": "1 12 2025",
            "How_firm": "An estimate",
        },
    )

    save(client, upload(client, content))

    line = office.line(two[0])
    assert line.missing_reason == "It comes on 1 December."
    assert line.action_post == office.post
    assert (f"{line.action_due_on:%d %m %Y}", line.status) == ("01 12 2025", "estimate")


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"", "return.xlsx"), (b"%PDF-1.7", "return.xlsx"), (b"PK", "return.xlsm")],
)
def test_file_that_is_no_workbook_says_what_to_do(client, office, two, content, name):
    answer = client.post(
        f"{ADDRESS}upload/",
        {"workbook": SimpleUploadedFile(name, content)},
        follow=True,
    )

    assert answer.status_code == 200
    assert 'class="said__error"' in answer.text


def test_no_file_and_too_large_a_file_say_what_to_do(client, office, two):
    nothing = client.post(f"{ADDRESS}upload/", follow=True)
    large = client.post(
        f"{ADDRESS}upload/",
        {"workbook": SimpleUploadedFile("return.xlsx", b"x" * (2 * 1024 * 1024 + 1))},
        follow=True,
    )

    for answer in (nothing, large):
        assert "Choose the workbook that you filled in, up to 2 MB." in answer.text


def test_nobody_downloads_or_fills_another_posts_workbook(client, make_user, two):
    let_in(client, make_user("stranger", roles=["officer"]))

    assert client.get(f"{ADDRESS}return.xlsx").status_code == 404
    assert client.post(f"{ADDRESS}upload/").status_code == 404
    assert client.post(f"{ADDRESS}paste/").status_code == 404
    assert client.post(f"{ADDRESS}rows/").status_code == 404


def test_auditor_is_given_no_workbook(client, make_user, two):
    let_in(client, make_user("auditor"))

    assert client.get(f"{ADDRESS}return.xlsx").status_code == 403


def test_return_that_is_done_has_no_workbook(client, office):
    measure = office.measure(58, code="W901", number=901)
    office.open()
    office.submit(measure, share(60))

    assert client.get(f"{ADDRESS}return.xlsx").status_code == 404
