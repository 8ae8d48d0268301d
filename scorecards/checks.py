"""What is looked at before a quarter's set may be published.

Some things block: they are mended, and the files made again. The others are warnings,
which a person agrees to by name.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.contrib.auth import get_user_model

from outcomes.models import ReturnLine
from outcomes.states import LineState
from priorities.models import Officer
from scorecards.domain.narrative import long_sentences, names_in, small_numbers
from scorecards.domain.protection import Protection
from scorecards.domain.verdicts import Verdict
from scorecards.page import Account, ScorecardPage, SectionPage
from scorecards.presenters.marks import HIDDEN
from strategy_portal.periods import Quarter
from strategy_portal.wording import count_words, period_words


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a check found; `key` names what it is about."""

    check: str
    key: str
    words: str
    blocks: bool = False


def found_in(
    quarter: Quarter,
    pages: Sequence[ScorecardPage],
    protected: Sequence[Protection] = (),
) -> Iterator[Found]:
    """Yield what is found in a quarter's scorecards, each thing once."""
    seen = set[tuple[str, str]]()
    for found in _all(quarter, pages, protected):
        if (found.check, found.key) not in seen:
            seen.add((found.check, found.key))
            yield found


def _all(
    quarter: Quarter,
    pages: Sequence[ScorecardPage],
    protected: Sequence[Protection],
) -> Iterator[Found]:
    yield from clashing(protected)
    yield from hidden(protected)
    yield from revised(protected)
    yield from exempted(protected)
    yield from unsigned(quarter)
    yield from plausibility(quarter)
    names = _names()
    for page in pages:
        yield from illustrative(page)
        yield from unexplained(page)
        for key, text in told(page):
            yield from held_back(key, text)
            yield from narrative(key, text, names)


def clashing(protected: Iterable[Protection]) -> Iterator[Found]:
    """Yield the figures that can be worked out whatever else is hidden."""
    for each in protected:
        for verdict in each.verdicts.values():
            if verdict.clashes:
                yield Found(
                    "clash",
                    _key(each, verdict),
                    f"{_about(each, verdict)}, can be worked out from what earlier "
                    "editions told; correct what stands beside it too, or say that "
                    "there is no figure.",
                    blocks=True,
                )


def hidden(protected: Iterable[Protection]) -> Iterator[Found]:
    """Yield that figures are hidden, for somebody to put their name to the list."""
    found = [
        _key(each, verdict)
        for each in protected
        for verdict in each.verdicts.values()
        if verdict.hidden
    ]
    if found:
        yield Found(
            "hidden figures",
            sha256("\n".join(sorted(found)).encode()).hexdigest(),
            f"{count_words(len(found), 'figure')} hidden from the public. Look at the "
            "list below: what is hidden, and why.",
        )


def revised(protected: Iterable[Protection]) -> Iterator[Found]:
    """Yield the corrections by a few people of figures that were published."""
    for each in protected:
        for was, verdict in each.revised_by_few():
            yield Found(
                "correction by a few",
                _key(each, verdict),
                f"{_about(each, verdict)}, is corrected by a few people; the public "
                f"has read {was.normalize():f} and reads both.",
            )


def exempted(protected: Iterable[Protection]) -> Iterator[Found]:
    """Yield the measures whose small figures are shown as they were published."""
    for each in protected:
        facts = each.measure.facts
        if facts.counts_people and not facts.is_protected:
            yield Found(
                "shown as published",
                facts.code,
                f"{facts.code}, {facts.short_title}, is shown with its small figures, "
                f"because everybody can read them already: {facts.published_at}",
            )


def _key(of: Protection, verdict: Verdict) -> str:
    cell = verdict.cell
    period = f"{cell.period.start:%Y-%m-%d} {cell.period.end:%Y-%m-%d}"
    return f"{of.measure.facts.code} {cell.part} {period}"


def _about(of: Protection, verdict: Verdict) -> str:
    """Return which figure it is: its code, measure, part and period."""
    facts, cell = of.measure.facts, verdict.cell
    titles = {part.code: part.title for part in of.measure.parts}
    part = f", {titles[cell.part]}" if cell.part else ""
    return f"{facts.code}, {facts.short_title}{part} ({period_words(cell.period)})"


