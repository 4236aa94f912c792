"""Typed columns to frozen rows."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import MISSING, fields
from itertools import repeat
from typing import Any

from graphkit.dataset import NO_EXTRA, ROW_TYPES, Row
from graphkit.formats.reading.parse_columns import ParsedTable
from graphkit.formats.reading.tables import TRANSLATIONS

NOTHING: tuple[Any, ...] = (None, ())


def rows(typed: ParsedTable) -> tuple[Row, ...]:
    """The rows of one table, which take over what was read. Only called when every row is good."""
    kind: Any = ROW_TYPES[typed.raw.name]
    typed.raw.release()
    made = tuple(map(kind.__new__, repeat(kind, len(typed))))
    for item in fields(kind):
        # What was read need not be looked at again: a fifth of the time of a frozen dataclass's
        # own way. Endless columns stand for defaults.
        put = getattr(kind, item.name).__set__
        deque(map(put, made, _column(typed, item)), maxlen=0)
    return made


def _column(typed: ParsedTable, item: Any) -> Iterable[Any]:
    if item.name == "extra":
        return _mappings(typed.extra, len(typed))
    if item.name in ("names", "questions", TRANSLATIONS):
        return _mappings(typed.languages.get(item.name, {}), len(typed))
    values = typed.columns.pop(item.name, None)
    default = None if item.default is MISSING else item.default
    if values is None:
        return repeat(default)
    if default is None or default == ():
        return values
    return [default if value is None else value for value in values]


def _mappings(columns: dict[str, list[Any]], size: int) -> Iterable[dict[str, Any]]:
    """One mapping a row of what is written in columns of the file's own naming."""
    if not columns:
        return repeat(NO_EXTRA, size)  # type: ignore[arg-type]
    names = tuple(columns)
    return [
        {name: value for name, value in zip(names, row, strict=True) if value not in NOTHING}
        for row in zip(*columns.values(), strict=True)
    ]
