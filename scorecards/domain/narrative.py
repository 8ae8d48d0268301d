"""What should be read twice in free words before everybody can read them.

A text is looked at without knowing any figure: a small number beside a word for
children may tell of one of them, and a long sentence is hard to follow. Source: public
producers leave counts of 1 to 4 out of their text as they do out of their tables.
"""

import re
from collections.abc import Collection, Iterator

LONGEST_SENTENCE = 25
# How many words a number and the children it counts may lie apart.
NEAR = 4
NUMBERS = ("one", "two", "three", "four")
HALVES = ("single", "couple", "halved", "doubled")
CHILDREN = re.compile(
    r"^(child(ren)?|pupils?|students?|learners?|boys?|girls?|(young )?(people|person)|"
    r"families|family|parents?|siblings?|plans?|twins?)$"
)
WORD = re.compile(r"[\w.,%]*\w%?")
END = re.compile(r"[.!?][\)\u201d\u2019\"']*\s+")


def small_numbers(text: str, threshold: int) -> Iterator[str]:
    """Yield the words around each number below the threshold that is beside children.

    `threshold` is the smallest count of people that the public may see.
    """
    words = WORD.findall(text)
    for place, word in enumerate(words):
        if not is_small_word(word, threshold):
            continue
        around = words[max(0, place - NEAR) : place + NEAR + 1]
        if any(CHILDREN.match(each.lower()) for each in around):
            yield " ".join(around)


def is_small_word(word: str, threshold: int) -> bool:
    """Return whether a word is a count below the threshold, in digits or in letters."""
    said = word.lower().rstrip(".,")
    if said.isdecimal():
        return 0 < int(said) < threshold
    return said in HALVES or said in NUMBERS[: threshold - 1]


def long_sentences(text: str) -> Iterator[str]:
    """Yield each sentence that is longer than most readers follow."""
    for sentence in END.split(text):
        if len(sentence.split()) > LONGEST_SENTENCE:
            yield sentence.strip()


def names_in(text: str, names: Collection[str]) -> Iterator[str]:
    """Yield each of some names of people that stands in a text as words of its own."""
    for name in names:
        if name and re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE):
            yield name
