"""Kumu's workbook: its sheets by name or by headings, sheets to ignore, order of columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.formats import load
from tests.formats.books import save

ELEMENTS = [
    ["Label", "Type", "Tags"],
    ["Town", "Body", "a|b"],
    ["Port", "Firm", None],
    ["Yard", None, None],
]
CONNECTIONS = [["From", "To", "Direction", "Type"], ["Town", "Port", "mutual", "Opposes"],
               ["Port", "Yard", "directed", "Owns"]]  # fmt: skip


@pytest.mark.parametrize(
    "titles", [("Elements", "Connections"), ("elements", "CONNECTIONS"), ("People", "Sheet2")]
)
def test_sheets_by_name_or_by_headings(tmp_path: Path, titles: tuple[str, str]) -> None:
    sheets = dict(zip(titles, (ELEMENTS, CONNECTIONS), strict=True))
    dataset = load(save(tmp_path / "k.xlsx", sheets))
    assert [(a.id, a.type) for a in dataset.actors] == [
        ("Town", "Body"),
        ("Port", "Firm"),
        ("Yard", None),
    ]
    assert [(t.sign, t.directed, t.relation) for t in dataset.ties] == [
        (-1, False, "Opposes"), (None, True, "Owns"),
    ]  # fmt: skip
    assert "This looks like a Kumu workbook." in {n.message for n in dataset.notices}


def test_columns_in_any_order_ids_and_ignored_sheets(tmp_path: Path) -> None:
    sheets = {
        "Notes (Ignore)": [["Label"], ["Nobody"]],
        "Connections": [
            ["Type", "To", "From", "ID"],
            ["-", "p", "t", "c9"],
            [None, "Town", "p", "c10"],
        ],
        "Elements": [["ID", "Type", "Label"], ["t", "Body", "Town"], ["p", "Firm", "Port"]],
    }
    dataset = load(save(tmp_path / "k.xlsx", sheets))
    assert [(a.id, a.name) for a in dataset.actors] == [("t", "Town"), ("p", "Port")]
    assert [(t.id, t.source_actor, t.target_actor, t.sign) for t in dataset.ties] == [
        ("c9", "t", "p", -1), ("c10", "p", "t", None),
    ]  # fmt: skip


def test_several_sheets_of_a_kind_are_one_list(tmp_path: Path) -> None:
    sheets = {
        "Elements": ELEMENTS,
        "Firms": [["Label", "Region"], ["Mill", "East"]],
        "Connections": CONNECTIONS,
        "Connections 2": [["From", "To", "Weight"], ["Mill", "Town", 2]],
    }
    dataset = load(save(tmp_path / "k.xlsx", sheets))
    assert [a.name for a in dataset.actors] == ["Town", "Port", "Yard", "Mill"]
    assert [(t.target_actor, t.strength, t.sign) for t in dataset.ties] == [
        ("Port", 1, -1), ("Yard", 1, None), ("Town", 2, None),
    ]  # fmt: skip


def test_connections_alone(tmp_path: Path) -> None:
    dataset = load(save(tmp_path / "k.xlsx", {"Connections": CONNECTIONS}))
    assert [actor.id for actor in dataset.actors] == ["Town", "Port", "Yard"]


def test_a_fault_in_kumus_workbook_is_told_once_and_by_its_cell(tmp_path: Path) -> None:
    sheets = {"Elements": ELEMENTS, "Connections": [["From", "To", "Type"], ["Town", None, "+"]]}
    with pytest.raises(DataError) as caught:
        load(save(tmp_path / "k.xlsx", sheets))
    errors = [str(p) for p in caught.value.problems if p.level == "error"]
    assert errors == ["k.xlsx:Connections!A2: ties: incomplete row, missing field to."]
    assert any(p.code == "format" for p in caught.value.problems)


def test_graphkits_own_workbook_is_none_of_kumus(tmp_path: Path) -> None:
    sheets = {"actors": [["id", "label"], ["a", "A"], ["b", "B"]],
              "ties": [["from", "to", "sign"], ["a", "b", "+"]]}  # fmt: skip
    dataset = load(save(tmp_path / "own.xlsx", sheets))
    assert not any(n.code == "format" for n in dataset.notices)


def test_a_pair_of_sheets_with_other_tools_names(tmp_path: Path) -> None:
    """Nodes and Edges are the usual pair, whatever their headings."""
    sheets = {"Nodes": [["Label", "Group"], ["Ann", 1], ["Bob", 2]],
              "Edges": [["From", "To", "Type"], ["Ann", "Bob", "Undirected"]]}  # fmt: skip
    dataset = load(save(tmp_path / "g.xlsx", sheets))
    assert [a.id for a in dataset.actors] == ["Ann", "Bob"]
    assert [t.directed for t in dataset.ties] == [False]
