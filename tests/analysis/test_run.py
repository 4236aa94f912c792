"""A run: views once, parameters from the right place, provenance that leads back to rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import networkx as nx
import pytest

from graphkit.analysis import run as run_module
from graphkit.analysis.run import Run, run_on_graph
from graphkit.card import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.errors import UsageError
from graphkit.findings import Result, Settings
from graphkit.graph.build import build_graph
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions
from graphkit.language import text
from graphkit.measures import measures

DATA = Dataset(
    name="case",
    actors=(Actor("a", "a"), Actor("b", "b"), Actor("c", "c")),
    issues=(Issue("i", "First?"), Issue("j", "Second?")),
    stances=(
        Stance("s1", "a", "i", 1.0, date=date(2025, 1, 1)),
        Stance("s2", "a", "i", -1.0, date=date(2025, 3, 1)),
        Stance("s3", "b", "j", 0.5, date=date(2025, 2, 1)),
        Stance("s4", "b", "i", 1.0, private=True),
    ),
    ties=(
        Tie("t1", "a", "b", 1),
        Tie("t2", "b", "c", -1),
        Tie("t3", "a", "c", 0),
        Tie("t4", "c", "c", 1),
    ),
)


def test_provenance_names_the_rows_used() -> None:
    found = Run(DATA, Settings(seed=7)).finding("signed_degree")
    assert found.provenance.rows == {"ties": ("t1", "t2")}
    assert (found.provenance.dataset, found.provenance.seed) == ("case", 7)
    assert found.provenance.as_of == date(2025, 3, 1)
    assert found.provenance.source == measures["signed_degree"].source
    assert found.provenance.sha256 == DATA.for_audience("public").sha256
    # A measure on stances rests on the current ones of its issue alone.
    assert Run(DATA, Settings()).finding("compromise").provenance.rows == {"stances": ("s2",)}
    internal = Run(DATA, Settings(audience="internal")).finding("compromise")
    assert internal.provenance.rows == {"stances": ("s2", "s4")}


def test_the_issue_comes_from_the_settings() -> None:
    assert Run(DATA, Settings()).finding("compromise").parameters["issue"] == "i"
    chosen = Run(DATA, Settings(issues=("j",)))
    assert chosen.finding("compromise").summary["outcome"] == 0.5
    assert [issue.id for issue in chosen.dataset.issues] == ["j"]
    assert Run(DATA, Settings()).finding("compromise", issue="j").summary["outcome"] == 0.5
    with pytest.raises(UsageError, match="no issue 'k'"):
        Run(DATA, Settings(issues=("k",)))
    with pytest.raises(UsageError, match="no issue 'k'"):
        Run(DATA, Settings()).finding("compromise", issue="k")


def test_seed_and_time_limit_come_from_the_settings_unless_given() -> None:
    run = Run(DATA, Settings(seed=5))
    camps = {"a": 1.0, "b": 2.0, "c": 2.0}
    assert run.finding("ei_index", camps=camps).parameters["seed"] == 5
    assert run.finding("ei_index", camps=camps, seed=9).parameters["seed"] == 9


def test_as_of_selects_the_claims() -> None:
    early = Run(DATA, Settings(as_of=date(2025, 2, 1)))
    assert early.finding("compromise").summary["outcome"] == 1.0
    assert early.finding("compromise").provenance.as_of == date(2025, 2, 1)


def test_views_and_findings_are_made_once() -> None:
    run = Run(DATA, Settings())
    assert run.view("signed") is run.view("signed")
    assert run.view("agreement") is not run.view("agreement", normalisation="none")
    assert run.finding("pn_centrality") is run.finding("pn_centrality", direction="all")
    assert run.finding("pn_centrality") is not run.finding("pn_centrality", direction="in")
    assert [found.measure for found in run.findings] == ["pn_centrality"] * 2


def test_undirected_reads_every_tie_so() -> None:
    assert run_view(Settings()).directed
    assert not run_view(Settings(undirected=True)).directed


def test_ties_read_as_undirected_still_count_one_by_one_where_direction_plays_no_part() -> None:
    """a and b support each other; c opposes both, and a supports c: of the two ties between a
    and c one is always wrong."""
    ties = [("a", "b", 1), ("b", "a", 1), ("a", "c", 1), ("c", "a", -1), ("c", "b", -1)]
    data = Dataset(
        "each",
        actors=tuple(Actor(one, one) for one in "abc"),
        ties=tuple(Tie(f"t{i}", *tie) for i, tie in enumerate(ties)),
    )
    run = Run(data, Settings(undirected=True))
    found = run.finding("frustration_index").summary
    assert (found["ties"], found["frustration_index"], found["fixed_cost"]) == (5, 1, 1)
    assert run.finding("camps", k=2, weights="count").summary["criterion"] == 1
    # in the network without direction a and b are one tie, and a and c cancel out
    assert run.finding("signed_degree").values == {"a": 1, "b": 0, "c": -1}
    generalised = run.finding("camps", k=2, balance="generalised")
    assert generalised.summary["total"] == 2


def run_view(settings: Settings) -> Network:
    view = Run(DATA, settings).view("signed")
    assert isinstance(view, Network)
    return view


def test_unknown_names_and_values_get_near_ones() -> None:
    run = Run(DATA, Settings())
    with pytest.raises(UsageError, match="Did you mean 'pn_centrality'"):
        run.finding("pn_centralty")
    with pytest.raises(UsageError, match="Did you mean 'direction'"):
        run.finding("pn_centrality", directon="in")
    with pytest.raises(UsageError, match="no value of direction 'inn'"):
        run.finding("pn_centrality", direction="inn")
    with pytest.raises(UsageError, match="no value of network"):
        run.finding("triangle_balance", network="influence")


def test_not_defined_keeps_its_provenance() -> None:
    found = Run(DATA, Settings()).finding("triangle_balance")
    assert not found.defined
    assert str(found.why_not) == "no three actors are tied each to each."
    assert found.provenance.rows == {"ties": ("t1", "t2")}
    nothing = Run(Dataset(name="none"), Settings()).finding("compromise")
    assert str(nothing.why_not) == "the data has no issue and so no stances."


def test_another_view_is_named_in_the_finding() -> None:
    found = Run(DATA, Settings()).finding("algebraic_conflict", network="camps")
    assert (found.network, found.parameters["network"]) == ("camps", "camps")


def test_needs_and_second_views_are_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    @measure(
        title=text("Sum"),
        family="power",
        question=text("What?"),
        formula=text("Sum."),
        network="signed",
        source="None 2000",
        input_measures={"degree": "signed_degree"},
        second_views={"positions": "stance"},
    )
    def total(network: Network, *, degree: Mapping[str, float], positions: Positions) -> Result:
        values = {"total": sum(degree.values()), "placed": len(positions)}
        return Result(reading=text("Sum."), summary=values)

    monkeypatch.setattr(run_module, "measures", {**measures, "total": total})
    assert Run(DATA, Settings()).finding("total").summary == {"total": 0.0, "placed": 3}
    own: dict[str, Any] = {"degree": {"a": 2.0}}
    assert Run(DATA, Settings()).finding("total", **own).summary["total"] == 2.0
    unsigned = run_on_graph(nx.path_graph(2), Settings()).finding("total")
    assert str(unsigned.why_not) == "the ties carry no sign; a column sign gives them one."


def test_a_graph_has_a_digest_of_its_own() -> None:
    def digest(graph: nx.Graph) -> str:
        return run_on_graph(graph, Settings()).sha256

    one = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})])
    turned = nx.DiGraph([("b", "c", {"sign": -1}), ("a", "b", {"sign": 1})])
    assert digest(one) == digest(turned)
    others = [
        nx.DiGraph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 1})]),
        nx.DiGraph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1, "strength": 2})]),
        nx.Graph(one),
    ]
    assert len({digest(graph) for graph in (one, *others)}) == 4


def test_a_built_graph_gives_what_its_dataset_gives() -> None:
    graph = build_graph(DATA.for_audience("public"))
    for name in ("compromise", "polarisation", "signed_degree"):
        by_graph = run_on_graph(graph, Settings()).finding(name)
        by_data = Run(DATA, Settings()).finding(name)
        assert (by_graph.values, by_graph.summary) == (by_data.values, by_data.summary)
        assert by_graph.why_not == by_data.why_not
