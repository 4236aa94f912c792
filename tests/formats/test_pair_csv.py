"""Nodes and edges as two tables: names, content, order, ids and labels, helper files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Dataset
from graphkit.errors import DataError, UsageError
from graphkit.formats import load
from graphkit.formats.reading.pair_files import graph_table
from tests.formats.fixture_types import Read

NODES, EDGES = "Id,Label\n1,Ann\n2,Bob\n3,Cid\n", "Source,Target\n1,2\n2,3\n"
NAMES = [
    ("nodes.csv", "edges.csv"), ("vertex.csv", "edge.csv"), ("Vertices.CSV", "links.tsv"),
    ("elements.csv", "connections.csv"), ("node_list.txt", "edge_list.txt"),
    ("harbour-nodes-2024.csv", "harbour-edges-2024.csv"), ("people.csv", "contacts.csv"),
    ("entities.tsv", "relations.csv"), ("caseNodes.csv", "caseEdges.csv"),
]  # fmt: skip


def people(dataset: Dataset) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return (
        [(a.id, a.name) for a in dataset.actors],
        [(t.source_actor, t.target_actor) for t in dataset.ties],
    )


EXPECTED = ([("1", "Ann"), ("2", "Bob"), ("3", "Cid")], [("1", "2"), ("2", "3")])


def written(name: str, text: str) -> str:
    return text.replace(",", "\t") if name.endswith((".tsv", ".txt")) else text


@pytest.mark.parametrize(("nodes", "edges"), NAMES)
def test_a_folder_under_any_usual_name(read: Read, nodes: str, edges: str) -> None:
    files = {nodes: written(nodes, NODES), edges: written(edges, EDGES)}
    assert people(read("case", files)) == EXPECTED


@pytest.mark.parametrize(("nodes", "edges"), NAMES)
@pytest.mark.parametrize("turned", [False, True])
def test_two_files_in_any_order(tmp_path: Path, nodes: str, edges: str, turned: bool) -> None:
    (tmp_path / nodes).write_text(written(nodes, NODES))
    (tmp_path / edges).write_text(written(edges, EDGES))
    files = [tmp_path / nodes, str(tmp_path / edges)]
    assert people(load(files[::-1] if turned else files)) == EXPECTED


@pytest.mark.parametrize(
    "edges",
    ["1,2\n2,3\n", "1 2\n2 3\n", "1\t2\n2\t3\n", "source;target\n1;2\n2;3\n", "from to\n1 2\n2 3\n",
     "Source,Target\nAnn,Bob\nBob,Cid\n", "Source,Target\n1,Bob\nBob,3\n", "src,dst\n1.0,2.0\n2.0,3.0\n",
     "node1,node2\n1,2\n2,3\n2,2\n"],
)  # fmt: skip
def test_edges_with_and_without_headings_by_id_or_label(read: Read, edges: str) -> None:
    assert people(read("case", {"nodes.csv": NODES, "edges.csv": edges})) == EXPECTED


@pytest.mark.parametrize(
    "nodes",
    ["1,Ann\n2,Bob\n3,Cid\n", "1 Ann\n2 Bob\n3 Cid\n", '"",name\n"1",Ann\n"2",Bob\n"3",Cid\n',
     "code,Label\n1,Ann\n2,Bob\n3,Cid\n", "Id;Label\n1;Ann\n2;Bob\n3;Cid\n",
     "id,code,name\na,1,Ann\nb,2,Bob\nc,3,Cid\n", "ID name\n1 Ann\n2 Bob\n3 Cid\n"],
)  # fmt: skip
def test_nodes_with_and_without_headings_and_ids(read: Read, nodes: str) -> None:
    assert people(read("case", {"nodes.csv": nodes, "edges.csv": EDGES})) == EXPECTED


def test_nodes_without_ids_are_called_by_their_labels(read: Read) -> None:
    files = {"nodes.csv": "name,party\nAnn,x\nBob,y\n", "edges.csv": "from,to\nAnn,Bob\n"}
    dataset = read("case", files)
    assert [(a.id, a.extra["x_party"]) for a in dataset.actors] == [("Ann", "x"), ("Bob", "y")]


@pytest.mark.relation
@given(st.lists(st.tuples(st.sampled_from("123"), st.sampled_from("123")), min_size=1, max_size=8))
def test_labels_and_ids_make_the_same_ties(pairs: list[tuple[str, str]]) -> None:
    """Every way to write an end leads to the same tie; ties to oneself are left out of both."""
    from tempfile import TemporaryDirectory

    label = dict(zip("123", ("Ann", "Bob", "Cid"), strict=True))
    found = []
    for write in (str, label.__getitem__):
        with TemporaryDirectory() as folder:
            rows = "".join(f"{write(a)},{write(b)}\n" for a, b in pairs)
            (Path(folder) / "nodes.csv").write_text(NODES)
            (Path(folder) / "edges.csv").write_text("Source,Target\n" + rows)
            dataset = load(Path(folder))
            found.append([(t.source_actor, t.target_actor) for t in dataset.ties])
    assert found[0] == found[1] == [(a, b) for a, b in pairs if a != b]


def test_an_id_comes_before_a_label(read: Read) -> None:
    files = {"nodes.csv": "Id,Label\n1,2\n2,3\n3,1\n", "edges.csv": "Source,Target\n1,2\n"}
    assert people(read("case", files))[1] == [("1", "2")]


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_helper_file_is_joined_where_names_lack_and_passed_over_where_not(
    read: Read, end: str
) -> None:
    helper = "ID\tName\n1\tAnn\n2\tBob\n3\tCid\n".replace("\n", end)
    bare = {"vertex.csv": "ID,party\n1,x\n2,y\n3,x\n", "edge.csv": EDGES, "id2names.txt": helper}
    assert people(read("a", bare)) == EXPECTED
    named = {
        "vertex.csv": NODES,
        "edge.csv": EDGES,
        "id2names.txt": helper,
        "README.txt": "hello\n",
    }
    dataset = read("b", named)
    assert people(dataset) == EXPECTED
    told = [n.message for n in dataset.notices if n.code in ("names", "unknown-table")]
    assert told == [
        "README.txt is no table of nodes or edges and was not read.",
        "id2names.txt names ids that have names already; it was passed over.",
    ]


def test_the_other_half_beside_a_file_alone_is_told(tmp_path: Path) -> None:
    (tmp_path / "nodes.csv").write_text(NODES)
    (tmp_path / "edges.csv").write_text(EDGES)
    (told,) = (n for n in load(tmp_path / "edges.csv").notices if n.code == "beside")
    assert (told.level, told.hint) == ("warning", "To read both, give both: nodes.csv edges.csv.")
    (tmp_path / "other-edges.csv").write_text(EDGES)
    assert not any(n.code == "beside" for n in load(tmp_path / "other-edges.csv").notices)


def test_what_belongs_to_nothing_is_refused_in_one_message(
    refused: Callable[..., list[str]],
) -> None:
    edges = "Source,Target\n" + "".join(f"x{n},y{n}\n" for n in range(60))
    (told,) = refused("case", {"nodes.csv": NODES, "edges.csv": edges})
    assert "none of the 120 ends, such as 'x0', is the id or label of any of the 3 actors" in told
    (two,) = refused("two", {"nodes.csv": NODES, "edges_1.csv": EDGES, "edges_2.csv": EDGES})
    assert two.startswith("edges_2.csv: edges_2.csv is a second table of edges; one is read.")


def test_files_that_are_no_pair_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(NODES)
    (tmp_path / "b.csv").write_text(NODES)
    (tmp_path / "c.xlsx").write_text("")
    for other in ("b.csv", "c.xlsx"):
        with pytest.raises((UsageError, DataError)):
            load([tmp_path / "a.csv", tmp_path / other])
    with pytest.raises(UsageError, match="There is no file or folder"):
        load([tmp_path / "a.csv", tmp_path / "edgs.csv"])


def test_graphkits_own_folder_stays_strict(refused: Callable[..., list[str]]) -> None:
    files = {"actors.csv": "id\na\nb\n", "ties.csv": "from,to,sign\na,mill,+\n"}
    assert refused("own", files)[0].startswith("ties.csv:2:3 (to): Unknown actor 'mill'")


@given(st.text(max_size=20))
def test_any_name_is_asked_without_complaint(stem: str) -> None:
    assert graph_table(stem) in (None, "actors", "ties")


def test_signs_in_the_type_need_an_opponent(read: Read) -> None:
    """Support alone may be help of any kind: such a list has no signs."""
    helped = {"nodes.csv": NODES, "edges.csv": "Source,Target,Type\n1,2,support\n2,3,funds\n"}
    assert read("a", helped).unsigned
    sided = {"nodes.csv": NODES, "edges.csv": "Source,Target,Type\n1,2,opposes\n2,3,funds\n"}
    assert [t.sign for t in read("b", sided).ties] == [-1, None]


def test_a_tie_to_oneself_is_left_out_unless_it_can_be_cited(read: Read) -> None:
    plain = read("a", {"nodes.csv": NODES, "edges.csv": "Source,Target\n1,1\n1,2\n"})
    cited = read("b", {"nodes.csv": NODES, "edges.csv": "Source,Target,Id\n1,1,x\n1,2,y\n"})
    assert [len(dataset.ties) for dataset in (plain, cited)] == [1, 2]
    levels = [[n.level for n in d.notices if n.code == "self-tie"] for d in (plain, cited)]
    assert levels == [["note"], ["warning"]]
