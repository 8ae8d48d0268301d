"""Pages on which the performance lead keeps boards and their reporting lines."""

from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from priorities.asking import (
    about_the_change,
    ending_answer,
    initial,
    initial_end,
    posted,
    starts,
    values_of,
)
from priorities.board_services import (
    add_board,
    add_reporting_line,
    change_board,
    retire_board,
    retire_reporting_line,
)
from priorities.changing import Asked, ask, changed_answers, given_answers
from priorities.models import Board, ReportingLine
from priorities.naming import former_names
from priorities.structure.forms import AddBoardForm, BoardForm, EndForm, LineForm
from priorities.structure.tables import KeptBoardTable
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.change_forms import quarters_around
from strategy_portal.gate import needs
from strategy_portal.history import history_of
from strategy_portal.listing import paged
from strategy_portal.wording import lasting_words


@needs(Permission.DEFINE_STRUCTURE)
@require_safe
def board_list(request):
    """List the boards, those to come and those that ended too."""
    table = paged(request, KeptBoardTable(Board.objects.in_order()), 50)
    return TemplateResponse(request, "structure/board_list.html", {"table": table})


@needs(Permission.DEFINE_STRUCTURE)
@require_safe
def board_detail(request, code):
    """Show what a board is, to whom it reports and from when, and what was decided."""
    board = get_object_or_404(Board, code=code)
    lines = board.reports_to_lines.select_related("board", "reports_to")
    return TemplateResponse(
        request,
        "structure/board_detail.html",
        {
            "board": board,
            "former": former_names(board),
            "stands": lasting_words(board.valid_from, board.valid_to),
            "lines": [
                (line, lasting_words(line.valid_from, line.valid_to))
                for line in lines.order_by("reports_to__name", "pk")
            ],
            "history": history_of(board),
        },
    )


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def board_add(request):
    """Add a board, from a quarter on."""
    form = AddBoardForm(posted(request), quarters=quarters_around(clock.today()))
    asked = Asked(
        title="Add a board",
        form=form,
        trail=trail_of(),
        back=reverse("structure:board-list"),
        save=lambda: add_board(
            **about_the_change(form, request), values=values_of(form, AddBoardForm.SAID)
        ),
        answers=lambda: given_answers(form),
        effect=lambda: f"It is there from {starts(form)} on.",
        done="The board is added. Say next to whom it reports.",
    )
    return ask(request, asked)


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def board_change(request, code):
    """Change what a board is, and when it meets."""
    board = get_object_or_404(Board, code=code)
    form = BoardForm(posted(request), initial=initial(board, BoardForm.SAID))
    asked = Asked(
        title=f"Change {board}",
        form=form,
        lead="It keeps its scorecards, its meetings and what they agreed.",
        trail=trail_of(board),
        back=address_of(board),
        save=lambda: change_board(
            **about_the_change(form, request, "version", quarter=""),
            board=board,
            values=values_of(form, BoardForm.SAID),
        ),
        answers=lambda: changed_answers(form),
        effect=lambda: "It is so everywhere at once.",
        done="The board is changed.",
        theirs=lambda: initial(Board.objects.get(pk=board.pk), BoardForm.SAID),
    )
    return ask(request, asked)


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def board_retire(request, code):
    """Say with which quarter a board ends, or that it goes on after all."""
    board = get_object_or_404(Board, code=code)
    asked = retiring(
        request,
        board,
        board,
        title=f"Retire {board}",
        lead="Its reporting lines end with it. Its scorecards and meetings stay.",
        save=lambda decided: retire_board(board=board, **decided),
    )
    return ask(request, asked)


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def line_add(request, code):
    """Let a board report to another, from a quarter on."""
    board = get_object_or_404(Board, code=code)
    others = Board.objects.in_force(clock.today()).exclude(pk=board.pk)
    form = LineForm(
        posted(request),
        boards=others.in_order(),
        quarters=quarters_around(clock.today()),
    )
    asked = Asked(
        title=f"Say to whom {board} reports",
        form=form,
        trail=trail_of(board),
        back=address_of(board),
        save=lambda: add_reporting_line(
            **about_the_change(form, request, "reports_to"), board=board
        ),
        answers=lambda: given_answers(form),
        effect=lambda: f"It reports there from {starts(form)} on.",
        done="The reporting line is added.",
    )
    return ask(request, asked)


@needs(Permission.DEFINE_STRUCTURE)
@require_http_methods(["GET", "HEAD", "POST"])
def line_retire(request, code, pk):
    """Say with which quarter a board stops reporting to another, or that it goes on."""
    lines = ReportingLine.objects.select_related("board", "reports_to")
    line = get_object_or_404(lines, pk=pk, board__code=code)
    asked = retiring(
        request,
        line.board,
        line,
        title=f"End the reporting line from {line}",
        lead="",
        save=lambda decided: retire_reporting_line(line=line, **decided),
    )
    return ask(request, asked)


def retiring(request, board, row, *, title, lead, save):
    """Return what a page asks that ends a board, or a line of it, with a quarter."""
    form = EndForm(
        posted(request),
        initial=initial_end(row),
        quarters=quarters_around(clock.today()),
    )
    return Asked(
        title=title,
        form=form,
        lead=lead,
        trail=trail_of(board),
        back=address_of(board),
        save=lambda: save(
            about_the_change(form, request, "version", quarter="last_quarter")
        ),
        answers=lambda: ending_answer(form),
        effect=lambda: "Earlier quarters keep it, whatever you choose.",
        done="The last quarter is changed.",
        theirs=dict,
    )


def address_of(board):
    """Return the address at which a board is managed."""
    return reverse("structure:board-detail", args=[board.code])


def trail_of(board=None):
    """Return the way to the pages of a board, or to the list of them."""
    trail = ("Manage", reverse("manage"), "Boards", reverse("structure:board-list"))
    return (*trail, str(board), address_of(board)) if board else trail
