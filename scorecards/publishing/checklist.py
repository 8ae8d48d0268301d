"""What the checks found in a set, in groups, with where it is mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from outcomes.models import Measure
from scorecards.models import Finding, QuarterSet
from scorecards.publishing.forms import AgreeForm
from scorecards.publishing.words import at


@dataclass(frozen=True, slots=True)
class Check:
    """What a check is called, and what is done about what it finds."""

    title: str
    words: str


# A check without an entry is called by its own name.
CHECKS = {
    "unsigned": Check(
        "Figures that are not signed off",
        "Have them signed off, then make the files again.",
    ),
    "unexplained": Check(
        "Neither a figure nor a reason",
        "Give the figure, or say why there is none; then make the files again.",
    ),
    "illustrative": Check(
        "Figures that are only examples",
        "Put real figures in their place, then make the files again.",
    ),
    "file": Check(
        "Files that not everybody could read",
        "A letter that the fonts lack is put right in the words that hold it. Whatever "
        "else it is, whoever runs the portal mends it.",
    ),
    "clash": Check(
        "Figures that can be worked out",
        "Correct what stands beside each, or say that there is no figure; then make "
        "the files again.",
    ),
    "hidden figures": Check(
        "What is hidden from the public",
        "Is the list right, and do the words of the scorecards keep to it?",
    ),
    "shown as published": Check(
        "Small figures that are shown",
        "Are these figures still public where that is said? Look once more.",
    ),
    "correction by a few": Check(
        "Corrected by a few people",
        "The public reads both numbers. May it know of so few?",
    ),
    "plausibility": Check(
        "Looked wrong, and was confirmed",
        "Whoever gave the figure says that it is right.",
    ),
    "small number in words": Check(
        "A small number in words",
        "Could a reader know the child? If so, have the words changed.",
    ),
    "comment held back": Check(
        "Comments that the public does not read",
        "A number in them could tell of a hidden figure. Have it said without the "
        "number, and the files made again; or agree that it stays hidden.",
    ),
    "long sentence": Check(
        "Long sentences", "The public reads these. Are they plain enough?"
    ),
    "name of a person": Check(
        "Perhaps the name of a person", "The public reads posts, never names."
    ),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was found, who agreed to it, or the form to agree to it."""

    pk: int
    words: str
    code: str
    address: str
    waits: bool
    agreed: str
    why: str
    form: AgreeForm | None


@dataclass(frozen=True, slots=True)
class Group:
    """What one check found."""

    title: str
    words: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """What must be mended, and what a person agrees to."""

    blocking: tuple[Group, ...]
    warnings: tuple[Group, ...]


def checklist(prepared: QuarterSet, *, may_agree: bool) -> Checklist:
    """Return what was found in a set; `may_agree` says whether forms stand with it."""
    found = list(prepared.findings.select_related("ticked_by").order_by("pk"))
    addresses = _addresses(found)
    return Checklist(
        blocking=_groups([each for each in found if each.blocks], addresses, False),
        warnings=_groups(
            [each for each in found if not each.blocks], addresses, may_agree
        ),
    )


def _groups(
    found: Iterable[Finding], addresses: dict[str, str], may_agree: bool
) -> tuple[Group, ...]:
    by_check: dict[str, list[Finding]] = {}
    for each in found:
        by_check.setdefault(each.check_name, []).append(each)
    return tuple(
        _group(name, [_item(each, addresses, may_agree) for each in of_it])
        for name, of_it in by_check.items()
    )


def _group(name: str, items: Iterable[Item]) -> Group:
    check = CHECKS.get(name, Check(name.capitalize(), ""))
    return Group(check.title, check.words, tuple(items))


def _item(finding: Finding, addresses: dict[str, str], may_agree: bool) -> Item:
    code = _code(finding)
    return Item(
        pk=finding.pk,
        words=finding.words,
        code=code if code in addresses else "",
        address=addresses.get(code, ""),
        waits=not finding.blocks and not finding.is_settled,
        agreed=agreed_words(finding),
        why=finding.ticked_why,
        form=agree_form(finding) if may_agree and not finding.is_settled else None,
    )


def agreed_words(finding: Finding) -> str:
    """Return who agreed to a warning and when; nothing while nobody has."""
    if finding.ticked_at is None:
        return ""
    return f"{finding.ticked_by} agreed on {at(finding.ticked_at)}."


def agree_form(finding: Finding) -> AgreeForm:
    """Return the form for one warning among others on a page."""
    return AgreeForm(auto_id=f"warning-{finding.pk}-%s")


def _code(finding: Finding) -> str:
    """Return the first word of the key: a code, where it is about a measure."""
    return finding.key.partition(" ")[0]


def _addresses(found: Iterable[Finding]) -> dict[str, str]:
    """Return the pages of the measures that some findings are about, by code."""
    codes = {_code(each) for each in found}
    slugs = Measure.objects.filter(code__in=codes).values_list("code", "slug")
    return {
        code: reverse("outcomes:measure-detail", kwargs={"slug": slug})
        for code, slug in slugs
    }
