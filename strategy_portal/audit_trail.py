"""Reading the audit: each event as a sentence, and what changed in plain words.

For the auditor's page alone. A new event gets its sentence in DEEDS.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from strategy_portal.audit import Event
from strategy_portal.models import AuditEvent
from strategy_portal.wording import count_words, date_words, join_words

NOTHING = "not set"
EMPTY: tuple[Any, ...] = (None, "", [], {})
FIRST_LINES = 4
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# What the keys of an event are called where their own words would not do.
LABELS = {
    "as_at_on": "As at",
    "from": "From",
    "number": "How many",
    "part": "For",
    "to": "Until",
}

# What a reader must know although it is as it was: of which figure all this is said.
KEPT = ("measure", "outcome", "period")

# Whoever did it stands beside the sentence, which begins with the verb.
DEEDS: dict[Event, str] = {
    Event.STRATEGY_LOADED: "Loaded {subject} from files",
    Event.PRIORITIES_LOADED: "Loaded {subject} from files",
    Event.OUTCOMES_LOADED: "Loaded {subject} from files",
    Event.SCORECARDS_LOADED: "Loaded {subject} from files",
    Event.ACCOUNT_INVITED: "Invited {subject}",
    Event.ACCOUNT_INVITED_AGAIN: "Sent {subject} another invitation",
    Event.ACCOUNT_SWITCHED_OFF: "Switched off the account of {subject}",
    Event.ACCOUNT_SWITCHED_ON: "Switched on the account of {subject}",
    Event.PASSWORD_SET: "Chose a password, through a link in an e-mail",
    Event.PASSWORD_CHANGED: "Changed their password",
    Event.SECOND_FACTOR_SET_UP: "Set up an authenticator app",
    Event.SECOND_FACTOR_REMOVED: "Removed their authenticator app",
    Event.SECOND_FACTOR_RESET: "Took away the authenticator app of {subject}",
    Event.RECOVERY_CODES_MADE: "Made new recovery codes",
    Event.SESSIONS_ENDED: "Signed {subject} out elsewhere",
    Event.ROLE_GIVEN: "Gave {about} the role “{subject}”",
    Event.ROLE_ENDED: "Ended the role “{subject}” of {about}",
    Event.REPORTING_LINE_ADDED: "Let one board report to another: {subject}",
    Event.LEAD_NAMED: "Named the post that leads {subject}",
    Event.PROGRESS_REPORTED: "Reported progress on {about}",
    Event.PROGRESS_CORRECTED: "Changed a report of progress on {about}",
    Event.ACTION_ADDED: "Added the action {subject}",
    Event.ACTION_CHANGED: "Changed the action {subject}",
    Event.MILESTONE_ADDED: "Added the milestone {subject} of {about}",
    Event.MILESTONE_CHANGED: "Changed the milestone {subject}",
    Event.MILESTONE_MOVED: "Moved the milestone {subject}",
    Event.RISK_ADDED: "Added the risk {subject}",
    Event.RISK_CHANGED: "Changed the risk {subject}",
    Event.TARGET_SET: "Set a target for {about}",
    Event.MEASURE_PLACED: "Placed {about} on an outcome",
    Event.MEASURE_TAKEN_OFF: "Said with which quarter {about} stands on an outcome "
    "for the last time",
    Event.FIGURES_RECORDED: "Recorded figures",
    Event.QUARTER_OPENED: "Opened the quarter {subject}",
    Event.QUARTER_EXTENDED: "Gave more time for the quarter {subject}",
    Event.QUARTER_CLOSED: "Closed the quarter {subject}",
    Event.QUARTER_REOPENED: "Opened the quarter {subject} again",
    Event.LINE_SAVED: "Saved the line {subject} of {about}",
    Event.LINE_SUBMITTED: "Submitted the line {subject} of {about}",
    Event.LINE_RETURNED: "Sent back the line {subject} of {about}",
    Event.LINE_SIGNED_OFF: "Signed off the line {subject} of {about}",
    Event.FIGURE_CORRECTED: "Corrected a figure of {about}",
    Event.HISTORY_RECORDED: "Recorded the history of {subject}",
    Event.TARGET_ENDED: "Ended the target of {about}",
    Event.MEASURE_ADDED: "Added the measure {subject}",
    Event.MEASURE_CHANGED: "Changed the measure {subject}",
    Event.MEASURE_RETIRED: "Said with which quarter the measure {subject} ends",
    Event.MEASURE_COUNTED_IN: "Said in what the people of {subject} are counted too",
    Event.COMPARATOR_ADDED: "Added the comparator {subject}",
    Event.COMPARATOR_RETIRED: "Said with which quarter the comparator {subject} ends",
    Event.COMPARATORS_ADDED: "Named the areas of {subject}",
    Event.POST_ADDED: "Added the post {subject}",
    Event.POST_CHANGED: "Changed the post {subject}",
    Event.POST_RENAMED: "Gave the post {subject} its name",
    Event.POST_ENDED: "Said with which quarter the post {subject} ends",
    Event.BOARD_ADDED: "Added the board {subject}",
    Event.BOARD_CHANGED: "Changed the board {subject}",
    Event.BOARD_RENAMED: "Gave the board {subject} its name",
    Event.BOARD_ENDED: "Said with which quarter the board {subject} ends",
    Event.REPORTING_LINE_ENDED: "Said with which quarter a board stops reporting: "
    "{subject}",
    Event.SET_COMPOSED: "Composed {subject} for the public",
    Event.SET_CHECKED: "Made and checked the files of {subject}",
    Event.SET_TO_MAKE_AGAIN: "Asked for the files of {subject} once more",
    Event.SET_CANCELLED: "Cancelled {subject} before it was published",
    Event.FINDING_TICKED: "Agreed to a warning of {about}: {subject}",
    Event.EDITION_PUBLISHED: "Published {subject}",
    Event.EDITION_WITHDRAWN: "Withdrew {subject}",
    Event.MEASURE_EXEMPTED: "Had the figures of {subject} shown as published",
    Event.MEASURE_PROTECTED_AGAIN: "Had small figures of {subject} hidden again",
    Event.PUBLICATION_DAY_NAMED: "Promised the scorecards of {subject}",
    Event.PUBLICATION_DAY_GIVEN_UP: (
        "Told the public that no scorecards come out for {subject}"
    ),
    Event.QUIET_PERIOD_ADDED: "Said that nothing is published from {subject}",
    Event.QUIET_PERIOD_ENDED: "Took back that nothing is published from {subject}",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that an event says of its subject: what it was, and what it is."""

    label: str
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """Return it as a line: "Due: was 24 October 2025, now 31 October 2025"."""
        if self.before and self.after:
            return f"{self.label}: was {self.before}, now {self.after}"
        return f"{self.label}: {self.after or f'was {self.before}'}"


