"""A dataset as Parquet: a file a table, with typed columns."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

from graphkit.dataset import Dataset
from graphkit.formats.about import by_key
from graphkit.formats.reading.extras import needed
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.flat import FlatTable, Value, flatten
from graphkit.partial_date import PartialDate, date_text

ABOUT = b"graphkit"
NUMBERS = frozenset(("position", "share", "capability", "strength", "outcome", "level", "number"))


def write(dataset: Dataset) -> Mapping[str, bytes]:
    """The files by name; several values in a cell are a list. What is said of the whole stands in
    the metadata of each."""
    pyarrow = needed("pyarrow", "parquet")
    about = json.dumps(_about(dataset), ensure_ascii=False).encode()
    tables = list(flatten(dataset)) or [FlatTable("actors", ("id", "name"), ())]
    return {f"{table.name}.parquet": _bytes(table, about, pyarrow) for table in tables}


def _about(dataset: Dataset) -> dict[str, str]:
    whole = {"title": dataset.title, "description": dataset.description}
    return {key: words for key, words in whole.items() if words} | by_key(dataset)


def _bytes(table: FlatTable, about: bytes, pyarrow: Any) -> bytes:
    parquet = needed("pyarrow.parquet", "parquet")
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.header)
    types = [_type(table.name, word, pyarrow) for word in table.header]
    for place, values in enumerate(columns):  # a day's type holds no month or year alone
        if any(isinstance(value, PartialDate) for value in values):
            types[place] = pyarrow.string()
            columns[place] = tuple(v if v is None else date_text(v) for v in values)
    arrays = [
        pyarrow.array([_plain(value) for value in values], type=kind)
        for values, kind in zip(columns, types, strict=True)
    ]
    fields = [pyarrow.field(w, kind) for w, kind in zip(table.header, types, strict=True)]
    schema = pyarrow.schema(fields, metadata={ABOUT: about})
    stream = io.BytesIO()
    parquet.write_table(pyarrow.table(arrays, schema=schema), stream)
    return stream.getvalue()


def _plain(value: Value) -> Any:
    """A value as pyarrow takes it, without negative zeros, which reading does not keep."""
    if isinstance(value, tuple):
        return list(value) or None
    return value + 0.0 if isinstance(value, float) else value


def _type(table: str, word: str, pyarrow: Any) -> Any:
    """The type of a column: what the schema says it holds, text where it is the file's own."""
    base = word.partition(":")[0]
    column = next((c for c in SCHEMA[table].columns if c.name == base), None)
    if column is None:
        return pyarrow.string()
    if column.many:
        return pyarrow.list_(pyarrow.string())
    if column.kind in NUMBERS:
        return pyarrow.float64()
    return {"date": pyarrow.date32(), "yes_no": pyarrow.bool_()}.get(column.kind, pyarrow.string())
