"""graphkit from Python: three lines, any NetworkX graph, and what is public."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import jsonschema
import networkx as nx
import pytest
from referencing import Registry, Resource

import graphkit
from graphkit.renderers.json import report_document


@pytest.fixture(scope="module")
def report(root: Path) -> graphkit.Report:
    return graphkit.load(root / "graphs" / "blackwell").report(replicates=30)


def test_everything_public_is_there() -> None:
    assert all(hasattr(graphkit, name) for name in graphkit.__all__)
    with pytest.raises(AttributeError, match="no attribute 'betweenness'"):
        graphkit.betweenness  # noqa: B018


def test_a_dataset_gives_its_graph(root: Path) -> None:
    graph = graphkit.load(root / "graphs" / "blackwell").graph()
    assert isinstance(graph, nx.MultiDiGraph)
    layers = [data["layer"] for *_, data in graph.edges(data=True)]
    assert (layers.count("stance"), layers.count("tie")) == (232, 155)
    assert not any("weight" in data for *_, data in graph.edges(data=True))


def test_measures_work_on_any_graph() -> None:
    path = nx.path_graph(3)
    # the middle of a path of three stands on its only shortest path between others
    assert graphkit.measure("betweenness", path).values == {"0": 0.0, "1": 1.0, "2": 0.0}
    finding = graphkit.measure("triangle_balance", path)
    assert not finding.defined and finding.why_not is not None


def test_a_missing_sign_is_an_error_and_not_a_plus() -> None:
    graph = nx.DiGraph()
    graph.add_edge("a", "b", sign=1)
    graph.add_edge("b", "c")
    with pytest.raises(graphkit.DataError, match="no sign"):
        graphkit.measure("signed_degree", graph)


def test_the_report_keeps_its_published_schema(report: graphkit.Report) -> None:
    finding, whole = (
        json.loads(resources.files("graphkit").joinpath("schemas", name).read_text())
        for name in ("finding-1.json", "report-1.json")
    )
    registry = Registry().with_resource(finding["$id"], Resource.from_contents(finding))
    document = json.loads(json.dumps(report_document(report, report._language())))
    jsonschema.Draft202012Validator(whole, registry=registry).validate(document)
    for account in document["dataset"]["accounts"]:
        assert account["read"] == account["used"] + account["merged"] + account["rejected"]


@pytest.mark.slow
def test_notebooks_show_the_report_and_the_map(report: graphkit.Report) -> None:
    assert report._repr_markdown_().startswith("# ")
    shown = report.map()._repr_html_()
    assert shown.startswith("<iframe") and "srcdoc" in shown


def test_the_map_is_saved_whole(report: graphkit.Report, tmp_path: Path) -> None:
    report.map().save(tmp_path / "map.html")
    assert (tmp_path / "map.html").read_bytes() == report.map().page


@pytest.mark.slow
def test_a_notebook_runs(root: Path, tmp_path: Path) -> None:
    import nbclient
    import nbformat

    cells = [
        "import graphkit",
        f"report = graphkit.load({str(root / 'graphs' / 'starter.csv')!r}).report(replicates=20)",
        "report.map()",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    outputs = notebook.cells[-1].outputs
    assert any("text/html" in output.get("data", {}) for output in outputs)


def test_nobody_leads_where_all_are_alike() -> None:
    triangle = nx.DiGraph(
        [("a", "b", {"sign": -1}), ("b", "c", {"sign": -1}), ("c", "a", {"sign": -1})]
    )
    assert str(graphkit.measure("signed_degree", triangle).reading) == (
        "Everybody has the same balance of support over opposition (\N{MINUS SIGN}2)."
    )
    assert str(graphkit.measure("pn_centrality", triangle).reading).startswith(
        "Support lifts and opposition pulls down everybody alike ("
    )
    camps = graphkit.measure("camps", triangle).reading
    assert str(camps).endswith(": nothing in the ties stands against them.")


def test_settings_as_people_write_them(root: Path) -> None:
    small = graphkit.load(root / "graphs" / "blackwell-article")
    report = small.report(
        as_of="2025-10-30", issues="h20", measures=["pagerank", "closeness"], replicates=0
    )
    assert (str(report.as_of), report.issue) == ("2025-10-30", "h20")
    assert report.settings.measures == ("pagerank", "closeness")
    for wrong in ({"as_of": "30 October"}, {"language": "fr"}, {"audience": "secret"},
                  {"issues": "h2o"}):  # fmt: skip
        with pytest.raises(graphkit.UsageError):
            small.report(**wrong)
    with pytest.raises(graphkit.UsageError, match="No file"):
        graphkit.load([])
    with pytest.raises(TypeError, match=r"graphkit\.load"):
        graphkit.analyse("graphs/blackwell")
    with pytest.raises(TypeError, match="NetworkX"):
        graphkit.measure("betweenness", "graphs/blackwell")


def test_a_printed_finding_says_what_it_found_and_its_first_rows(root: Path) -> None:
    small = graphkit.load(root / "graphs" / "blackwell-article")
    lines = str(graphkit.measure("pagerank", small)).splitlines()
    assert lines[0] == "PageRank" and lines[1].startswith("  Support leads most often to ")
    named = small.actor_by_id["trump"].name
    whole = graphkit.measure("pagerank", graphkit.load(root / "graphs" / "blackwell"))
    assert named in str(small.names()) and "  106 more." in str(whole)  # 10 of 116 actors
    assert len(str(whole).splitlines()) < 25
    assert str(small.report(replicates=0).findings[0]).splitlines()[1:]
    refused = graphkit.measure("triangle_balance", nx.path_graph(3))
    assert "Not defined here, because" in str(refused)


def test_what_a_notebook_cell_prints_is_short(root: Path, report: graphkit.Report) -> None:
    small = graphkit.load(root / "graphs" / "blackwell-article")
    assert repr(small).startswith("<graphkit.Dataset blackwell-article: 11 actors, 4 issues, 14 ")
    finding = graphkit.measure("frustration_index", small)
    assert repr(finding) == f"<graphkit.Finding frustration_index: {finding.reading}>"
    assert "blackwell" in repr(report) and "blackwell" in repr(report.map())
    assert max(len(repr(thing)) for thing in (report, report.map(), small, finding)) < 200


@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph])
def test_a_negative_strength_is_no_opposition(kind: type[nx.Graph]) -> None:
    graph = kind()
    graph.add_edge("a", "b", sign=1, strength=-1.0)
    with pytest.raises(graphkit.DataError, match=r"strength -1\.0 is not a finite number above 0"):
        graphkit.measure("signed_degree", graph)
    graph = kind()
    graph.add_edge("a", "b", weight=-0.5)  # a signed weight is read as sign and strength
    assert set(graphkit.measure("signed_degree", graph).values.values()) == {-1.0}