def unsigned(quarter: Quarter) -> Iterator[Found]:
    """Yield the figures of the quarter's returns that nobody has signed off."""
    lines = ReturnLine.objects.filter(
        belongs_to__gathering__starts_on=quarter.start
    ).exclude(state=LineState.SIGNED_OFF)
    for line in lines.select_related("measure").in_order():
        yield Found(
            "unsigned",
            f"{line.measure.code} {line.period_end:%Y-%m-%d}",
            f"{line.measure.code}, {line.measure.short_title} "
            f"({period_words(line.period)}), is not signed off.",
            blocks=True,
        )


def plausibility(quarter: Quarter) -> Iterator[Found]:
    """Yield what was odd about a figure and confirmed when it was returned."""
    lines = ReturnLine.objects.filter(
        belongs_to__gathering__starts_on=quarter.start
    ).exclude(findings=[])
    for line in lines.select_related("measure").in_order():
        for finding in line.findings:
            yield Found(
                "plausibility",
                f"{line.measure.code} {line.period_end:%Y-%m-%d} {finding['kind']}",
                f"{line.measure.code}: {finding['sentence']}",
            )


def illustrative(page: ScorecardPage) -> Iterator[Found]:
    """Yield that a document holds examples, unless all of the site is one."""
    if page.illustrative and not settings.DEMONSTRATION:
        yield Found(
            "illustrative",
            page.slug,
            f"{page.title} holds figures that are only examples.",
            blocks=True,
        )


def unexplained(page: ScorecardPage) -> Iterator[Found]:
    """Yield the rows that have neither a figure nor a reason."""
    for section in page.sections:
        for group in section.groups:
            for row in group.rows:
                if not row.latest.is_figure and not row.reason.strip():
                    yield Found(
                        "unexplained",
                        row.code,
                        f"{row.code}, {row.short_title}, has neither a figure nor a "
                        "reason.",
                        blocks=True,
                    )


def held_back(key: str, text: str) -> Iterator[Found]:
    """Yield that the public does not read a comment, for a number in it."""
    if text == HIDDEN:
        yield Found(
            "comment held back",
            key,
            f"The comment on {key} holds a number, and another figure of it is hidden.",
        )


def unreadable(name: str, faults: Sequence[str]) -> Iterator[Found]:
    """Yield that not everybody could read a file, with the first of its faults."""
    if faults:
        others = len(faults) - 1
        more = f", and {count_words(others, 'more fault')}" if others else ""
        yield Found(
            "file",
            name,
            f"Not everybody could read {name} ({faults[0]}{more}); mend that and make "
            "the files again, or tell whoever runs the portal.",
            blocks=True,
        )


def narrative(key: str, text: str, names: Sequence[str]) -> Iterator[Found]:
    """Yield what should be read twice in a text that somebody wrote."""
    for around in small_numbers(text, settings.DISCLOSURE_PROFILE.smallest_count):
        yield Found("small number in words", f"{key} {around}"[:200], f"“{around}”")
    for sentence in long_sentences(text):
        yield Found("long sentence", f"{key} {sentence}"[:200], f"“{sentence}”")
    for name in names_in(text, names):
        yield Found("name of a person", f"{key} {name}"[:200], f"“{name}” in “{text}”")


def _names() -> list[str]:
    """Return the names of everybody that the portal knows."""
    accounts = get_user_model().objects.values_list("display_name", flat=True)
    return sorted({*accounts, *Officer.objects.values_list("name", flat=True)})


def told(page: ScorecardPage) -> Iterator[tuple[str, str]]:
    """Yield each text of a page that a person wrote for it, with whose it is."""
    for section in page.sections:
        yield from _told_in(section)
    for line in page.priorities.lines:
        yield line.title, line.words


def _told_in(section: SectionPage) -> Iterator[tuple[str, str]]:
    for ask in section.asks:
        yield from _account(ask.code, ask.account)
    for group in section.groups:
        for row in group.rows:
            yield row.code, row.reason
            if row.account:
                yield from _account(row.code, row.account)
    for item, _ in section.corrections:
        yield item.code, item.words


def _account(code: str, account: Account) -> Iterator[tuple[str, str]]:
    yield code, account.why
    yield code, account.action
