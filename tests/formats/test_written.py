"""What is written for other tools holds what it says it holds, as independent readers see it."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from drawn_datasets import datasets
from hypothesis import HealthCheck, given, settings
from networkx.readwrite.gexf import GEXF

from graphkit.dataset import Actor, Dataset, Issue, Source, Stance, Tie
from graphkit.errors import OutputError, UsageError
from graphkit.formats import formats, load, write, write_checked
from graphkit.formats.format import Content
from graphkit.formats.writing.checked import difference
from graphkit.formats.writing.fitting import fitted

PARTIAL = [name for name, form in formats.items() if form.write and "*" not in form.holds]
WORDS = {1: "support", -1: "oppose", 0: "neutral"}
CASE = Dataset(
    "case",
    "A quarrel",
    actors=(
        Actor("ann", "Ann & Söhne", aliases=("A", "AS"), type="company", capability=80.0),
        Actor("bob-2", "Bob", member_of=("ann",), extra={"x_code": "007"}),
        Actor("=cyd", "=1+1"),
    ),
    issues=(Issue("q", "Build it?"),),
    stances=(Stance("st1", "ann", "q", 0.5, salience=0.25),),
    ties=(
        Tie(
            "t9", "ann", "bob-2", 1, relation="pays", strength=0.25, since=date(2020, 1, 2),
            until=date(2021, 3, 4), confidence=0.5, source=("s1", "s2"), locator="p. 1\nline 2",
            summary='He said "yes" & left',
        ),
        Tie("t10", "bob-2", "ann", -1, strength=3.0, directed=False),
        Tie("t11", "bob-2", "ann", -1, strength=3.5, since=date(2020, 5, 1)),
    ),
    sources=(Source("s1", title="Minutes"),),
)  # fmt: skip


def stored(content: Content, path: Path) -> Path:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return path
    path.mkdir()
    for file, part in content.items():
        (path / file).write_bytes(part)
    return path


@pytest.fixture
def file(tmp_path: Path) -> Any:
    """A dataset written in a format, as a path."""

    def made(name: str, dataset: Dataset = CASE) -> Path:
        ending = next(iter(formats[name].suffixes))
        return stored(write(dataset, name), tmp_path / f"case{ending}")

    return made


def narrowed(dataset: Dataset, name: str) -> Dataset:
    """The dataset with one issue where no more are held."""
    taken = {stance.issue for stance in dataset.stances}
    return dataset.on_issues(sorted(taken)[:1]) if name == "bdm_csv" else dataset


@pytest.mark.parametrize("name", PARTIAL)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dataset=datasets())
def test_reads_back_what_the_format_holds(name: str, dataset: Dataset) -> None:
    form, dataset = formats[name], narrowed(dataset, name)
    try:
        content = write_checked(dataset, name)
    except (UsageError, OutputError) as error:
        refused = ("no ties", "has none", "cannot stand")
        assert any(words in str(error) for words in refused), error
        return
    held = fitted(dataset, form)
    with tempfile.TemporaryDirectory() as folder:
        ending = next(iter(form.suffixes))
        path = stored(content, Path(folder) / f"case{ending}")
        again = load(path, options=form.again(held)) if form.again else load(path)
    assert difference(held, again, form.holds) == ""
    assert write(dataset, name) == content  # no clock, no chance


GRAPHS = ["gexf", "graphml", "gml", "pajek", "node_link"]


def read_by_networkx(name: str, path: Path) -> Any:
    if name == "node_link":
        return nx.node_link_graph(json.loads(path.read_text()), edges="edges")
    if name == "gexf" and "1.3" not in GEXF.versions:
        pytest.skip("this NetworkX (before 3.6) reads no GEXF 1.3")
    return getattr(nx, f"read_{name}")(path)


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_reads_the_same_ids_signs_and_strengths(name: str, file: Any) -> None:
    graph = read_by_networkx(name, file(name))
    assert set(graph) == {"ann", "bob-2", "=cyd"}
    key = {"gexf": "weight", "pajek": "weight"}.get(name, "strength")
    found = Counter(
        (one, other, said.get("sign"), abs(float(said[key])))
        for one, other, said in graph.edges(data=True)
    )
    wanted = Counter(
        (
            t.source_actor,
            t.target_actor,
            None if name == "pajek" else WORDS[t.sign or 0],
            t.strength,
        )
        for t in CASE.ties
    )
    if name == "gexf":  # a tie that is mutual is an edge each way
        wanted["ann", "bob-2", "oppose", 3.0] += 1
    if name == "pajek":  # the sign is the value's
        values = {said["weight"] for *_, said in graph.edges(data=True)}
        assert values == {0.25, -3.0, -3.5}
    assert found == wanted


@pytest.mark.parametrize("name", ["gexf", "graphml", "gml", "node_link"])
def test_networkx_reads_dates_evidence_and_confidence(name: str, file: Any) -> None:
    graph = read_by_networkx(name, file(name))
    (tie,) = (said for *_, said in graph.edges(data=True) if said.get("sign") == "support")
    since, until = ("start", "end") if name == "gexf" else ("since", "until")
    assert (tie[since], tie[until]) == ("2020-01-02", "2021-03-04")
    assert (tie["source_id"], tie["locator"]) == ("s1|s2", "p. 1\nline 2")
    assert (tie["summary"], float(tie["confidence"])) == ('He said "yes" & left', 0.5)
    node = graph.nodes["ann"]
    called = "label" if name in ("gexf", "graphml") else "name"
    assert (node[called], node["aliases"], node["type"]) == ("Ann & Söhne", "A|AS", "company")
    assert graph.nodes["bob-2"]["x_code"] == "007"
    assert "x_code" not in node and "capability" not in graph.nodes["bob-2"]  # never None


@pytest.mark.parametrize("name", ["graphml", "gml", "pajek"])
def test_igraph_reads_it_too(name: str, file: Any) -> None:
    igraph = pytest.importorskip("igraph", reason="igraph is not installed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # letters beyond ASCII stay entities in its GML
        graph = igraph.Graph.Read(str(file(name)), format=name)
    ids = {"graphml": "id", "gml": "label", "pajek": "id"}[name]
    names = graph.vs[ids] if ids in graph.vs.attributes() else graph.vs["name"]
    assert set(names) == {"ann", "bob-2", "=cyd"}
    key = "weight" if name == "pajek" else "strength"
    strengths = Counter(abs(value) for value in graph.es[key])
    assert {0.25, 3.0, 3.5} == set(strengths)
    if name != "pajek":
        assert Counter(graph.es["sign"]) == {"support": 1, "oppose": 2}


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_the_xml_is_well_formed_and_in_its_namespace(name: str, file: Any) -> None:
    etree = pytest.importorskip("lxml.etree", reason="lxml is not installed")
    root = etree.parse(str(file(name))).getroot()
    space = {"gexf": "http://gexf.net/1.3", "graphml": "http://graphml.graphdrawing.org/xmlns"}
    assert root.tag == f"{{{space[name]}}}{name}"
    if name == "gexf":
        graph = root.find("{*}graph")
        assert dict(graph.attrib) == {
            "mode": "dynamic",
            "timerepresentation": "interval",
            "timeformat": "date",
            "defaultedgetype": "directed",
        }
        assert [e.get("type") for e in graph.iter("{*}edge")] == [None, "mutual", None]


@pytest.mark.parametrize("name", [*GRAPHS, "gephi_csv", "edge_list"])
def test_ties_without_signs_stay_so(name: str, tmp_path: Path) -> None:
    ties = tuple(replace(tie, sign=None) for tie in CASE.ties)
    content = write_checked(replace(CASE, ties=ties), name)
    text = content if isinstance(content, bytes) else b"".join(content.values())
    assert b"sign" not in text.lower().replace(b"design", b"")
    path = stored(content, tmp_path / f"case{formats[name].suffixes[0]}")
    assert load(path).unsigned


@pytest.mark.parametrize("name", ["gexf", "graphml", "gml", "node_link"])
def test_one_tie_without_a_sign_among_others_has_no_attribute(name: str, file: Any) -> None:
    ties = (CASE.ties[0], replace(CASE.ties[1], sign=None), CASE.ties[2])
    graph = read_by_networkx(name, file(name, replace(CASE, ties=ties)))
    signs = {
        said.get("id", key): said.get("sign") for *_, key, said in graph.edges(keys=True, data=True)
    }
    assert signs == {"t9": "support", "t10": None, "t11": "oppose"}


def test_gephi_gets_positive_weights_signs_in_words_and_no_formula(file: Any) -> None:
    import csv

    folder = file("gephi_csv")
    with (folder / "edges.csv").open(newline="", encoding="utf-8") as stream:
        edges = list(csv.DictReader(stream))
    assert [(e["Source"], e["Target"], e["Type"], e["Weight"], e["Sign"]) for e in edges] == [
        ("ann", "bob-2", "Directed", "0.25", "support"),
        ("bob-2", "ann", "Undirected", "3", "oppose"),
        ("bob-2", "ann", "Directed", "3.5", "oppose"),
    ]
    with (folder / "nodes.csv").open(newline="", encoding="utf-8") as stream:
        nodes = list(csv.DictReader(stream))
    assert [(n["Id"], n["Label"]) for n in nodes] == [
        ("ann", "Ann & Söhne"),
        ("bob-2", "Bob"),
        ("'=cyd", "'=1+1"),
    ]


def test_a_bueno_de_mesquita_table_stands_on_the_issues_own_scale() -> None:
    issue = Issue("q", "How many?", scale_low=20.0, scale_high=90.0)
    actors = (Actor("a", "A", capability=40.0), Actor("b", "B"), Actor("c", "C"))
    stances = (
        Stance("s1", "a", "q", -1.0, salience=0.5, date=date(2020, 1, 1)),
        Stance("s2", "a", "q", 0.0, salience=0.75, date=date(2021, 1, 1)),
        Stance("s3", "b", "q", 1.0),
    )
    made = Dataset("case", actors=actors, issues=(issue,), stances=stances)
    # the later stance counts, 0 is in the middle of 20 and 90; b's power is the only one known
    assert write_checked(made, "bdm_csv").decode() == (  # type: ignore[union-attr]
        "Actor,Capability,Position,Salience\na,40,55,0.75\nb,40,90,0.5\n"
    )


def test_one_issue_is_asked_for_where_there_are_several() -> None:
    stances = (Stance("s1", "a", "p", 1.0), Stance("s2", "a", "q", 1.0))
    issues = (Issue("p", "P?"), Issue("q", "Q?"))
    made = Dataset("case", actors=(Actor("a", "A"),), issues=issues, stances=stances)
    with pytest.raises(UsageError, match=r"Name it with --issue; there are: p, q\."):
        write(made, "bdm_csv")


def test_an_id_that_a_format_cannot_spell_is_refused() -> None:
    made = Dataset("case", actors=(Actor('a "b"', "A"),))
    with pytest.raises(OutputError, match="cannot stand in a Pajek file"):
        write(made, "pajek")


@pytest.mark.parametrize("name", sorted(formats))
def test_what_a_format_holds_names_tables_and_columns_that_exist(name: str) -> None:
    from graphkit.formats.reading.tables import SCHEMA

    form = formats[name]
    assert bool(form.holds) == (form.write is not None)
    for word in form.holds - {"*", "title", "titles", "description"}:
        table, _, column = word.partition(".")
        names = {c.name for c in SCHEMA[table].columns}
        own = column.startswith("x_")  # a column of the analyst's own, which has a place there
        assert own or column in names | {"*"} | {f"{n}:*" for n in names}


def test_what_is_read_again_otherwise_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two writers that go wrong: one turns every tie round, one writes no tie at all."""

    def wrong(turned: bool) -> Any:
        def write(dataset: Dataset) -> bytes:
            ties = tuple(replace(tie, sign=-(tie.sign or 0)) for tie in dataset.ties if turned)
            content = formats["gml"].write(replace(dataset, ties=ties))  # type: ignore[misc]
            assert isinstance(content, bytes)
            return content

        return write

    for turned, said in ((True, "3 rows of ties differ"), (False, "3 rows of ties differ")):
        broken = replace(formats["gml"], name="broken", write=wrong(turned))
        monkeypatch.setitem(formats._loaded, "graphml", broken)
        with pytest.raises(OutputError, match=said):
            write_checked(CASE, "graphml")


def test_a_file_that_cannot_be_read_again_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = replace(formats["gexf"], write=lambda dataset: b"<gexf")
    monkeypatch.setitem(formats._loaded, "gexf", broken)
    with pytest.raises(OutputError, match="cannot be read again"):
        write_checked(CASE, "gexf")


def test_a_dated_container_takes_its_second() -> None:
    one, other = (write(CASE, "xlsx", epoch=second) for second in (10**9, 10**9))
    assert one == other != write(CASE, "xlsx")
    assert isinstance(write(CASE, "parquet"), Mapping)


def test_a_byte_order_mark_in_a_title_is_not_taken_for_the_files_own(file: Any) -> None:
    marked = replace(CASE, title="\ufeffCase")
    assert load(file("ktab_csv", marked)).title == "\ufeffCase"
