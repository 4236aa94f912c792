"""A folder's `datapackage.json` kept true to its tables: columns and tables that are added."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place, Problem
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.datapackage import descriptor, field_of, resource
from graphkit.formats.writing.flat import FlatTable

Headings = Mapping[str, Sequence[str]]


def with_columns(
    content: bytes | None, dataset: Dataset, headings: Headings, said: Mapping[str, str]
) -> bytes:
    """The descriptor with every column of these tables, and with what is `said` of the whole.

    What it says already stays; without one there it is made for the dataset.
    """
    tables = [FlatTable(name, tuple(columns), ()) for name, columns in headings.items()]
    if content is None:
        content = descriptor(dataset, tables)
    package = parsed_descriptor(content)
    before = json.dumps(package)
    for key, value in said.items():
        package.setdefault(key, value)
    resources = package.setdefault("resources", [])
    by_name = {one.get("name"): one for one in resources if isinstance(one, dict)}
    for table in tables:
        if table.name in by_name:
            _add_fields(by_name[table.name], table)
        else:
            resources.append(resource(table, set(headings)))
    if json.dumps(package) == before:
        return content
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def parsed_descriptor(content: bytes) -> dict[str, Any]:
    """What a descriptor says, by key; raises `DataError` where it is no JSON."""
    try:
        found = json.loads(content)
    except ValueError as error:
        message, place = f"This is no JSON: {error}.", Place("datapackage.json")
        raise DataError([Problem("error", "json", message, place)]) from None
    return found if isinstance(found, dict) else {}


def _add_fields(described: dict[str, Any], table: FlatTable) -> None:
    """Add the columns that the description of a table lacks."""
    fields = described.setdefault("schema", {}).setdefault("fields", [])
    there = {one.get("name") for one in fields if isinstance(one, dict)}
    columns = {column.name: column for column in SCHEMA[table.name].columns}
    fields += [field_of(name, columns.get(name)) for name in table.header if name not in there]
