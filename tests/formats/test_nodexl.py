"""NodeXL's workbook: headings in row 2, its own columns passed over, the analyst's kept."""

from __future__ import annotations

from pathlib import Path

from graphkit.formats import load
from tests.formats.books import save

EDGES = [
    [None, None, "Visual Properties", None, "Labels", "Other Columns"],
    ["Vertex 1", "Vertex 2", "Color", "Width", "Label", "Edge Weight", "Relationship"],
    ["ann", "bob", "red", 2, None, 3, "Mentions"],
    ["bob", "bob", None, None, None, 1, "Tweet"],
    ["bob", "cid", None, None, None, 5, "Replies to"],
]
VERTICES = [
    ["Graph Metrics", None, "Visual Properties"],
    ["Vertex", "Color", "Size", "Followers", "X", "Y"],
    ["ann", "blue", 3, 100, 0.5, 0.25],
    ["bob", None, None, 20, 1, 2],
]


def test_headings_in_the_second_row(tmp_path: Path) -> None:
    sheets = {"Edges": EDGES, "Vertices": VERTICES, "Overall Metrics": [["Graph Metric", "Value"]]}
    dataset = load(save(tmp_path / "n.xlsx", sheets))
    assert [(a.id, a.extra.get("x_Followers")) for a in dataset.actors] == [
        ("ann", "100"), ("bob", "20"), ("cid", None),
    ]  # fmt: skip
    assert [(t.source_actor, t.target_actor, t.strength, t.relation) for t in dataset.ties] == [
        ("ann", "bob", 3, "Mentions"), ("bob", "cid", 5, "Replies to"),
    ]  # fmt: skip
    codes = [notice.code for notice in dataset.notices]
    assert codes.count("self-tie") == 1 and "passed-over" in codes
    assert dataset.accounts[1].rejected == 1


def test_headings_in_the_first_row_and_as_a_csv(tmp_path: Path) -> None:
    dataset = load(save(tmp_path / "n.xlsx", {"Edges": EDGES[1:]}))
    assert len(dataset.ties) == 2
    (tmp_path / "n.csv").write_text("Vertex 1,Vertex 2,Edge Weight\nann,bob,3\n")
    assert [(t.source_actor, t.strength) for t in load(tmp_path / "n.csv").ties] == [("ann", 3)]
