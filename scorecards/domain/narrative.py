"""What should be read twice in free words before everybody can read them.

A text is looked at without knowing any figure: a small number beside a word for
children may tell of one of them, and a long sentence is hard to follow. Source: public
producers leave counts of 1 to 4 out of their text as they do out of their tables.

A number is told by what it counts, and that is the first noun after it that the lists
of `narrative_words` know. Whatever is found is a warning, never more: a person decides.
"""

import re
from collections.abc import Collection, Iterator, Sequence

from scorecards.domain.narrative_words import (
    BORN_TOGETHER,
    ENDS,
    FEW,
    NO_COUNT,
    NUMBER,
    OURS,
    PEOPLE,
    SETS,
    SHARES,
    THINGS,
    TIMES,
    VALUES,
)

LONGEST_SENTENCE = 25
# Python turns no more than some thousand digits into a number; nobody counts so far.
LONGEST_NUMBER = 9
# How far before a number and after it the words may stand that say what it counts.
BEFORE = 6
AFTER = 5
# How many words on each side are shown with it.
NEAR = 4
WORD = re.compile(r"\w+(?:[-.,'\u2019]\w+)*%?|[,;:()]")
OWNED = re.compile("['\u2019]s?$")
END = re.compile(r"[.!?][\)\u201d\u2019\"']*\s+")

Words = Sequence[str]


def small_numbers(text: str, threshold: int) -> Iterator[str]:
    """Yield the words around each number below the threshold that counts people.

    `threshold` is the smallest count of people that the public may see.
    """
    for sentence in END.split(text):
        counting = NO_COUNT.sub(lambda found: " " * len(found[0]), sentence)
        found = list(WORD.finditer(counting))
        words = [OWNED.sub("", each[0].lower()) for each in found]
        for place in range(len(words)):
            if tells(words, place, threshold):
                first, last = max(0, place - NEAR), min(place + NEAR, len(words) - 1)
                yield sentence[found[first].start() : found[last].end()]


def tells(words: Words, place: int, threshold: int) -> bool:
    """Return whether the word at a place tells of fewer people than the threshold."""
    return (
        is_small_count(words, place, threshold)
        or is_few(words, place)
        or is_small_share(words, place, threshold)
        or leaves_few(words, place, threshold)
        or (words[place] in TIMES and bool(people_before(words, place)))
        or words[place] in BORN_TOGETHER
    )


def is_small_count(words: Words, place: int, threshold: int) -> bool:
    """Return whether a number below the threshold counts people.

    Where no noun says so it does if it stands by itself, as in “two remain”, or if
    people were spoken of before it, as in “pupils affected: 3”.
    """
    if not 0 < value(words[place]) < threshold:
        return False
    noun = counted(words, place)
    if noun:
        return bool(PEOPLE.fullmatch(noun))
    return (
        following(words, place) in ENDS
        or preceding(words, place) in ("only", "just")
        or people_before(words, place)
    )


def is_few(words: Words, place: int) -> bool:
    """Return whether a word such as “single” or “both” is said of people."""
    word = words[place]
    if word not in FEW or (word == "only" and preceding(words, place) not in OURS):
        return False
    if word == "both" and words[place + 2 : place + 3] == ["and"]:
        return False
    return bool(PEOPLE.fullmatch(counted(words, place, past_of=word in SETS)))


def is_small_share(words: Words, place: int, threshold: int) -> bool:
    """Return whether a share of a few people is a count below the threshold."""
    share = SHARES.get(words[place])
    if share is None:
        return False
    return any(
        0 < value(words[each]) < threshold * share and counts_people(words, each)
        for each in range(place + 1, min(place + AFTER, len(words)))
    )


def leaves_few(words: Words, place: int, threshold: int) -> bool:
    """Return whether of a number of people another leaves out fewer than the threshold.

    As in “11 of the 12 pupils” and “of 14 children, 12 were seen”.
    """
    whole = value(words[place])
    if "of" not in words[max(0, place - 2) : place] or not counts_people(words, place):
        return False
    return any(0 < whole - (value(each) or whole) < threshold for each in words)


def counts_people(words: Words, place: int) -> bool:
    """Return whether what a number counts is people."""
    return bool(PEOPLE.fullmatch(counted(words, place)))


def counted(words: Words, place: int, *, past_of: bool = True) -> str:
    """Return the noun that says what a number counts, empty where none is known."""
    for word in words[place + 1 : place + 1 + AFTER]:
        if word in ENDS or value(word) or (word == "of" and not past_of):
            break
        if PEOPLE.fullmatch(word) or THINGS.fullmatch(word):
            return word
    return ""


def people_before(words: Words, place: int) -> bool:
    """Return whether people are spoken of shortly before a place."""
    return any(PEOPLE.fullmatch(each) for each in words[max(0, place - BEFORE) : place])


def preceding(words: Words, place: int) -> str:
    """Return the word before a place, empty at the beginning."""
    return words[place - 1] if place else ""


def following(words: Words, place: int) -> str:
    """Return the word after a place, empty at the end."""
    return words[place + 1] if place + 1 < len(words) else ""


def value(word: str) -> int:
    """Return the number that a word is, in digits or letters; 0 where it is none."""
    is_number = word.isdecimal() and len(word) <= LONGEST_NUMBER
    return int(word) if is_number else VALUES.get(word, 0)


def holds_number(*texts: str) -> bool:
    """Return whether any text holds a number that could be a count of people."""
    return any(NUMBER.search(NO_COUNT.sub(" ", text)) for text in texts)


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
