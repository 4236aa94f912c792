"""Typed columns to frozen rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields
from functools import partial
from itertools import repeat
from typing import Any

from graphkit.dataset import NO_EXTRA, ROW_TYPES, Row
from graphkit.formats.convert import Typed
from graphkit.formats.problems import Problems
from graphkit.formats.tables import SCHEMA

FROM_ID = {"actors": "name", "issues": "question"}


def fill_names(typed: Typed, problems: Problems) -> None:
    """Call actors and issues by their ids where no name or question is given."""
    attribute = FROM_ID.get(typed.raw.name)
    if attribute is None:
        return
    ids = typed.columns.get("id", [None] * len(typed))
    named = typed.columns.get(attribute, [None] * len(typed))
    typed.columns[attribute] = [n or i for n, i in zip(named, ids, strict=True)]
    without = sum(name is None for name in named)
    if without:
        what = f"{without:,} of {len(typed):,}" if without < len(typed) else f"{without:,}"
        message = f"{typed.raw.name}: no {attribute} for {what}; called by the id."
        problems.note("no-name", message)


def check_required(typed: Typed, problems: Problems) -> None:
    """Every row has what it must have; one message a row."""
    table = SCHEMA[typed.raw.name]
    optional = (FROM_ID.get(table.name), None if "sign" in typed.columns else "sign")
    needed = [column for column in table.columns if column.required]
    # A whole column that is missing is told once, unless rows name their own fields.
    needed = [c for c in needed if c.field in typed.columns or typed.raw.keyed]
    columns = [
        (column.name, typed.columns.get(column.field) or [None] * len(typed))
        for column in needed
        if column.name not in optional
    ]
    missing: dict[int, list[str]] = {}
    for name, values in columns:
        for row, value in enumerate(values):
            if value is None and (row not in typed.bad or _blank(typed, row, name)):
                missing.setdefault(row, []).append(name)
    for row, names in sorted(missing.items()):
        typed.bad.add(row)
        plural = "s" if len(names) > 1 else ""
        message = f"{table.name}: incomplete row, missing field{plural} {' and '.join(names)}."
        problems.error("missing", message, partial(typed.raw.where.row, row))


def _blank(typed: Typed, row: int, name: str) -> bool:
    """Whether nothing at all is written; a value that could not be read is told already."""
    index = typed.match.columns.get(name)
    return index is None or not typed.raw.columns[index][row].strip()


def rows(typed: Typed) -> tuple[Row, ...]:
    """The rows of one table. Only called when every row is good."""
    columns = [_column(typed, item) for item in fields(ROW_TYPES[typed.raw.name])]
    make: Any = ROW_TYPES[typed.raw.name]
    # Endless columns stand for defaults; the table's length comes from its id column.
    return tuple(make(*values) for values in zip(*columns, strict=False))


def _column(typed: Typed, item: Any) -> Iterable[Any]:
    if item.name == "extra":
        return _mappings(typed.extra, len(typed))
    if item.name in ("names", "questions"):
        return _mappings(typed.languages.get(item.name, {}), len(typed))
    values = typed.columns.get(item.name)
    default = None if item.default is MISSING else item.default
    if values is None:
        return repeat(default)
    if default is None or default == ():
        return values
    return [default if value is None else value for value in values]


def _mappings(columns: dict[str, list[Any]], size: int) -> Iterable[dict[str, str]]:
    """One mapping a row of what is written in columns of the file's own naming."""
    if not columns:
        return repeat(NO_EXTRA, size)  # type: ignore[arg-type]
    names = tuple(columns)
    return [
        {name: value for name, value in zip(names, row, strict=True) if value is not None}
        for row in zip(*columns.values(), strict=True)
    ]
