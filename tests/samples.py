"""Hand-made pages with every kind of row, for renderers tested without a database."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from scorecards.page import (
    Account,
    Ask,
    Bit,
    Cell,
    Change,
    ChangeItem,
    DataRow,
    DisclosurePage,
    Group,
    Mark,
    Move,
    NotePair,
    Notes,
    PartLine,
    PrioritiesPage,
    PriorityPage,
    RowPage,
    ScorecardPage,
    SectionPage,
    TallyItem,
    TallyLine,
    TrendData,
)

RULE = DisclosurePage(
    profile="council-5",
    name="council rule of five",
    smallest_count=5,
    smallest_base=10,
    words="Counts of 1 to 4 people are hidden.",
)
ON = Mark("On track", "on")
RISK = Mark("At risk", "risk")
OFF = Mark("Off track", "off")
NOT_RATED = Mark("Not rated", "grey")
QUARTER = "Jul to Sep 2025"
NOT_APPLICABLE = Cell("Not applicable", is_figure=False)
NOT_AVAILABLE = Cell("Not available", is_figure=False)
NONE_SET = Cell("None set", is_figure=False)
NO_FIGURE = Cell("No figure", is_figure=False)
UNRATED = Cell("Not rated", is_figure=False)

THERAPY_ACCOUNT = Account(
    why="Two occupational therapists left in May; referrals rose by a fifth.",
    action="Locum cover from October; a joint waiting list with the hospital trust.",
    who="Head of Children's Commissioning",
    by="30 January 2026",
    illustrative=True,
)
WHEELCHAIR_ACCOUNT = Account(
    why="Parts were delayed in August.",
    action="A second supplier from November.",
    who="Service Manager, Wheelchair Service",
    by="28 November 2025",
    illustrative=True,
)


def numbers(words: str) -> tuple[Decimal | None, ...]:
    """Read `81 . 83.5`: a point alone is a gap."""
    return tuple(None if word == "." else Decimal(word) for word in words.split())


def row(code: str, title: str, **fields) -> RowPage:
    """Make a row that has nothing but its name, unless told otherwise."""
    plain = {
        "slug": f"measure-{code.lower()}",
        "title": title,
        "short_title": title,
        "good_is": "Higher is better",
        "illustrative": "",
        "responsible": "",
        "latest": NO_FIGURE,
        "target": NONE_SET,
        "status": Mark("No target", "grey"),
        "move": None,
        "trend": None,
        "trend_words": "",
        "comparators": (NOT_APPLICABLE, NOT_APPLICABLE),
        "reason": "",
        "note": "",
        "account": None,
        "parts": (),
        "own_words": f"{title}, in a sentence that a lay member understands.",
    }
    made = RowPage(anchor=code, code=code, data={}, **{**plain, **fields})
    figure = made.latest.text if made.latest.is_figure else ""
    period = made.latest.lines[0] if made.latest.lines else ""
    data = {"measure": code, "figure": figure, "status": made.status.word}
    return replace(made, data={**data, "period": period})


def trend(title: str, own: str, **fields) -> TrendData:
    """Make the small picture of a row."""
    first, *_, last = (word for word in own.split() if word != ".")
    words = f"Trend of {title}. It was {first} in 2023 and is {last} now."
    return TrendData(title=words, own=numbers(own), **fields)


def rows() -> tuple[RowPage, ...]:
    """Return a row of every rating, every grey state and every direction."""
    return (*therapy_rows(), *check_rows(), *context_rows())


def therapy_rows() -> tuple[RowPage, ...]:
    """Return rows that are off track and at risk, with what is said of them."""
    therapy = "Therapy seen within 18 weeks"
    wheelchair = "Wheelchair assessments within 2 weeks"
    return (
        row(
            "A1",
            therapy,
            illustrative="Illustrative",
            latest=Cell("74%", (QUARTER, "261 of 352")),
            target=Cell("92%", ("limit 85%",)),
            status=OFF,
            move=Move("Worsening", "worse", "down", ("down 6 points", "from 80%")),
            trend=trend(
                therapy, "84 83 82 80 79 78 76 74", target=Decimal(92), band=Decimal(1)
            ),
            note="Down in each of the last seven quarters, from 84% in "
            "October to December 2023.",
            parts=(
                PartLine("Speech and language therapy", "82%", "141 of 172"),
                PartLine("Occupational therapy", "60%", "64 of 106"),
                PartLine("Physiotherapy", "77%", "46 of 60"),
                PartLine("Child Development Centre", "71%", "10 of 14"),
            ),
        ),
        row(
            "A2",
            "Health advice for new EHC plans within 6 weeks",
            illustrative="Illustrative",
            latest=Cell("85%", (QUARTER, "118 of 139", "provisional\u00a0[p]")),
            target=Cell("90%", ("limit 80%",)),
            status=RISK,
            move=Move("Improving", "better", "up", ("up 4 points", "from 81% [r]")),
            trend=trend(
                "Health advice",
                "76 79 . . 81 83 84 85",
                target=Decimal(90),
                provisional=True,
            ),
            account=replace(
                WHEELCHAIR_ACCOUNT,
                why="Requests that come in August wait for schools to reopen.",
                action="Paediatric secretaries chase at 4 weeks.",
                who="Designated Clinical Officer",
                by="19 December 2025",
            ),
        ),
        row(
            "A3",
            wheelchair,
            good_is="Lower is better",
            illustrative="Illustrative target",
            latest=Cell("31", (QUARTER, "days")),
            target=Cell("14", ("limit 21",)),
            status=OFF,
            move=Move("Worsening", "worse", "up", ("up 4 (14.8%)", "from 27")),
            trend=trend(wheelchair, "20 22 21 24 27 27 29 31", target=Decimal(14)),
            note="The longest since the strategy began.",
        ),
    )


def check_rows() -> tuple[RowPage, ...]:
    """Return rows that are on track, hidden, late, not due and in development."""
    check = "Development checks at age 2"
    return (
        row(
            "A4",
            check,
            latest=Cell("93.4%", ("2024/25", "2,794 of 2,991")),
            target=Cell("90.0%", ("limit 85.0%",)),
            status=ON,
            move=Move("Little change", "same", "flat", ("up 0.2 points", "from 93.2%")),
            trend=trend(
                check,
                ". . 86 88 71 80 90.1 92 93.2 93.4",
                neighbours=numbers(". . 84 85 70 75 80 83.6 84 85.1"),
                target=Decimal(90),
            ),
            comparators=(Cell("85.1%"), Cell("80.4%")),
        ),
        row(
            "A5",
            "Young people helped by the eating disorder service",
            latest=Cell("Hidden to protect privacy\u00a0[c]", (QUARTER,), False),
            status=Mark("Suppressed", "grey"),
            reason="Direction, trend and comparison are hidden with the figure.",
            illustrative="Illustrative",
        ),
        row(
            "A6",
            "Children in care with an up-to-date health assessment",
            status=Mark("Not yet reported", "grey"),
            responsible="Designated Nurse, Children in Care",
            illustrative="Illustrative date",
            reason="Due 24 October 2025, 21 days late. The provider changed its "
            "records in September.",
        ),
        row(
            "A7",
            "Young people who say that they feel well",
            status=Mark("Not due", "grey"),
            reason="Reported once a year. First figure due in March 2026.",
        ),
        row(
            "A8",
            "Increase in pupils with SEN",
            status=Mark("In development", "grey"),
            target=UNRATED,
            reason="The strategy does not say since when.",
        ),
        row(
            "A9",
            "Children referred to mental health support teams in school",
            latest=Cell("0.89 to 1", ("January 2025", "1,305 : 1,474"), True, True),
            move=Move("Not comparable", "nc", "flat", ("No earlier figure",)),
            trend_words="One figure so far",
            comparators=(NOT_AVAILABLE, NOT_AVAILABLE),
        ),
    )


def context_rows() -> tuple[RowPage, ...]:
    """Return rows that are only context: neither higher nor lower is better."""
    return (
        row(
            "A10",
            "EHC plans maintained",
            good_is="",
            latest=Cell("3,623", ("January 2025",)),
            target=UNRATED,
            status=Mark("Context only", "grey"),
            move=Move("Rising", "neutral", "up", ("up 313 (9.5%)", "from 3,310")),
            trend=trend("EHC plans", "1801 1946 2060 2215 2386 2577 2884 3310 3623"),
        ),
        row(
            "A11",
            "Looked-after children with SEN support",
            good_is="",
            latest=Cell("24.8%", ("2024/25",)),
            target=UNRATED,
            status=Mark("Context only", "grey"),
            move=Move("Falling", "neutral", "down", ("down 4.7 points", "from 29.5%")),
            trend=trend("Looked-after children", "32 30 29 28 27 26 27 29.5 24.8"),
            comparators=(Cell("28.0%"), Cell("27.3%")),
        ),
    )


def beside_rows() -> tuple[RowPage, ...]:
    """Return a series that stands beside the strategy."""
    title = "New EHC plans issued within 20 weeks"
    return (
        row(
            "A12",
            title,
            latest=Cell("77.7%", ("2024", "359 of 462 plans")),
            move=Move("Improving", "better", "up", ("up 1.0 points from 76.7%",)),
            trend=trend(title, "39 48 47 67 65 62 51 76.7 77.7"),
            comparators=(Cell("66.1%"), Cell("46.4%")),
        ),
    )


def tally() -> tuple[TallyLine, ...]:
    """Return the four lines of the count."""
    return (
        TallyLine(
            OFF,
            2,
            (
                TallyItem("A3", "A3", "Wheelchair assessments", "31, target 14"),
                TallyItem("A1", "A1", "Therapy within 18 weeks", "74%, target 92%"),
            ),
        ),
        TallyLine(
            RISK,
            1,
            (TallyItem("A2", "A2", "Health advice", "85%, target 90%"),),
        ),
        TallyLine(
            ON,
            1,
            (TallyItem("A4", "A4", "Checks at age 2", "93.4%, target 90.0%"),),
        ),
        TallyLine(
            NOT_RATED,
            7,
            (),
            "Context only: A10, A11. In development: A8. No target: A9. Not due: A7. "
            "Not yet reported: A6. Suppressed: A5.",
        ),
    )


def changes() -> tuple[Change, ...]:
    """Return every kind of change."""
    health = ChangeItem("A2", "A2", "Health advice", "up 4 points from 81%")
    return (
        Change("Went best", (health,)),
        Change(
            "Moved down",
            (
                ChangeItem(
                    "A1", "A1", "Therapy", "from at risk to off track (78% to 74%)"
                ),
            ),
        ),
        Change(
            "New figures",
            (ChangeItem("", "", "", "5 of 11 measures; the other 6 stand as before."),),
        ),
        Change(
            "Late",
            (ChangeItem("A6", "A6", "Health assessments", "due 24 October 2025"),),
        ),
    )


def asks() -> tuple[Ask, ...]:
    """Return what needs the board."""
    late = replace(
        WHEELCHAIR_ACCOUNT,
        why="The provider changed its records in September.",
        action="Return by e-mail until the records work.",
        who="Designated Nurse, Children in Care",
        by="14 November 2025",
    )
    return (
        Ask("A3", OFF, "A3", "Wheelchair assessments", "31, target 14; newly off track",
            WHEELCHAIR_ACCOUNT),
        Ask("A1", OFF, "A1", "Therapy within 18 weeks",
            "74%, target 92%; off track 3 quarters", THERAPY_ACCOUNT),
        Ask("A6", Mark("Not yet reported", "grey"), "A6", "Health assessments",
            "Not yet reported; 21 days late", late),
    )  # fmt: skip


def section(title: str = "Wellbeing", anchor: str = "wellbeing") -> SectionPage:
    """Return one outcome."""
    every = rows()
    return SectionPage(
        anchor=anchor,
        title=title,
        statement="All children and young people in Rotherham with SEND enjoy good "
        "physical and mental health.",
        headline="Health advice comes faster, but therapy waits grow",
        story=story(),
        tally=tally(),
        changes=changes(),
        asks=asks(),
        groups=(
            Group("Waiting for therapy and equipment", "",
                  "Responsible (proposed): Head of Commissioning", every[:3]),
            Group("Checks and assessments", "", "", every[3:9]),
            Group("Context only", "neither higher nor lower is better",
                  "Responsible (proposed): Head of Performance", every[9:]),
        ),
        beside=beside_rows(),
        corrections=(
            (
                ChangeItem("A2", "A2", "Health advice", "July to September 2024: 81% "
                           "became 83% on 20 October 2025; two had been left out."),
                True,
            ),
        ),
        lines=(("A1", "% of services are delivered in the required time period"),),
        questions=(("A8", "Since when is the increase to be counted?"),),
        indicators_in_development=True,
    )  # fmt: skip


def story() -> tuple[Bit, ...]:
    """Return the sentence that counts."""
    return (
        Bit("Of "), Bit("4", True), Bit(" measures with a target and a figure, "),
        Bit("1", True), Bit(" is on track, "), Bit("1", True), Bit(" is at risk and "),
        Bit("2", True), Bit(" are off track. The other "), Bit("7", True),
        Bit(" of the 11 measures are not rated."),
    )  # fmt: skip


def notes() -> Notes:
    """Return how to read it."""
    return Notes(
        statuses=(
            NotePair("On track", "At the target or better", ON),
            NotePair("At risk", "Short of the target, within the limit", RISK),
            NotePair("Off track", "Beyond the limit: needs cause and action", OFF),
            NotePair("Not due", "No figure was due", Mark("Not due", "grey")),
        ),
        direction="Against the same period last year. The arrow says whether the "
        "number went up or down, the word whether that is better.",
        moves=(
            Move("Improving", "better", "up"),
            Move("Worsening", "worse", "down"),
            Move("Little change", "same", "flat"),
            Move("Rising, context only", "neutral", "up"),
        ),
        symbols=(
            NotePair("[c]", "Hidden to protect privacy"),
            NotePair("[p]", "Provisional: will be revised"),
        ),
        sources=(
            NotePair("A4", "Child development outcomes"),
            NotePair("A1 to A3", "Returns of the partnership"),
        ),
        definitions=(NotePair("A2", "Written advice within 6 weeks of the request"),),
        abbreviations=(NotePair("EHC plan", "Education, health and care plan"),),
        comparators=("Statistical neighbours: the mean of ten areas.",),
        small_print=("Contains public sector information.",),
    )


def priorities() -> PrioritiesPage:
    """Return how priorities stand: each status once, and one without a report."""
    said = {
        ON: "Forty schools have a trained lead for anxiety.",
        RISK: "Two of the five hubs have opened.",
        OFF: "The new unit has lost its builder.",
        Mark("Done", "on"): "The offer was written with young people and printed.",
        Mark("Not started", "grey"): "A plan comes to the board in January.",
        Mark("No report yet", "grey"): "",
    }
    return PrioritiesPage(
        "Of 6 priorities in force, as those judge who report on them: 1 on track, "
        "1 at risk, 1 off track, 1 done, "
        "1 not started and 1 without a report.",
        tuple(
            PriorityPage(
                title=f"Priority {number}: we will find needs early and meet them",
                strategy="SEND strategy 2024 to 2028",
                mark=mark,
                as_at="14 November 2025" if words else "Not reported",
                words=words,
                responsible="Head of Inclusion" if words else "No post is named",
            )
            for number, (mark, words) in enumerate(said.items(), start=1)
        ),
    )


def data() -> tuple[DataRow, ...]:
    """Return observations as the data files hold them."""
    plain = {
        "measure": "A1", "title": "Therapy seen within 18 weeks",
        "outcome": "Wellbeing", "area": "Rotherham", "breakdown": "All",
        "period_start": "2025-07-01", "period_end": "2025-09-30",
        "basis": "financial quarter",
        "value": "74", "symbol": "", "figure_status": "illustrative", "target": "92",
        "rating": "Off track", "direction": "Worsening", "in_table": "yes",
        "source": "Returns of the partnership",
    }  # fmt: skip
    hidden = {**plain, "measure": "A5", "value": "", "symbol": "[c]"}
    negative = {**plain, "value": "-1.5", "title": "=1+1", "in_table": "no"}
    return (DataRow(plain), DataRow(hidden), DataRow(negative))


def wellbeing() -> ScorecardPage:
    """Return an outcome scorecard."""
    one = section()
    return ScorecardPage(
        slug="wellbeing",
        kind="outcome",
        title="Wellbeing",
        document_title="Wellbeing: outcome scorecard, Quarter 2 of 2025 to 2026 "
        "(July to September 2025), draft",
        what="Outcome scorecard for the SEND Board",
        statement=one.statement,
        partnership="Rotherham SEND Partnership",
        place="Rotherham",
        licence="Open Government Licence v3.0",
        quarter_code="2025-26-q2",
        quarter_title="Quarter 2 of 2025 to 2026",
        quarter_months="July to September 2025",
        previous_quarter="Quarter 1",
        edition="Draft",
        as_at="14 November 2025",
        dated=date(2025, 11, 14),
        audience="board",
        running="Wellbeing, Quarter 2 of 2025 to 2026, draft. Board copy, not for "
        "publication. Some figures are illustrative",
        notices=(
            (Bit("Board copy, not for publication.", True), Bit(" Exact figures.")),
            (
                Bit("Illustrative.", True),
                Bit(" Targets, local returns and dates are examples, marked "),
                Bit("Illustrative", is_mark=True),
                Bit(". All other figures are official."),
            ),
        ),
        headline=one.headline,
        story=one.story,
        oldest="The oldest figure here is of 2024 (A12).",
        tally=one.tally,
        changes=one.changes,
        asks=one.asks,
        sections=(one,),
        comparator_heads=("Statistical neighbours", "England"),
        trend_head="Trend, 2016 to 2025",
        rule_words="On track: meets its target. At risk: short of it, within its "
        "limit. Off track: beyond its limit.",
        years_words="A year such as 2024/25 is an academic year.",
        under_table="Academic years unless a date is given. Trend: dark line "
        "Rotherham, pale line statistical neighbours, dash at the right the target.",
        notes=notes(),
        data=data(),
        priorities=priorities(),
        illustrative=True,
    )


OUTCOMES = {
    "A": "Wellbeing",
    "B": "Preparation for adulthood",
    "C": "Children's, young people's and parents' voice",
    "D": "Whole child progress",
}


def renamed(value, letter: str):
    """Return a part of a page with its codes moved to another outcome's letter."""
    if isinstance(value, tuple):
        return tuple(renamed(item, letter) for item in value)
    if not hasattr(value, "__dataclass_fields__"):
        return value
    fields = {name: getattr(value, name) for name in value.__dataclass_fields__}
    changed = {
        name: f"{letter}{item[1:]}"
        if name in ("code", "anchor") and item[1:].isdecimal()
        else renamed(item, letter)
        for name, item in fields.items()
    }
    if "data" in changed:
        changed["data"] = {**changed["data"], "measure": changed["code"]}
    return replace(value, **changed)


