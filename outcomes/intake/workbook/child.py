"""The process that opens a workbook: bytes in, JSON out, and hard limits on the way.

`python -m outcomes.intake.workbook.child` reads one workbook from its standard input.
It knows no setting, has no environment worth stealing, and cannot write a file.
"""

import resource
import sys

MEMORY = 512 * 1024 * 1024
PROCESSOR_SECONDS = 8
LIMITS = (
    (resource.RLIMIT_AS, MEMORY),
    (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
    (resource.RLIMIT_FSIZE, 0),
    (resource.RLIMIT_CORE, 0),
)


def limit_itself() -> None:
    """Set the limits of this process; it cannot lift them again."""
    for what, most in LIMITS:
        resource.setrlimit(what, (most, most))


def answer(content: bytes) -> str:
    """Return what a workbook says, as JSON."""
    # Only now, so that what the modules take counts against the limits as well.
    from outcomes.intake.workbook.parsing import parse
    from outcomes.intake.workbook.passing import to_json

    return to_json(parse(content))


if __name__ == "__main__":
    limit_itself()
    sys.stdout.write(answer(sys.stdin.buffer.read()))
