"""What the portal costs, as ratios to something else on the same machine.

`make bench` prints them and judges nothing: a ratio travels between machines, a number
of milliseconds does not. All runs of a comparison are interleaved, so that a busy
machine is as busy for both sides, and the medians are compared.

    timing.py    two things by turns, and the medians
    printing.py  our PDF against WeasyPrint alone, and against Chromium's
    reckoning.py a scorecard of 10 and of 500 measures against reading its figures
    listing.py   the list of measures against a page that says one word
    cold.py      what a fresh process runs to print one page
"""
