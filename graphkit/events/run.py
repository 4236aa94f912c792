"""Files of events in, rows of ties out, by one engine; every row read is accounted for."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import DataError, Problem, UsageError
from graphkit.events.archive import contents
from graphkit.events.asked import Asked
from graphkit.events.engines import Engine, bigquery, engine
from graphkit.events.expression import OK, REASONS, RESULT, events, names, ties
from graphkit.events.layouts import GDELT, GDELT_COLUMNS, GDELT_TYPES
from graphkit.events.mapping import EventMapping
from graphkit.events.parts import Part, parquet_parts
from graphkit.events.signs import signs_of
from graphkit.events.stage import Staged, stage
from graphkit.events.ticking import ticking
from graphkit.formats.reading.extras import needed
from graphkit.phrases import phrase, run_on
from graphkit.progress import Tell

MOST = 1_000_000  # ties that a dataset is made of
Rows = list[dict[str, Any]]


@dataclass
class Gathered:
    """What the engine found: rows of ties, how actors are called, and what became of all rows."""

    rows: Rows
    called: Rows
    read: int
    left_out: dict[str, int]
    mappings: tuple[EventMapping, ...]
    files: int = 0
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def used(self) -> int:
        """The events that count."""
        return sum(int(row["events"]) for row in self.rows)

    @property
    def layouts(self) -> str:
        """What was read, in words."""
        return " and ".join(dict.fromkeys(mapping.name for mapping in self.mappings))

    @property
    def last_day(self) -> int:
        """The day of the last event that counts."""
        return max(int(row["last_day"]) for row in self.rows)


def gather(
    paths: Sequence[Path],
    mapping: EventMapping | None,
    asked: Asked,
    *,
    engine_name: str = "duckdb",
    master: str | None = None,
    tell: Tell = lambda what, rows, of: None,
) -> Gathered:
    """The events of files as rows of ties. `tell` hears what is done and how far it is."""
    for module in ("pyarrow", "ibis", "duckdb"):
        needed(module, "events")
    if engine_name == "spark":
        needed("pyspark", "spark")
    begun = time.perf_counter()
    texts, parquet = contents(paths)
    with tempfile.TemporaryDirectory(prefix="graphkit-events-") as folder:
        parts = parquet_parts(parquet, mapping)
        staged = stage(texts, mapping, Path(folder), tell)
        parts += [Part(one.mapping, (one.path,), one.rows) for one in staged]
        with engine(engine_name, Path(folder), master) as runs:
            what, rows = f"adding up with {engine_name}", sum(part.rows for part in parts)
            with ticking(tell, what, rows, runs.done):
                found = _run(runs, parts, asked)
    _add_broken(found, staged)
    found.files = len(texts) + len(parquet)
    found.seconds = time.perf_counter() - begun
    if not found.rows:
        raise _nothing_left(found)
    return found


def _run(runs: Engine, parts: Sequence[Part], asked: Asked) -> Gathered:
    """The rows of ties, in the order of their keys, and how actors are called."""
    rows: Rows = []
    shaped, named = [], []
    for part in parts:
        table = runs.table(part.paths)
        if part.added_up:
            rows += _added_up(runs.rows(table.select(*RESULT)), asked)
            continue
        signs = signs_of(runs, table, part.mapping)
        shaped.append(events(table, part.mapping, asked, signs))
        if part.mapping.source_name or part.mapping.source_country:
            named.append(shaped[-1])
    if shaped:
        rows += _in_order(runs.rows(ties(shaped)))
    called = runs.rows(names(named)).to_pylist() if named else []
    return Gathered(
        rows=[row for row in rows if row["status"] == OK],
        called=called,
        read=sum(row["events"] for row in rows),
        left_out={REASONS[r["status"]]: r["events"] for r in rows if r["status"] != OK},
        mappings=tuple(dict.fromkeys(part.mapping for part in parts)),
    )


def _in_order(table: Any) -> Rows:
    if table.num_rows > MOST + len(REASONS):
        message = phrase(
            "There would be {num_rows} ties, more than {most}.",
            num_rows=f"{table.num_rows:,}",
            most=f"{MOST:,}",
        )
        hint = phrase("Keep fewer with --min-mentions, --actors, --since or --until.")
        raise DataError([Problem("error", "size", message, hint=hint)])
    keys = ("status", "source", "target", "sign", "span")
    found: Rows = table.sort_by([(key, "ascending") for key in keys]).to_pylist()
    return found


def _added_up(table: Any, asked: Asked) -> Rows:
    """The rows of a result that this query gave elsewhere, as in BigQuery."""
    rows = _in_order(table)
    if asked.since or asked.until or asked.patterns or asked.min_mentions:
        raise UsageError(phrase("These events are added up already; choose them when adding up."))
    if {bool(row["span"]) for row in rows if row["status"] == OK} != {bool(asked.window)}:
        raise UsageError(phrase("Give the --window that these events were added up with, or none."))
    return rows


def _add_broken(found: Gathered, staged: Sequence[Staged]) -> None:
    for one in staged:
        if one.broken:
            reason = "with a wrong number of columns"
            found.read += one.broken
            found.left_out[reason] = found.left_out.get(reason, 0) + one.broken
            found.problems += one.places


def _nothing_left(found: Gathered) -> DataError:
    message = phrase("No event is left of {read} rows read", read=f"{found.read:,}")
    why = run_on(
        phrase("; "),
        (
            phrase("{n} {reason}", n=f"{count:,}", reason=reason)
            for reason, count in found.left_out.items()
        ),
    )
    message += phrase(": {why}.", why=why) if why else "."
    return DataError([*found.problems, Problem("error", "no-events", message)])


def query(table: str, mapping: EventMapping | None, asked: Asked) -> str:
    """The query for a table in BigQuery; without a mapping file the table has GDELT's columns."""
    ibis = needed("ibis", "events")
    known = mapping or GDELT
    gdelt = dict.fromkeys(GDELT_COLUMNS[61], "string") | GDELT_TYPES
    schema: Mapping[str, str] = (
        gdelt if known.name == GDELT.name else dict.fromkeys(known.used.values(), "string")
    )
    *where, name = table.split(".")
    opened = ibis.table(schema, name=name, database=".".join(where) or None)
    return bigquery(ties([events(opened, known, asked, signs_of(None, opened, known))]))
