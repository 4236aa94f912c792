"""Look-alikes of other tools' files: what comes out beside what their README counts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.formats import load

FILES = os.environ.get("GRAPHKIT_FILES")
pytestmark = pytest.mark.skipif(FILES is None, reason="GRAPHKIT_FILES names no folder of files")

# Actors, ties for / against / without a sign, directed / undirected, as the README counts them.
COUNTS = {
    "01-kumu-workbook.xlsx": (10, (4, 3, 5), (9, 3)),
    "02-kumu-plain.xlsx": (10, (0, 0, 12), (12, 0)),
    "03-kumu-project.json": (11, (5, 4, 3), (9, 3)),
    "04-kumu-blueprint.json": (10, (5, 4, 2), (10, 1)),
    "05-gephi-edges.csv": (10, (0, 0, 12), (7, 5)),
    "06-gephi-pair": (11, (0, 0, 12), (12, 0)),
    "07-gephi12.gexf": (10, (0, 0, 11), (0, 11)),
    "08-spells13.gexf": (8, (7, 4, 0), (9, 2)),
    "09-networkx.graphml": (9, (8, 4, 0), (12, 0)),
    "10-visone-dna.graphml": (8, (9, 3, 0), (0, 12)),
    "11-gephi.graphml": (8, (0, 0, 10), (0, 10)),
    "12-network.gml": (8, (6, 4, 0), (0, 10)),
    "13-pajek.net": (9, (6, 4, 0), (7, 3)),
    "14-node-link-old.json": (10, (0, 0, 11), (0, 11)),
    "15-node-link-new.json": (8, (6, 3, 0), (9, 0)),
    "20-signed-headerless.csv": (10, (9, 7, 0), (16, 0)),
    "21-signed-headerless.tsv": (10, (9, 7, 0), (16, 0)),
    "22-konect.edgelist": (10, (9, 7, 0), (0, 16)),
    "23-matrix-signed.csv": (8, (7, 5, 0), (12, 0)),
    "24-matrix-decimal-comma.csv": (8, (7, 5, 0), (12, 0)),
    "25-matrix-no-row-names.csv": (9, (0, 0, 13), (13, 0)),
    "37-followthemoney.ftm.json": (7, (0, 0, 8), (7, 1)),
    "42-connections-html.csv": (7, (0, 0, 11), (11, 0)),
    "43-unnamed-index.csv": (8, (0, 0, 13), (13, 0)),
    "45-r-export": (10, (0, 0, 11), (11, 0)),
}


@pytest.mark.parametrize("name", COUNTS)
def test_counts(name: str) -> None:
    assert FILES is not None
    dataset = load(Path(FILES) / name)
    signs = [tie.sign for tie in dataset.ties]
    directed = sum(tie.directed for tie in dataset.ties)
    counted = (
        len(dataset.actors),
        (signs.count(1), signs.count(-1), signs.count(None)),
        (directed, len(signs) - directed),
    )
    assert counted == COUNTS[name]


@pytest.mark.parametrize("reverse", [False, True])
def test_a_pair_may_be_given_as_two_files_in_any_order(reverse: bool) -> None:
    assert FILES is not None
    for folder, names in PAIRS.items():
        files = sorted((Path(FILES) / folder / name for name in names), reverse=reverse)
        assert load(files).tables() == load(Path(FILES) / folder).tables()


PAIRS = {
    "06-gephi-pair": ("nodes.csv", "edges.csv"),
    "45-r-export": ("edge.csv", "vertex.csv", "id2names.txt"),
}


def test_what_stands_in_a_relation_of_each_tool() -> None:
    """The kind of tie is kept beside the sign that is read from it."""
    assert FILES is not None
    ties = load(Path(FILES) / "01-kumu-workbook.xlsx").ties
    assert [tie.relation for tie in ties if tie.sign == -1] == ["Opposes"] * 3
    assert {tie.relation for tie in ties if tie.sign is None} == {
        "Lobbies", "Member of", "Contract", "Funds", "Works with",
    }  # fmt: skip
    money = load(Path(FILES) / "37-followthemoney.ftm.json").ties
    kinds = [str(tie.relation).partition(":")[0] for tie in money]
    assert kinds.count("Ownership") == 2 and "Family" in kinds
    assert [tie.directed for tie in money if str(tie.relation).startswith("Family")] == [False]


def test_a_sheet_to_be_ignored_holds_no_actor() -> None:
    assert FILES is not None
    names = {actor.name for actor in load(Path(FILES) / "02-kumu-plain.xlsx").actors}
    assert "Do not count me" not in names


def test_what_a_file_looks_like_is_said_first() -> None:
    assert FILES is not None
    for name in ("01-kumu-workbook.xlsx", "03-kumu-project.json", "37-followthemoney.ftm.json"):
        notices = load(Path(FILES) / name).notices
        assert "This looks like" in next(n.message for n in notices if n.code == "format")


def test_both_matrices_are_the_same() -> None:
    assert FILES is not None
    point, comma = (
        load(Path(FILES) / name) for name in ("23-matrix-signed.csv", "24-matrix-decimal-comma.csv")
    )
    assert point.sha256 == comma.sha256


def test_defaults_and_spells_of_gexf() -> None:
    """Role is board on 8 of 11 edges; 4 edges have spells, one of them two, one without an end."""
    assert FILES is not None
    roles = [tie.relation for tie in load(Path(FILES) / "07-gephi12.gexf").ties]
    assert roles.count("board") == 8
    ties = load(Path(FILES) / "08-spells13.gexf").ties
    assert sum(tie.since is not None for tie in ties) == 4
    assert sum(tie.until is not None for tie in ties) == 3
    assert [tie.extra.get("x_spells") for tie in ties if "x_spells" in tie.extra] == [
        "2018-01-10 to 2019-05-01; 2020-02-01 to 2021-01-01"
    ]
