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
