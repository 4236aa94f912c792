"""The descriptor that makes a folder of CSV tables a Data Package (Frictionless v1)."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from graphkit.dataset import Dataset
from graphkit.formats.about import by_key
from graphkit.formats.reading.cells import SIGN_WORDS, UNSIGNED
from graphkit.formats.reading.tables import SCHEMA, Column
from graphkit.formats.writing.flat import FlatTable
from graphkit.partial_date import PartialDate

_RANGES: Mapping[str, tuple[float, float]] = {
    "share": (0, 1),
    "capability": (0, 100),
    "outcome": (-1, 1),
    "position": (-1, 1),
    "strength": (1e-9, 1e9),
    "level": (0, 4),
}
_TARGET = {"actor": "actors", "issue": "issues", "source": "sources"}


def descriptor(dataset: Dataset, tables: list[FlatTable]) -> bytes:
    """`datapackage.json` for these tables."""
    there = {table.name for table in tables}
    package: dict[str, Any] = {"profile": "tabular-data-package", "name": slug(dataset.name)}
    if dataset.title:
        package["title"] = dataset.title
    package |= by_key(dataset)
    if dataset.description:
        package["description"] = dataset.description
    package["resources"] = [resource(table, there) for table in tables]
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def slug(name: str) -> str:
    """A name as the specification wants it: small Latin letters, digits, dots and dashes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._") or "dataset"


def resource(table: FlatTable, there: set[str]) -> dict[str, Any]:
    """A table as the package describes it; `there` are the tables of the package."""
    schema = SCHEMA[table.name]
    columns = {column.name: column for column in schema.columns}
    fields = [field_of(name, columns.get(name)) for name in table.header]
    for place, about in enumerate(fields):
        if any(isinstance(row[place], PartialDate) for row in table.rows):
            about["type"] = "string"  # a date there is a whole day
    keys = [
        {
            "fields": name,
            "reference": {"resource": _TARGET[columns[name].kind], "fields": "id"},
        }
        for name in table.header
        if name in columns and _points(columns[name], there)
    ]
    described: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if "id" in table.header:
        described["primaryKey"] = "id"
    if keys:
        described["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "title": schema.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"'},
        "schema": described,
    }


def _points(column: Column, there: set[str]) -> bool:
    """Whether every cell is one id of another table of the package."""
    return not column.many and _TARGET.get(column.kind) in there


def field_of(name: str, column: Column | None) -> dict[str, Any]:
    """A column as the package describes it; None for a column of the file's own."""
    described: dict[str, Any] = {"name": name, "type": "string"}
    if column is None:
        return described
    if column.about:
        described["description"] = column.about
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.kind in _RANGES:
        described["type"] = "number"
        constraints["minimum"], constraints["maximum"] = _RANGES[column.kind]
    elif column.kind == "number":
        described["type"] = "number"
    elif column.kind == "date":
        described["type"] = "date"
    elif column.kind == "yes_no":
        described |= {"type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]}
    elif column.kind == "sign":
        constraints["enum"] = [*SIGN_WORDS.values(), UNSIGNED]
    if column.name == "id":
        constraints |= {"required": True, "unique": True}
    if constraints:
        described["constraints"] = constraints
    return described
