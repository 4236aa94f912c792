"""A Dataset as plain tables of plain values: what every writer starts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graphkit.dataset import Dataset, Option, Row
from graphkit.decision_rule import Rule
from graphkit.formats.reading.cells import SIGN_WORDS, UNSIGNED
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS, Column, Table
from graphkit.partial_date import date_text

Value = str | float | int | bool | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FlatTable:
    """One table to write. `values[row][column]`; None where nothing is to be written."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def flatten(dataset: Dataset) -> Iterator[FlatTable]:
    """The tables that have rows; of each the columns that hold anything, and the id."""
    for name, rows in dataset.tables().items():
        if rows:
            yield _table(SCHEMA[name], rows)


def _table(schema: Table, rows: tuple[Row, ...]) -> FlatTable:
    columns: dict[str, list[Value]] = {}
    for column in schema.columns:
        values = [_value(column, getattr(row, column.field)) for row in rows]
        if column.kind == "sign" and any(value is not None for value in values):
            values = [UNSIGNED if value is None else value for value in values]
        if column.name == "id" or _says_something(column, values):
            columns[column.name] = values
        if column.translated == TRANSLATIONS:
            columns |= _translations(rows, column)
        elif column.translated:
            columns |= _mappings(rows, column.translated, f"{column.name}:")
    columns |= _mappings(rows, "extra", "")
    return FlatTable(schema.name, tuple(columns), tuple(zip(*columns.values(), strict=True)))


def _says_something(column: Column, values: list[Value]) -> bool:
    """Whether a column differs anywhere from what is taken when it is absent."""
    default: Value = {"strength": 1.0, "directed": True}.get(column.name)
    absent = (None, (), default) if column.kind != "yes_no" else (default or False,)
    return any(value not in absent for value in values)


def _value(column: Column, value: Any) -> Value:
    match value:
        case Rule():
            return value.written
        case int() if column.kind == "sign":
            return SIGN_WORDS[value]
        case tuple():
            return tuple(option_text(item) if isinstance(item, Option) else item for item in value)
    return value  # type: ignore[no-any-return]


def option_text(option: Option) -> str:
    """An option as `label=position`."""
    return f"{option.label}={number_text(option.position)}"


def _mappings(rows: tuple[Row, ...], attribute: str, prefix: str) -> dict[str, list[Value]]:
    """Columns for what rows keep by name: translations and the file's own columns."""
    found = [getattr(row, attribute) for row in rows]
    names = sorted({name for mapping in found for name in mapping})
    return {f"{prefix}{name}": [mapping.get(name) for mapping in found] for name in names}


def _translations(rows: tuple[Row, ...], column: Column) -> dict[str, list[Value]]:
    """The columns that translate another, called by it and a language code."""
    found = _mappings(rows, TRANSLATIONS, "")
    return {
        heading: [_value(column, value) for value in values]
        for heading, values in found.items()
        if heading.startswith(f"{column.name}:")
    }


def number_text(value: float) -> str:
    """A number in the fewest digits that read back as the same."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def as_cell(value: Value) -> str:
    """A value as the text of one cell; several values are separated by `|`."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return number_text(value)
        case date():
            return date_text(value)
        case _:
            return "|".join(value)
