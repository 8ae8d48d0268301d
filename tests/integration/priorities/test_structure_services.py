"""Posts, boards and reporting lines: added, changed and retired, with a reason."""

from datetime import UTC, date, datetime

import pytest

from outcomes.post_services import retire_post
from priorities.board_services import (
    add_board,
    add_reporting_line,
    change_board,
    retire_board,
    retire_reporting_line,
)
from priorities.keeping import ChangedMeanwhile
from priorities.models import Board, Post, ReportingLine
from priorities.post_services import add_post, change_post
from priorities.services import ReportsToItself
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.periods import Quarter
from strategy_portal.refusals import Refused
from tests.factories import priorities as make
from tests.factories.outcomes import MeasureChangeFactory, MeasureFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 11, 14, 12, tzinfo=UTC)
Q2, Q3, Q4 = (Quarter(2025, number) for number in (2, 3, 4))
WHY = "The cabinet agreed it."
VALUES = {"name": "SEND board", "kind": Board.Kind.STRATEGIC, "meets": ""}


@pytest.fixture
def decided(make_user):
    """What every change says of itself: by whom, when and why."""
    lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    return {"actor": lead, "now": NOW, "reason": WHY}


@pytest.fixture
def council(db):
    """The organisation that employs."""
    return make.OrganisationFactory(name="Council")


def new_post(council, decided, **changed):
    return add_post(
        **{
            "title": "Head of Inclusion",
            "kind": Post.Kind.POST,
            "organisations": [council],
            "first_quarter": Q3,
            **decided,
            **changed,
        }
    )


def new_board(decided, **changed):
    values = {**VALUES, **changed.pop("values", {})}
    return add_board(**{"values": values, "first_quarter": Q3, **decided, **changed})


# Posts


def test_post_is_added_once_however_often_it_is_sent(council, decided):
    post = new_post(council, decided)
    again = new_post(council, decided)

    assert again == post
    assert (post.code, post.valid_from) == ("head-of-inclusion", date(2025, 10, 1))
    assert list(post.organisations.all()) == [council]
    event = AuditEvent.objects.get()
    assert (event.event, event.reason) == ("priorities.post.added", WHY)


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"kind": Post.Kind.TEAM}, "title"),
        ({"title": "Head of inclusion!"}, "title"),
        ({"title": "???"}, "title"),
        ({"title": "Add"}, "title"),
        ({"organisations": []}, "organisations"),
        ({"reason": " "}, "reason"),
    ],
)
def test_post_that_cannot_be_is_not_added(council, decided, changed, part):
    new_post(council, decided)

    with pytest.raises(Refused) as refusal:
        new_post(council, decided, **changed)

    assert refusal.value.part == part
    assert Post.objects.count() == 1


def changed_post(post, decided, **changed):
    return change_post(
        **{
            "post": post,
            "version": post.version,
            "kind": post.kind,
            "organisations": list(post.organisations.all()),
            **decided,
            **changed,
        }
    )


def test_post_becomes_a_joint_team(council, decided):
    post = new_post(council, decided)
    hospital = make.OrganisationFactory(name="Hospital")

    changed_post(post, decided, kind=Post.Kind.TEAM, organisations=[council, hospital])
    post.refresh_from_db()
    changed_post(post, decided)

    assert post.kind == Post.Kind.TEAM
    assert set(post.organisations.all()) == {council, hospital}
    event = AuditEvent.objects.get(event="priorities.post.changed")
    assert event.before["kind"] == "post"
    assert event.after["organisations"] == ["Council", "Hospital"]


def retired_post(post, decided, quarter=Q3, **changed):
    return retire_post(
        **{
            "post": post,
            "version": post.version,
            "last_quarter": quarter,
            **decided,
            **changed,
        }
    )


def test_post_is_retired_and_taken_back(council, decided):
    post = new_post(council, decided)

    post = retired_post(post, decided)
    assert post.valid_to == date(2025, 12, 31)
    assert not Post.objects.in_force(date(2026, 1, 1)).exists()
    post = retired_post(post, decided, quarter=None)
    again = retired_post(post, decided, quarter=None)

    assert again.valid_to is None
    ended = AuditEvent.objects.filter(event="priorities.post.ended")
    assert [event.after for event in ended.order_by("pk")] == [
        {"to": "2025-12-31"},
        {"to": None},
    ]


def test_post_does_not_end_before_it_begins(council, decided):
    with pytest.raises(Refused, match="It begins after that"):
        retired_post(new_post(council, decided), decided, quarter=Q2)


@pytest.mark.parametrize("duty", ["reporting_post", "deputy_post"])
def test_post_that_a_measure_needs_is_not_retired(council, decided, duty):
    post = new_post(council, decided)
    MeasureFactory(**{duty: post}, title="Seen in time")

    with pytest.raises(Refused, match="Seen in time is asked of it after that"):
        retired_post(post, decided)


def test_post_that_gives_a_measure_away_later_is_not_retired_before(council, decided):
    post, other = new_post(council, decided), make.PostFactory()
    MeasureChangeFactory(
        measure=MeasureFactory(reporting_post=other),
        valid_from=date(2026, 4, 1),
        before={"reporting_post_id": post.pk},
        after={"reporting_post_id": other.pk},
    )

    with pytest.raises(Refused, match="is asked of it after that"):
        retired_post(post, decided, quarter=Q3)
    assert retired_post(post, decided, quarter=Q4).valid_to == date(2026, 3, 31)


