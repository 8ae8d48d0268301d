"""Hostile workbooks in the child process: a sentence, in time and within its memory."""

import json
import subprocess
import sys

from outcomes.intake.workbook import reading
from tests.hostile_workbooks import CASES

LONGEST_WAIT = 10
MOST_MEMORY = 512 * 1024
# Two at a time, as the machine has two cores: name, sentence, seconds, and at last the
# most memory that any of the children took, in KiB.
READ_ALL = """
import json, resource, sys, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from outcomes.intake.workbook.reading import read_return

def read(told):
    name, filename = told
    content = Path(sys.argv[1], name).read_bytes()
    start = time.perf_counter()
    answer = read_return(content, filename)
    return name, getattr(answer, "sentence", ""), time.perf_counter() - start

with ThreadPoolExecutor(2) as pool:
    found = list(pool.map(read, json.loads(sys.stdin.read())))
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([found, most, "django" in sys.modules]))
"""


def test_every_hostile_file_gets_its_sentence_in_time_and_within_memory(tmp_path):
    for name, case in CASES.items():
        (tmp_path / name).write_bytes(case.make())
    told = json.dumps([(name, case.filename) for name, case in CASES.items()])

    done = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(tmp_path)],
        input=told,
        capture_output=True,
        text=True,
        check=True,
        cwd=reading.ROOT,
    )

    found, most, knows_django = json.loads(done.stdout)
    wrong = [
        (name, sentence)
        for name, sentence, _ in found
        if not CASES[name].heavy and sentence != CASES[name].sentence
    ]
    slow = [(name, seconds) for name, _, seconds in found if seconds > LONGEST_WAIT]
    assert len(found) == len(CASES) >= 40
    assert wrong == []
    assert slow == []
    assert most <= MOST_MEMORY
    assert not knows_django