def pack() -> ScorecardPage:
    """Return the four outcomes as one pack."""
    sections = tuple(
        replace(
            renamed(section(title), letter), title=title, anchor=f"outcome-{letter}"
        )
        for letter, title in OUTCOMES.items()
    )
    return replace(
        wellbeing(),
        slug="send-board",
        kind="pack",
        title="SEND Board",
        document_title="SEND Board: scorecards, Quarter 2 of 2025 to 2026, draft",
        what="The four outcome scorecards",
        statement="",
        headline="",
        asks=tuple(ask for part in sections for ask in part.asks),
        sections=sections,
        running="SEND Board, Quarter 2 of 2025 to 2026, draft. Board copy, not for "
        "publication. Some figures are illustrative",
    )


def headlines() -> ScorecardPage:
    """Return the headline scorecard: one section, grouped by outcome."""
    chosen = (therapy_rows(), check_rows()[:3], context_rows(), check_rows()[3:5])
    groups = tuple(
        Group(title, "", "", renamed(some, letter))
        for (letter, title), some in zip(OUTCOMES.items(), chosen, strict=True)
    )
    one = replace(section(), anchor="headlines", groups=groups, beside=())
    only = tuple(ask for ask in asks() if ask.code != "A6")
    return replace(
        wellbeing(),
        slug="place-board",
        kind="headline",
        title="SEND headlines",
        document_title="SEND headlines for the Place Board, Quarter 2 of 2025 to 2026",
        what="Headline scorecard for the Place Board",
        statement="",
        sections=(one,),
        changes=changes()[:3],
        asks=only,
        running="SEND headlines, Quarter 2 of 2025 to 2026, draft. Board copy, not for "
        "publication. Some figures are illustrative",
    )


ALL = {"outcome": wellbeing, "pack": pack, "headline": headlines}
