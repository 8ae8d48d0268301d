"""What rows would change, before any is written: rejected, to check, changed, same.

A row that says what stands changes nothing, whatever else there is to say of it. Parts
and wholes are examined as they would stand together once all the rows are in.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from outcomes.domain.entry import Entry, follow
from outcomes.domain.findings import Finding
from outcomes.domain.plausibility import examine, examine_parts
from outcomes.intake.lines import Known, Sent, repeated
from outcomes.intake.paste import Matched, Matching
from strategy_portal.wording import number_words

REASON = "missing_reason"
NOTHING = "Nothing to save."
NO_LINE = "No line of this return is meant: it may have been taken out of it since."
STALE = "Somebody saved it since the file was made."


class Fate(StrEnum):
    """What would become of a row."""

    REJECTED = "rejected"
    CHECK = "check"
    CHANGE = "change"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: what stands, what was sent, what would happen, in words and in values.

    `entry` and `texts` are what is to be saved: None and left out where nothing
    changes. `findings` are those that a confirmation is asked for, or that reject it.
    """

    number: int
    name: str
    known: Known | None
    fate: Fate
    was: str
    comes: str
    sentence: str
    entry: Entry | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """The rows in the order in which they were sent, and how they found their lines."""

    rows: tuple[PreviewRow, ...]
    by: Matched
    has_heading: bool = False

    def of(self, fate: Fate) -> tuple[PreviewRow, ...]:
        """Return the rows that one thing would become of."""
        return tuple(row for row in self.rows if row.fate is fate)

    def count(self, fate: Fate) -> int:
        """Return how many rows one thing would become of."""
        return len(self.of(fate))

    @property
    def to_save(self) -> tuple[PreviewRow, ...]:
        """Return the rows that can be saved: changed ones, and those to check."""
        return tuple(row for row in self.rows if row.fate in (Fate.CHECK, Fate.CHANGE))


def preview(
    matching: Matching, lines: Sequence[Known], *, longest: Mapping[str, int]
) -> Preview:
    """Return what the rows of a paste or a workbook would change in a return.

    `lines` are all the lines of the return, with their parts; `longest` says how many
    characters each text may have, by its name, and the reason for no figure.
    """
    judge = _Judge.of(matching.rows, lines, longest)
    rows = tuple(judge.row(sent) for sent in matching.rows)
    return Preview(rows, matching.by, matching.has_heading)


@dataclass(frozen=True, slots=True)
class _Judge:
    """What a row is judged by: the lines, the other rows, and all as they would be."""

    lines: Mapping[str, Known]
    numbers: Mapping[str, Sequence[int]]
    after: Mapping[str, Entry]
    longest: Mapping[str, int]

    @classmethod
    def of(
        cls, rows: Sequence[Sent], lines: Sequence[Known], longest: Mapping[str, int]
    ) -> "_Judge":
        numbers: dict[str, list[int]] = {}
        for sent in rows:
            numbers.setdefault(sent.key, []).append(sent.number)
        after = {line.key: line.entry for line in lines}
        after |= {
            sent.key: sent.entry
            for sent in rows
            if sent.entry is not None and len(numbers[sent.key]) == 1
        }
        return cls({line.key: line for line in lines}, numbers, after, longest)

    def row(self, sent: Sent) -> PreviewRow:
        """Return what would become of a row."""
        line = self.lines.get(sent.key)
        problem = sent.problem or self._misfit(sent, line)
        if line is None or problem:
            return _rejected(sent, line, problem)
        entry = line.entry if sent.entry is None else sent.entry
        changes = not entry.same_as(line.entry)
        texts = {
            name: text
            for name, text in sent.texts.items()
            if text != line.texts.get(name, "")
        }
        if not (changes or texts):
            return _row(sent, line, Fate.SAME, NOTHING)
        problem = line.locked or self._too_long(entry, texts)
        if problem:
            return _rejected(sent, line, problem)
        findings = tuple(self._findings(entry, line)) if changes else ()
        blocking = tuple(finding for finding in findings if finding.blocks)
        if blocking:
            return _rejected(sent, line, blocking[0].sentence, blocking)
        return _changing(sent, line, entry if changes else None, texts, findings)

    def _misfit(self, sent: Sent, line: Known | None) -> str:
        if line is None:
            return NO_LINE
        twins = self.numbers[sent.key]
        return repeated(twins, line.name) if len(twins) > 1 else ""

    def _too_long(self, entry: Entry, texts: Mapping[str, str]) -> str:
        for name, text in {REASON: entry.missing_reason, **texts}.items():
            most = self.longest.get(name)
            if most is not None and len(text) > most:
                words = "reason" if name == REASON else name.replace("_", " ")
                length = number_words(len(text))
                return f"The {words} has {length} characters, and {most} are the most."
        return ""

    def _findings(self, entry: Entry, line: Known) -> Iterator[Finding]:
        """Yield what there is to say of an entry, and of the family that it is in."""
        yield from examine(entry, replace(line.context, parts=()))
        whole = self.lines.get(line.line)
        if whole is None:
            return
        family = [each for each in self.lines.values() if each.whole == whole.key]
        parts = tuple((part.part_title, self.after[part.key]) for part in family)
        context = replace(whole.context, parts=parts)
        yield from examine_parts(self._whole(whole, family), context)

    def _whole(self, whole: Known, family: Sequence[Known]) -> Entry:
        """Return a whole as it would stand: as given, or as its new parts make it."""
        given = self.after[whole.key]
        if not given.same_as(whole.entry):
            return given
        return follow(
            whole.entry,
            {part.key: part.entry for part in family},
            {part.key: self.after[part.key] for part in family},
            unit=whole.unit,
            adds_up=whole.context.adds_up,
        )


def _row(sent: Sent, line: Known, fate: Fate, sentence: str) -> PreviewRow:
    was = line.entry.words(line.unit)
    comes = was if sent.entry is None else sent.entry.words(line.unit)
    return PreviewRow(sent.number, line.name, line, fate, was, comes, sentence)


def _rejected(
    sent: Sent,
    line: Known | None,
    sentence: str,
    findings: tuple[Finding, ...] = (),
) -> PreviewRow:
    return PreviewRow(
        number=sent.number,
        name=line.name if line else sent.label,
        known=line,
        fate=Fate.REJECTED,
        was=line.entry.words(line.unit) if line else "No match",
        comes=sent.figure,
        sentence=sentence,
        findings=findings,
    )


def _changing(
    sent: Sent,
    line: Known,
    entry: Entry | None,
    texts: Mapping[str, str],
    findings: tuple[Finding, ...],
) -> PreviewRow:
    doubts = [finding.sentence for finding in findings]
    if sent.version is not None and sent.version != line.version:
        doubts.append(STALE)
    if entry is not None and entry.is_empty:
        doubts.append("Takes the figure away.")
    fate = Fate.CHECK if doubts else Fate.CHANGE
    sentence = " ".join(doubts or _changes(line, entry, texts))
    row = _row(sent, line, fate, sentence)
    return replace(row, entry=entry, texts=texts, findings=findings)


def _changes(
    line: Known, entry: Entry | None, texts: Mapping[str, str]
) -> Iterator[str]:
    """Yield what a row changes, in a short sentence each."""
    if entry is not None and entry.missing:
        yield "Says why there is no figure."
    elif entry is not None:
        yield "New figure." if line.entry.is_empty else "Changes the figure."
    for name, text in texts.items():
        words = name.replace("_", " ")
        if not text:
            yield f"Takes the {words} away."
        elif line.texts.get(name):
            yield f"Changes the {words}."
        else:
            yield f"New {words}."
