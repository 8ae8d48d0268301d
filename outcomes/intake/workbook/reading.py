"""What an officer uploads, read in a child process: a sheet, or one clear sentence."""

import logging
import subprocess
import sys
from pathlib import Path

from outcomes.intake.workbook import sentences
from outcomes.intake.workbook.package import refuse_by_name
from outcomes.intake.workbook.passing import from_json
from outcomes.intake.workbook.values import Refusal, Refused, Sheet

SECONDS = 9
ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-B", "-m", "outcomes.intake.workbook.child")
# openpyxl then reads all markup through defusedxml, even where lxml is installed.
ENVIRONMENT = {"OPENPYXL_LXML": "False", "PYTHONUTF8": "1"}
logger = logging.getLogger(__name__)


def read_return(content: bytes, filename: str) -> Sheet | Refusal:
    """Return what an uploaded workbook says, or the sentence that refuses it.

    Whatever the file does, this raises nothing, and ends within ten seconds.
    """
    try:
        refuse_by_name(filename, content)
    except Refused as refused:
        return Refusal(str(refused))
    try:
        done = subprocess.run(  # noqa: S603  # our own command
            COMMAND,
            input=content,
            capture_output=True,
            timeout=SECONDS,
            cwd=ROOT,
            env=ENVIRONMENT,
            check=True,
        )
        return from_json(done.stdout.decode())
    except subprocess.TimeoutExpired:
        return Refusal(sentences.TOO_LONG)
    except subprocess.CalledProcessError as error:
        # A limit ends the child by a signal; a fault of our own ends it with 1.
        logger.error("The reader of workbooks ended with %s", error.returncode)
        killed = error.returncode < 0
        return Refusal(sentences.TOO_MUCH if killed else sentences.DAMAGED)
    except (OSError, ValueError, KeyError) as error:
        logger.error("The reader of workbooks failed: %s", type(error).__name__)
        return Refusal(sentences.UNREAD)
