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
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
VALUES |= {word: 10 * number for number, word in enumerate(_TENS, start=2)}
VALUES |= {f"{t}-{u}": VALUES[t] + VALUES[u] for t in _TENS for u in SPELT[:9]}
# People, what is decided about one of them each, and the words that stand for them.
PEOPLE = re.compile(
    r"(?:[a-z]+-)?(?:absences?|absentees?|admissions?|adoptions?|adults?|allegations?|"
    "appeals?|appellants?|applicants?|applications?|apprentices?|arrests?|assaults?|"
    "assessments?|attempts?|attendees?|attenders?|aunts?|bab(y|ies)|births?|boys?|"
    "breaches|breakdowns?|brothers?|callers?|candidates?|carers?|cases?|child|"
    "children|cic|cla|claimants?|clients?|cohort|complainants?|complaints?|"
    "convictions?|cousins?|cyp|dads?|daughters?|deaths?|detainees?|detentions?|"
    "discharges?|disclosures?|drop-?outs?|ehcnas?|ehcps?|entrants?|episodes?|evictions?|"
    "exclusions?|expulsions?|famil(y|ies)|fathers?|females?|friends?|girls?|"
    "grand(child|children|fathers?|mothers?|parents?)|group|guardians?|households?|"
    "incidents?|individuals?|infants?|inpatients?|instances?|interns?|joiners?|kids?|"
    "lac|lads?|lass(es)?|learners?|leavers?|m[ae]n|males?|mediations?|migrants?|"
    "minors?|mothers?|mums?|neets?|nephews?|newborns?|newcomers?|nieces?|offenders?|"
    "olds|others|overdoses?|parents?|participants?|patients?|person|people|"
    "placements?|plans?|pex|pregnanc(y|ies)|preschoolers?|prosecutions?|pupils?|"
    "readmissions?|recipients?|referrals?|refugees?|refusals?|refusers?|removals?|"
    "requests?|residents?|respondents?|restraints?|returners?|seekers|no-shows?|siblings?|"
    "sisters?|sixth-formers?|sons?|starters?|stepchild(ren)?|students?|suicides?|"
    "suspensions?|teenagers?|teens?|toddlers?|trainees?|transfers?|travellers?|"
    "triplets?|tribunals?|truants?|twins?|uasc|uncles?|users?|victims?|withdrawals?|"
    r"wom[ae]n|yp|youngsters?|youths?|them|these|those|whom)|under-\w+|y\d+s|\d\d?s"
)
# Of these the word is no plural, and yet need not mean one person.
MANY = {
    *("children", "cic", "cla", "cohort", "cyp", "grandchildren", "group", "lac"),
    *("men", "people", "pex", "plan", "stepchildren", "them", "these", "uasc", "whom"),
    *("women", "yp"),
}
THINGS = re.compile(
    "academ(y|ies)|actions?|advisers?|agenc(y|ies)|agreements?|aims?|appointments?|"
    "areas?|audits?|authorit(y|ies)|beds?|bids?|boards?|bod(y|ies)|books?|boroughs?|"
    "budgets?|buildings?|bus(es)?|calls?|campaigns?|campuses|categor(y|ies)|centres?|"
    "challenges?|champions?|changes?|checks?|class(es)?|clinics?|clinicians?|clubs?|"
    "cohorts|colleges?|commissioners?|committees?|conferences?|consultants?|contacts?|"
    "contracts?|conversations?|coordinators?|councils?|counsellors?|counties|courses?|"
    "criteria|dates?|days?|decisions?|departments?|districts?|doctors?|documents?|"
    "drop-ins?|elements?|evenings?|events?|factors?|fields?|figures?|floors?|forms?|"
    "forums?|funds?|gaps?|gcses?|goals?|governors?|gps?|grades?|groups|guides?|half|"
    "halves|heads?|headteachers?|homes?|hospitals?|hours?|hubs?|hundred|icbs?|ideas?|"
    "indicators?|initiatives?|inspections?|inspectors?|interviews?|issues?|items?|"
    "kinds?|languages?|leads?|lessons?|letters?|levels?|lines?|lists?|localit(y|ies)|"
    "managers?|marks?|meals?|measures?|meetings?|mentors?|miles?|million|minutes?|"
    "models?|modules?|months?|networks?|newsletters?|nurser(y|ies)|nurses?|"
    "objectives?|offers?|officers?|options?|organisations?|outcomes?|paediatricians?|"
    "pages?|panels?|papers?|parts?|partners?|pathways?|percentage|periods?|phases?|"
    "pilots?|places|playschemes?|points?|polic(y|ies)|posts?|practices?|"
    "practitioners?|principles?|priorit(y|ies)|process(es)?|professionals?|"
    "programmes?|projects?|providers?|psychiatrists?|psychologists?|qualifications?|"
    "quarters?|questions?|reasons?|recommendations?|regions?|registers?|reports?|"
    "rooms?|rounds?|routes?|schemes?|schools?|sectors?|sencos?|services?|sessions?|"
    "sets?|settings?|sides?|sites?|specialists?|staff|stages?|standards?|steps?|"
    "strands?|strateg(y|ies)|subjects?|surveys?|systems?|targets?|tasks?|teachers?|"
    "teams?|terms?|tests?|themes?|therapists?|thousand|times?|tools?|topics?|towns?|"
    "tranches|trusts?|types?|units?|vacanc(y|ies)|vehicles?|venues?|visits?|wards?|"
    "waves?|ways?|webinars?|weeks?|workers?|workshops?|workstreams?|years?|zones?"
)
# Each of them says one, two or a few by itself, or that there was one before.
FEW = {
    *("single", "sole", "lone", "couple", "pair", "duo", "trio", "quartet", "handful"),
    *("another", "second", "third", "fourth", "2nd", "3rd", "4th"),
    *("both", "neither", "only"),
}
# Before “only”, where it does not mean “no more than”.
OURS = {"her", "his", "its", "my", "our", "the", "their"}
# What these are a few of may follow an “of”, or have been said before.
SETS = {"both", "neither", "couple", "pair", "duo", "trio", "quartet", "handful"}
BORN_TOGETHER = {"twin", "twins", "triplet", "triplets"}
# Who is spoken of so is one person.
OF_ONE = {"he", "she", "him", "his", "her", "hers", "himself", "herself"}
KIN = {
    *("boy", "brother", "brothers", "dad", "daughter", "father", "girl", "lad"),
    *("mother", "mum", "sister", "sisters", "son"),
}
ARTICLES = {"a", "an", "the", "this", "that"}
# What stands before the subject of a clause.
OPENINGS = {"", ",", ";", ":", "and", "as", "because", "but"}
TIMES = {"halved", "doubled", "trebled", "tripled"}
# A sign for each share that is a number, none of them taken for less than a quarter.
SHARE = "\N{VULGAR FRACTION ONE HALF}"
SHARES = {"half": 2, "third": 3, "quarter": 4, SHARE: 4}
# Before a number that is left, or left out: only one, all but two.
LEFT = {"only", "just", "but", "bar", "barring", "except", "excepting", "save"}
# Between a number and the “of” before those it is a part of.
MORE = {"more", "further", "fewer", "extra", "other", "others", "out", "each"}
# Before a number that is a name.
NAMED = {
    *("action", "aim", "annex", "appendix", "category", "chapter", "goal", "item"),
    *("measure", "objective", "option", "outcome", "part", "recommendation", "risk"),
    *("strand", "ward", "wave", "workstream", "zone"),
}
# What somebody did, and only one who is known has done.
DONE = {
    *("became", "began", "broke", "came", "chose", "did", "died", "got", "had", "left"),
    *("lost", "moved", "ran", "stayed", "took", "waited", "was", "went"),
}
# After a number that stands for people by itself: two remain, one has left.
DEEDS = DONE | {
    *("also", "are", "attend", "attends", "can", "cannot", "could", "do", "does"),
    *("has", "have", "is", "may", "might", "need", "needs", "never", "now", "remain"),
    *("remains", "should", "since", "still", "then", "wait", "waits", "were", "who"),
    *("will", "would"),
}
# What ends the words that say what a number counts.
ENDS = DEEDS | {
    *("and", "as", "at", "because", "but", "by", "during", "for", "from", "if", "in"),
    *("last", "on", "or", "over", "so", "than", "that", "this", "to", "under", "until"),
    *("when", "where", "which", "while", "with", "without"),
    *("a", "an", "her", "his", "its", "our", "the", "their", "we", "they", "it"),
    *("", ",", ";", ":", "(", ")"),
}
_N = rf"(?:\d+|{'|'.join(SPELT)})"
_LABELS = "aged?|age|band|grade|key stage|level|line|page|phase|priority|quarter|"
_LABELS += "section|stage|step|table|tier|years?"
_PARTS = "thirds?|quarters?|fifths?|tenths?|halves"
_SHARES = rf"{_N}\s?(?:%|per\s?cent\b)|{_N}[\s-](?:{_PARTS})|{_N}\sin\s(?:every\s)?{_N}"
A_SHARE = re.compile(rf"\b(?:{_SHARES})(?!\w)", re.IGNORECASE)
_NAMES = (
    rf"(?:{_LABELS})\s{_N}(?:\s(?:to|and|or)\s{_N})?|{_N}\s(?:{'|'.join(MONTHS[1:])})|"
    rf"{_N}-(?:year|month|week|day)s?(?:-olds?)?|one-to-one|no one|one another"
)
# Numbers that count nothing: names, days, ages.
NO_NUMBER = re.compile(rf"\b(?:{_NAMES})(?!\w)", re.IGNORECASE)
# Numbers that count nobody: shares as well.
NO_COUNT = re.compile(rf"\b(?:{_NAMES}|{_SHARES})(?!\w)", re.IGNORECASE)
_NUMBERS = {*VALUES, "hundred", "dozen", *SETS, "single", "half", "halves", "third"}
_NUMBERS |= {"thirds", *TIMES, "double", "twice"}
# Any number but a year, and what sets one against another: “12”, “1,204”, “three”,
# “doubled”, “a quarter of”. A quarter by itself is three months.
NUMBER = re.compile(
    r"\b(?!(?:19|20)\d\d\b)(?:\d[\d,.]*|quarters? of|"
    rf"{'|'.join(sorted(_NUMBERS))})\b",
    re.IGNORECASE,
)
