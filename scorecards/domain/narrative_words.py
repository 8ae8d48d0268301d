"""The words by which a text tells of a few people: what counts, and what is counted.

A noun that stands in neither list of nouns says nothing of what is counted.
"""

import re

from strategy_portal.periods import MONTHS

SPELT = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
VALUES = {word: number for number, word in enumerate(SPELT, start=1)}
# People, what is decided about one of them each, and the words that stand for them.
PEOPLE = re.compile(
    "absences?|admissions?|adults?|appeals?|applicants?|applications?|apprentices?|"
    "assessments?|bab(y|ies)|births?|boys?|brothers?|candidates?|carers?|cases?|"
    "child|children|cohort|complaints?|cyp|daughters?|deaths?|ehcps?|exclusions?|"
    "famil(y|ies)|fathers?|girls?|group|incidents?|infants?|inpatients?|instances?|"
    "interns?|lac|learners?|leavers?|m[ae]n|minors?|mothers?|others|parents?|patients?|person|people|"
    "placements?|plans?|pupils?|referrals?|refusals?|requests?|residents?|siblings?|"
    "sisters?|sixth-formers?|sons?|starters?|students?|suspensions?|teenagers?|toddlers?|"
    "triplets?|tribunals?|twins?|users?|wom[ae]n|youngsters?|them|these|those|whom"
)
THINGS = re.compile(
    "advisers?|aims?|areas|boards?|bodies|budgets?|calls?|centres?|changes?|class(es)?|"
    "clinics?|colleges?|coordinators?|councils?|courses?|days?|doctors?|documents?|"
    "drop-ins?|events?|figures?|forms?|forums?|governors?|half|homes?|hospitals?|hours?|"
    "hubs?|indicators?|issues?|letters?|localit(y|ies)|managers?|measures?|meetings?|"
    "minutes?|months?|nurseries|nurses?|offers?|officers?|outcomes?|panels?|"
    "partners?|pathways?|phases?|pilots?|places|playschemes?|points?|posts?|"
    "priorit(y|ies)|projects?|providers?|psychologists?|quarters?|questions?|reasons?|"
    "rooms?|rounds?|schemes?|schools?|services?|sessions?|settings?|sites?|staff|"
    "stages?|steps?|surveys?|targets?|teachers?|teams?|terms?|themes?|therapists?|"
    "times?|towns?|trusts?|units?|visits?|ways?|weeks?|workers?|workshops?|years?"
)
# Each of them says one, two or a few by itself, or that there was one before.
FEW = {
    *("single", "sole", "lone", "couple", "pair", "trio", "handful"),
    *("another", "second", "third", "fourth", "both", "only"),
}
# Before “only”, where it does not mean “no more than”.
OURS = {"her", "his", "its", "my", "our", "the", "their"}
# What these are a few of may follow an “of”.
SETS = {"both", "couple", "pair", "trio", "handful"}
BORN_TOGETHER = {"twin", "twins", "triplet", "triplets"}
TIMES = {"halved", "doubled", "trebled", "tripled"}
SHARES = {"half": 2, "third": 3, "quarter": 4}
# After a number that stands for people by itself: two remain, one has left.
DEEDS = {
    *("are", "came", "did", "died", "do", "does", "had", "has", "have", "is", "left"),
    *("lost", "moved", "remain", "remains", "stayed", "still", "wait", "waited"),
    *("waits", "was", "went", "were", "who"),
}
# What ends the words that say what a number counts.
ENDS = {
    *("and", "at", "because", "by", "for", "from", "in", "last", "on", "or", "that"),
    *("this", "to", "when", "who", "with", "", ",", ";", ":", "(", ")"),
}
ENDS |= DEEDS
_N = rf"(?:\d+|{'|'.join(VALUES)})"
_LABELS = "aged?|age|band|grade|key stage|level|line|page|phase|priority|quarter|"
_LABELS += "section|stage|step|table|tier|years?"
_SHARES = "thirds?|quarters?|fifths?|tenths?|halves"
# Numbers that count nobody: names, days, ages, shares.
NO_COUNT = re.compile(
    rf"\b(?:(?:{_LABELS})\s{_N}(?:\s(?:to|and|or)\s{_N})?|{_N}\s(?:{'|'.join(MONTHS[1:])})|"
    rf"{_N}\s?(?:%|per\s?cent\b)|{_N}[\s-](?:{_SHARES})|{_N}\sin\s(?:every\s)?{_N}|"
    rf"{_N}-(?:year|month|week|day)s?(?:-olds?)?|one-to-one|no one|one another)(?!\w)",
    re.IGNORECASE,
)
# Any other number but a year: “12”, “1,204”, “three”.
NUMBER = re.compile(
    rf"\b(?!(?:19|20)\d\d\b)(?:\d[\d,.]*|{'|'.join(VALUES)})\b", re.IGNORECASE
)
