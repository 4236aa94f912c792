"""Kumu's JSON: a whole project as it is exported, or a blueprint as it is imported."""

from __future__ import annotations

from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.graph_tables import line
from graphkit.formats.reading.json_rows import (
    branch_of,
    branches_of,
    place_of,
    root_of,
    with_fields,
)
from graphkit.formats.reading.kumu import settle_kumu
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.peek import json_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Items
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.formats.writing.graph_elements import without_self_ties
from graphkit.formats.writing.kumu import HOLDS, LIMITS, write_json
from graphkit.phrases import phrase, run_on

ROWS = (("elements", "actors"), ("connections", "ties"))
_SHOWN = ("loops", "maps", "perspectives", "views", "slides", "presentations")


def is_kumu(path: Path) -> bool:
    """Whether a JSON file has lists of elements and of connections."""
    found = json_in(path)
    return (
        isinstance(found, dict)
        and any(isinstance(found.get(key), list) for key, _ in ROWS)
        and all(isinstance(found.get(key, []), list) for key, _ in ROWS)
    )


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Elements as actors, connections as ties."""
    raw = RawDataset(name_of(path))
    root = root_of(path, options, problems)
    if not isinstance(root, Branch):
        return raw
    place = place_of(root, path.name)
    raw.title = clean(root.text("name"), place, problems)
    raw.description = clean(root.text("description"), place, problems)
    for key, table in ROWS:
        lines = [
            _line(row, path.name, problems) for row in branches_of(root, key, path.name, problems)
        ]
        if lines:
            raw.tables[table] = table_of(table, lines, place)
    _tell_passed_over(root, path.name, problems)
    settle_kumu(raw, problems)
    return raw


def _line(row: Branch, file: str, problems: Problems) -> Line:
    """A row with the fields of its `attributes` as its own."""
    fixed = [(word, row.text(word) or None) for word in ("from", "to")]
    own = row.text("_id") or row.text("id") or None
    made = line(place_of(row, file), [*fixed, ("id", own)])
    with_fields(made, row, ("attributes", "_id", "id", "from", "to"), problems)
    for entry in branch_of(row, "attributes", file, problems).entries:
        if entry.key not in made.texts:
            flat = Branch(row.line, row.column, [entry])
            with_fields(made, flat, (), problems)
    return made


def _tell_passed_over(root: Branch, file: str, problems: Problems) -> None:
    """What a project holds that is about how it is shown."""
    found = [
        phrase(
            "{nodes} {said}",
            nodes=f"{len(entry.value.nodes):,}",
            said=words if len(entry.value.nodes) > 1 else words[:-1],
        )
        for words in _SHOWN
        if (entry := root.entry(words)) and isinstance(entry.value, Items) and entry.value.nodes
    ]
    if found:
        message = phrase(
            "{listed} say how it is shown and were passed over.", listed=run_on(phrase(", "), found)
        )
        problems.note("passed-over", message, place_of(root, file))


kumu_json = Format(
    name="kumu_json",
    question="Kumu's JSON, a project or a blueprint",
    suffixes=(".json",),
    called=phrase("Kumu's JSON"),
    facts="docs.kumu.io/guides/import",
    write=write_json,
    fit=without_self_ties,
    holds=HOLDS,
    limits=LIMITS,
    read=read,
    recognises=is_kumu,
)
