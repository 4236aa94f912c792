"""A small case made by hand: a town decides whether wind turbines may stand in its harbour.

Everything in it can be counted on paper. Three camps and one actor in none; nine signed ties,
three of them across camps; stances on two issues; one forecast with a range.
"""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date

from graphkit.analysis.pictures import agreement_of
from graphkit.dataset import Actor, Dataset, Event, Influence, Issue, Option, Source, Stance, Tie
from graphkit.findings import Column, Finding, Provenance, Report, Result, Section, Settings, Table
from graphkit.graph.agreement import agreement
from graphkit.graph.build import build_graph
from graphkit.language import Language, Name, text
from graphkit.pictures import ActorProfile, Camp, Link, Move, VoteGroup
from graphkit.timeline import ChangePoint, Phases, Series, Span, Timeline, Window

NAMES = {
    "mayor": ("Mayor Eriksen", "エリクセン市長"),
    "windco": ("WindCo", "風力開発"),
    "fishers": ("Fishers' Association of the Outer Harbour", "外港漁業協同組合"),
    "residents": ("Residents", "住民の会"),
    "master": ("Harbourmaster", "港長"),
    "council": ("Town council", "町議会"),
    "paper": ("Harbour Gazette", "港新聞"),
    "bank": ("Savings bank", "貯蓄銀行"),
    "school": ("School of Navigation", "航海学校"),
}
POSITION = {
    "mayor": 0.8, "windco": 1.0, "fishers": -1.0, "residents": -0.7, "master": -0.1,
    "council": 0.0, "paper": -0.4, "bank": 0.6,
}  # fmt: skip
INFLUENCE = {
    "mayor": 1.0, "council": 0.9, "windco": 0.6, "fishers": 0.5, "residents": 0.4,
    "master": 0.3, "paper": 0.2, "bank": 0.1, "school": 0.0,
}  # fmt: skip
CAMPS = {
    1: ("fishers", "residents", "master", "paper"),
    2: ("mayor", "windco", "bank"),
    3: ("council",),
}
TIES = (
    ("t1", "mayor", "windco", 1, True),
    ("t2", "windco", "mayor", 1, True),
    ("t3", "fishers", "windco", -1, True),
    ("t4", "fishers", "residents", 1, False),
    ("t5", "residents", "mayor", -1, True),
    ("t6", "master", "windco", 1, True),
    ("t7", "master", "fishers", 1, True),
    ("t8", "bank", "windco", 1, True),
    ("t9", "council", "mayor", 1, True),
    ("t10", "paper", "council", 0, True),
)
LAYOUT = {
    "mayor": (0.75, 0.8), "windco": (0.9, 0.5), "fishers": (0.1, 0.4), "residents": (0.25, 0.75),
    "master": (0.45, 0.3), "council": (0.55, 0.9), "paper": (0.2, 0.1), "bank": (0.95, 0.2),
    "school": (0.5, 0.05),
}  # fmt: skip


def dataset() -> Dataset:
    """The coded rows."""
    return Dataset(
        name="harbour",
        title="Turbines in the harbour",
        actors=tuple(Actor(i, en, {"ja": ja}) for i, (en, ja) in NAMES.items()),
        issues=(
            Issue(
                "turbines",
                "May turbines stand in the harbour?",
                {"ja": "港に風車を建ててよいか。"},
                "Build: turbines may stand in the harbour",
                "Refuse: no turbines in the harbour",
                (
                    Option("refuse for good", -1.0),
                    Option("refuse for ten years", -0.6),
                    Option("three turbines on trial", 0.3),
                    Option("build all twelve", 1.0),
                ),
                ("council",),
                "majority",
                date(2026, 3, 1),
                -0.6,
                ("s1",),
                extra={"x_title": "Harbour turbines", "x_title_ja": "港の風車"},
            ),
            Issue("quay", "May the quay be leased?"),
        ),
        stances=(
            *_stances(),
            Stance("q1", "master", "quay", 1.0, source=("s1",)),
            Stance("q2", "windco", "quay", 1.0, source=("s1",)),
            Stance("q3", "fishers", "quay", -1.0, source=("s1",)),
        ),
        ties=tuple(
            Tie(i, a, b, sign, "works with", 0.5, directed, source=("s1",), summary=f"Row {i}")
            for i, a, b, sign, directed in TIES
        ),
        influence=(Influence("p1", "council", "turbines", 90.0, reason="It votes."),),
        events=(
            Event("e1", date(2026, 1, 10), "Public hearing", ("turbines",), "no decision"),
            Event("e2", date(2026, 3, 1), "Vote in the council", ("turbines",), "refused"),
        ),
        sources=(Source("s1", "Harbour Gazette", "Turbines: who wants what"),
                 Source("s2", "Town archive", "Minutes of the hearing")),
    )  # fmt: skip


