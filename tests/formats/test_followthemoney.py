"""FollowTheMoney: ties by schema, lists of values, lines, lists and search results."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from graphkit.formats.followthemoney import TIES
from tests.formats.fixture_types import Read


def entity(id: str, schema: str, **properties: list[str]) -> dict[str, Any]:
    return {"id": id, "schema": schema, "properties": properties}


ANN = entity(
    "a", "Person", name=["Ann Oak", "A. Oak"], alias=["Annie"], country=["zz"], birthDate=["1970"]
)
FIRM = entity("f", "Company", name=["Firm"], website=["https://example.org"])


def lines(*rows: dict[str, Any]) -> str:
    return "\n".join(map(json.dumps, rows)) + "\n"


@pytest.mark.parametrize("schema", TIES)
def test_every_schema_with_two_ends_is_a_tie(read: Read, schema: str) -> None:
    start, end, directed = TIES[schema]
    row = entity("r", schema, **{start: ["a"], end: ["f"]})
    (tie,) = read("e.ftm.json", lines(ANN, FIRM, row)).ties
    assert (tie.id, tie.source_actor, tie.target_actor) == ("r", "a", "f")
    assert (tie.sign, tie.directed, tie.relation) == (None, directed, schema)


def test_names_dates_and_all_else(read: Read) -> None:
    row = entity("r", "Directorship", director=["a"], organization=["f"], role=["chair"],
                 startDate=["2015-02-01"], endDate=["late 2019"], status=["active", "old"])  # fmt: skip
    dataset = read("e.jsonl", lines(ANN, FIRM, row))
    ann, firm = dataset.actors
    assert (ann.name, ann.aliases, ann.type, ann.country) == (
        "Ann Oak",
        ("A. Oak", "Annie"),
        "Person",
        "zz",
    )
    assert (dict(ann.extra), firm.url) == ({"x_birthDate": "1970"}, "https://example.org")
    (tie,) = dataset.ties
    assert (tie.relation, tie.since, tie.until) == ("Directorship: chair", date(2015, 2, 1), None)
    assert dict(tie.extra) == {"x_until": "late 2019", "x_status": "active|old"}


def test_several_ends_are_a_tie_each_and_a_missing_one_is_none(read: Read) -> None:
    both = entity("r", "Ownership", owner=["a", "b"], asset=["f"])
    none = entity("s", "Ownership", owner=["a"])
    dataset = read("e.json", lines(ANN, FIRM, both, none))
    assert [(t.id, t.source_actor) for t in dataset.ties] == [("r", "a"), ("r-2", "b")]
    assert [a.id for a in dataset.actors] == ["a", "f", "b"]
    assert [n.code for n in dataset.notices if n.code in ("no-end", "added")] == ["added", "no-end"]


def test_lines_a_list_and_results_say_the_same(read: Read) -> None:
    rows = [ANN, FIRM, entity("r", "Family", person=["a"], relative=["f"])]
    texts = (lines(*rows), json.dumps(rows), json.dumps({"total": 3, "results": rows}))
    found = [read(f"{n}.json", text).tables() for n, text in enumerate(texts)]
    assert found[0] == found[1] == found[2]


def test_entities_that_are_written_out_stand_for_their_ids(read: Read) -> None:
    row: dict[str, Any] = entity("r", "Ownership", owner=["a"])
    row["properties"]["asset"] = [FIRM]
    (tie,) = read("e.json", lines(ANN, FIRM, row)).ties
    assert tie.target_actor == "f"


def test_records_are_no_actors_unless_a_tie_names_them(read: Read) -> None:
    rows = [ANN, entity("p", "Passport", holder=["a"]), entity("d", "Document", title=["File"]),
            entity("r", "Documentation", document=["d"], entity=["a"])]  # fmt: skip
    dataset = read("e.json", lines(*rows))
    assert [(a.id, a.name) for a in dataset.actors] == [("a", "Ann Oak"), ("d", "File")]
    assert any(n.code == "passed-over" and "Passport" in n.message for n in dataset.notices)


def test_a_broken_line_is_told_with_its_number(refused: Callable[..., list[str]]) -> None:
    (told,) = refused("e.json", lines(ANN) + '{"id": "b", "schema": }\n')
    assert told.startswith("e.json:2:23: ")
