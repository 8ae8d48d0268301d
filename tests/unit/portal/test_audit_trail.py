"""The audit in words: every event is a sentence, every value is readable."""

import pytest

from strategy_portal.audit import Event
from strategy_portal.audit_trail import (
    DEEDS,
    changes_of,
    label_of,
    sentence_of,
    told,
    value_words,
)
from strategy_portal.models import AuditEvent


def an_event(**fields):
    said = {"event": Event.ROLE_GIVEN, "subject_name": "Auditor", "about_name": "Jo"}
    return AuditEvent(**said | fields)


@pytest.mark.parametrize("event", list(Event))
def test_every_event_has_a_sentence(event):
    assert event in DEEDS, f"Write a sentence for {event} in audit_trail.DEEDS."

    sentence = sentence_of(an_event(event=event))

    assert "{" not in sentence
    assert sentence[0].isupper()


def test_sentence_says_what_was_done_to_whom():
    assert sentence_of(an_event()) == "Gave Jo the role “Auditor”"


def test_braces_in_a_name_are_only_a_name():
    assert "{about}" in sentence_of(an_event(subject_name="{about}{0.__class__}"))


def test_event_of_before_its_names_were_kept_falls_back_on_the_key():
    event = an_event(about_name="", about="strategy_portal.User 7")

    assert sentence_of(event) == "Gave strategy_portal.User 7 the role “Auditor”"


def test_event_that_the_code_has_forgotten_is_named_as_it_was_written():
    event = an_event(event="outcomes.return.lost", subject_name="Q2")

    assert sentence_of(event) == "outcomes.return.lost: Q2"


def test_kind_is_named_in_plain_words():
    assert label_of(Event.ROLE_GIVEN) == "Role given"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({}, {}, []),
        (
            {"to": "2025-10-24"},
            {"to": "2025-10-31"},
            ["Until: was 24 October 2025, now 31 October 2025"],
        ),
        ({"post": None}, {"post": "Head"}, ["Post: was not set, now Head"]),
        ({"state": "open"}, {"state": "open"}, []),
        (
            {"period": "2025-26 Q2", "value": "1"},
            {"period": "2025-26 Q2", "value": "2"},
            ["Period: 2025-26 Q2", "Value: was 1, now 2"],
        ),
        ({"note": "Late"}, {}, ["Note: was Late"]),
        ({}, {"part": "Head", "to": None, "note": "", "rows": []}, ["For: Head"]),
        ({}, {"figures": ["1", "2"]}, ["Figures: 1 and 2"]),
        (
            {},
            {"number": 2, "figures": [{"value": "85.1"}, {"value": None}]},
            ["How many: 2", "Figures: value 85.1", "Figures: value not set"],
        ),
    ],
)
def test_change_is_told_in_words(before, after, lines):
    event = an_event(before=before, after=after)

    assert [change.words for change in changes_of(event)] == lines


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (None, "not set"),
        ("2025-02-28", "28 February 2025"),
        ("2025-02-31", "2025-02-31"),
        ("12025-02-28", "12025-02-28"),
        ({"to": "2025-02-28", "part_of": "A"}, "until 28 February 2025, part of A"),
    ],
)
def test_value_is_readable(value, words):
    assert value_words(value) == words


def test_long_story_is_folded():
    event = an_event(after={f"line {number}": number for number in range(6)})

    story = told(event)

    assert len(story.first) == 4
    assert story.rest == ["Line 4: 4", "Line 5: 5"]
    assert story.more == "2 more lines"