def _stances() -> tuple[Stance, ...]:
    """The mayor was against at first; everybody else spoke once."""
    first = Stance("c0", "mayor", "turbines", -0.3, 0.9, None, date(2025, 11, 2), 0.9, ("s1", "s2"))
    rest = tuple(
        Stance(
            f"c{number}", actor, "turbines", position, 0.8, None, date(2026, 1, number), 0.6,
            ("s1",), "p. 3", f"Said so at the hearing ({number}).",
        )
        for number, (actor, position) in enumerate(POSITION.items(), 1)
    )  # fmt: skip
    return (first, *rest)


def report() -> Report:
    """The report as the analysis would write it."""
    data = dataset()
    camp_of = {actor: number for number, group in CAMPS.items() for actor in group}
    order = sorted(INFLUENCE, key=lambda actor: -INFLUENCE[actor])
    return Report(
        dataset=data,
        settings=Settings(),
        as_of=date(2026, 3, 31),
        issue="turbines",
        sha256=data.sha256,
        headline=(
            text("Opposition holds: {a} of {b} oppose.", a=4, b=8),
            text("{actor} decides.", actor=Name("council")),
        ),
        sections=_sections(),
        findings=(_compromise(), _compromise("quay", 0.4), _mactor(), _vote()),
        actors=tuple(
            ActorProfile(
                actor, camp_of.get(actor), INFLUENCE[actor], rank, POSITION.get(actor),
                rank_low=max(1, rank - 1), rank_high=rank + 2,
                memberships=_memberships(camp_of.get(actor), rank),
                capability=100 * INFLUENCE[actor],
                salience=0.9 - rank / 20 if actor in POSITION else None,
            )
            for rank, actor in enumerate(order, 1)
        ),
        camps=tuple(
            Camp(number, text("Group {n}", n=number), group) for number, group in CAMPS.items()
        ),
        links=tuple(
            Link(a, b, sign, 0.5, directed, camp_of[a] != camp_of[b] and sign > 0, (i,))
            for i, a, b, sign, directed in TIES
        ),
        layouts={"stress": LAYOUT, "stance": LAYOUT, "camps": LAYOUT},
        moves=(Move("mayor", "turbines", -0.3, 0.8, date(2026, 1, 1), "c1"),),
        votes=(
            VoteGroup("Harbour list", 3, 4, 1, 0),
            VoteGroup("League for the Town and its Outer Districts", 2, 5, 0, 1),
        ),
        agreement=agreement_of(agreement(build_graph(data)), order),
        timeline=_timeline(),
    )  # fmt: skip


def _timeline() -> Timeline:
    """Four months: the mayor was against at first; then all others spoke and he turned."""
    ends = ((2025, 11, 30), (2025, 12, 31), (2026, 1, 31), (2026, 2, 28))
    early, late = {"turbines": {"mayor": -0.3}}, {"turbines": POSITION}
    forecast = (-0.3, -0.3, -0.1, -0.12)
    return Timeline(
        by="month",
        windows=tuple(
            Window(
                Span(date(year, month, 1), date(year, month, day)), claims, held,
                {"compromise": unit}, camp, {"mayor": 2.0, "windco": float(number)},
            )
            for number, ((year, month, day), claims, held, unit, camp) in enumerate(zip(
                ends, (1, 0, 8, 0), (early, early, late, late), forecast,
                ({}, {}, {"mayor": 1, "bank": 2}, {"mayor": 1, "bank": 1}), strict=True,
            ))
        ),
        series=(
            Series(
                "forecast", text("Forecast (compromise)"), forecast, "+.2f", -1.0, 1.0,
                changes=(ChangePoint(2, -0.3, -0.11, 0.8),),
            ),
            Series("support", text("Actors: support"), (0.0, 0.0, 3.0, 3.0), "g", 0.0),
            Series("oppose", text("Actors: opposition"), (1.0, 1.0, 4.0, 4.0), "g", 0.0),
            Series("polarisation", text("Polarisation"), (None, None, 0.9, 0.9), ".2f", 0.0, 1.0,
                   no_changes=text("it is not defined in every window.")),
        ),
        phases=Phases((1, 1, 2, 2), 1.5, {2: 0.9}, 0.7),
        replicates=10,
        title=text("The forecast on {issue} rises", issue=Name("turbines")),
        shown=("council", "mayor"),
    )  # fmt: skip


def _memberships(camp: int | None, rank: int) -> tuple[tuple[int, float], ...]:
    """The lower an actor ranks, the more often it stands in the next camp."""
    return () if camp is None else ((camp, 1 - rank / 20), (camp % 3 + 1, rank / 25))


