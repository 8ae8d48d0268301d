"""What stands changes nothing when it comes back, and any text has a preview."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from outcomes.intake.grid import BlockRefused
from outcomes.intake.lines import Sent
from outcomes.intake.paste import Matched, Matching, read_paste
from outcomes.intake.preview import Fate, preview
from tests.unit.outcomes.intake.returns import (
    LONGEST,
    block,
    cells_of,
    returns,
)


@given(returns())
def test_what_stands_changes_nothing_when_it_is_pasted(lines):
    rows = [(line.code, line.part_title or "Whole", *cells_of(line)) for line in lines]

    found = preview(read_paste(block(rows), lines), lines, longest=LONGEST)

    assert [row.fate for row in found.rows] == [Fate.SAME] * len(lines)
    assert found.to_save == ()


@given(returns())
def test_what_stands_changes_nothing_when_it_is_sent_by_key(lines):
    sent = [
        Sent(number, line.name, line.key, "", line.entry, line.texts, line.version)
        for number, line in enumerate(lines)
    ]

    found = preview(Matching(tuple(sent), Matched.BY_KEY), lines, longest=LONGEST)

    assert found.count(Fate.SAME) == len(lines)


@given(returns(), returns())
def test_what_is_saved_from_a_paste_is_what_was_pasted(before, after):
    rows = [(line.code, line.part_title or "Whole", *cells_of(line)) for line in after]
    wanted = {line.key: line for line in after}

    found = preview(read_paste(block(rows), before), before, longest=LONGEST)

    assert len(found.rows) == len(before)
    for row in found.to_save:
        given_for_it = wanted[row.known.key].entry
        assert row.entry is None or row.entry.same_as(given_for_it)
        assert not any(finding.blocks for finding in row.findings)


@given(st.text() | st.text('\t\n"BbC34W1 ofn/a,.%<5', max_size=80), returns())
def test_any_text_has_a_preview_or_is_refused(text, lines):
    with suppress(BlockRefused):
        found = preview(read_paste(text, lines), lines, longest=LONGEST)

        assert sum(found.count(fate) for fate in Fate) == len(found.rows)
        assert all(row.sentence.endswith((".", "?")) for row in found.rows)
        for row in found.of(Fate.SAME):
            assert (row.entry, row.texts) == (None, {})
        for row in found.of(Fate.REJECTED):
            assert (row.entry, row.texts) == (None, {})
        for row in found.to_save:
            assert row.entry is not None or row.texts