# Boards


def test_board_is_added_once_however_often_it_is_sent(decided):
    board = new_board(decided)
    again = new_board(decided)

    assert again == board
    assert (board.code, board.valid_from) == ("send-board", date(2025, 10, 1))
    assert AuditEvent.objects.get().after == {
        "kind": "Strategic board",
        "from": "2025-10-01",
    }


@pytest.mark.parametrize(
    "values", [{"kind": Board.Kind.FORUM}, {"name": "SEND Board."}, {"name": "%"}]
)
def test_board_that_cannot_be_is_not_added(decided, values):
    new_board(decided)

    with pytest.raises(Refused) as refusal:
        new_board(decided, values=values)

    assert refusal.value.part == "name"


def test_board_is_changed(decided):
    board = new_board(decided)
    said = {"board": board, "version": 1, "values": {"meets": "Monthly"}}

    change_board(**said, **decided)
    change_board(**said, **decided)

    board.refresh_from_db()
    assert board.meets == "Monthly"
    assert AuditEvent.objects.filter(event="priorities.board.changed").count() == 1


def test_retired_board_takes_its_lines_with_it(decided):
    board, above, below = make.BoardFactory.create_batch(3)
    up = make.ReportingLineFactory(board=board, reports_to=above)
    down = make.ReportingLineFactory(board=below, reports_to=board)
    other = make.ReportingLineFactory(board=below, reports_to=above)

    retire_board(board=board, version=0, last_quarter=Q3, **decided)

    for row in (board, up, down, other):
        row.refresh_from_db()
    ends = [row.valid_to for row in (board, up, down, other)]
    assert ends == [date(2025, 12, 31)] * 3 + [None]
    assert AuditEvent.objects.count() == 3
    retire_board(board=board, version=1, last_quarter=None, **decided)
    board.refresh_from_db()
    assert board.valid_to is None


def test_board_with_a_line_to_come_is_not_retired_before_it(decided):
    line = make.ReportingLineFactory(valid_from=date(2026, 1, 1))

    with pytest.raises(Refused, match="begins on 1 January 2026"):
        retire_board(board=line.board, version=0, last_quarter=Q3, **decided)


# Reporting lines


def reports(board, above, decided, quarter=Q3):
    return add_reporting_line(
        board=board, reports_to=above, first_quarter=quarter, **decided
    )


def test_board_may_report_to_several(decided):
    board, first, second = make.BoardFactory.create_batch(3)

    for above in (first, second, second):
        reports(board, above, decided)

    assert set(board.parents.all()) == {first, second}
    assert AuditEvent.objects.count() == 2


def test_board_does_not_report_to_itself_by_way_of_others(decided):
    low, middle, high = (make.BoardFactory(name=name) for name in ("A", "B", "C"))
    reports(low, middle, decided)
    reports(middle, high, decided)

    with pytest.raises(ReportsToItself, match="A → B → C → A"):
        reports(high, low, decided)

    assert ReportingLine.objects.count() == 2


def test_boards_may_change_round_once_the_old_line_has_ended(decided):
    one, other = make.BoardFactory.create_batch(2)
    old = reports(one, other, decided, Q2)
    retire_reporting_line(line=old, version=1, last_quarter=Q3, **decided)

    line = reports(other, one, decided, Q4)

    in_force = ReportingLine.objects.in_force(date(2026, 2, 1))
    assert list(in_force) == [line]
    with pytest.raises(ReportsToItself):
        retire_reporting_line(line=old, version=2, last_quarter=None, **decided)


def test_line_that_was_there_is_taken_up_and_not_added_again(decided):
    line = make.ReportingLineFactory(valid_to=date(2024, 3, 31))

    with pytest.raises(Refused, match="Change when that line ends"):
        reports(line.board, line.reports_to, decided)


def test_board_does_not_report_to_itself_nor_to_one_that_has_ended(decided):
    board, ended = make.BoardFactory(), make.BoardFactory(valid_to=date(2025, 3, 31))

    with pytest.raises(Refused, match="does not report to itself"):
        reports(board, board, decided)
    with pytest.raises(Refused, match="ends on 31 March 2025"):
        reports(board, ended, decided)


# All of them


def every_change(post, line, decided):
    ends = {"version": 7, "last_quarter": Q3, **decided}
    return (
        lambda: changed_post(post, {**decided, "version": 7}, kind=Post.Kind.TEAM),
        lambda: retire_post(post=post, **ends),
        lambda: change_board(board=line.board, version=7, values=VALUES, **decided),
        lambda: retire_board(board=line.board, **ends),
        lambda: retire_reporting_line(line=line, **ends),
    )


def test_who_did_not_read_the_last_change_is_told(council, decided):
    post, line = new_post(council, decided), make.ReportingLineFactory()

    for change in every_change(post, line, decided):
        with pytest.raises(ChangedMeanwhile):
            change()


def test_nobody_else_changes_the_structure(council, decided, make_user):
    post, line = new_post(council, decided), make.ReportingLineFactory()
    others = [role for role in Role if role is not Role.PERFORMANCE_LEAD]
    decided["actor"] = make_user("other", roles=others)
    known = AuditEvent.objects.count()

    for change in (
        *every_change(post, line, decided),
        lambda: new_post(council, decided),
        lambda: new_board(decided),
        lambda: reports(line.reports_to, line.board, decided),
    ):
        with pytest.raises(NotAllowed):
            change()
    assert AuditEvent.objects.count() == known
