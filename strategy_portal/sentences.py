"""The first sentence of what people wrote, to stand for it where there is one line.

Pure: standard library alone.
"""

import re

# Enough for a long sentence, and for two lines of a table.
LONGEST = 200
# A capital or the end follows, so that "e.g. this" and "1.5" end nothing.
SENTENCE = re.compile(r"(.+?[.!?][)\u201d\u2019\"']?)(?=\s+[^a-z]|\s*$)")


def first_sentence(*texts: str) -> str:
    """Return the first sentence of the first text that says anything.

    It is cut at a word, with an ellipsis, where it is longer than `LONGEST`.
    """
    text = next((words for each in texts if (words := " ".join(each.split()))), "")
    found = SENTENCE.match(text)
    sentence = found[1] if found else text
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[:LONGEST].rsplit(' ', 1)[0]} …"
