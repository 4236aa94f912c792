"""Whatever stands in the files of graph tools, reading ends in data or in located problems."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.errors import DataError, UsageError
from graphkit.formats import load

WORDS = [
    "",
    "a",
    "b",
    "1",
    "0",
    "-2",
    "+",
    "Supports",
    "|",
    "x|y",
    "<b>",
    "2020-01-01",
    "é",
    "\u200b",
]
KEYS = ["id", "_id", "label", "name", "type", "from", "to", "source", "target", "direction", "sign",
        "attributes", "reversed", "node1_id", "node2_id", "arrow", "display", "schema", "properties",
        "owner", "asset", "Name", "weight", "x"]  # fmt: skip
LISTS = [
    "nodes",
    "edges",
    "links",
    "elements",
    "connections",
    "loops",
    "maps",
    "captions",
    "results",
]
scalars = st.sampled_from(WORDS) | st.none() | st.booleans() | st.integers(-2, 3)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS), inner),
)
rows = st.dictionaries(st.sampled_from(KEYS), values, max_size=5)
graphs = st.dictionaries(
    st.sampled_from(LISTS),
    st.lists(rows, max_size=3) | st.dictionaries(st.sampled_from("ab"), rows) | scalars,
)
quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def attempt(name: str, content: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(content, encoding="utf-8")
        try:
            load(path)
        except DataError as error:
            assert any(problem.level == "error" for problem in error.problems)
        except UsageError:
            pass


@pytest.mark.slow
@quick
@given(graphs)
def test_json(found: Any) -> None:
    attempt("g.json", json.dumps(found))


@quick
@given(st.lists(rows, max_size=4))
@pytest.mark.slow
def test_json_lines(found: list[Any]) -> None:
    first = {"id": "a", "schema": "Person", "properties": {}}
    attempt("g.jsonl", "\n".join(json.dumps(row) for row in [first, *found]))


cells = st.sampled_from([*WORDS, "from", "to", "ID", "name", "*node data", "*tie data", '"', "labels:", "n=2",
                         "embedded", "format=edgelist1", "data:", "nr=2", "nm=2", "!"])  # fmt: skip
lines = st.lists(st.lists(cells, max_size=4), max_size=6)


@quick
@given(lines, st.sampled_from([" ", ",", "\t", ";"]))
@pytest.mark.parametrize("name", ["g.dl", "g.vna"])
def test_lines(name: str, found: list[list[str]], separator: str) -> None:
    start = "dl n=2\n" if name == "g.dl" else "*node data\n"
    attempt(name, start + "\n".join(separator.join(line) for line in found))


@quick
@given(lines, lines, st.sampled_from([" ", ",", "\t", ";"]))
def test_pairs(nodes: list[list[str]], edges: list[list[str]], separator: str) -> None:
    with TemporaryDirectory() as folder:
        for name, found in (("nodes.csv", nodes), ("edges.csv", edges)):
            text = "\n".join(separator.join(line) for line in found)
            (Path(folder) / name).write_text(text, encoding="utf-8")
        with contextlib.suppress(DataError, UsageError):
            load(Path(folder))
