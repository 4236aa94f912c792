"""Parquet files of events, those of the same columns and types together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graphkit.errors import DataError, Place, Problem
from graphkit.events.expression import RESULT
from graphkit.events.layouts import GDELT, recognised
from graphkit.events.mapping import EventMapping
from graphkit.events.text_layout import unmapped
from graphkit.phrases import phrase

ADDED_UP = replace(GDELT, name="events added up before")


@dataclass(frozen=True)
class Part:
    """Parquet files that one table is made of; `added_up` where they hold the query's result."""

    mapping: EventMapping
    paths: tuple[Path, ...]
    rows: int
    added_up: bool = False


def parquet_parts(paths: Sequence[Path], mapping: EventMapping | None) -> list[Part]:
    """The parts of the files named; raises `DataError` with everything that does not fit."""
    groups: dict[tuple[object, ...], Part] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            key, part = _part(path, mapping)
        except DataError as error:
            problems += error.problems
            continue
        if key in groups:
            before = groups[key]
            part = replace(part, paths=(*before.paths, path), rows=before.rows + part.rows)
        groups[key] = part
    if problems:
        raise DataError(list(dict.fromkeys(problems)))
    return list(groups.values())


def _part(path: Path, mapping: EventMapping | None) -> tuple[tuple[object, ...], Part]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    place = Place(path.name)
    try:
        with pq.ParquetFile(path) as file:
            schema, rows = file.schema_arrow, file.metadata.num_rows
    except (pa.ArrowException, OSError) as error:
        message = phrase(
            "This is no Parquet file that can be read: {value}", value=str(error).splitlines()[0]
        )
        raise DataError([Problem("error", "parquet", message, place)]) from None
    columns = tuple(schema.names)
    if set(RESULT) <= set(columns):
        return ("added up",), Part(ADDED_UP, (path,), rows, added_up=True)
    known = mapping or recognised(columns)
    if known is None:
        raise unmapped(columns, place)
    if problems := known.missing_in(columns, path.name):
        raise DataError(problems)
    types = [(c, str(schema.field(c).type)) for c in known.used.values() if c in columns]
    return (known.name, *types), Part(known, (path,), rows)
