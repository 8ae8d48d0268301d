"""A folder is loaded whole; loaded again, it writes only what changed."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outcomes.models import Measure, Observation, Placement
from outcomes.placing import move_measure
from priorities.models import (
    Board,
    Partnership,
    Post,
    Priority,
    ReportingLine,
    Risk,
    Strategy,
    StrategyVersion,
)
from scorecards.models import Scorecard
from strategy_portal.access import Role
from strategy_portal.intake.report import done
from strategy_portal.models import User
from strategy_portal.periods import Quarter
from tests.integration.intake.conftest import NOW


def test_every_kind_of_row_is_loaded(folder, load):
    folder["boards", 2].update(aliases="Strategic Board; SENDSB", paper="001", line="9")

    load()

    board = Board.objects.get(code="send-board")
    assert board.aliases == ["Strategic Board", "SENDSB"]
    assert (board.paper.code, board.source_line) == ("001", "9")
    assert Partnership.objects.get(pk=1).name == "Northfield SEND Partnership"
    assert Strategy.objects.get(code="outreach").parent.code == "send"
    assert str(StrategyVersion.objects.get(current=True).date.precision) == "year"
    assert [x.code for x in Post.objects.get().organisations.all()] == ["council"]
    assert [x.code for x in Scorecard.objects.get().outcomes.all()] == ["O1"]
    assert Placement.objects.get(role="beside").measure.code == "W2"
    assert Measure.objects.get(code="W1").number == 1


def test_figures_are_recorded_by_the_portal_itself_at_the_time_given(load):
    load()

    figure = Observation.objects.get(breakdown__code="speech")
    assert figure.recorded_by == User.objects.get(is_system=True)
    assert figure.recorded_at.date() == date(2025, 11, 14)
    assert (figure.period_start, figure.period_end) == (
        date(2025, 7, 1),
        date(2025, 9, 30),
    )


def test_formula_is_kept_as_text(folder, load):
    folder["boards", 2]["name"] = '=HYPERLINK("http://example.org")'

    load()

    names = Board.objects.values_list("name", flat=True)
    assert '=HYPERLINK("http://example.org")' in names


def test_second_load_writes_nothing(load):
    load()

    with CaptureQueriesContext(
        connection,
    ) as queries:
        plan = load()

    written = ("INSERT", "UPDATE", "DELETE")
    assert plan.is_empty
    assert not [q for q in queries if q["sql"].startswith(written)]


@pytest.mark.parametrize("figures", [1, 40])
def test_comparison_costs_the_same_however_long_the_files(
    folder, load, django_assert_num_queries, figures
):
    for number in range(figures):
        folder.rows["boards"].append(
            {"code": f"board-{number}", "name": "Board", "kind": "working"}
        )
        folder.rows["published_figures"].append(
            {
                "measure": "W2",
                "place": "northfield",
                "basis": "calendar year",
                "period": str(1980 + number),
                "value": "5",
                "status": "final",
            }
        )
    load()

    with django_assert_num_queries(48):
        plan = load()

    assert plan.is_empty


def test_changed_wording_is_updated_in_place(folder, load):
    load()
    board = Board.objects.get(code="send-board")
    folder["boards", 2].update(name="SEND Partnership Board", aliases="SEND Board")

    plan = load()

    board.refresh_from_db()
    assert (board.name, board.aliases) == ("SEND Partnership Board", ["SEND Board"])
    assert [change.fields for kind in plan.kinds for change in kind.changed] == [
        {
            "name": ("SEND Board", "SEND Partnership Board"),
            "aliases": ([], ["SEND Board"]),
        }
    ]


def test_changed_reference_and_links_are_updated(folder, load):
    load()
    folder["reporting_lines", 2]["from"] = "2019-20"
    folder["posts", 2]["organisations"] = "trust; council"
    folder["measures", 2]["reporting_post"] = ""

    load()

    assert ReportingLine.objects.get().valid_from == date(2019, 9, 1)
    assert Post.objects.get().organisations.count() == 2
    assert Measure.objects.get(code="W1").reporting_post is None


def test_link_taken_away_in_the_file_is_taken_away(folder, load):
    folder["posts", 2]["organisations"] = "trust; council"
    load()
    folder["posts", 2]["organisations"] = "trust"

    load()

    assert [x.code for x in Post.objects.get().organisations.all()] == ["trust"]


def test_rows_may_change_places(folder, load):
    load()
    folder["priorities", 2]["order"], folder["priorities", 3]["order"] = "2", "1"
    folder["measures", 2]["slug"], folder["measures", 3]["slug"] = "checks", "therapy"
    for line in (2, 3):
        version = folder["strategy_versions", line]
        version["current"] = "" if version.get("current") else "yes"

    load()

    orders = Priority.objects.filter(version__code="send-2020").order_by("order")
    assert [priority.code for priority in orders] == ["places", "voice"]
    assert Measure.objects.get(slug="checks").code == "W1"
    assert StrategyVersion.objects.get(current=True).code == "send-2017"


def test_new_row_takes_the_place_that_another_leaves(folder, load):
    load()
    folder["priorities", 2]["order"] = "3"
    folder.rows["priorities"].append(
        {"code": "health", "version": "send-2020", "order": "1", "title": "Health"}
    )

    load()

    assert Priority.objects.get(code="health").order == 1
    assert Priority.objects.get(code="voice").order == 3


def test_rows_gone_from_the_files_are_kept_and_reported(folder, load):
    folder.rows["boards"].append(
        {"code": "old-board", "name": "Old Board", "kind": "working"}
    )
    load()
    folder.rows["boards"].pop()
    folder.rows["published_figures"].pop()

    plan = load()

    kept = {kind.kind.file: kind.kept for kind in plan.kinds if kind.kept}
    assert kept == {"boards.csv": ["old-board"]}
    assert len(plan.figures.kept) == 1
    assert Board.objects.filter(code="old-board").exists()
    assert Observation.objects.count() == 3


def test_later_folder_may_have_a_few_files_only(folder, load):
    load()
    folder.rows = {"boards": folder.rows["boards"]}
    for path in folder.path.iterdir():
        path.unlink()
    folder["boards", 2]["meets"] = "each term"

    plan = load()

    assert Board.objects.get(code="send-board").meets == "each term"
    assert [kind.kind.file for kind in plan.kinds] == ["boards.csv"]
    assert plan.figures.kept == []


def test_row_that_was_changed_in_the_portal_is_left_as_it_is(folder, load, make_user):
    folder.rows["risks"] = [
        {"code": "late", "strategy": "send", "statement": "Places are late."},
        {"code": "dear", "strategy": "send", "statement": "Places are dear."},
    ]
    load()
    Risk.objects.filter(code="late").update(
        statement="Places are here.",
        version=1,
        changed_at=NOW,
        changed_by=make_user(),
    )
    folder["risks", 3]["statement"] = "Places cost too much."

    plan = load()

    told = {risk.code: risk.statement for risk in Risk.objects.all()}
    assert told == {"late": "Places are here.", "dear": "Places cost too much."}
    assert "risks: changed in the portal, left as they are: late" in list(done(plan))


def test_measure_that_was_moved_in_the_portal_stays_where_it_is(
    folder, load, make_user
):
    load()
    line = Placement.objects.filter(measure__code="W1").get()
    moved = move_measure(
        placement=line,
        version=0,
        outcome=line.outcome,
        role="indicator",
        heading="Elsewhere",
        first_quarter=Quarter(2025, 3),
        actor=make_user("lead", roles=[Role.PERFORMANCE_LEAD]),
        now=NOW,
        reason="The board asked for it.",
    )

    same = load()
    folder["placements", 2]["heading"] = "Here again"
    reworded = load()

    lines = Placement.objects.filter(measure__code="W1").order_by("pk")
    assert [each.pk for each in lines] == [line.pk, moved.pk]
    assert [str(each.valid_to) for each in lines] == ["2025-09-30", "None"]
    assert same.is_empty
    assert [kind.left for kind in reworded.kinds if kind.left] == [
        [("O1", "measure", 1)]
    ]


def test_rows_may_come_in_any_order(folder, load):
    folder.rows["strategies"].reverse()
    folder.rows["strategy_versions"].reverse()
    folder["strategy_versions", 3]["predecessor"] = "send-2017"

    load()

    version = StrategyVersion.objects.get(code="send-2020")
    assert version.predecessor.code == "send-2017"


@pytest.mark.postgresql_only
def test_two_loads_at_once_take_turns(load):
    load()

    with CaptureQueriesContext(connection) as queries:
        load()

    locks = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert len(locks) == 1
    assert "priorities_partnership" in locks[0]
