"""A digest of a dataset's content: the same for every file format and every order of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import fields

from graphkit.decision_rule import Rule
from graphkit.rows import Claim, Event, Row


def sha256_of(tables: Mapping[str, Iterable[Row]]) -> str:
    """The digest of tables of rows, by name."""
    digest = hashlib.sha256()
    for name, rows in tables.items():
        digest.update(f"\x1d{name}\x1d".encode())
        for line in sorted(_canonical(row) for row in rows):
            digest.update(line.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _canonical(row: Row) -> str:
    """One line for one row. Numbered ids of claims are left out: they follow the row order."""
    parts = []
    for item in fields(row):
        if item.name == "id" and isinstance(row, Claim | Event):
            continue
        value = getattr(row, item.name)
        if isinstance(value, Rule):
            value = value.written
        if isinstance(value, Mapping):
            value = sorted(value.items())
        if value not in (None, (), [], ""):
            parts.append(f"{item.name}={value!r}")
    return "\x1f".join(parts) + "\x1e"
