"""Posts and boards are renamed from a quarter on; signed quarters keep the old name."""

from datetime import date

import pytest

from outcomes.models import Commentary
from outcomes.naming_services import rename
from outcomes.quarters import QuarterIsClosed
from priorities.keeping import ChangedMeanwhile
from priorities.models import FormerName
from priorities.naming import names_on
from scorecards.assemble import assemble
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.refusals import Refused
from tests.factories import outcomes as make
from tests.factories.priorities import (
    BoardFactory,
    FormerNameFactory,
    PostFactory,
    PriorityFactory,
    StrategyBoardFactory,
)
from tests.integration.outcomes.defining import NOW, Q1, Q2, Q3, Q4, WHY, signed
from tests.integration.outcomes.strategy import Strategy
from tests.integration.outcomes.test_defining_pages import hidden, words_of

pytestmark = pytest.mark.django_db

KINDS = [(PostFactory, "title"), (BoardFactory, "name")]
TYPED = {
    "version": "0",
    "name": "Head of Inclusion",
    "first_quarter": "2025-26-q3",
    "reason": WHY,
}


@pytest.fixture
def decided(make_user):
    """What every change says of itself: by whom, when and why."""
    lead = make_user("lead", roles=[Role.PERFORMANCE_LEAD])
    return {"actor": lead, "now": NOW, "reason": WHY}


@pytest.fixture
def post(db):
    """A post, while figures were signed for July to September."""
    signed(make.MeasureFactory())
    return PostFactory(code="head", title="Head of SEND")


def renamed(row, name, decided, **changed):
    return rename(
        **{
            "row": row,
            "version": row.version,
            "name": name,
            "first_quarter": Q3,
            **decided,
            **changed,
        }
    )


def called(post, quarter):
    """Return what a post was called at the end of a quarter."""
    post.refresh_from_db()
    return names_on(quarter.end).post(post)


def test_scorecard_of_a_signed_quarter_keeps_the_names(decided):
    strategy = Strategy()
    measure = strategy.measure()
    Commentary.objects.create(
        measure=measure, quarter_end=Q2.end, why="It rained.", post=strategy.post
    )
    card = strategy.scorecard(board__name="SEND group")
    priority = PriorityFactory(lead_post=strategy.post, version__current=True)
    StrategyBoardFactory(strategy=priority.version.strategy, board=card.board)
    before = assemble(card, Q2, today=NOW.date())

    renamed(strategy.post, "Director of Inclusion", decided)
    renamed(card.board, "SEND board", decided)
    card.refresh_from_db()

    def said(quarter):
        found = assemble(card, quarter, today=NOW.date())
        [shown] = found.outcomes[0].measures
        return (
            found.document.board,
            shown.facts.responsible,
            shown.commentary[Q2.end].post,
            found.priorities[0].responsible,
        )

    assert assemble(card, Q2, today=NOW.date()) == before
    assert said(Q2) == ("SEND group", *["Head of Inclusion"] * 3)
    assert said(Q3) == ("SEND board", *["Director of Inclusion"] * 3)


def test_names_follow_each_other(post, decided):
    renamed(post, "Head of Inclusion", decided)
    renamed(post, "Director of Inclusion", decided, version=1, first_quarter=Q4)

    names = [called(post, quarter) for quarter in (Q1, Q2, Q3, Q4)]
    assert names == [
        "Head of SEND",
        "Head of SEND",
        "Head of Inclusion",
        "Director of Inclusion",
    ]


def test_name_put_right_in_its_first_quarter_was_never_another(post, decided):
    renamed(post, "Head of Inklusion", decided)
    renamed(post, "Head of Inclusion", decided, version=1)

    assert called(post, Q2) == "Head of SEND"
    assert called(post, Q3) == "Head of Inclusion"
    assert FormerName.objects.count() == 1


def test_post_that_is_yet_to_begin_has_no_former_name(post, decided):
    coming = PostFactory(title="Nurse", valid_from=date(2025, 10, 1))

    renamed(coming, "Designated nurse", decided)

    assert not FormerName.objects.exists()


