"""Files of events in, rows of ties out, by one engine; every row read is accounted for."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import DataError, Place, Problem
from graphkit.events.archive import contents
from graphkit.events.asked import Asked
from graphkit.events.engines import Engine, bigquery, engine, needs
from graphkit.events.expression import OK, REASONS, RESULT, events, names, ties
from graphkit.events.layouts import GDELT, GDELT_COLUMNS, GDELT_TYPES, recognised
from graphkit.events.mapping import EventMapping
from graphkit.events.signs import signs_of
from graphkit.events.stage import stage
from graphkit.events.text_layout import unmapped

MOST = 1_000_000  # ties that a dataset is made of
Told = Callable[[str], None]


@dataclass
class Gathered:
    """What the engine found: rows of ties, how actors are called, and what became of all rows."""

    rows: list[dict[str, Any]]
    called: list[dict[str, Any]]
    read: int
    left_out: dict[str, int]
    layouts: tuple[str, ...]
    files: int
    mappings: tuple[EventMapping, ...]
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def used(self) -> int:
        """The events that count."""
        return sum(row["events"] for row in self.rows)


@dataclass(frozen=True)
class _Part:
    """Parquet files of one mapping."""

    mapping: EventMapping
    paths: tuple[Path, ...]
    result: bool = False


def gather(
    paths: Sequence[Path],
    mapping: EventMapping | None,
    asked: Asked,
    *,
    engine_name: str = "duckdb",
    master: str | None = None,
    tell: Callable[[str, int], None] = lambda file, rows: None,
) -> Gathered:
    """The events of files as rows of ties. `tell` hears what is read and how many rows so far."""
    needs("events", "ibis", "duckdb", "pyarrow")
    if engine_name == "spark":
        needs("spark", "pyspark")
    begun = time.perf_counter()
    texts, parquet = contents(paths)
    with tempfile.TemporaryDirectory(prefix="graphkit-events-") as folder:
        parts = _parquet_parts(parquet, mapping)
        staged = stage(texts, mapping, Path(folder), tell)
        parts += [_Part(one.mapping, (one.path,)) for one in staged]
        tell(f"adding up with {engine_name}", sum(one.rows for one in staged))
        with engine(engine_name, Path(folder), master) as runs:
            rows, called = _run(runs, parts, asked)
    found = _account(rows, called, parts, len(texts) + len(parquet))
    for one in staged:
        if one.broken:
            found.read += one.broken
            reason = "with a wrong number of columns"
            found.left_out[reason] = found.left_out.get(reason, 0) + one.broken
            found.problems += one.places
    found.seconds = time.perf_counter() - begun
    _check(found)
    return found


def _parquet_parts(paths: Sequence[Path], mapping: EventMapping | None) -> list[_Part]:
    """The files whose columns and types are the same, together."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    groups: dict[tuple[str, ...], _Part] = {}
    problems: list[Problem] = []
    for path in paths:
        try:
            schema = pq.read_schema(path)
        except (pa.ArrowException, OSError) as error:
            message = f"This is no Parquet file that can be read: {str(error).splitlines()[0]}"
            problems.append(Problem("error", "parquet", message, Place(path.name)))
            continue
        columns = tuple(schema.names)
        result = set(RESULT) <= set(columns)
        known = mapping or (GDELT if result else recognised(columns))
        if known is None:
            problems += unmapped(columns, Place(path.name)).problems
            continue
        if not result:
            problems += known.missing_in(columns, path.name)
        used = [c for c in known.used.values() if c in columns]
        types = tuple(f"{c}:{schema.field(c).type}" for c in used)
        key = (str(result), known.name, *types)
        before = groups.get(key, _Part(known, (), result))
        groups[key] = _Part(known, (*before.paths, path), result)
    if problems:
        raise DataError(list(dict.fromkeys(problems)))
    return list(groups.values())


def _run(
    runs: Engine, parts: Sequence[_Part], asked: Asked
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The rows of ties, in the order of their keys, and how actors are called."""
    rows: list[dict[str, Any]] = []
    shaped = []
    for part in parts:
        table = runs.table(part.paths)
        if part.result:  # what another engine has added up
            rows += runs.rows(table.select(*RESULT)).to_pylist()
        else:
            shaped.append(events(table, part.mapping, asked, signs_of(runs, table, part.mapping)))
    called: list[dict[str, Any]] = []
    if shaped:
        rows += _rows_of(runs.rows(ties(shaped)))
        named = [
            one
            for one, part in zip(shaped, (p for p in parts if not p.result), strict=True)
            if part.mapping.source_name or part.mapping.source_country
        ]
        called = runs.rows(names(named)).to_pylist() if named else []
    return rows, called


def _rows_of(table: Any) -> list[dict[str, Any]]:
    if table.num_rows > MOST + len(REASONS):
        message = f"There would be {table.num_rows:,} ties, more than {MOST:,}."
        hint = "Keep fewer with --min-mentions, --actors, --since or --until."
        raise DataError([Problem("error", "size", message, hint=hint)])
    order = [("status", "ascending"), ("source", "ascending"), ("target", "ascending")]
    order += [("sign", "ascending"), ("span", "ascending")]
    found: list[dict[str, Any]] = table.sort_by(order).to_pylist()
    return found


def _account(
    rows: list[dict[str, Any]], called: list[dict[str, Any]], parts: Sequence[_Part], files: int
) -> Gathered:
    left = {
        REASONS[row["status"]]: row["events"]
        for row in rows
        if row["status"] != OK and row["events"]
    }
    return Gathered(
        rows=[row for row in rows if row["status"] == OK],
        called=called,
        read=sum(row["events"] for row in rows),
        left_out=left,
        layouts=tuple(dict.fromkeys(part.mapping.name for part in parts)),
        files=files,
        mappings=tuple(dict.fromkeys(part.mapping for part in parts)),
    )


def _check(found: Gathered) -> None:
    if found.rows:
        return
    message = f"No event is left of {found.read:,} rows read"
    why = "; ".join(f"{count:,} {reason}" for reason, count in found.left_out.items())
    message += f": {why}." if why else "."
    raise DataError([*found.problems, Problem("error", "no-events", message)])


def query(table: str, mapping: EventMapping | None, asked: Asked) -> str:
    """The query for a table in BigQuery; without a mapping file the table has GDELT's columns."""
    needs("events", "ibis", "sqlglot")
    import ibis

    known = mapping or GDELT
    gdelt = dict.fromkeys(GDELT_COLUMNS[61], "string") | GDELT_TYPES
    schema: Mapping[str, str] = (
        gdelt if known.name == GDELT.name else dict.fromkeys(known.used.values(), "string")
    )
    *where, name = table.split(".")
    opened = ibis.table(schema, name=name, database=".".join(where) or None)
    signs = signs_of(None, opened, known)
    return bigquery(ties([events(opened, known, asked, signs)]))
