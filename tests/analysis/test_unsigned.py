"""Reports on networks whose ties carry no sign: groups and brokers in the place of camps."""

from __future__ import annotations

import json
import re
from pathlib import Path

import networkx as nx
import pytest

from graphkit.analysis.analyse import analyse
from graphkit.analysis.question_reports import diff, whatif
from graphkit.analysis.run import Run
from graphkit.analysis.scenario import Drop, Scenario
from graphkit.api import load
from graphkit.findings import Report, Settings
from graphkit.language import Language
from graphkit.renderers import reports
from graphkit.renderers.figures import kinds

SIDES = re.compile(r"\b(camps?|opposi\w*|opposes?|against the|neutral|neither)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def club(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("club") / "club.csv"
    edges = nx.karate_club_graph().edges
    rows = [f"m{a + 1},m{b + 1},no" for a, b in edges]
    file.write_text("\n".join(["from,to,directed", *rows]) + "\n")
    return file


@pytest.fixture(scope="module")
def report(club: Path) -> Report:
    return analyse(load(club), Settings(replicates=100), with_pictures=True)


def words(report: Report) -> str:
    said = [*report.headline]
    for section in report.sections:
        if section.id not in ("method", "next"):
            said += [section.title, *section.lead, *section.notes]
            said += [column.title for column in section.table.columns] if section.table else []
    return " ".join(str(part) for part in said)


def test_groups_stand_where_camps_would(report: Report) -> None:
    assert report.by_groups
    assert sorted(len(group.members) for group in report.camps) == [5, 6, 11, 12]
    assert report.section("camps") is None
    table = report.section("groups").table
    inside = [column.key for column in table.columns].index("inside")
    of = {a: g.number for g in report.camps for a in g.members}
    ends = [(of[f"m{a + 1}"], of[f"m{b + 1}"]) for a, b in nx.karate_club_graph().edges]
    assert [row[inside] for row in table.rows] == [
        sum(one == other == row[0] for one, other in ends) for row in table.rows
    ]


def test_no_word_of_sides(report: Report) -> None:
    assert not SIDES.search(words(report)), SIDES.search(words(report))


def test_the_headline_names_who_holds_the_network_together(report: Report) -> None:
    first = str(report.headline[0])
    assert first.startswith("m1")
    assert "hold the network together" in first
    graph = nx.relabel_nodes(nx.karate_club_graph(), {n: f"m{n + 1}" for n in range(34)})
    graph.remove_nodes_from(re.findall(r"m\d+", first.split(" hold")[0]))
    pieces = [len(part) for part in nx.connected_components(graph)]
    assert f"{len(pieces)} parts instead of 1, the largest with {max(pieces)} of the other" in first


def test_each_actor_has_a_certainty_of_its_own(report: Report) -> None:
    assert all(actor.camp_share is not None for actor in report.actors)
    assert 0 < min(a.camp_share for a in report.actors) < max(a.camp_share for a in report.actors)


def test_figures_speak_of_groups_and_ties(report: Report) -> None:
    for name in ("network", "camps", "membership", "ranking"):
        kind = kinds[name]
        assert kind.why_not(report) is None
        said = " ".join(
            str(part)
            for part in (kind.headline(report), kind.describe(report), kind.unsigned or "")
        )
        said += " ".join(str(entry.label) for entry in kind.legend(report))
        assert not SIDES.search(said), said


def test_json_calls_groups_groups(report: Report) -> None:
    document = json.loads(reports["json"](report, language=Language()))
    assert document["camps"] == []
    assert len(document["groups"]) == 4
    assert {actor["camp"] for actor in document["actors"]} == {None}
    assert {actor["group"] for actor in document["actors"]} == {1, 2, 3, 4}


def test_what_if_seeks_groups_anew(club: Path) -> None:
    dataset = load(club)
    found = whatif(dataset, Settings(), [Scenario("without", (Drop("m1"),))])
    assert not SIDES.search(words(found))


def test_a_tie_more_is_a_tie_more(club: Path, tmp_path: Path) -> None:
    later = tmp_path / "club.csv"
    later.write_text(club.read_text() + "m12,m20,no\n")
    before, now = (Run(load(file), Settings()) for file in (club, later))
    told = diff(before, now)
    assert "1 tie changed" in str(told.headline[0])
    assert "is tied to" in str(told.section("ties_changed").table.rows)


def test_neutral_and_without_a_sign_are_kept_apart(tmp_path: Path) -> None:
    graph = nx.DiGraph()
    graph.add_edge("a", "b", sign=1)
    graph.add_edge("b", "c", sign=-1)
    graph.add_edge("c", "d", sign=0)
    file = tmp_path / "mixed.yaml"
    file.write_text(
        "actors: [{id: a}, {id: b}, {id: c}, {id: d}]\n"
        "ties:\n"
        "- {from: a, to: b, sign: support}\n"
        "- {from: b, to: c, sign: oppose}\n"
        "- {from: c, to: d, sign: neutral}\n"
    )
    from dataclasses import replace

    data = load(file)
    unsaid = replace(data.ties[2], id="unsaid", source_actor="d", target_actor="a", sign=None)
    mixed = replace(data, ties=(*data.ties, unsaid))
    found = analyse(mixed, Settings(replicates=0), with_pictures=True)
    assert {(link.source, link.target): link.state for link in found.links} == {
        ("a", "b"): "support",
        ("b", "c"): "oppose",
        ("c", "d"): "neutral",
        ("d", "a"): "unsigned",
    }
    entries = {entry.mark: str(entry.label) for entry in kinds["network"].legend(found)}
    assert entries["neither"] == "neither"
    assert entries["unsigned"] == "ties without a sign"
    assert not found.by_groups


def test_brokers_and_ties_across_take_groups_for_camps(club: Path) -> None:
    from graphkit.analysis.finding_with_intervals import finding_with_intervals

    run = Run(load(club), Settings(replicates=20))
    found = finding_with_intervals(run, run.finding("ei_index"))
    crossing = 21  # of 78 in the best partition: 0.4198 = 57/78 - sum of squared shares of degrees
    assert found.summary["external"] == crossing


def test_who_holds_a_path_together() -> None:
    from graphkit.dataset import Actor, Dataset, Tie

    ties = tuple(Tie(f"t{a}{b}", a, b, None, directed=False) for a, b in ("ab", "bc"))
    data = Dataset("path", actors=tuple(Actor(a, a) for a in "abc"), ties=ties)
    first = str(analyse(data, Settings(replicates=0)).headline[0])
    assert first == (
        "b holds the network together: 100% of the shortest paths between others lead through it; "
        "without it the rest falls into 2 parts instead of 1, the largest with 1 of the other 2 "
        "actors."
    )


def test_of_equals_nobody_is_named_alone(tmp_path: Path) -> None:
    """In a ring all five are alike, so that naming three of them would be false."""
    file = tmp_path / "ring.csv"
    ends = [f"a{n},a{(n + 1) % 5},no" for n in range(5)]
    file.write_text("\n".join(["from,to,directed", *ends]) + "\n")
    said = str(analyse(load(file), Settings(replicates=0)).headline[0])
    assert said.startswith("Nobody alone holds the network together: through no one lead more than")
    assert "16.7%" in said  # one of the six pairs of others, by hand
