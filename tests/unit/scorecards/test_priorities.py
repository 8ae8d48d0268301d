"""How the priorities stand at the end of a scorecard, in words and in every format."""

import json
from dataclasses import replace
from datetime import date

import pytest

from scorecards.domain.compute import compute
from scorecards.domain.disclosure import Audience
from scorecards.file_checks.pdf_reading import Paper, squeezed
from scorecards.file_checks.workbook import Book
from scorecards.page import Mark, PrioritiesPage
from scorecards.renderers import RENDERERS
from tests import samples
from tests.pdf_checks import html_rows
from tests.unit.scorecards.builders import inputs, page_of, priority

JSON_KEYS = ("title", "status", "as_at", "words", "responsible")
HEADS = ("Priority", "Status", "As at", "What was reported", "Responsible")
NOBODY = "Of 2 priorities in force, none had been reported on in the portal by {day}: "


def lines_of(*lines, **more):
    return page_of(priorities=lines, **more).priorities.lines


def words_of(*lines, **more):
    return page_of(priorities=lines, **more).priorities.words


def test_board_reads_each_priority_in_one_line():
    [line] = lines_of(priority("Voice", "At risk"))

    assert line.title == "Voice"
    assert line.mark == Mark("At risk", "risk")
    assert line.as_at == "3 November 2025"
    assert line.words == "Two hubs opened."
    assert line.responsible == "Head of Inclusion"


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("On track", "on"),
        ("At risk", "risk"),
        ("Off track", "off"),
        ("Done", "on"),
        ("Not started", "grey"),
    ],
)
def test_status_has_the_mark_that_it_has_for_a_measure(status, kind):
    assert lines_of(priority(status=status))[0].mark == Mark(status, kind)


def test_priority_that_nobody_reported_on_says_so_beside_the_others():
    _, line = lines_of(priority("Voice", "Done"), priority("Places", responsible=""))

    assert line.mark == Mark("No report yet", "grey")
    assert line.as_at == "Not reported"
    assert line.words == ""
    assert line.responsible == "No post is named"


def test_a_sentence_counts_how_many_stand_how():
    statuses = ("Off track", "On track", "", "On track", "Not started")

    said = words_of(*(priority(status=status) for status in statuses))

    assert said == (
        "Of 5 priorities in force, as those judge who report on them: 2 on track, "
        "1 off track, 1 not started and 1 without a report."
    )


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2025, 11, 14), "14 November 2025"),
        (date(2026, 6, 1), "31 December 2025"),
    ],
)
def test_one_sentence_stands_for_many_equal_lines(today, day):
    page = page_of(priorities=(priority(), priority()), today=today)

    assert page.priorities == PrioritiesPage(
        NOBODY.format(day=day) + "there is no status to show."
    )


def test_a_board_without_priorities_reads_nothing_of_them():
    assert page_of().priorities == PrioritiesPage()


def test_strategies_are_named_where_there_are_several():
    one, other = priority("Voice", "Done"), priority(strategy="Autism Strategy")

    assert [line.strategy for line in lines_of(one, priority())] == ["", ""]
    assert [line.strategy for line in lines_of(one, other)] == [
        "SEND Strategy",
        "Autism Strategy",
    ]


def test_public_reads_the_status_and_none_of_the_free_words():
    told = inputs(priorities=(priority(status="Done", words="3 children moved."),))

    [public] = compute(told, Audience.PUBLIC).priorities
    [board] = compute(told, Audience.BOARD).priorities

    assert (public.status, public.words) == ("Done", "")
    assert board.words == "3 children moved."


def facts_of(page):
    """Return what each line says, however it is laid out."""
    return [
        (line.title, line.mark.word, line.as_at, line.words, line.responsible)
        for line in page.priorities.lines
    ]


@pytest.mark.parametrize("kind", ["outcome", "pack"])
def test_every_format_says_the_same_of_each_priority(kind):
    page = samples.ALL[kind]()
    html = RENDERERS["html"].render(page).decode()
    on_paper = [squeezed(row) for row in Paper(RENDERERS["pdf"].render(page)).rows()]
    book = Book(RENDERERS["xlsx"].render(page)).table("Priorities")
    told = json.loads(RENDERERS["json"].render(page))["priorities"]

    for row, line, facts in zip(book, told["lines"], facts_of(page), strict=True):
        title, status, as_at, words, responsible = facts
        assert tuple(line[key] for key in JSON_KEYS) == facts
        assert tuple(row[head] for head in HEADS) == (
            *(title, status, as_at),
            *(words or "[z]", responsible),
        )
        shown = next(each for each in html_rows(html) if squeezed(title) in each)
        assert all(squeezed(text) in shown for text in facts)
        printed = next(each for each in on_paper if each.startswith(squeezed(title)))
        assert all(squeezed(text) in printed for text in facts)
    assert told["words"] == page.priorities.words
    assert page.priorities.words in html


def test_sentence_that_stands_for_the_lines_is_in_every_format():
    said = "Of 20 priorities in force, none had been reported on."
    page = replace(samples.wellbeing(), priorities=PrioritiesPage(said))
    paper = Paper(RENDERERS["pdf"].render(page))
    [row] = Book(RENDERERS["xlsx"].render(page)).table("Priorities")

    html = RENDERERS["html"].render(page).decode()

    assert said in html
    assert 'class="priorities"' not in html
    assert json.loads(RENDERERS["json"].render(page))["priorities"] == {
        "words": said,
        "lines": [],
    }
    assert row["What was reported"] == said
    assert "How the priorities stand" in map(paper.words, paper.elements("H2"))


def test_headline_paper_keeps_to_its_two_pages_and_leaves_them_to_the_data_files():
    page = samples.headlines()

    html = RENDERERS["html"].render(page).decode()

    assert "How the priorities stand" not in html
    assert 'href="#priorities"' not in html
    assert len(json.loads(RENDERERS["json"].render(page))["priorities"]["lines"]) == 6


def test_page_without_priorities_has_neither_heading_nor_link():
    page = replace(samples.wellbeing(), priorities=PrioritiesPage())

    html = RENDERERS["html"].render(page).decode()

    assert "How the priorities stand" not in html
    assert 'href="#priorities"' not in html
