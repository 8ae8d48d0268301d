"""An officer fills in a return, an approver answers it, a lead runs the quarter."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from outcomes.domain.entry import Entry
from outcomes.domain.figures import Missing
from outcomes.given import Given
from outcomes.models import (
    Commentary,
    FrozenRule,
    Observation,
    ReturnLine,
    ReturnQuarter,
)
from outcomes.quarter_services import (
    QuarterRefused,
    close_quarter,
    extend_quarter,
    open_quarter,
    reopen_quarter,
)
from outcomes.return_services import (
    Change,
    ChangedMeanwhile,
    FigureRefused,
    LineIsClosed,
    NeedsCheck,
    Saved,
    keep_draft,
    save_each,
    save_lines,
)
from outcomes.sign_services import ReasonMissing, send_back, sign_off
from outcomes.states import LineState
from outcomes.submit_services import NothingReady, submit_return
from strategy_portal import clock
from strategy_portal.access import NotAllowed, Role
from strategy_portal.models import AuditEvent
from strategy_portal.periods import Quarter
from tests.factories.outcomes import BreakdownFactory
from tests.factories.priorities import PostFactory
from tests.integration.outcomes.returning import QUARTER, Office, share

pytestmark = pytest.mark.django_db

ACCOUNT = {"cause": "Two posts are vacant.", "action": "Both are advertised."}


@pytest.fixture
def office(make_user):
    return Office(make_user)


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def sign(office, *measures, actor=None):
    lines = [office.line(measure) for measure in measures]
    return sign_off(
        versions={line.pk: line.version for line in lines},
        actor=actor or office.approver,
        now=clock.now(),
    )


# The quarter


def test_open_quarter_asks_each_post_for_what_falls_due(office):
    quarterly = office.measure(58)
    office.measure(frequency="yearly", basis="calendar year", due_days=60)
    office.measure(collection="published")
    office.measure(in_development=True)

    opened = office.open()

    assert [line.measure for line in ReturnLine.objects.all()] == [quarterly]
    assert opened.lines == 1
    assert opened.gathering.due_on == date(2025, 10, 24)
    assert events() == ["outcomes.quarter.opened"]


def test_open_quarter_takes_a_figure_that_stands_as_signed_off(office):
    measure = office.measure(58)
    figure = office.figure(measure, 60, QUARTER)

    office.open()

    line = office.line(measure)
    assert line.state == LineState.SIGNED_OFF
    assert line.observation == figure


def test_open_quarter_names_the_measures_that_no_post_reports(office):
    nobodys = office.measure(reporting_post=None)

    opened = office.open()

    assert opened.unasked == (nobodys,)
    assert opened.lines == 0


def test_open_quarter_moves_a_due_day_off_a_bank_holiday(office):
    measure = office.measure(58, due_days=87)  # 26 December

    office.open()

    assert office.line(measure).due_on == date(2025, 12, 29)


@pytest.mark.parametrize(
    ("quarter", "words"), [(QUARTER, "open already"), (Quarter(2025, 3), "not ended")]
)
def test_open_quarter_is_refused_twice_or_too_early(office, quarter, words):
    office.open()

    with pytest.raises(QuarterRefused, match=words):
        open_quarter(quarter=quarter, actor=office.lead, now=clock.now())


def test_only_the_lead_opens_a_quarter(office):
    with pytest.raises(NotAllowed):
        open_quarter(quarter=QUARTER, actor=office.officer, now=clock.now())


def test_extend_quarter_moves_the_lines_that_still_wait(office):
    late, signed = office.measure(58), office.measure(58)
    office.figure(signed, 60, QUARTER)
    gathering = office.open().gathering

    extend_quarter(
        gathering=gathering,
        until=date(2025, 11, 28),
        actor=office.lead,
        now=clock.now(),
        reason="A partner's system was down.",
    )

    assert office.line(late).due_on == date(2025, 11, 28)
    assert office.line(signed).due_on == date(2025, 10, 24)
    assert AuditEvent.objects.newest_first()[0].reason == "A partner's system was down."


@pytest.mark.parametrize(
    ("until", "reason"),
    [(date(2025, 11, 13), "Late."), (date(2025, 11, 28), " ")],
)
def test_extend_quarter_is_refused_into_the_past_or_unexplained(office, until, reason):
    gathering = office.open().gathering

    with pytest.raises(QuarterRefused):
        extend_quarter(
            gathering=gathering,
            until=until,
            actor=office.lead,
            now=clock.now(),
            reason=reason,
        )


def test_closed_quarter_takes_no_figures_until_it_is_opened_again(office):
    measure = office.measure(58)
    gathering = office.open().gathering
    for _ in range(2):
        close_quarter(gathering=gathering, actor=office.lead, now=clock.now())

    with pytest.raises(LineIsClosed, match="ask the performance lead"):
        office.save(measure, share(60))
    with pytest.raises(QuarterRefused, match="Say why"):
        reopen_quarter(
            gathering=gathering, actor=office.lead, now=clock.now(), reason=""
        )
    for _ in range(2):
        reopen_quarter(
            gathering=gathering,
            actor=office.lead,
            now=clock.now(),
            reason="The audit came late.",
        )

    assert office.save(measure, share(60)).changed
    assert events().count("outcomes.quarter.closed") == 1
    assert events().count("outcomes.quarter.reopened") == 1
    assert ReturnQuarter.objects.open().exists()


# Filling it in


def test_save_line_keeps_figure_words_and_parts(office):
    measure = office.measure(58)
    speech = BreakdownFactory(measure=measure, title="Speech")
    physio = BreakdownFactory(measure=measure, title="Physio")
    office.open()
    parts = {speech.pk: share(20, 40).entry, physio.pk: share(40, 40).entry}

    office.save(measure, Given(parts=parts, comment="All came in."))

    line = office.line(measure)
    assert (line.numerator, line.denominator) == (60, 80)
    assert {part.breakdown: part.numerator for part in line.parts.all()} == {
        speech: 20,
        physio: 40,
    }
    assert (line.comment, line.version) == ("All came in.", 1)
    assert line.saved_by == office.officer


def test_parts_that_add_up_to_another_whole_are_refused(office):
    measure = office.measure(58)
    part = BreakdownFactory(measure=measure)
    office.open()

    with pytest.raises(FigureRefused, match="add up to"):
        office.save(measure, share(60, 80, parts={part.pk: share(50, 80).entry}))

    assert office.line(measure).version == 0


def test_saving_the_same_twice_is_one_save(office):
    measure = office.measure(58)
    office.open()

    first = office.save(measure, share(60), version=0)
    second = office.save(measure, share(60), version=0)

    assert (first.changed, second.changed) == (True, False)
    assert office.line(measure).version == 1
    assert events().count("outcomes.return_line.saved") == 1


def test_second_of_two_people_is_shown_what_the_first_saved(office):
    measure = office.measure(58)
    office.open()
    office.save(measure, share(60), version=0)

    with pytest.raises(ChangedMeanwhile, match="Officer saved") as meanwhile:
        office.save(measure, share(61), version=0, actor=office.lead)

    assert meanwhile.value.line.numerator == 60
    assert office.line(measure).numerator == 60


def test_figure_that_cannot_be_is_refused(office):
    measure = office.measure(58)
    office.open()

    with pytest.raises(FigureRefused, match="81 is more than 80"):
        office.save(measure, share(81))

    assert office.line(measure).entry.is_empty


def test_odd_figure_asks_and_is_kept_with_a_note_once_confirmed(office):
    measure = office.measure(65, 66, 67, 66)
    office.open()

    with pytest.raises(NeedsCheck) as asked:
        office.save(measure, share(6))
    kinds = frozenset(finding.kind.value for finding in asked.value.findings)
    office.save(measure, share(6, checked=kinds))

    line = office.line(measure)
    assert line.numerator == 6
    assert [found["kind"] for found in line.findings] == [*kinds]


def test_lead_fills_any_line_and_it_says_so(office):
    measure = office.measure(58)
    office.open()

    office.save(measure, share(60), actor=office.lead)

    assert office.line(measure).on_behalf


def test_deputy_fills_the_line_and_a_stranger_does_not(office, make_user):
    deputy, other = PostFactory(), PostFactory()
    measure = office.measure(58, deputy_post=deputy)
    office.open()
    stands_in = make_user("deputy", roles=[(Role.OFFICER, deputy)])
    stranger = make_user("stranger", roles=[(Role.OFFICER, other)])

    with pytest.raises(NotAllowed):
        office.save(measure, share(60), actor=stranger)
    office.save(measure, share(60), actor=stands_in)

    assert office.line(measure).saved_by == stands_in


def test_several_lines_are_saved_together_or_not_at_all(office):
    good, bad = office.measure(58), office.measure(58)
    office.open()
    changes = [
        Change(office.line(good), 0, share(60)),
        Change(office.line(bad), 0, share(90)),
    ]

    with pytest.raises(FigureRefused):
        save_lines(changes=changes, actor=office.officer, now=clock.now())

    assert office.line(good).version == 0


def test_line_that_is_refused_stops_no_other(office):
    good, bad, old = (office.measure(58) for _ in range(3))
    office.open()
    changes = [
        Change(office.line(bad), 0, share(90)),
        Change(office.line(old), 7, share(60)),
        Change(office.line(good), 0, share(60)),
    ]

    ends = save_each(changes=changes, actor=office.officer, now=clock.now())

    assert [type(end) for end in ends] == [FigureRefused, ChangedMeanwhile, Saved]
    assert [office.line(each).version for each in (bad, old, good)] == [0, 0, 1]
    assert events().count("outcomes.return_line.saved") == 1


def test_draft_is_its_authors_alone_and_goes_with_the_save(office):
    measure = office.measure(58)
    office.open()
    line = office.line(measure)

    for text in ("6", "60"):
        keep_draft(
            line=line,
            fields={"numerator": text},
            version=0,
            user=office.officer,
            now=clock.now(),
        )

    assert [draft.fields for draft in line.drafts.all()] == [{"numerator": "60"}]
    office.save(measure, share(60))
    assert not line.drafts.exists()


# Submitting


def test_submit_return_takes_what_is_ready_and_says_what_is_not(office):
    ready, empty = office.measure(58), office.measure(58)
    office.open()

    submitted = office.submit(ready)

    assert [line.measure for line in submitted.lines] == [ready]
    assert [line.measure for line, _ in submitted.left] == [empty]
    assert submitted.left[0][1] == "Give a figure, or say why there is none."
    assert office.line(ready).state == LineState.SUBMITTED


def test_reason_for_no_figure_can_be_submitted(office):
    measure = office.measure(58)
    office.open()
    entry = Entry(
        missing=Missing.NOT_SUPPLIED, missing_reason="It comes on 1 December."
    )

    office.submit(measure, Given(entry=entry))

    assert office.line(measure).state == LineState.SUBMITTED


@pytest.mark.parametrize("lacking", ["cause", "action", "action_post", "action_due_on"])
def test_off_track_line_needs_cause_action_post_and_date(office, lacking):
    measure = office.measure(58, target=80)
    office.open()
    account = {
        **ACCOUNT,
        "action_post": office.post,
        "action_due_on": date(2026, 1, 31),
    }
    del account[lacking]

    with pytest.raises(NothingReady):
        office.submit(measure, share(56, **account))

    assert office.line(measure).state == LineState.OPEN


def test_submitting_twice_submits_once(office):
    measure = office.measure(58)
    office.open()

    office.submit(measure)
    again = submit_return(
        belongs_to=office.line(measure).belongs_to,
        actor=office.officer,
        now=clock.now(),
    )

    assert again.lines == ()
    assert events().count("outcomes.return_line.submitted") == 1


def test_nobody_submits_another_posts_return(office, make_user):
    measure = office.measure(58)
    office.open()
    stranger = make_user("stranger", roles=[(Role.OFFICER, PostFactory())])

    with pytest.raises(NotAllowed):
        submit_return(
            belongs_to=office.line(measure).belongs_to,
            actor=stranger,
            now=clock.now(),
        )


# Answering


def test_line_that_is_sent_back_waits_for_its_correction(office):
    measure = office.measure(58)
    office.open()
    office.submit(measure)

    for _ in range(2):
        send_back(
            line=office.line(measure),
            reason="Please give July to September only.",
            actor=office.approver,
            now=clock.now(),
        )
    with pytest.raises(NothingReady):
        submit_return(
            belongs_to=office.line(measure).belongs_to,
            actor=office.officer,
            now=clock.now(),
        )
    office.submit(measure, share(61))

    assert office.line(measure).state == LineState.SUBMITTED
    assert events().count("outcomes.return_line.returned") == 1


def test_sending_back_needs_a_reason(office):
    measure = office.measure(58)
    office.open()
    office.submit(measure)

    with pytest.raises(ReasonMissing):
        send_back(
            line=office.line(measure),
            reason=" ",
            actor=office.approver,
            now=clock.now(),
        )


def test_signed_line_becomes_a_figure_with_its_rule_frozen(office):
    measure = office.measure(58, target=80, release="Monthly return")
    office.open()
    account = {
        **ACCOUNT,
        "comment": "Clinics closed in August.",
        "action_post": office.post,
        "action_due_on": date(2026, 1, 31),
    }
    office.submit(measure, share(61, **account))

    sign(office, measure)

    line = office.line(measure)
    figure = Observation.objects.current().get(pk=line.observation_id)
    assert (figure.numerator, figure.denominator) == (61, 80)
    assert figure.release == "Monthly return"
    rule = FrozenRule.objects.get(observation=figure)
    assert (rule.reference, rule.tolerance, rule.status) == (80, 5, "At risk")
    said = Commentary.objects.get(measure=measure)
    assert said.why == "Two posts are vacant. Clinics closed in August."
    assert said.post == office.post


def test_signed_parts_become_figures_too(office):
    measure = office.measure(58)
    part = BreakdownFactory(measure=measure, adds_up=False)
    office.open()
    office.submit(measure, share(60, parts={part.pk: share(30, 40).entry}))

    sign(office, measure)

    figures = Observation.objects.filter(measure=measure, period_end=QUARTER.end)
    assert {(row.breakdown, row.numerator) for row in figures} == {
        (None, Decimal(60)),
        (part, Decimal(30)),
    }


def test_signing_twice_signs_once(office):
    measure = office.measure(58)
    office.open()
    office.submit(measure)

    sign(office, measure)
    again = sign(office, measure)

    assert again == []
    assert events().count("outcomes.return_line.signed_off") == 1
    assert Observation.objects.filter(period_end=QUARTER.end).count() == 1


def test_nobody_signs_their_own_figure(office, make_user):
    both = make_user(
        "both", roles=[(Role.OFFICER, office.post), (Role.APPROVER, office.council)]
    )
    measure = office.measure(58)
    office.open()
    office.save(measure, share(60), actor=both)
    submit_return(
        belongs_to=office.line(measure).belongs_to, actor=both, now=clock.now()
    )

    with pytest.raises(NotAllowed, match="somebody else signs"):
        sign(office, measure, actor=both)


def test_approver_of_another_organisation_signs_nothing(office, make_user):
    other = make_user("other", roles=[Role.APPROVER])
    measure = office.measure(58)
    office.open()
    office.submit(measure)

    with pytest.raises(NotAllowed, match="another organisation"):
        sign(office, measure, actor=other)


def test_line_that_was_changed_after_it_was_read_is_not_signed(office):
    measure = office.measure(58)
    office.open()
    office.submit(measure)
    line = office.line(measure)

    with pytest.raises(ChangedMeanwhile):
        sign_off(
            versions={line.pk: line.version - 1},
            actor=office.approver,
            now=clock.now(),
        )


def test_line_that_was_not_submitted_is_not_signed(office):
    measure = office.measure(58)
    office.open()
    office.save(measure, share(60))

    with pytest.raises(LineIsClosed):
        sign(office, measure)


def test_signed_line_cannot_be_changed(office):
    measure = office.measure(58)
    office.open()
    office.submit(measure)
    sign(office, measure)

    with pytest.raises(LineIsClosed, match="signed off"):
        office.save(measure, share(62))


def test_later_target_leaves_the_frozen_rule_alone(office):
    measure = office.measure(58, target=70)
    office.open()
    office.submit(measure)
    sign(office, measure)

    target = measure.targets.get()
    target.valid_to = QUARTER.end - timedelta(days=1)
    target.save()

    assert FrozenRule.objects.get().status == "On track"