@pytest.mark.parametrize(("factory", "field"), KINDS)
def test_rename_is_told_in_the_audit_once(post, decided, factory, field):
    row = factory(**{field: "Before"})

    for _ in range(2):
        renamed(row, "After", decided, version=0)

    event = AuditEvent.objects.get()
    assert event.before == {"name": "Before"}
    assert event.after == {"name": "After", "from": "2025-10-01"}
    assert (event.subject_name, event.reason) == ("After", WHY)


def test_signed_quarter_is_not_renamed(post, decided):
    with pytest.raises(QuarterIsClosed, match="Choose Quarter 3"):
        renamed(post, "Head of Inclusion", decided, first_quarter=Q2)


def test_name_does_not_begin_before_one_that_was_decided(post, decided):
    renamed(post, "Head of Inclusion", decided, first_quarter=Q4)

    with pytest.raises(Refused, match="the name Head of Inclusion from Quarter 4"):
        renamed(post, "Other", decided, version=1)


def test_post_that_has_ended_keeps_its_name(post, decided):
    post.valid_to = Q2.end
    post.save()

    with pytest.raises(Refused, match="ends on 30 September 2025"):
        renamed(post, "Other", decided)


@pytest.mark.parametrize(("factory", "field"), KINDS)
def test_name_of_another_is_refused(post, decided, factory, field):
    factory(**{field: "Taken"})

    with pytest.raises(Refused, match="is called Taken") as refusal:
        renamed(factory(), "Taken", decided)

    assert refusal.value.part == "name"


def test_whoever_read_an_older_name_is_told(post, decided):
    renamed(post, "Head of Inclusion", decided)

    with pytest.raises(ChangedMeanwhile):
        renamed(post, "Other", decided, version=0)


def test_nobody_else_renames_and_nobody_without_a_reason(post, decided, make_user):
    with pytest.raises(Refused, match="Say why"):
        renamed(post, "Other", {**decided, "reason": " "})
    others = [role for role in Role if role is not Role.PERFORMANCE_LEAD]
    decided["actor"] = make_user("other", roles=others)
    with pytest.raises(NotAllowed):
        renamed(post, "Other", decided)

    assert not AuditEvent.objects.exists()


# The pages


def test_post_is_renamed_on_its_page(client, sign_in, post):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    address = "/portal/manage/posts/head/rename/"

    check = client.post(address, TYPED | {"step": "check"})
    page = client.post(address, hidden(check) | {"step": "save"}, follow=True)

    assert "What is it called? Head of Inclusion Until then: Head of SEND" in (
        words_of(check)
    )
    assert "Scorecards call it so from Quarter 3 of 2025 to 2026 on" in check.text
    assert "Called before Head of SEND Until 30 September 2025" in words_of(page)
    assert "Gave the post Head of Inclusion its name" in page.text


def test_board_is_renamed_on_its_page(client, sign_in, post):
    board = BoardFactory(code="send", name="SEND group")
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])

    client.post("/portal/manage/boards/send/rename/", TYPED | {"step": "save"})

    board.refresh_from_db()
    assert board.name == "Head of Inclusion"
    assert board.former_names.get().name == "SEND group"


def test_who_saves_second_sees_both_names(client, sign_in, post):
    sign_in("lead", roles=[Role.PERFORMANCE_LEAD])
    address = "/portal/manage/posts/head/rename/"
    client.post(address, TYPED | {"step": "save"})

    both = client.post(address, TYPED | {"name": "Other", "step": "save"})

    assert both.status_code == 409
    assert "Saved meanwhile: Head of Inclusion" in words_of(both)


def test_pages_of_a_quarter_call_a_board_as_it_was(client, sign_in, decided):
    strategy = Strategy()
    strategy.measure()
    card = strategy.scorecard(board__name="SEND group")
    renamed(card.board, "SEND board", decided)
    sign_in("member")

    quarter = client.get("/portal/scorecards/2025-26-q2/")
    home = client.get("/portal/")

    assert "for the SEND group" in quarter.text
    assert "for the SEND group" in home.text


def test_former_names_of_others_are_not_taken_for_ones_own(post):
    FormerNameFactory(name="Other")

    assert called(post, Q1) == "Head of SEND"
