"""What should be read twice in free words before everybody can read them.

A text is looked at without knowing any figure: a small number beside a word for
children may tell of one of them, and a long sentence is hard to follow. Source: public
producers leave counts of 1 to 4 out of their text as they do out of their tables.

A number is told by what it counts, and that is the first noun after it that the lists
of `narrative_words` know; where there is none, by what is around it. Whatever is found
is a warning, never more: a person decides.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from scorecards.domain.narrative_words import (
    A_SHARE,
    ARTICLES,
    BORN_TOGETHER,
    DEEDS,
    DONE,
    ENDS,
    FEW,
    KIN,
    LEFT,
    MANY,
    MORE,
    NAMED,
    NO_COUNT,
    NO_NUMBER,
    NUMBER,
    OF_ONE,
    OPENINGS,
    OURS,
    PEOPLE,
    SETS,
    SHARE,
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
# An “of the”, a day or a year, a time, the parts of “2-3” and “2/3”, money or a word.
WORD = re.compile(
    r"\b[Oo]f (?:the|our|their|its)\b|\d+(?:[/-]\d+){2,}|\d{4}[/-]\d+|\d+:\d\d|"
    r"\d+(?=-\d)|(?<=\d)/(?=\d)|"
    r"[\u00a3$]?\w+(?:[-.,'\u2019]\w+)*%?|[,;:()]"
)
# What is no part of a word for the lists: in “x3”, “of the” and “child's”.
EXTRA = re.compile("^x(?=[0-9])|(?<=of) .*|['\u2019]s?$")
END = re.compile(r"[.!?][\)\u201d\u2019\"']*\s+")

Words = Sequence[str]


def small_numbers(text: str, threshold: int) -> Iterator[str]:
    """Yield the words around each number below the threshold that counts people.

    `threshold` is the smallest count of people that the public may see.
    """
    for sentence in END.split(text):
        found = list(WORD.finditer(without_labels(sentence)))
        words = [as_listed(each[0]) for each in found]
        for place in range(len(words)):
            if tells(words, place, threshold):
                first, last = max(0, place - NEAR), min(place + NEAR, len(words) - 1)
                yield sentence[found[first].start() : found[last].end()]


def without_labels(sentence: str) -> str:
    """Return a sentence of the same length, without the numbers that count nobody.

    A sign stands for each share, which may be a share of a few.
    """
    marked = A_SHARE.sub(lambda found: SHARE.ljust(len(found[0])), sentence)
    return NO_COUNT.sub(lambda found: " " * len(found[0]), marked)


def as_listed(word: str) -> str:
    """Return a word as the lists of words have it."""
    return "of" if word == "/" else EXTRA.sub("", word.lower())


def tells(words: Words, place: int, threshold: int) -> bool:
    """Return whether the word at a place tells of fewer people than the threshold."""
    return (
        is_small_count(words, place, threshold)
        or is_small_share(words, place, threshold)
        or leaves_few(words, place, threshold)
        or is_few(words, place)
        or is_somebody(words, place)
        or (words[place] in TIMES and bool(people_before(words, place)))
        or words[place] in BORN_TOGETHER
    )


def is_small_count(words: Words, place: int, threshold: int) -> bool:
    """Return whether a number below the threshold counts people.

    It does not in “each child has one plan”.
    """
    return (
        0 < value(words[place]) < threshold
        and counts_people(words, place)
        and (preceding(words, place) in LEFT or not is_for_each(words, place))
    )


def is_small_share(words: Words, place: int, threshold: int) -> bool:
    """Return whether a share of a few people is a count below the threshold."""
    share = SHARES.get(words[place])
    if share is None or following(words, place) not in ("of", "the"):
        return False
    return any(
        0 < value(words[each]) < threshold * share and counts_people(words, each)
        for each in range(place + 1, min(place + AFTER, len(words)))
    )


def leaves_few(words: Words, place: int, threshold: int) -> bool:
    """Return whether of a number of people another leaves out fewer than the threshold.

    As in “11 of the 12 pupils”, “of 14 children, 12 were seen” and “9 began, of whom
    8 stayed”.
    """
    whole = value(words[place])
    if not whole or not counts_people(words, place):
        return False
    if "of" not in (*words[max(0, place - 2) : place], *words[place + 2 :]):
        return False
    return any(0 < whole - (value(each) or whole) < threshold for each in words)


def is_few(words: Words, place: int) -> bool:
    """Return whether a word such as “single” or “both” is said of people."""
    word = words[place]
    if word not in FEW or (word == "only" and preceding(words, place) not in OURS):
        return False
    if word not in SETS:
        noun = counted(words, place)
        return is_one(noun) or (word == "only" and bool(PEOPLE.fullmatch(noun)))
    if words[place + 2 : place + 3] in (["and"], ["nor"]):
        return False
    return counts_people(words, place)


def is_somebody(words: Words, place: int) -> bool:
    """Return whether one person is spoken of: “he left”, “a pupil was ill”.

    Not so where everybody is: “his or her plan”, “a child is seen”.
    """
    around = {preceding(words, place), following(words, place)}
    if words[place] in OF_ONE:
        return around.isdisjoint({"or", *OF_ONE})
    noun = counted(words, place) if words[place] in ARTICLES else ""
    if noun in KIN or not is_one(noun) or preceding(words, place) not in OPENINGS:
        return noun in KIN
    return following(words, words.index(noun, place)) in DONE


def is_one(noun: str) -> bool:
    """Return whether a noun means one person, or what is decided about one."""
    is_plural = noun.endswith("s") or noun in MANY
    return bool(PEOPLE.fullmatch(noun)) and not is_plural


def is_for_each(words: Words, place: int) -> bool:
    """Return whether a number before a place is one for every person."""
    return any(
        words[each] in ("each", "every") and PEOPLE.fullmatch(words[each + 1])
        for each in range(place - 1)
    )


def counts_people(words: Words, place: int) -> bool:
    """Return whether what a number counts is people, by its noun or by itself."""
    noun = counted(words, place)
    return bool(PEOPLE.fullmatch(noun)) if noun else stands_alone(words, place)


def stands_alone(words: Words, place: int) -> bool:
    """Return whether a number without a noun counts people.

    As in “two remain” and “all but one”, or at an end: “exclusions fell to 3”.
    """
    if preceding(words, place) in NAMED:
        return False
    after = place + (following(words, place) in MORE)
    deed = following(words, after)
    if preceding(words, place) in LEFT or is_deed(words, after + 1):
        return True
    before = words[:place]
    return deed in ENDS and (
        any(PEOPLE.fullmatch(each) for each in before)
        or not any(THINGS.fullmatch(each) and each.endswith("s") for each in before)
    )


def is_deed(words: Words, place: int) -> bool:
    """Return whether a verb stands at a place, not a word that describes a noun."""
    word = "".join(words[place : place + 1])
    if word in DEEDS or word.endswith(("n't", "n\u2019t")):
        return True
    return word.endswith("ed") and following(words, place) in ENDS


def counted(words: Words, place: int) -> str:
    """Return the noun that says what a number counts, empty where none is known.

    Of two nouns side by side that is the second: “two hospital admissions”.
    """
    near = [*described(words, place), ""]
    for word, after in pairwise(near):
        if is_noun(word):
            return after if is_noun(after) and not word.endswith("s") else word
    return ""


def is_noun(word: str) -> bool:
    """Return whether a word is in one of the lists of nouns."""
    return bool(PEOPLE.fullmatch(word) or THINGS.fullmatch(word))


def described(words: Words, place: int) -> Iterator[str]:
    """Yield the words after a number up to where what it counts must have been said."""
    for each in range(place + 1, min(place + 1 + AFTER, len(words))):
        if ends_noun(words, each, place):
            return
        yield words[each]


def ends_noun(words: Words, each: int, place: int) -> bool:
    """Return whether a word is past the noun of the number at a place.

    In “two of the girls” it follows the “of”, in “two lists of girls” it does not.
    """
    word, before = words[each], words[each - 1]
    if before == "of":
        return word in ENDS
    if word == "of":
        return not (each == place + 1 or before in MORE or value(before))
    return bool(value(word)) or (
        word in ENDS and not (word == "," and each > place + 1)
    )


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
    """Return whether any text holds a number from which a figure could be told.

    A share of people does, and so does that something doubled: with one figure it gives
    another. Neither a day nor a name does.
    """
    return any(NUMBER.search(NO_NUMBER.sub(" ", text)) for text in texts)


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
