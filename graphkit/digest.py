"""A digest of a dataset's content: the same for every file format and every order of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from graphkit.decision_rule import Rule
from graphkit.rows import Claim, Event, Row


def sha256_of(tables: Mapping[str, Iterable[Row]]) -> str:
    """The digest of tables of rows, by name."""
    digest = hashlib.sha256()
    for name, rows in tables.items():
        digest.update(f"\x1d{name}\x1d".encode())
        for line in sorted(_lines(list(rows))):
            digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def sha256_of_graph(graph: Any) -> str:
    """The digest of a NetworkX graph: nodes, and edges with sign, strength and direction."""
    digest = hashlib.sha256()
    lines = sorted(
        f"{a}\x1f{b}\x1f{d.get('sign')!r}\x1f{d.get('strength')!r}\x1f{d.get('directed')!r}"
        + (f"\x1f{d['level']!r}" if "level" in d else "")
        for a, b, d in graph.edges(data=True)
    )
    digest.update("".join(f"{line}\x1e" for line in (*sorted(graph), *lines)).encode())
    return digest.hexdigest()


def _lines(rows: Sequence[Row]) -> list[str]:
    """One line for one row, written column by column: most columns of long tables are empty or
    say the same few things over and over. Numbered ids of claims are left out: they follow the
    row order."""
    if len({type(row) for row in rows}) > 1:
        return [line for row in rows for line in _lines([row])]
    columns = []
    for item in fields(rows[0]) if rows else ():
        if item.name == "id" and isinstance(rows[0], Claim | Event):
            continue
        values = list(map(attrgetter(item.name), rows))
        if any(values) or not all(issubclass(kind, _EMPTY) for kind in set(map(type, values))):
            columns.append(_cells(item.name, values))
    if not columns:
        return ["\x1e"] * len(rows)
    return ["\x1f".join(filter(None, cells)) + "\x1e" for cells in zip(*columns, strict=True)]


_EMPTY = (type(None), str, tuple, list, Mapping)  # kinds of which what is false says nothing


def _cells(name: str, values: list[Any]) -> list[str]:
    """What a column says in each row, empty where it says nothing."""
    kinds = set(map(type, values))
    # 1, 1.0 and True are equal and written differently, and so are 0.0 and -0.0.
    if len(kinds - {type(None)}) > 1 or (float in kinds and 0.0 in values):
        return [_cell(name, value) for value in values]
    try:
        written = {value: _cell(name, value) for value in set(values)}
    except TypeError:  # lists or mappings
        return [_cell(name, value) for value in values]
    return list(map(written.__getitem__, values))


def _cell(name: str, value: Any) -> str:
    if isinstance(value, Rule):
        value = value.written
    if isinstance(value, Mapping):
        value = sorted(value.items())
    return f"{name}={value!r}" if value not in (None, (), [], "") else ""