def sentence_of(event: AuditEvent) -> str:
    """Return what was done; of an event that the code no longer knows, its name."""
    subject = event.subject_name
    if event.event not in set(Event):
        return f"{event.event}: {subject}"
    about = event.about_name or event.about or subject
    return DEEDS[Event(event.event)].format(subject=subject, about=about)


def label_of(event: Event) -> str:
    """Return a kind of event as a list of choices names it: "Role given"."""
    return event.name.replace("_", " ").capitalize()


def changes_of(event: AuditEvent) -> list[Change]:
    """Return what is not as it was, in the order in which the service told it."""
    return list(_changes(event.before, event.after))


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        label = LABELS.get(key) or key.replace("_", " ").capitalize()
        if key in before and key in after:
            now = value_words(after[key])
            if before[key] != after[key]:
                yield Change(label, value_words(before[key]), now)
            elif key in KEPT:
                yield Change(label, after=now)
        elif key in before:
            yield Change(label, before=value_words(before[key]))
        elif after[key] not in EMPTY:
            yield from (Change(label, after=words) for words in _each(after[key]))


def _each(value: Any) -> Iterator[str]:
    """Yield a list of several things said of each as a line for each."""
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        yield from map(value_words, value)
    else:
        yield value_words(value)


def value_words(value: Any) -> str:
    """Return a value that an event keeps as a reader knows it."""
    match value:
        case _ if value in EMPTY:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case dict():
            return ", ".join(_pair(key, part) for key, part in value.items())
        case list():
            return join_words(map(value_words, value))
        case _:
            return _day_words(str(value))


def _pair(key: str, value: Any) -> str:
    return f"{LABELS.get(key, key).replace('_', ' ').lower()} {value_words(value)}"


def _day_words(text: str) -> str:
    if not DAY.fullmatch(text):
        return text
    try:
        return date_words(date.fromisoformat(text))
    except ValueError:
        return text


@dataclass(frozen=True, slots=True)
class Told:
    """The lines of an event: the first for every reader, the rest for whoever asks."""

    first: list[str]
    rest: list[str]

    @property
    def more(self) -> str:
        """Return what stands on the fold."""
        return f"{count_words(len(self.rest), 'more line', 'more lines')}"


def told(event: AuditEvent) -> Told:
    """Return what an event changed, cut where it would fill the page."""
    lines = [change.words for change in changes_of(event)]
    return Told(lines[:FIRST_LINES], lines[FIRST_LINES:])
