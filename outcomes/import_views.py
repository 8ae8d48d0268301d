"""Pasting rows into a return: shown first, then saved together or not at all."""

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from outcomes.importing import (
    RowsStandInTheWay,
    carried,
    pinned,
    save_rows,
    uncarried,
)
from outcomes.intake.grid import BlockRefused
from outcomes.intake.paste import read_paste
from outcomes.intake.preview import preview
from outcomes.intake.workbook.reading import read_return
from outcomes.intake.workbook.values import Refusal
from outcomes.intake.workbook.writing import write_return
from outcomes.known_lines import LONGEST, known_of
from outcomes.preview_page import preview_page
from outcomes.return_services import ChangedMeanwhile, FigureRefused, LineIsClosed
from outcomes.return_sheet import sheet_of
from outcomes.views import fillable_in, found_return
from outcomes.workbook_lines import matching_of, return_sheet
from priorities.models import Partnership
from strategy_portal import clock
from strategy_portal.access import Permission
from strategy_portal.gate import needs
from strategy_portal.wording import count_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST = 2 * 1024 * 1024
OUT_OF_DATE = "The rows were shown too long ago. Send them again to see the changes."


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_POST
def rows_paste(request, quarter, post):
    """Show what a pasted block would change; nothing is saved."""
    belongs_to, _, lines = _lines(request, quarter, post)
    try:
        matching = read_paste(request.POST.get("block", ""), lines)
    except BlockRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(belongs_to)
    return _shown(request, belongs_to, lines, pinned(matching, lines))


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_POST
def rows_save(request, quarter, post):
    """Save the rows that were shown, all in one go; else show them again with why."""
    belongs_to, sheet, lines = _lines(request, quarter, post)
    try:
        matching = uncarried(request.POST.get("rows", ""))
    except BadSignature:
        messages.error(request, OUT_OF_DATE)
        return redirect(belongs_to)
    try:
        saved = save_rows(
            sheet,
            preview(matching, lines, longest=LONGEST),
            ticked=frozenset(request.POST.getlist("checked")),
            leave_out=request.POST.get("leave_out") == "yes",
            actor=request.user,
            now=clock.now(),
        )
    except (RowsStandInTheWay, ChangedMeanwhile, FigureRefused, LineIsClosed) as why:
        return _shown(request, belongs_to, lines, matching, problem=str(why))
    changed = sum(each.changed for each in saved)
    messages.success(request, f"{count_words(changed, 'line')} saved.")
    return redirect(belongs_to)


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_safe
def return_workbook(request, quarter, post):
    """Give the return as a workbook to fill in offline."""
    _, sheet, lines = _lines(request, quarter, post)
    if all(line.locked for line in lines):
        raise Http404("No line of this return can be filled in.")
    partnership = Partnership.objects.first()
    name = partnership.name if partnership else "Strategy portal"
    book = return_sheet(sheet, lines, partnership=name, dated=clock.today())
    file = f"return-{quarter.code}-{post}.xlsx"
    return HttpResponse(
        write_return(book),
        content_type=XLSX,
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


@needs(Permission.FILL_RETURN, Permission.FILL_ANY_RETURN)
@require_POST
def workbook_upload(request, quarter, post):
    """Show what an uploaded workbook would change; nothing is saved."""
    belongs_to, _, lines = _lines(request, quarter, post)
    file = request.FILES.get("workbook")
    if file is None or file.size > LARGEST:
        messages.error(request, "Choose the workbook that you filled in, up to 2 MB.")
        return redirect(belongs_to)
    found = read_return(file.read(), file.name)
    if isinstance(found, Refusal):
        messages.error(request, found.sentence)
        return redirect(belongs_to)
    for remark in found.remarks:
        messages.info(request, remark)
    return _shown(request, belongs_to, lines, matching_of(found, lines))


def _lines(request, quarter, post):
    belongs_to = found_return(request, quarter, post)
    sheet = sheet_of(belongs_to, request.user, on=clock.today())
    return belongs_to, sheet, known_of(sheet, fillable_in(request, belongs_to))


def _shown(request, belongs_to, lines, matching, problem=""):
    """Show what rows would change."""
    shown = preview(matching, lines, longest=LONGEST)
    return TemplateResponse(
        request,
        "returns/preview.html",
        {
            "belongs_to": belongs_to,
            "page": preview_page(shown),
            "rows": carried(matching),
            "problem": problem,
        },
        status=422 if problem else 200,
    )
