"""Print one page that was put into words beforehand: `bench.cold PAGE PDF`."""

import os
import pickle
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "strategy_portal.settings")
    django.setup()

    from scorecards.renderers import pdf

    # Written by the process that started this one, a moment ago.
    page = pickle.loads(Path(sys.argv[1]).read_bytes())
    Path(sys.argv[2]).write_bytes(pdf.render(page))
