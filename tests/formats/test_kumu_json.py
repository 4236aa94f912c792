"""Kumu's JSON: blueprint and project, ends by id and by label, signs in the type."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.formats.reading.type_signs import sign_of_type
from tests.formats.fixture_types import Read


def blueprint(connections: list[dict[str, Any]], elements: list[str] | None = None) -> str:
    labels = ["Town", "Port", "Yard"] if elements is None else elements
    return json.dumps({"elements": [{"label": n} for n in labels], "connections": connections})


@pytest.mark.parametrize(
    ("kind", "sign"),
    [("+", 1), ("-", -1), ("−", -1), ("Supports", 1), ("opposed", -1), ("neutral", 0),
     ("Funds", None), ("", None), ("7", None), ("Funds|Supports", 1), ("+|-", None)],
)  # fmt: skip
def test_the_sign_is_the_type_where_it_is_one(read: Read, kind: str, sign: int | None) -> None:
    ties = [
        {"from": "Town", "to": "Port", "type": kind},
        {"from": "Port", "to": "Yard", "type": "+"},
    ]
    one, other = read("k.json", blueprint(ties)).ties
    assert (one.sign, other.sign) == (sign, 1)


@given(st.text(max_size=8))
def test_no_other_word_is_a_sign(word: str) -> None:
    assert sign_of_type(word) in (None, 0, 1, -1)
    assert sign_of_type(f"zq{word.replace('|', '')}zq") is None


def test_a_map_without_signs_is_an_unsigned_network(read: Read) -> None:
    dataset = read("k.json", blueprint([{"from": "Town", "to": "Port", "type": "Funds"}]))
    assert dataset.unsigned
    assert any(note.code == "unsigned" for note in dataset.notices)


def test_directions(read: Read) -> None:
    ways = ["directed", "undirected", "mutual", None]
    ties = [{"from": "Town", "to": "Port", "direction": way} for way in ways]
    assert [t.directed for t in read("k.json", blueprint(ties)).ties] == [True, False, False, True]


def test_a_project_with_ids_and_attributes(read: Read) -> None:
    found = {
        "name": "Harbour",
        "attributes": [{"name": "Label"}],
        "elements": [
            {"_id": "e1", "attributes": {"label": "Town", "element type": "Body", "tags": ["a", "b"]}},
            {"_id": "e2", "attributes": {"label": "Port", "description": "Old <b>port</b>"}},
        ],
        "connections": [
            {"_id": "c1", "from": "e1", "to": "e2", "direction": "mutual", "reversed": False,
             "attributes": {"connection type": "-", "description": "a row"}},
            {"_id": "c2", "from": "e1", "to": "e2", "reversed": True, "attributes": {}},
        ],
        "loops": [{"_id": "l"}],
        "maps": [{"_id": "m"}, {"_id": "n"}],
        "perspectives": [],
    }  # fmt: skip
    dataset = read("k.json", json.dumps(found))
    town, port = dataset.actors
    assert (dataset.title, town.id, town.name, town.type) == ("Harbour", "e1", "Town", "Body")
    assert (town.extra["x_tags"], port.note) == ("a|b", "Old <b>port</b>")
    one, other = dataset.ties
    assert (one.id, one.sign, one.directed, one.summary) == ("c1", -1, False, "a row")
    assert (other.source_actor, other.target_actor, other.sign) == ("e2", "e1", None)
    (passed,) = (n for n in dataset.notices if n.code == "passed-over")
    assert passed.message.startswith("1 loop, 2 maps say")


def test_an_end_is_an_id_before_it_is_a_label(read: Read) -> None:
    found = {
        "elements": [{"id": "Port", "label": "Town"}, {"label": "Port"}, {"id": "x", "label": "Yard"}],
        "connections": [{"from": "Port", "to": "Yard", "type": "+"}],
    }  # fmt: skip
    found["elements"][1]["id"] = "p2"
    (tie,) = read("k.json", json.dumps(found)).ties
    assert (tie.source_actor, tie.target_actor) == ("Port", "x")


def test_an_element_that_only_a_connection_names_exists(read: Read) -> None:
    dataset = read("k.json", blueprint([{"from": "Town", "to": "Mill"}]))
    assert [actor.id for actor in dataset.actors] == ["Town", "Port", "Yard", "Mill"]
    assert [n.level for n in dataset.notices if n.code == "added"] == ["note"]


def test_a_misspelt_end_is_warned_of(read: Read) -> None:
    found = blueprint([{"from": "Harbour Board", "to": "Town"}], ["Harbor Board", "Town"])
    (added,) = (n for n in read("k.json", found).notices if n.code == "added")
    assert (added.level, added.hint) == (
        "warning",
        "Is 'Harbour Board' the same as 'Harbor Board'?",
    )


def test_ends_that_fit_nothing_are_one_problem(refused: Callable[..., list[str]]) -> None:
    ties = [{"from": f"n{n}", "to": f"m{n}", "type": "+"} for n in range(50)]
    (told,) = refused("k.json", blueprint(ties))
    assert "none of the 100 ends" in told


def test_native_json_is_left_alone(read: Read) -> None:
    dataset = read("n.json", json.dumps({"ties": [{"from": "a", "to": "b", "sign": "-"}]}))
    assert [t.sign for t in dataset.ties] == [-1]
    assert not any(n.code == "format" for n in dataset.notices)


def test_mixed_signs_come_back_from_every_native_form(read: Read, tmp_path: Any) -> None:
    from graphkit.formats import load, write

    ties = [{"from": "Town", "to": "Port", "type": kind} for kind in ("+", "-", "Funds", "neutral")]
    dataset = read("k.json", blueprint(ties))
    for name, file in (
        ("yaml", "d.yaml"),
        ("json", "d.json"),
        ("edge_list", "d.csv"),
        ("xlsx", "d.xlsx"),
    ):
        content = write(dataset, name)
        assert isinstance(content, bytes)
        (tmp_path / file).write_bytes(content)
        assert [t.sign for t in load(tmp_path / file).ties] == [1, -1, None, 0]


def test_an_empty_sign_among_signs_stays_an_error(refused: Callable[..., list[str]]) -> None:
    assert refused("l.csv", "from,to,sign\na,b,+\nb,c,\n") == [
        "l.csv:3:1: ties: incomplete row, missing field sign."
    ]


def test_unsigned_is_a_word_among_signs(read: Read) -> None:
    assert [t.sign for t in read("l.csv", "from,to,sign\na,b,+\nb,c,unsigned\nc,a,-\n").ties] == [
        1, None, -1,
    ]  # fmt: skip


def test_an_element_listed_twice_is_one(read: Read) -> None:
    found = blueprint([{"from": "Town", "to": "Port", "type": "+"}], ["Town", "Port", "Town"])
    dataset = read("k.json", found)
    assert [actor.id for actor in dataset.actors] == ["Town", "Port"]
    assert [n.level for n in dataset.notices if n.code == "repeated"] == ["warning"]
    assert dataset.accounts[0].rejected == 1
