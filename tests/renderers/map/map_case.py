"""A small report made by hand, and how to render it."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

from graphkit.analysis.layouts import NO_POSITION_X, layouts, position_x
from graphkit.analysis.pictures import current_stances
from graphkit.dataset import Actor, Dataset, Influence, Issue, Option, Source, Stance, Tie
from graphkit.findings import (
    Column,
    Finding,
    Interval,
    Provenance,
    Report,
    Result,
    Section,
    Settings,
    Table,
)
from graphkit.graph.build import build_graph
from graphkit.graph.stances import stance
from graphkit.language import Language, Name, text
from graphkit.measures import measures
from graphkit.pictures import ActorProfile, Camp, Link, StanceAxis
from graphkit.renderers.map import MapOptions, render


def _dataset() -> Dataset:
    actors = (
        Actor(
            "pres", "The President", {"ja": "大統領"}, ("POTUS",), "person", "decides", country="US"
        ),
        Actor("chip", "Chip Maker", {"ja": "半導体会社"}, ("Ｃｈｉｐｃｏ", "芯片公司"), "company"),
        Actor(
            "hawk", "Senator Hawk", aliases=("The Hawk",), type="person", url="https://hawk.example"
        ),
        Actor("dove", "Senator Dove", type="person"),
        Actor("think", "Élan Institute", type="think tank", note="Funded by both sides."),
        Actor("lobby", "Lobby Group"),
        Actor("press", "The Paper"),
        Actor("alone", "Nobody's Friend"),
    )
    issues = (
        Issue(
            "sale",
            "May the chips be sold?",
            {"ja": "販売を認めるか。"},
            "Sell them",
            "Do not sell",
            (Option("sell", 1.0), Option("refuse", -1.0)),
            ("pres",),
            decided_on=date(2025, 11, 1),
            outcome=-0.8,
            extra={"x_title": "Chip sales", "x_title_ja": "半導体の販売"},
        ),
        Issue("tax", "Should there be a tax?"),
    )
    stances = (
        Stance("st1", "pres", "sale", 0.4, 0.9, date=date(2025, 3, 1), source=("news",)),
        Stance(
            "st2",
            "pres",
            "sale",
            -0.9,
            0.9,
            None,
            date(2025, 10, 30),
            0.9,
            ("news",),
            "p. 1",
            "Refused in public.",
        ),
        Stance(
            "st3", "chip", "sale", 1.0, 1.0, date=date(2025, 5, 1), confidence=0.9, source=("news",)
        ),
        Stance("st4", "hawk", "sale", -1.0, 0.8, date=date(2025, 5, 2), source=("news",)),
        Stance("st5", "dove", "tax", 0.5, date=date(2025, 6, 1)),
        Stance("st6", "think", "tax", -0.5, date=date(2025, 6, 2)),
    )
    ties = (
        Tie(
            "ti1",
            "chip",
            "pres",
            1,
            "lobbies",
            0.9,
            since=date(2025, 7, 1),
            confidence=0.8,
            source=("news",),
            locator="L8",
            summary="Calls every week.",
        ),
        Tie("ti2", "hawk", "pres", 1, "advises", 0.8, source=("news",), summary="Told him not to."),
        Tie("ti3", "hawk", "chip", -1, "criticises", 0.7, confidence=0.4, source=("blog",)),
        Tie("ti4", "chip", "hawk", -1, "criticises", 0.3, confidence=0.9, source=("news",)),
        Tie("ti5", "dove", "chip", 1, "funds", 0.5, confidence=0.9, source=("news",)),
        Tie("ti6", "think", "hawk", 1, "advises", 0.4, confidence=0.9),
        Tie("ti7", "press", "think", 0, "reports on", 0.2, directed=False),
        Tie("ti8", "lobby", "chip", 1, "funds", 0.6, confidence=0.7),
    )
    influence = (
        Influence(
            "in1", "pres", "sale", 100.0, date(2025, 1, 1), reason="He decides.", source=("news",)
        ),
    )
    sources = (
        Source("news", "The News", "A title", "https://news.example/a?b=1", date(2025, 11, 2)),
        Source("blog", "A blog", url="javascript:alert(1)"),
    )
    return Dataset(
        "small", "A small case", actors=actors, issues=issues, stances=stances, ties=ties,
        influence=influence, sources=sources,
    )  # fmt: skip


PROFILES = (
    ActorProfile("pres", 1, 1.0, 1, -0.9, 0.9, 100.0, "st2", rank_low=1, rank_high=1),
    ActorProfile("chip", 2, 0.7, 2, 1.0, 1.0, 60.0, "st3", "only old chips", rank_low=2, rank_high=4, camp_share=0.95),
    ActorProfile("hawk", 1, 0.5, 3, -1.0, 0.8, 40.0, "st4", camp_share=0.6),
    ActorProfile("dove", 2, 0.4, 4),
    ActorProfile("think", 1, 0.3, 5),
    ActorProfile("lobby", 2, 0.2, 6),
    ActorProfile("press", None, 0.1, 7),
    ActorProfile("alone", None, 0.0, 8),
)  # fmt: skip


def links_of(dataset: Dataset) -> tuple[Link, ...]:
    """A line for each tie; support of the president by the chip maker cuts across camps."""
    return tuple(
        Link(t.source_actor, t.target_actor, t.sign, t.strength, t.directed, t.id == "ti1", (t.id,))
        for t in dataset.ties
    )


def _findings() -> tuple[Finding, ...]:
    origin = Provenance(
        "small", "0" * 64, {"ties": ("ti1", "ti2", "ti3", "ti4")}, 0, "Freeman 1977", "numpy", "0"
    )
    values = {"pres": 0.0, "chip": 0.5, "hawk": -0.25, "dove": 0.125}
    intervals = {"chip": Interval(0.4, 0.6, 1, 2)}
    between = Result(text("The chip maker."), values=values, intervals=intervals)
    return (Finding("betweenness", "influence", {}, origin, between),)


def make_report(**changes: Any) -> Report:
    """The report, with some of its fields replaced."""
    dataset = changes.pop("dataset", None) or _dataset()
    profiles = changes.pop("actors", PROFILES)
    links = links_of(dataset)
    table = Table((Column("actor", text("Actor")),), ((Name("chip"),), (Name("hawk"),)))
    fields: dict[str, Any] = {
        "settings": Settings(),
        "as_of": date(2025, 12, 1),
        "issue": "sale",
        "sha256": "0" * 64,
        "headline": (
            text("{actor} refuses.", actor=Name("pres")),
            text("It comes to {n:+.2f}.", n=-0.75),
        ),
        "sections": (
            Section("camps", text("Camps"), (text("Two camps."),)),
            Section("wedges", text("Cuts across camps"), (text("One tie."),), table),
            Section("method", text("Method"), (text("Not told."),)),
        ),
        "findings": _findings(),
        "camps": (
            Camp(1, text("Against"), ("pres", "hawk", "think")),
            Camp(2, text("For"), ("chip", "dove", "lobby")),
        ),
        "links": links,
        "methods": {"betweenness": measures["betweenness"].method},
        "layouts": layouts(profiles, links, seed=0),
        "axis": StanceAxis(position_x(-1.0), position_x(1.0), NO_POSITION_X),
        "current": tuple(current_stances(stance(build_graph(dataset)))),
    }
    return Report(dataset=dataset, actors=profiles, **{**fields, **changes})


NETWORK = MapOptions(layout="stress")


def page_of(report: Report, *, language: str = "en", options: MapOptions | None = NETWORK) -> bytes:
    """The rendered map, which opens on the network unless something else is asked for."""
    said = Language(language, report.dataset.names(language))
    return render(report, language=said, options=options)


def content_of(page: bytes) -> Any:
    """The data inside a rendered map."""
    found = re.search(r'id="content">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])
