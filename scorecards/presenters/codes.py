"""Lists of measures by their codes, as people write them."""

import re
from collections.abc import Iterable


def code_ranges(codes: Iterable[str]) -> str:
    """Return codes as people list them: `C15, C16, C18 to C21`."""
    runs: list[list[str]] = []
    for code in sorted(codes, key=_code_key):
        if runs and _follows(runs[-1][-1], code):
            runs[-1].append(code)
        else:
            runs.append([code])
    words: list[str] = []
    for run in runs:
        words += [f"{run[0]} to {run[-1]}"] if len(run) > 2 else run
    return ", ".join(words)


def _code_key(code: str) -> tuple[str, int]:
    found = re.fullmatch(r"(\D*)(\d*)", code)
    return (found[1], int(found[2] or 0)) if found else (code, 0)


def _follows(before: str, after: str) -> bool:
    (letter, number), (other, next_number) = _code_key(before), _code_key(after)
    return letter == other and next_number == number + 1
