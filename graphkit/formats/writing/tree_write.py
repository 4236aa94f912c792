"""A Dataset as nested plain values, for YAML and JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from graphkit.dataset import Dataset
from graphkit.formats.about import by_key
from graphkit.formats.writing.flat import Value, flatten
from graphkit.partial_date import date_text


def nested(dataset: Dataset) -> dict[str, Any]:
    """Title, description and tables; each row only with the fields it has."""
    whole: dict[str, Any] = {"name": dataset.name}
    if dataset.title:
        whole["title"] = dataset.title
    whole |= by_key(dataset)
    if dataset.description:
        whole["description"] = dataset.description
    for table in flatten(dataset):
        whole[table.name] = [
            {
                name: _plain(value)
                for name, value in zip(table.header, row, strict=True)
                if value not in (None, ())
            }
            for row in table.rows
        ]
    return whole


def _plain(value: Value) -> Any:
    match value:
        case date():
            return date_text(value)
        case tuple():
            return list(value)
        case float() if value.is_integer() and abs(value) < 1e15:
            return int(value)
    return value
