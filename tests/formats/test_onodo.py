"""Onodo's workbook: From and To are days, a direction is marked, names are ids."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graphkit.formats import load
from tests.formats.books import save

NODES = [
    ["Name", "Type", "Description", "Visible"],
    ["Town", "Body", "old", None],
    ["Port", None, None, 0],
]
RELATIONS = [
    ["Source", "Type", "Target", "Directed", "At", "From", "To", "Amount"],
    ["Town", "owns", "Port", 1, None, date(2019, 1, 2), date(2020, 5, 1), 7],
    ["Port", "met", "Mayor", None, date(2021, 3, 4), None, None, None],
]


@pytest.mark.parametrize(
    "titles", [("Nodes", "Relations"), ("Nodos", "Relaciones"), ("nodos", "Relación")]
)
def test_nodes_and_relations(tmp_path: Path, titles: tuple[str, str]) -> None:
    dataset = load(save(tmp_path / "o.xlsx", dict(zip(titles, (NODES, RELATIONS), strict=True))))
    assert [(a.id, a.type, a.note) for a in dataset.actors] == [
        ("Town", "Body", "old"), ("Port", None, None), ("Mayor", None, None),
    ]  # fmt: skip
    one, other = dataset.ties
    assert (one.source_actor, one.target_actor, one.relation, one.directed) == (
        "Town",
        "Port",
        "owns",
        True,
    )
    assert (one.since, one.until, one.extra["x_Amount"]) == (
        date(2019, 1, 2),
        date(2020, 5, 1),
        "7",
    )
    assert (other.directed, other.since, other.until) == (False, date(2021, 3, 4), date(2021, 3, 4))
    assert dataset.unsigned
    assert "This looks like an Onodo workbook." in {n.message for n in dataset.notices}


def test_signs_stand_in_the_type(tmp_path: Path) -> None:
    rows = [["Source", "Type", "Target"], ["Town", "supports", "Port"], ["Port", "owns", "Town"]]
    dataset = load(save(tmp_path / "o.xlsx", {"Nodes": NODES, "Relations": rows}))
    assert [(t.sign, t.directed) for t in dataset.ties] == [(1, False), (None, False)]