def _sections() -> tuple[Section, ...]:
    who = Table(
        (Column("rank", text("Rank"), "d"), Column("actor", text("Actor")),
         Column("power", text("Power"), ".1f"), Column("why", text("Why"))),
        ((1, Name("mayor"), 1.0, "Signs the lease"), (2, Name("council"), 0.9, None),
         (3, Name("windco"), 0.7, "Owns the site")),
    )  # fmt: skip
    return (
        Section(
            "who", text("Who matters"), (text("Ranked by power."),), who, evidence=("c1", "t1")
        ),
        Section("quality", text("How good this is"), (text("{n} claims.", n=22),)),
    )


def _provenance() -> Provenance:
    return Provenance("harbour", "0" * 64, {}, 0, "by hand", "by hand", "0")


def _compromise(issue: str = "turbines", outcome: float = -0.12) -> Finding:
    low, high = outcome - 0.28, round(outcome + 0.22, 2)
    summary = {
        "outcome": outcome,
        "outcome_unit": outcome,
        "outcome_unit_low": low,
        "outcome_unit_high": high,
    }
    result = Result(text("The positions come to {x:+.2f}.", x=outcome), summary=summary)
    return Finding("compromise", "stance", {"issue": issue}, _provenance(), result)


def _vote() -> Finding:
    """5 for, 9 against, 1 abstains, 1 is away: 8 were needed."""
    summary = {
        "passes": False, "yes": 5.0, "no": 9.0, "abstain": 1.0, "absent": 1.0, "needed": 8.0,
    }  # fmt: skip
    reading = text("In a vote of 16, {issue} fails 5 to 9.", issue=Name("turbines"))
    parameters = {"issue": "turbines", "conditions_met": True}
    return Finding("decision_path", "stance", parameters, _provenance(), Result(reading, summary=summary))  # fmt: skip


def _mactor() -> Finding:
    table = Table(
        (Column("actor", text("Actor")), Column("influence", text("Influence"), ".0f"),
         Column("dependence", text("Dependence"), ".0f")),
        ((Name("mayor"), 9.0, 6.0), (Name("windco"), 4.0, 9.0), (Name("fishers"), 8.0, 1.0),
         (Name("paper"), 1.0, 1.0), (Name("school"), 0.0, 0.0)),
    )  # fmt: skip
    return Finding("mactor", "influence", {}, _provenance(), Result(text("-"), table=table))


def language(code: str, given: Report | None = None) -> Language:
    """A reader's language with the names of a report's actors."""
    return Language(code, (given.dataset if given else dataset()).names(code))


def renamed(given: Report, names: dict[str, str]) -> Report:
    """The same report with other names for some actors."""
    actors = tuple(
        replace(actor, name=names.get(actor.id, actor.name)) for actor in given.dataset.actors
    )
    return replace(given, dataset=replace(given.dataset, actors=actors))


def crowd(actors: int, ties: int) -> Report:
    """A report of any size: actors on a spiral in four camps, ties round about."""
    ids = [f"a{number:03d}" for number in range(actors)]
    data = Dataset(name="crowd", actors=tuple(Actor(i, f"Actor number {i[1:]}") for i in ids))
    spots = {i: (0.5 + 0.5 * math.sqrt(n / actors) * math.cos(2.4 * n),
                 0.5 + 0.5 * math.sqrt(n / actors) * math.sin(2.4 * n)) for n, i in enumerate(ids)}  # fmt: skip
    pairs = [((7 * n) % actors, (13 * n + 5 + n // actors) % actors) for n in range(ties)]
    links = {(a, b): Link(ids[a], ids[b], 1 if (a + b) % 3 else -1, 0.5, True, False, ())
             for a, b in pairs if a != b}  # fmt: skip
    groups = {k: tuple(i for n, i in enumerate(ids) if n % 4 == k - 1) for k in range(1, 5)}
    return Report(
        dataset=data, settings=Settings(), as_of=None, issue=None, sha256="0" * 64,
        headline=(text("A crowd."),), sections=(), findings=(),
        actors=tuple(ActorProfile(i, n % 4 + 1, 1 - n / actors, n + 1) for n, i in enumerate(ids)),
        camps=tuple(Camp(k, text("Group {n}", n=k), group) for k, group in groups.items()),
        links=tuple(links.values()), layouts={"stress": spots},
    )  # fmt: skip


EMPTY = Report(
    dataset=Dataset(name="nothing"), settings=Settings(), as_of=None, issue=None, sha256="0" * 64,
    headline=(text("There are no actors in the data."),), sections=(), findings=(),
)  # fmt: skip
