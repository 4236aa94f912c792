"""The event list of the Discourse Network Analyzer: one coded statement a row."""

from __future__ import annotations

from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.csv_table import is_empty
from graphkit.formats.reading.first_lines import headings_of
from graphkit.formats.reading.picked import foreign_table
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.statements import ROLES, statement_tables, tell_roles
from graphkit.formats.writing.dna_events import HOLDS, LIMITS, fit, write
from graphkit.phrases import phrase


def recognises(path: Path) -> bool:
    """Whether the headings are those of an event list: a statement, its time, and a variable."""
    words = set(headings_of(path)) if path.is_file() else set()
    return {"statement_id", "time"} <= words or (
        "statement_id" in words and not words.isdisjoint(ROLES["concept"])
    )


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Organisations as actors, concepts as issues, statements as stances, documents as sources."""
    raw = RawDataset(name_of(path))
    table = foreign_table(path, options, problems)
    if table is None or not tell_roles(table, problems):
        return raw
    if not is_empty(table.raw, path.name, problems):
        statement_tables(table, raw, options, problems)
    return raw


dna_csv = Format(
    name="dna_csv",
    question="The Discourse Network Analyzer's event list, as CSV",
    suffixes=(".csv", ".tsv", ".txt"),
    called=phrase("an event list of the Discourse Network Analyzer"),
    facts="github.com/leifeld/dna, Exporter.java",
    write=write,
    fit=fit,
    holds=HOLDS,
    limits=LIMITS,
    read=read,
    recognises=recognises,
)
